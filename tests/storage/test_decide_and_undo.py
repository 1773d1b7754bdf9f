"""Deciding, and taking it back, with colleagues around."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from threading import Barrier, Thread

import pytest

from moderator.domain.actors import Actor
from moderator.domain.comments import Status
from moderator.domain.decisions import Verdict
from moderator.domain.query import Order, Query
from moderator.errors import BrakeTripped, Conflict, NotFound
from moderator.services import audit_check, review_queue
from moderator.services.decide import Act, Target, decide, targets_of
from moderator.services.desk import Desk
from moderator.services.edit import edit, revert
from moderator.services.undo import NothingToUndo, redo, undo
from tests.helpers.desks import arrival, bring_in


@pytest.fixture
def ids(desk: Desk) -> list[int]:
    """Six pending comments."""
    bring_in(desk, *(arrival(number, f"Text {number}") for number in range(1, 7)))
    return list(review_queue.snapshot(desk, Query(), Order.OLDEST))


@pytest.fixture(autouse=True)
def chain_is_whole_at_the_end(desk: Desk) -> Iterator[None]:
    yield
    assert audit_check.verify(desk).problem is None


def statuses(desk: Desk, ids: list[int]) -> list[str]:
    return [comment.status.value for comment in review_queue.rows(desk, ids)]


def act(desk: Desk, verdict: Verdict, *ids: int) -> int | None:
    return decide(desk, Act(verdict), [Target(comment_id) for comment_id in ids]).batch


def colleague(desk: Desk, name: str) -> Desk:
    return replace(desk, actor=Actor(name))


@pytest.mark.parametrize(
    ("verdict", "after"),
    [
        (Verdict.APPROVE, Status.APPROVED),
        (Verdict.REJECT, Status.REJECTED),
        (Verdict.SPAM, Status.SPAM),
        (Verdict.HOLD, Status.HELD),
    ],
)
def test_a_verdict_is_stored_and_undo_brings_the_comment_back(
    desk: Desk, ids: list[int], verdict: Verdict, after: Status
) -> None:
    act(desk, verdict, ids[0])
    assert statuses(desk, ids[:2]) == [after, "pending"]
    undo(desk)
    assert statuses(desk, ids[:2]) == ["pending", "pending"]


def test_what_changes_nothing_is_no_batch(desk: Desk, ids: list[int]) -> None:
    changes = decide(desk, Act(Verdict.REOPEN), [Target(ids[0])])
    assert (changes.batch, changes.changed, changes.unchanged) == (None, (), 1)


def test_what_is_not_there_is_refused_and_the_rest_is_done(desk: Desk, ids: list[int]) -> None:
    changes = decide(desk, Act(Verdict.APPROVE), [Target(ids[0]), Target(999)])
    assert changes.changed == (ids[0],)
    assert [(refused.id, refused.reason) for refused in changes.refused] == [(999, "not found")]


def test_a_comment_changed_since_it_was_seen_is_refused_by_name(desk: Desk, ids: list[int]) -> None:
    seen = targets_of(desk, Query())
    act(colleague(desk, "petros"), Verdict.SPAM, ids[0])
    changes = decide(desk, Act(Verdict.APPROVE), seen)
    assert [(refused.id, refused.reason) for refused in changes.refused] == [(ids[0], "changed by petros")]
    assert statuses(desk, ids) == ["spam"] + ["approved"] * 5


def test_the_brake_changes_nothing(desk: Desk, ids: list[int]) -> None:
    with pytest.raises(BrakeTripped, match="6 comments, more than 5"):
        decide(desk, Act(Verdict.SPAM, at_most=5), targets_of(desk, Query()))
    assert statuses(desk, ids) == ["pending"] * 6
    assert review_queue.log(desk, Query(), None) == []


def test_a_dry_run_tells_and_changes_nothing(desk: Desk, ids: list[int]) -> None:
    changes = decide(desk, Act(Verdict.SPAM, dry_run=True), targets_of(desk, Query()))
    assert (changes.batch, changes.changed) == (None, tuple(ids))
    assert statuses(desk, ids) == ["pending"] * 6


def test_undo_and_redo_go_back_and_forth_through_several_acts(desk: Desk, ids: list[int]) -> None:
    act(desk, Verdict.APPROVE, ids[0])
    act(desk, Verdict.REJECT, ids[0])
    act(desk, Verdict.SPAM, ids[0])
    trail = []
    for step in (undo, undo, undo, redo, redo, redo, undo, undo, redo):
        step(desk)
        trail.append(statuses(desk, ids[:1])[0])
    expected = "rejected approved pending approved rejected spam rejected approved rejected"
    assert trail == expected.split()


def test_a_new_act_ends_what_can_be_redone(desk: Desk, ids: list[int]) -> None:
    act(desk, Verdict.APPROVE, ids[0])
    undo(desk)
    act(desk, Verdict.HOLD, ids[1])
    with pytest.raises(NothingToUndo):
        redo(desk)


def test_undo_refuses_what_a_colleague_changed_since_and_takes_back_the_rest(desk: Desk, ids: list[int]) -> None:
    act(desk, Verdict.REJECT, *ids[:3])
    act(colleague(desk, "petros"), Verdict.APPROVE, ids[1])
    changes = undo(desk)
    assert [(refused.id, refused.reason) for refused in changes.refused] == [(ids[1], "changed by petros")]
    assert statuses(desk, ids[:3]) == ["pending", "approved", "pending"]


@pytest.mark.parametrize("by_name", [True, False], ids=["by its number", "as the latest"])
def test_what_an_undo_refused_can_be_taken_back_later(desk: Desk, ids: list[int], by_name: bool) -> None:
    petros = colleague(desk, "petros")
    batch = act(desk, Verdict.REJECT, *ids[:3])
    act(petros, Verdict.APPROVE, ids[1])
    undo(desk)
    undo(petros)
    assert statuses(desk, ids[:3]) == ["pending", "rejected", "pending"]
    rest = undo(desk, batch if by_name else None)
    assert (rest.changed, rest.refused) == ((ids[1],), ())
    assert statuses(desk, ids[:3]) == ["pending"] * 3
    with pytest.raises(Conflict, match=f"Batch {batch} was taken back already, by batch {rest.batch}"):
        undo(desk, batch)
    for _ in range(2):
        redo(desk)
    assert statuses(desk, ids[:3]) == ["rejected"] * 3


def test_a_named_batch_tells_again_what_is_still_in_the_way(desk: Desk, ids: list[int]) -> None:
    batch = act(desk, Verdict.REJECT, *ids[:2])
    act(colleague(desk, "petros"), Verdict.APPROVE, ids[1])
    undo(desk)
    for _ in range(2):
        changes = undo(desk, batch)
        assert (changes.batch, changes.changed) == (None, ())
        assert [(refused.id, refused.reason) for refused in changes.refused] == [(ids[1], "changed by petros")]


def test_an_act_that_is_refused_as_a_whole_is_told_once_and_blocks_no_earlier_one(desk: Desk, ids: list[int]) -> None:
    petros = colleague(desk, "petros")
    act(desk, Verdict.APPROVE, ids[0])
    act(desk, Verdict.REJECT, ids[1])
    act(petros, Verdict.SPAM, ids[1])
    refused = undo(desk)
    assert (refused.batch, refused.changed, refused.refused[0].reason) == (None, (), "changed by petros")
    assert statuses(desk, ids[:2]) == ["approved", "spam"]
    assert undo(desk).changed == (ids[0],)
    with pytest.raises(NothingToUndo):
        undo(desk)
    undo(petros)
    assert undo(desk).changed == (ids[1],)
    assert statuses(desk, ids[:2]) == ["pending", "pending"]


def test_a_redo_that_is_refused_as_a_whole_blocks_no_earlier_one(desk: Desk, ids: list[int]) -> None:
    act(desk, Verdict.APPROVE, ids[0])
    act(desk, Verdict.REJECT, ids[1])
    undo(desk)
    undo(desk)
    act(colleague(desk, "petros"), Verdict.SPAM, ids[0])
    assert redo(desk).refused[0].reason == "changed by petros"
    assert redo(desk).changed == (ids[1],)
    assert statuses(desk, ids[:2]) == ["spam", "rejected"]


def test_a_redo_is_taken_back_by_its_number_and_done_again(desk: Desk, ids: list[int]) -> None:
    act(desk, Verdict.REJECT, *ids[:2])
    undo(desk)
    again = redo(desk)
    undo(desk, again.batch)
    assert statuses(desk, ids[:2]) == ["pending", "pending"]
    with pytest.raises(NothingToUndo):
        undo(desk)
    redo(desk)
    assert statuses(desk, ids[:2]) == ["rejected", "rejected"]


def test_what_a_colleague_did_and_took_back_stands_in_nobodys_way(desk: Desk, ids: list[int]) -> None:
    act(desk, Verdict.REJECT, ids[0])
    petros = colleague(desk, "petros")
    act(petros, Verdict.APPROVE, ids[0])
    undo(petros)
    assert undo(desk).refused == ()
    assert statuses(desk, ids[:1]) == ["pending"]


def test_undo_without_a_batch_takes_back_ones_own_act_only(desk: Desk, ids: list[int]) -> None:
    act(desk, Verdict.REJECT, ids[0])
    act(colleague(desk, "petros"), Verdict.SPAM, ids[1])
    undo(desk)
    assert statuses(desk, ids[:2]) == ["pending", "spam"]
    with pytest.raises(NothingToUndo):
        undo(desk)
    with pytest.raises(NotFound, match="no batch 999"):
        undo(desk, 999)


def test_anybody_may_take_back_a_named_batch(desk: Desk, ids: list[int]) -> None:
    batch = act(desk, Verdict.REJECT, ids[0])
    undo(colleague(desk, "petros"), batch)
    assert statuses(desk, ids[:1]) == ["pending"]


def test_a_redone_decision_has_its_reason_again(desk: Desk, ids: list[int]) -> None:
    decide(desk, Act(Verdict.REJECT, "offensive", "Second time."), [Target(ids[0])])
    undo(desk)
    redo(desk)
    newest = review_queue.log(desk, Query(), 1)[0]
    assert (newest.verdict, newest.reason, newest.note) == (Verdict.REJECT, "offensive", "Second time.")


def test_an_edit_keeps_the_original_and_is_undone(desk: Desk, ids: list[int]) -> None:
    edit(desk, Target(ids[0]), "Better words")
    edit(desk, Target(ids[0]), "Best words")
    assert review_queue.whole(desk, ids[0]).comment.text == "Best words"
    undo(desk)
    assert review_queue.whole(desk, ids[0]).comment.text == "Better words"
    revert(desk, Target(ids[0]))
    whole = review_queue.whole(desk, ids[0])
    assert (whole.comment.text, whole.comment.edited) == ("Text 1", False)
    assert [revision.text for revision in whole.revisions] == ["Text 1", "Better words", "Best words"]


def test_a_mark_is_an_act_like_any_other(desk: Desk, ids: list[int]) -> None:
    act(desk, Verdict.MARK, ids[0])
    assert [comment.marked for comment in review_queue.rows(desk, ids[:2])] == [True, False]
    undo(desk)
    assert not review_queue.rows(desk, ids[:1])[0].marked


def test_two_people_deciding_at_once_lose_nothing(desk: Desk, ids: list[int]) -> None:
    start = Barrier(4)

    def decide_all(name: str, verdict: Verdict) -> None:
        start.wait()
        for comment_id in ids:
            act(colleague(desk, name), verdict, comment_id)

    verdicts = (Verdict.APPROVE, Verdict.REJECT, Verdict.SPAM, Verdict.HOLD)
    threads = [Thread(target=decide_all, args=(f"person {verdict}", verdict)) for verdict in verdicts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for comment_id in ids:
        whole = review_queue.whole(desk, comment_id)
        steps = [(decision.before, decision.after) for decision in whole.decisions]
        assert len(steps) == 4
        assert steps[0][0] is Status.PENDING
        assert all(first[1] is second[0] for first, second in pairwise(steps))
        assert whole.comment.status is steps[-1][1]
        assert whole.comment.version == 5
