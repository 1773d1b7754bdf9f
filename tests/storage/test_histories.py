"""What an import knows of comments beside themselves: copies, floods, names; its own batch included."""

from datetime import timedelta
from random import Random

import pytest

from moderator.domain.comments import Comment, Status
from moderator.domain.personal import EmailAddress, IpAddress
from moderator.domain.query import Is, Order, Query, SameTextAs
from moderator.screening.explanations import explain
from moderator.services import review_queue
from moderator.services.decide import Target
from moderator.services.desk import Desk
from moderator.services.edit import edit
from moderator.services.similar_texts import MOST_HOLDERS, WINDOW
from moderator.storage import similar_texts
from tests.helpers.desks import NOON, arrival, bring_in

WAVE = (
    "Dear readers, my cousin earns four hundred dollars a day from home, with nothing but a telephone. "
    "Ask me how, and tell your friends about it today."
)
MIDDLING = "Great article, thank you for it."
SAME = {"email": EmailAddress("anna@example.org"), "name": "Anna"}


def all_comments(desk: Desk) -> list[Comment]:
    return review_queue.rows(desk, review_queue.snapshot(desk, Query(), Order.OLDEST))


def codes(comment: Comment, filter_name: str) -> list[str]:
    return [flag.code for flag in comment.flags if flag.filter == filter_name]


def told(comment: Comment, filter_name: str) -> list[str]:
    return [explain(flag, comment) for flag in comment.flags if flag.filter == filter_name]


def same_text_as(desk: Desk, comment_id: int) -> list[int]:
    """What `duplicates:` finds, the earliest first."""
    return list(review_queue.snapshot(desk, Query().having(SameTextAs(comment_id)), Order.OLDEST))


def keys_of(desk: Desk, *comment_ids: int) -> int:
    with desk.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT comment_id FROM text_key").all()
    return sum(row[0] in comment_ids for row in rows)


def test_copies_in_one_batch_know_each_other(desk: Desk) -> None:
    bring_in(desk, arrival(1, WAVE), arrival(2, WAVE.upper()), arrival(3, WAVE), arrival(4, "Something else entirely"))
    first, second, third, other = all_comments(desk)
    assert told(first, "duplicates") == ["Same text as 2 comments within 2 days, by 2 names."]
    assert [codes(each, "duplicates") for each in (second, third, other)] == [["same-text"], ["same-text"], []]


def test_copies_of_earlier_batches_are_known(desk: Desk) -> None:
    for number in range(1, 5):
        bring_in(desk, arrival(number, WAVE.replace("cousin", f"cousin nr {number}")))
    *_, last = all_comments(desk)
    assert told(last, "duplicates") == ["Nearly the same text as 3 comments within 2 days, by 3 names."]
    assert same_text_as(desk, last.id) == [comment.id for comment in all_comments(desk)]


def test_copies_across_articles_and_authors_are_one_cluster_and_one_query(desk: Desk) -> None:
    article = arrival(1).article
    bring_in(desk, arrival(1, WAVE), arrival(2, "The library opens at nine on Mondays, as it always has."))
    elsewhere = type(article)("2", "https://paper.example/other", "Another article")
    bring_in(desk, arrival(3, WAVE + " Now!", article=elsewhere))
    first, other, third = (comment.id for comment in all_comments(desk))

    assert set(review_queue.snapshot(desk, Query().having(SameTextAs(first)), Order.OLDEST)) == {first, third}
    assert set(review_queue.snapshot(desk, Query().having(Is.DUPLICATE), Order.OLDEST)) == {first, third}
    assert same_text_as(desk, other) == [other]


@pytest.mark.parametrize("text", ["I agree", "Շնորհակալություն", "Thank you"])
def test_what_everybody_says_is_no_copy(desk: Desk, text: str) -> None:
    bring_in(desk, *(arrival(number, text) for number in range(1, 6)))
    assert all(codes(comment, "duplicates") == [] for comment in all_comments(desk))


def test_texts_of_middle_length_must_be_the_same(desk: Desk) -> None:
    bring_in(desk, arrival(1, MIDDLING), arrival(2, MIDDLING.replace("it", "this")), arrival(3, MIDDLING.upper()))
    assert [codes(comment, "duplicates") for comment in all_comments(desk)] == [["same-text"], [], ["same-text"]]


def test_what_was_said_long_ago_does_not_count(desk: Desk) -> None:
    bring_in(desk, arrival(1, WAVE, submitted=NOON - WINDOW - timedelta(days=1)), arrival(2, WAVE, submitted=NOON))
    assert all(codes(comment, "duplicates") == [] for comment in all_comments(desk))


def test_two_clusters_that_turn_out_to_say_the_same_become_one(desk: Desk) -> None:
    """The third text lies between two that are too different to find each other."""
    random = Random(6)
    words, others, numbers = (
        ["".join(random.choices(letters, k=5)) for _ in range(45)]
        for letters in ("abcdefghijklm", "nopqrstuvwxyz", "0123456789")
    )
    first = " ".join(words)
    second = " ".join([*words[:39], *others[39:]])
    third = " ".join([*numbers[:6], *words[6:39], *others[39:]])
    bring_in(desk, arrival(1, first), arrival(2, first))
    bring_in(desk, arrival(3, third), arrival(4, third))
    one, _, three, _ = (comment.id for comment in all_comments(desk))
    assert len(same_text_as(desk, one)) == len(same_text_as(desk, three)) == 2
    bring_in(desk, arrival(5, second))
    assert len(same_text_as(desk, one)) == 5


def test_a_text_that_the_site_changes_leaves_its_cluster(desk: Desk) -> None:
    bring_in(desk, arrival(1, WAVE), arrival(2, WAVE))
    bring_in(desk, arrival(2, "I have thought better of it, and I beg your pardon for what I wrote."))
    first, second = (comment.id for comment in all_comments(desk))
    assert same_text_as(desk, second) == [second]
    assert keys_of(desk, first) == 9


def test_a_crowded_key_is_not_noted_again(desk: Desk) -> None:
    bring_in(desk, *(arrival(number, WAVE) for number in range(1, 80)))
    assert keys_of(desk, *(comment.id for comment in all_comments(desk))) == 9
    bring_in(desk, *(arrival(number, f"{WAVE} {number}") for number in range(100, 180)))
    with desk.database.reading() as connection:
        most = connection.exec_driver_sql("SELECT count(*) FROM text_key GROUP BY key ORDER BY 1 DESC").all()[0][0]
    assert most <= MOST_HOLDERS
    assert len(same_text_as(desk, all_comments(desk)[-1].id)) == 159


def test_forgotten_texts_leave_nothing_behind(desk: Desk) -> None:
    bring_in(desk, arrival(1, WAVE), arrival(2, WAVE))
    first, second = (comment.id for comment in all_comments(desk))
    with desk.database.writing() as connection:
        similar_texts.forget(connection, [first, second])
    assert keys_of(desk, first, second) == 0
    assert same_text_as(desk, first) == [first]


def test_a_typed_address_is_masked_before_texts_are_compared(desk: Desk) -> None:
    bring_in(desk, arrival(1, f"{WAVE} anna@example.org"), arrival(2, f"{WAVE} gago@example.org"))
    assert [codes(comment, "duplicates") for comment in all_comments(desk)] == [["same-text"], ["same-text"]]


def test_a_copy_that_was_edited_here_is_still_told_as_one(desk: Desk) -> None:
    bring_in(desk, arrival(1, WAVE), arrival(2, WAVE))
    first, second = (comment.id for comment in all_comments(desk))
    edit(desk, Target(first), "A text that no reader has written, but that somebody at the desk has.")
    assert codes(all_comments(desk)[0], "duplicates") == ["similar-text"]
    assert same_text_as(desk, second) == [first, second]


def test_a_flood_by_one_author_is_told_within_a_batch_and_across(desk: Desk) -> None:
    seconds = [NOON + timedelta(seconds=number) for number in range(7)]
    bring_in(desk, *(arrival(number, f"Nr {number}", submitted=at, **SAME) for number, at in enumerate(seconds[:3])))
    bring_in(
        desk, *(arrival(number + 9, f"Nr {number}", submitted=at, **SAME) for number, at in enumerate(seconds[3:]))
    )
    found = [codes(comment, "flood") for comment in all_comments(desk)]
    assert found[:3] == [[], [], []], "when they came, it was no flood yet"
    assert found[3:] == [["author-flood"]] * 4


def test_many_authors_at_one_ip_address_are_a_flood_too(desk: Desk) -> None:
    ip = IpAddress("192.0.2.77")
    bring_in(desk, *(arrival(number, f"Nr {number}", submitted=NOON, ip=ip) for number in range(1, 17)))
    assert [codes(comment, "flood") for comment in all_comments(desk)] == [["address-flood"]] * 16


def test_comments_without_a_time_are_no_flood(desk: Desk) -> None:
    bring_in(desk, *(arrival(number, f"Nr {number}", submitted=None, **SAME) for number in range(1, 17)))
    assert all(codes(comment, "flood") == [] for comment in all_comments(desk))


def test_a_regulars_name_from_another_address_is_told(desk: Desk) -> None:
    said = [arrival(number, f"Nr {number}", status=Status.APPROVED, source_status="1", **SAME) for number in range(10)]
    bring_in(desk, *said)
    bring_in(desk, arrival(20, "It is me", name="АNNA"), arrival(21, "Me too", name="Anna", email=None))
    bring_in(desk, arrival(22, "And I am Garo", name="Garo"), arrival(23, "Really me", **SAME))
    found = {comment.text: codes(comment, "impersonation") for comment in all_comments(desk)}
    assert found["It is me"] == found["Me too"] == ["regular-name"]
    assert found["And I am Garo"] == found["Really me"] == []


def test_a_name_that_many_share_is_nobodys(desk: Desk) -> None:
    said = [arrival(number, f"Nr {number}", status=Status.APPROVED, source_status="1", **SAME) for number in range(10)]
    bring_in(desk, *said)
    bring_in(desk, *(arrival(number, f"Nr {number}", name="Anna") for number in range(20, 30)))
    bring_in(desk, arrival(40, "One more Anna", name="Anna"))
    assert codes(all_comments(desk)[-1], "impersonation") == []


def test_an_author_whom_all_was_refused_is_told(desk: Desk) -> None:
    bring_in(
        desk,
        *(arrival(number, f"Nr {number}", status=Status.SPAM, source_status="spam", **SAME) for number in range(3)),
    )
    bring_in(desk, arrival(9, "Once more", **SAME))
    last = all_comments(desk)[-1]
    assert told(last, "author-record") == ["All 3 comments of this author decided so far were rejected or spam."]
