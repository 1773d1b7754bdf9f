"""What an import stores, updates, keeps and leaves alone."""

from dataclasses import replace

from moderator.domain.comments import Status
from moderator.domain.decisions import Verdict
from moderator.domain.query import Order, Query
from moderator.services import review_queue
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from tests.helpers.desks import arrival, bring_in


def everything(desk: Desk) -> list[object]:
    ids = review_queue.snapshot(desk, Query(), Order.OLDEST)
    return [review_queue.whole(desk, comment_id) for comment_id in ids]


def only(desk: Desk) -> review_queue.WholeComment:
    (comment_id,) = review_queue.snapshot(desk, Query(), Order.OLDEST)
    return review_queue.whole(desk, comment_id)


def test_the_same_comments_again_change_nothing(desk: Desk) -> None:
    comments = [arrival(1), arrival(2, "Write to anna@example.org."), arrival(3, parent_external_id="1")]
    assert bring_in(desk, *comments).added == 3
    before = everything(desk)
    counts = bring_in(desk, *comments)
    assert (counts.added, counts.updated, counts.unchanged, counts.kept) == (0, 0, 3, 0)
    assert everything(desk) == before


def test_a_new_text_of_an_untouched_comment_is_a_second_revision(desk: Desk) -> None:
    bring_in(desk, arrival(1, "First words"))
    assert bring_in(desk, arrival(1, "Second thoughts")).updated == 1
    found = only(desk)
    assert [revision.text for revision in found.revisions] == ["First words", "Second thoughts"]
    assert found.comment.text == "Second thoughts"
    assert not found.comment.edited


def test_a_status_changed_at_the_site_is_taken_over_where_nobody_decided(desk: Desk) -> None:
    bring_in(desk, arrival(1))
    bring_in(desk, arrival(1, status=Status.APPROVED, source_status="1"))
    assert only(desk).comment.status is Status.APPROVED


def test_what_was_decided_here_stays_and_is_counted_as_kept(desk: Desk) -> None:
    bring_in(desk, arrival(1))
    decide(desk, Act(Verdict.REJECT), [Target(only(desk).comment.id)])
    assert bring_in(desk, arrival(1, status=Status.SPAM, source_status="spam")).kept == 1
    assert bring_in(desk, arrival(1, "Another text")).kept == 1
    assert only(desk).comment.status is Status.REJECTED


def test_a_site_that_agrees_with_what_was_decided_here_is_no_difference(desk: Desk) -> None:
    bring_in(desk, arrival(1))
    decide(desk, Act(Verdict.APPROVE), [Target(only(desk).comment.id)])
    assert bring_in(desk, arrival(1, status=Status.APPROVED, source_status="1")).unchanged == 1


def test_a_reply_finds_its_parent_whichever_comes_first(desk: Desk) -> None:
    bring_in(desk, arrival(2, "The answer", parent_external_id="1"))
    bring_in(desk, arrival(1, "The question"))
    question, answer = everything(desk)
    assert answer.comment.parent == question.comment.id
    assert answer.parent_text == "The question"


def test_a_comment_that_says_it_answers_itself_has_no_parent(desk: Desk) -> None:
    bring_in(desk, arrival(1, parent_external_id="1"))
    assert only(desk).comment.parent is None


def test_one_address_at_one_site_is_one_author_with_a_record(desk: Desk) -> None:
    email = arrival(1).email
    bring_in(desk, arrival(1), arrival(2, email=email, status=Status.APPROVED), arrival(3))
    first, second, third = (whole.comment for whole in everything(desk))
    assert first.author_id == second.author_id != third.author_id
    assert (first.record.approved, third.record.approved) == (1, 0)


def test_comments_without_an_address_are_no_author(desk: Desk) -> None:
    bring_in(desk, arrival(1, email=None), arrival(2, email=None))
    assert [whole.comment.author_id for whole in everything(desk)] == [None, None]


def test_times_names_and_texts_come_back_as_they_were(desk: Desk) -> None:
    told = arrival(1, "Ե՞րբ 🏆 а кто?", name="Ayşe Îлья Մարիամ", submitted=None, submitted_raw="0000-00-00")
    bring_in(desk, told)
    found = only(desk).comment
    assert (found.text, found.name, found.submitted) == ("Ե՞րբ 🏆 а кто?", told.name, None)
    bring_in(desk, replace(told, submitted=arrival(1).submitted))
    assert only(desk).comment.submitted == arrival(1).submitted
