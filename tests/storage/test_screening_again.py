"""Screening stored comments again: other flags, and nothing else; stopped, killed and taken up again."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from moderator.domain.comments import Comment
from moderator.domain.decisions import Verdict
from moderator.domain.query import Order, Query, Word
from moderator.errors import RunUnderWay
from moderator.services import audit_check, review_queue, site_words
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.edit import edit
from moderator.services.rescreen import CHUNK, Rescreened, rescreen
from moderator.storage import similar_texts
from tests.helpers.desks import arrival, bring_in

EVERY = Query()
LONG_TEXT = "My cousin earns four hundred dollars a day from home, with nothing but a telephone and an hour to spare."


def all_comments(desk: Desk) -> list[Comment]:
    return review_queue.rows(desk, review_queue.snapshot(desk, EVERY, Order.OLDEST))


def screened(desk: Desk, query: Query = EVERY) -> Rescreened:
    *_, last = rescreen(desk, query)
    return last


def codes(comment: Comment) -> list[str]:
    return [flag.code for flag in comment.flags]


def unflagged(comment: Comment) -> Comment:
    return replace(comment, flags=(), priority=0.0)


def test_new_words_reach_stored_comments_and_nothing_else_changes(desk: Desk) -> None:
    bring_in(desk, arrival(1, "The bridge is old"), arrival(2, "Nothing"), arrival(3, "A bridge, anna@example.org"))
    first, _, third = all_comments(desk)
    decide(desk, Act(Verdict.APPROVE), [Target(first.id)])
    edit(desk, Target(third.id), third.text.replace("A", "One"))
    before = all_comments(desk)
    log = review_queue.log(desk, EVERY, None)
    site_words.block(desk, ["bridge"], None, None)

    assert screened(desk) == Rescreened(3, 3, 2)
    after = all_comments(desk)
    assert [("blocked-word" in codes(comment)) for comment in after] == [True, False, True]
    assert [unflagged(comment) for comment in after] == [unflagged(comment) for comment in before]
    assert after[0].priority > before[0].priority
    assert review_queue.log(desk, EVERY, None) == log
    assert audit_check.verify(desk).problem is None


def test_screening_again_without_news_changes_nothing(desk: Desk) -> None:
    bring_in(
        desk,
        arrival(1, "Call +374 91 123456 or write to anna@example.org", name="anna@example.org"),
        arrival(2, 'See <a href="https://evil.example/x">https://bank.example</a>'),
        arrival(3, LONG_TEXT),
        arrival(4, LONG_TEXT.upper()),
        arrival(5, "What a sh1t show", email=arrival(4).email),
    )
    before = all_comments(desk)
    assert screened(desk).changed == 0
    assert all_comments(desk) == before


def test_a_query_narrows_what_is_screened(desk: Desk) -> None:
    bring_in(desk, arrival(1, "The bridge is old"), arrival(2, "This bridge is new"))
    site_words.block(desk, ["bridge"], None, None)
    assert screened(desk, EVERY.having(Word("new"))) == Rescreened(1, 1, 1)


def test_texts_of_an_older_version_find_each_other_once_they_are_screened(desk: Desk) -> None:
    bring_in(desk, arrival(1, LONG_TEXT), arrival(2, LONG_TEXT), arrival(3, LONG_TEXT))
    ids = [comment.id for comment in all_comments(desk)]
    with desk.database.writing() as connection:
        similar_texts.forget(connection, ids)
    screened(desk)
    assert [codes(comment)[0] for comment in all_comments(desk)] == ["same-text"] * 3


@pytest.fixture
def many(desk: Desk) -> Desk:
    """A desk with three chunks of comments about a bridge, which is a blocked word by now."""
    bring_in(desk, *(arrival(number, f"The bridge nr {number}") for number in range(1, 2 * CHUNK + 2)))
    site_words.block(desk, ["bridge"], None, None)
    return desk


def flagged(desk: Desk) -> int:
    return sum("blocked-word" in codes(comment) for comment in all_comments(desk))


def test_a_stopped_run_keeps_whole_chunks_and_goes_on_from_there(many: Desk) -> None:
    with closing(rescreen(many, EVERY)) as run:
        next(run)
        next(run)
    assert flagged(many) == CHUNK
    reached = list(rescreen(many, EVERY))
    assert [each.done for each in reached] == [CHUNK, 2 * CHUNK, 2 * CHUNK + 1]
    assert reached[-1].changed == CHUNK + 1
    assert flagged(many) == 2 * CHUNK + 1
    assert next(rescreen(many, EVERY)).done == 0, "what came to its end begins anew"


@pytest.mark.parametrize("news", [lambda desk: site_words.block(desk, ["nr"], None, None), lambda desk: None])
def test_other_work_begins_at_the_first_comment(many: Desk, news: Callable[[Desk], object]) -> None:
    with closing(rescreen(many, EVERY)) as run:
        next(run)
        next(run)
    is_same = news(many) is None
    with closing(rescreen(many, EVERY)) as run:
        assert next(run).done == (CHUNK if is_same else 0)


def test_one_run_at_a_time(many: Desk) -> None:
    with closing(rescreen(many, EVERY)) as run:
        next(run)
        with pytest.raises(RunUnderWay, match="being screened again on this database already, since"):
            next(rescreen(many, EVERY))


def test_what_is_decided_meanwhile_stays(many: Desk) -> None:
    last = all_comments(many)[-1]
    with closing(rescreen(many, EVERY)) as run:
        next(run)
        decide(many, Act(Verdict.SPAM), [Target(last.id)])
        list(run)
    after = all_comments(many)[-1]
    assert (after.status.value, after.version) == ("spam", last.version + 1)
    assert "blocked-word" in codes(after)
