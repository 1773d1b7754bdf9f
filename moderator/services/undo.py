"""Taking batches back. An undo is itself a batch of opposite decisions, so a redo undoes the undo.

What counts is each decision: one is in effect until a later one, itself in effect, takes it back. A batch is
taken back when nothing of it is in effect any more; what was refused can be taken back later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from moderator.domain.comments import Status
from moderator.domain.decisions import STATUS_AFTER, BatchKind, Changes, Decision, Refused, Verdict
from moderator.errors import Conflict, NotFound
from moderator.services.desk import Desk
from moderator.services.recording import Advance, no_matter, record_many
from moderator.storage import decisions, history
from moderator.storage.database import Connection
from moderator.storage.decisions import NewBatch, Standing, Step
from moderator.storage.history import BatchRow

_VERDICT_TO: dict[Status, Verdict] = {status: verdict for verdict, status in STATUS_AFTER.items()}
_OPPOSITE = {Verdict.EDIT: Verdict.EDIT, Verdict.MARK: Verdict.UNMARK, Verdict.UNMARK: Verdict.MARK}


class NothingToUndo(NotFound):
    """This actor has no act, or no undo, that could be taken back."""


def undo(desk: Desk, batch_id: int | None = None, advance: Advance = no_matter) -> Changes:
    """Takes back this actor's latest act, or batch `batch_id` of anybody, as far as it is still in effect.

    A comment that somebody has changed since is refused, by name. Where that is all of an act, nothing changes,
    and the next undo goes to the act before it; whoever is in the way having undone, it comes first again.
    `advance` is told how many are taken back of how many; where it raises Stopped, nothing is changed.
    Raises NothingToUndo without an act, NotFound without such a batch, Conflict when it is taken back already.
    """
    with desk.database.writing() as connection:
        if batch_id is not None:
            return _take_back(connection, desk, _named(connection, batch_id, advance), advance)
        found = _first_worth_trying(connection, desk, history.acts(connection, desk.actor.name), advance)
        if found is None:
            raise NothingToUndo(f"There is nothing of {desk.actor.name}'s to take back.")
        return _take_back(connection, desk, found, advance)


def redo(desk: Desk, advance: Advance = no_matter) -> Changes:
    """Takes back this actor's latest undo, by the same rules. Raises NothingToUndo without one, or new acts since."""
    with desk.database.writing() as connection:
        found = _first_worth_trying(connection, desk, history.undos(connection, desk.actor.name), advance)
        if found is None:
            raise NothingToUndo(f"There is no undo of {desk.actor.name}'s to take back.")
        return _take_back(connection, desk, found, advance)


@dataclass(frozen=True, slots=True)
class _InEffect:
    """A decision that is still in effect, and who stands in the way of taking it back."""

    decision: Decision
    blocked_by: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A batch, with what of it is still in effect."""

    batch: BatchRow
    left: list[_InEffect]


def _named(connection: Connection, batch_id: int, advance: Advance) -> _Found:
    batch = history.batch_named(connection, batch_id)
    if batch is None:
        raise NotFound(f"There is no batch {batch_id}. See `moderator log`.")
    left = _in_effect(connection, batch_id, advance)
    if not left:
        by = f", by batch {batch.undone_by}" if batch.undone_by else ""
        raise Conflict(f"Batch {batch_id} was taken back already{by}.")
    return _Found(batch, left)


def _first_worth_trying(
    connection: Connection, desk: Desk, batches: Iterable[BatchRow], advance: Advance
) -> _Found | None:
    """The first with something that can be taken back, or whose refusal this actor has not been told yet."""
    for batch in batches:
        left = _in_effect(connection, batch.id, advance)
        if any(each.blocked_by is None for each in left):
            return _Found(batch, left)
        if left and not history.was_tried(connection, batch.id, desk.actor.name):
            return _Found(batch, left)
    return None


def _take_back(connection: Connection, desk: Desk, found: _Found, advance: Advance) -> Changes:
    batch = found.batch
    steps = _steps(connection, found)
    new = NewBatch(BatchKind.UNDO, batch.verdict, desk.actor.name, datetime.now(UTC), undoes=batch.id)
    stored = record_many(connection, desk, new, steps, advance)
    if stored is not None:
        _settle(connection, found, stored)
    else:
        decisions.store_batch(connection, new)
    return Changes(
        kind=BatchKind.UNDO,
        verdict=batch.verdict,
        batch=stored,
        changed=tuple(step.standing.id for step in steps),
        refused=tuple(
            Refused(each.decision.comment, f"changed by {each.blocked_by}") for each in found.left if each.blocked_by
        ),
        of_rules=_is_of_rules(connection, batch),
    )


def _is_of_rules(connection: Connection, batch: BatchRow) -> bool:
    """Whether the batch, or what it took back in its turn, was a run of rules."""
    while batch.undoes and (undone := history.batch_named(connection, batch.undoes)):
        batch = undone
    return batch.kind is BatchKind.RULES


def _settle(connection: Connection, found: _Found, by: int) -> None:
    """Notes whether the batch is taken back now; where it was an undo itself, the same of what it took back."""
    batch: BatchRow | None = found.batch
    # Of the batch itself, what is still in effect is known: to read many decisions again takes a while.
    is_left = any(each.blocked_by for each in found.left)
    while batch:
        decisions.mark_undone(connection, batch.id, None if is_left else by)
        batch = history.batch_named(connection, batch.undoes) if batch.undoes else None
        is_left = bool(batch and _in_effect(connection, batch.id))


def _in_effect(connection: Connection, batch_id: int, advance: Advance = no_matter) -> list[_InEffect]:
    """What of a batch is still in effect. `advance` is told how many decisions there are to be looked at."""
    made = history.of_batch(connection, batch_id)
    advance(0, len(made))
    later = history.since(connection, made[0].seq, [decision.comment for decision in made]) if made else {}
    found = []
    for decision in made:
        after_it = [other for other in later.get(decision.comment, ()) if other.seq > decision.seq]
        counting, taken_back = _cancelled_out(after_it)
        if decision.seq not in taken_back:
            found.append(_InEffect(decision, counting[-1].actor if counting else None))
    return found


def _cancelled_out(later: Sequence[Decision]) -> tuple[list[Decision], set[int]]:
    """Of a comment's later decisions those that count, the oldest first, and the `seq` of all that are taken back.

    A decision and the undo that took it back cancel out.
    """
    own = {decision.seq for decision in later}
    taken_back: set[int] = set()
    counting = []
    for decision in reversed(later):
        if decision.seq in taken_back:
            continue
        if decision.undoes is not None:
            taken_back.add(decision.undoes)
        if decision.undoes not in own:
            counting.append(decision)
    return counting[::-1], taken_back


def _steps(connection: Connection, found: _Found) -> list[Step]:
    """The opposites of what can be taken back."""
    free = [each.decision for each in found.left if each.blocked_by is None]
    standings = decisions.standings(connection, [decision.comment for decision in free])
    originals = _originals(connection, found.batch)
    return [
        _opposite(decision, standings[decision.comment], originals.get(decision.undoes) if decision.undoes else None)
        for decision in free
    ]


def _originals(connection: Connection, batch: BatchRow) -> dict[int, Decision]:
    """For an undo that is taken back: the decisions it had taken back, whose reasons hold again."""
    if batch.undoes is None:
        return {}
    return {decision.seq: decision for decision in history.of_batch(connection, batch.undoes)}


def _opposite(decision: Decision, standing: Standing, original: Decision | None) -> Step:
    verdict = _OPPOSITE.get(decision.verdict) or _VERDICT_TO[decision.before]
    marked = {Verdict.MARK: False, Verdict.UNMARK: True}.get(decision.verdict, standing.marked)
    return Step(
        standing=standing,
        verdict=verdict,
        after=decision.before,
        revision_after=decision.revision_before,
        marked_after=marked,
        reason=original.reason if original else "",
        note=original.note if original else "",
        undoes=decision.seq,
    )
