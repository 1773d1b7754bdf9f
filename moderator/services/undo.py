"""Taking batches back. An undo is itself a batch of opposite decisions, so a redo undoes the undo."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from moderator.domain.comments import Status
from moderator.domain.decisions import STATUS_AFTER, BatchKind, Changes, Decision, Refused, Verdict
from moderator.errors import Conflict, NotFound
from moderator.services.desk import Desk
from moderator.services.recording import record
from moderator.storage import decisions, history
from moderator.storage.database import Connection
from moderator.storage.decisions import NewBatch, Standing, Step
from moderator.storage.history import BatchRow

_VERDICT_TO: dict[Status, Verdict] = {status: verdict for verdict, status in STATUS_AFTER.items()}
_OPPOSITE = {Verdict.EDIT: Verdict.EDIT, Verdict.MARK: Verdict.UNMARK, Verdict.UNMARK: Verdict.MARK}


def undo(desk: Desk, batch_id: int | None = None) -> Changes:
    """Takes back this actor's latest batch that is still in effect, or batch `batch_id` of anybody.

    A comment that somebody has changed since is refused, by name. Raises NotFound when there is nothing to
    take back, Conflict when that batch is taken back already.
    """
    with desk.database.writing() as connection:
        if batch_id is None:
            batch = history.last_act(connection, desk.actor.name)
            if batch is None:
                raise NotFound(f"There is nothing of {desk.actor.name}'s to take back.")
        else:
            batch = _named(connection, batch_id)
        return _take_back(connection, desk, batch)


def redo(desk: Desk) -> Changes:
    """Takes back this actor's latest undo. Raises NotFound when there is none, or new acts since."""
    with desk.database.writing() as connection:
        batch = history.last_undo(connection, desk.actor.name)
        if batch is None:
            raise NotFound(f"There is no undo of {desk.actor.name}'s to take back.")
        return _take_back(connection, desk, batch)


def _named(connection: Connection, batch_id: int) -> BatchRow:
    batch = history.batch_named(connection, batch_id)
    if batch is None:
        raise NotFound(f"There is no batch {batch_id}. See `moderator log`.")
    if batch.undone_by is not None:
        raise Conflict(f"Batch {batch_id} was taken back already, by batch {batch.undone_by}.")
    return batch


@dataclass(slots=True)
class _Opposites:
    steps: list[Step] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def _take_back(connection: Connection, desk: Desk, batch: BatchRow) -> Changes:
    made = history.of_batch(connection, batch.id)
    opposites = _opposites(connection, made, _originals(connection, batch))
    stored: list[Decision] = []
    if opposites.steps:
        actor, now = desk.actor.name, datetime.now(UTC)
        new = NewBatch(BatchKind.UNDO, batch.verdict, actor, now, undoes=batch.id)
        stored = record(connection, desk, new, opposites.steps)
        decisions.mark_undone(connection, batch.id, stored[0].batch, redone=batch.undoes)
    return Changes(
        kind=BatchKind.UNDO,
        verdict=batch.verdict,
        batch=stored[0].batch if stored else None,
        changed=tuple(step.standing.id for step in opposites.steps),
        refused=tuple(opposites.refused),
    )


def _originals(connection: Connection, batch: BatchRow) -> dict[int, Decision]:
    """For an undo that is taken back: the decisions it had taken back, whose reasons hold again."""
    if batch.undoes is None:
        return {}
    return {decision.seq: decision for decision in history.of_batch(connection, batch.undoes)}


def _opposites(connection: Connection, made: Sequence[Decision], originals: dict[int, Decision]) -> _Opposites:
    ids = [decision.comment for decision in made]
    standings = decisions.standings(connection, ids)
    later = history.since(connection, made[0].seq, ids) if made else {}
    found = _Opposites()
    for decision in made:
        after_it = [other for other in later.get(decision.comment, ()) if other.seq > decision.seq]
        blocking = _in_effect(after_it)
        if blocking:
            found.refused.append(Refused(decision.comment, f"changed by {blocking[-1].actor}"))
        else:
            original = originals.get(decision.undoes) if decision.undoes else None
            found.steps.append(_opposite(decision, standings[decision.comment], original))
    return found


def _in_effect(later: Sequence[Decision]) -> list[Decision]:
    """The later decisions that still count: a decision and the undo that took it back cancel out."""
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
    return counting[::-1]


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
