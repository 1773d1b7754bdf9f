"""The thread around a comment, its author's card, and what is ruled of a word while reading; on both engines."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import event

from moderator.domain.comments import Comment, Status
from moderator.domain.personal import EmailAddress
from moderator.domain.query import Order, Query
from moderator.domain.site_words import SiteWord, Tier, WordKind
from moderator.errors import Conflict, NotFound, UserError
from moderator.services import review_queue, site_words
from moderator.services.author_card import AuthorCard, author_card
from moderator.services.desk import Desk
from moderator.services.thread import MOST_COUNTED, Thread, thread
from moderator.services.word_rulings import always_flag, flagged_words, never_flag, take_back
from tests.helpers.desks import arrival, bring_in, desk_at

GARO = EmailAddress("garo@example.org")


def all_comments(desk: Desk) -> list[Comment]:
    return review_queue.rows(desk, review_queue.snapshot(desk, Query(), Order.OLDEST))


def the_comment(desk: Desk, number: int) -> Comment:
    return next(comment for comment in all_comments(desk) if comment.external_id == str(number))


def thread_of(desk: Desk, number: int) -> Thread:
    return thread(desk, the_comment(desk, number).id)


def outline(found: Thread) -> list[str]:
    """Each line as the number of its comment, or `+n` for left out ones, set in by its depth."""
    return [
        "  " * line.depth + (line.comment.external_id if line.comment else f"+{line.left_out}") for line in found.lines
    ]


def reply(number: int, to: int, text: str = "Good morning.", **other: object) -> Any:
    return arrival(number, text, parent_external_id=str(to), **other)


def test_a_thread_shows_what_is_answered_beside_it_and_below(desk: Desk) -> None:
    bring_in(desk, arrival(1), reply(2, 1), reply(3, 1), reply(4, 1), reply(5, 3), reply(6, 5))
    assert outline(thread_of(desk, 3)) == ["1", "  2", "  3", "    5", "  4"]
    assert outline(thread_of(desk, 6)) == ["1", "  3", "    5", "      6"]
    assert outline(thread_of(desk, 1)) == ["1", "  2", "  3", "  4"]


def test_a_comment_alone_is_its_own_thread(desk: Desk) -> None:
    bring_in(desk, arrival(1), arrival(2))
    assert outline(thread_of(desk, 1)) == ["1"]


def test_of_a_long_thread_the_nearest_are_shown_and_the_others_counted(desk: Desk) -> None:
    chain = [reply(number, number - 1) for number in range(2, 8)]
    many = [reply(number, 7) for number in range(10, 30)]
    bring_in(desk, arrival(1), *chain, *many, *(reply(number, 20) for number in range(40, 50)))
    found = outline(thread_of(desk, 20))
    assert [line.strip() for line in found] == [
        *("+3", "4", "5", "6", "7", "18", "19", "20", "40", "41", "42", "43", "+6", "21", "22", "+15")
    ]


def test_more_comments_than_are_counted_are_not_counted(desk: Desk) -> None:
    bring_in(desk, arrival(1), *(reply(number, 1) for number in range(2, MOST_COUNTED + 20)))
    assert thread_of(desk, 1).lines[-1].left_out == MOST_COUNTED - 4


def test_a_circle_of_replies_ends(desk: Desk) -> None:
    bring_in(desk, reply(1, 2), reply(2, 1))
    assert {line.strip() for line in outline(thread_of(desk, 1))} == {"1", "2"}


def test_a_reply_to_what_is_not_here_says_so(desk: Desk) -> None:
    bring_in(desk, reply(2, 1), arrival(3))
    assert review_queue.whole(desk, the_comment(desk, 2).id).answers_missing
    assert not review_queue.whole(desk, the_comment(desk, 3).id).answers_missing


def test_there_is_no_thread_of_no_comment(desk: Desk) -> None:
    with pytest.raises(NotFound):
        thread(desk, 7)


def test_the_card_knows_first_comment_other_names_and_newest_comments(desk: Desk) -> None:
    own = [arrival(n, f"Text {n}.", email=GARO, name="Garo" if n < 4 else "Garo P.") for n in range(1, 7)]
    bring_in(desk, *own, arrival(9, name="Garo"))
    card = author_card(desk, the_comment(desk, 6))
    assert card.other_names == ("Garo",)
    assert [comment.external_id for comment in card.newest] == ["5", "4", "3"]
    assert isinstance(card.first_seen, datetime)
    assert [comment.external_id for comment in author_card(desk, the_comment(desk, 2)).newest] == ["6", "5", "4"]


def test_another_letter_case_is_no_other_name(desk: Desk) -> None:
    bring_in(desk, arrival(1, email=GARO, name="GARO"), arrival(2, email=GARO, name="Garo"))
    assert author_card(desk, the_comment(desk, 2)).other_names == ()


def test_without_an_address_there_is_no_card(desk: Desk) -> None:
    bring_in(desk, arrival(1, email=None))
    assert author_card(desk, the_comment(desk, 1)) == AuthorCard()


def test_an_address_typed_as_a_name_is_masked_on_the_card(desk: Desk) -> None:
    bring_in(desk, arrival(1, email=GARO, name="garo@example.org"), arrival(2, email=GARO, name="Garo"))
    (name,) = author_card(desk, the_comment(desk, 2)).other_names
    assert "garo" not in name
    assert "•" in name


def test_neither_thread_nor_card_reads_a_whole_table(migrated_sqlite_url: str, tmp_path: Any) -> None:
    with desk_at(migrated_sqlite_url, tmp_path / "data") as desk:
        bring_in(desk, arrival(1, email=GARO), reply(2, 1, email=GARO), reply(3, 2, email=GARO))
        asked: list[tuple[str, Any]] = []
        event.listen(
            desk.database.engine,
            "before_cursor_execute",
            lambda _c, _cursor, statement, values, *_: asked.append((statement, values)),
        )
        shown = the_comment(desk, 2)
        asked.clear()
        thread(desk, shown.id)
        author_card(desk, shown)
        selects = [(statement, values) for statement, values in asked if statement.startswith("SELECT")]
        with desk.database.reading() as connection:
            plans = [
                row.detail
                for statement, values in selects
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            ]
    assert len(selects) > 8
    assert any("ix_comment_parent" in plan for plan in plans)
    assert any("ix_comment_author_newest" in plan for plan in plans)
    assert not [plan for plan in plans if plan.startswith("SCAN") and "anon" not in plan]


def test_a_word_that_is_never_flagged_again_is_not_flagged_and_can_be_taken_back(desk: Desk) -> None:
    bring_in(desk, arrival(1, "You moron."), arrival(2, "What a MORON he is."))
    ids = [comment.id for comment in all_comments(desk)]
    assert flagged_words(the_comment(desk, 1)) == ("moron",)
    ruling = never_flag(desk, "moron", ids)
    assert ruling.is_changed
    assert [flagged_words(comment) for comment in all_comments(desk)] == [(), ()]
    take_back(desk, ruling, ids)
    assert [flagged_words(comment) for comment in all_comments(desk)] == [("moron",), ("moron",)]
    assert site_words.site_words(desk) == []


def test_a_disguised_word_is_allowed_as_it_is_written(desk: Desk) -> None:
    bring_in(desk, arrival(1, "You m0r0n."))
    (word,) = flagged_words(the_comment(desk, 1))
    never_flag(desk, word, [the_comment(desk, 1).id])
    assert word == "m0r0n"
    assert flagged_words(the_comment(desk, 1)) == ()


def test_screening_a_word_anew_touches_no_decision(desk: Desk) -> None:
    bring_in(desk, arrival(1, "You moron.", status=Status.APPROVED))
    before = the_comment(desk, 1)
    never_flag(desk, "moron", [before.id])
    after = the_comment(desk, 1)
    assert (after.status, after.version) == (before.status, before.version)
    assert after.priority < before.priority


def test_a_word_that_is_always_flagged_is_flagged(desk: Desk) -> None:
    bring_in(desk, arrival(1, "Sell your  Turnips here."))
    ids = [the_comment(desk, 1).id]
    ruling = always_flag(desk, " Turnips ", ids)
    assert ruling.word == "turnips"
    assert flagged_words(the_comment(desk, 1)) == ("turnips",)
    take_back(desk, ruling, ids)
    assert flagged_words(the_comment(desk, 1)) == ()


def test_taking_a_ruling_back_leaves_the_words_as_they_were(desk: Desk) -> None:
    site_words.block(desk, ["turnips"], Tier.MILD, "en")
    ruling = never_flag(desk, "turnips", [])
    assert site_words.site_words(desk) == [SiteWord("turnips", WordKind.ALLOWED)]
    assert not never_flag(desk, "turnips", []).is_changed
    take_back(desk, ruling, [])
    assert site_words.site_words(desk) == [SiteWord("turnips", WordKind.BLOCKED, Tier.MILD, "en")]


def test_a_ruling_that_somebody_has_changed_is_not_taken_back(desk: Desk) -> None:
    ruling = never_flag(desk, "turnips", [])
    site_words.remove(desk, ["turnips"])
    with pytest.raises(Conflict):
        take_back(desk, ruling, [])


@pytest.mark.parametrize("text", ["...", "", "garo@example.org", "x" * 101])
def test_what_can_be_no_word_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(UserError):
        always_flag(desk, text, [])
    assert site_words.site_words(desk) == []
