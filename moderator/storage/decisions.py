"""Writing decisions: batches, their decisions, and what they make of the comments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, and_, bindparam, func, insert, select, update
from uuid6 import uuid7

from moderator.domain.actors import ActorKind
from moderator.domain.comments import Status
from moderator.domain.decisions import BatchKind, Decision, Verdict
from moderator.storage.audit import lock_head
from moderator.storage.paging import pages
from moderator.storage.schema import batch, comment, decision, revision
from moderator.storage.writing import insert_row


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a comment stands, as far as deciding needs to know."""

    id: int
    version: int
    status: Status
    revision: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One decision to be stored: what it makes of a comment."""

    standing: Standing
    verdict: Verdict
    after: Status
    revision_after: int
    marked_after: bool
    reason: str = ""
    note: str = ""
    undoes: int | None = None
    actor: str = ""
    """Who decides where that is not the batch's actor: the rule of a rules run."""


@dataclass(frozen=True, slots=True)
class NewBatch:
    """A batch to be stored; `undoes` names the batch it takes back."""

    kind: BatchKind
    verdict: Verdict
    actor: str
    at: datetime
    undoes: int | None = None


def standings(connection: Connection, ids: Sequence[int]) -> dict[int, Standing]:
    """Where these comments stand; a writing transaction keeps others from changing them."""
    columns = (comment.c.id, comment.c.version, comment.c.status, comment.c.revision, comment.c.marked)
    found = {}
    for page in pages(set(ids)):
        for row in connection.execute(select(*columns).where(comment.c.id.in_(page))):
            found[row.id] = Standing(row.id, row.version, Status(row.status), row.revision, row.marked)
    return found


def decided_by_persons(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Those of these comments that a person has decided, edited, marked or taken back, here or before the import.

    What came with another status than pending was decided by a person at the site.
    """
    found: set[int] = set()
    for page in pages(ids):
        found.update(connection.scalars(_decided_here(page)))
        found.update(connection.scalars(_decided_at_the_site(page)))
    return found


def _decided_here(ids: Sequence[int]) -> Select[int]:
    is_person = and_(*(~decision.c.actor.startswith(f"{kind}:") for kind in (ActorKind.RULE, ActorKind.SCRIPT)))
    return select(decision.c.comment_id).where(decision.c.comment_id.in_(ids), is_person)


def _decided_at_the_site(ids: Sequence[int]) -> Select[int]:
    first = (
        select(decision.c.before)
        .where(decision.c.comment_id == comment.c.id)
        .order_by(decision.c.seq)
        .limit(1)
        .scalar_subquery()
    )
    came_with = func.coalesce(first, comment.c.status)
    return select(comment.c.id).where(comment.c.id.in_(ids), came_with != Status.PENDING)


def last_actors(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """Who decided last on each of these comments; undecided ones are left out."""
    found = {}
    for page in pages(ids):
        latest = (
            select(decision.c.comment_id, func.max(decision.c.seq).label("seq"))
            .where(decision.c.comment_id.in_(page))
            .group_by(decision.c.comment_id)
            .subquery()
        )
        read = select(decision.c.comment_id, decision.c.actor).join(latest, latest.c.seq == decision.c.seq)
        found.update({row.comment_id: row.actor for row in connection.execute(read)})
    return found


def store(connection: Connection, new: NewBatch, steps: Sequence[Step], batch_id: int | None = None) -> list[Decision]:
    """Stores one batch with its decisions and changes the comments, whose `standings` the caller holds.

    With `batch_id`, the decisions join that batch. The sequence is given out under the lock of the audit head:
    its order is the order of storing.
    """
    lock_head(connection)
    if batch_id is None:
        batch_id = store_batch(connection, new)
    last = connection.execute(select(func.coalesce(func.max(decision.c.seq), 0))).scalar_one()
    stored = [_decision(seq, batch_id, new, step) for seq, step in enumerate(steps, last + 1)]
    connection.execute(insert(decision), [_row(made) for made in stored])
    _change_comments(connection, steps)
    return stored


def store_batch(connection: Connection, new: NewBatch) -> int:
    """Stores a batch without its decisions and returns its id; an undo that was refused as a whole has none."""
    values = {
        "kind": new.kind,
        "verdict": new.verdict,
        "actor": new.actor,
        "at": new.at,
        "undoes": new.undoes,
    }
    return insert_row(connection, batch, uid=uuid7(), **values)


def mark_undone(connection: Connection, batch_id: int, by: int | None) -> None:
    """Notes by which batch this one was taken back; None while something of it is in effect."""
    connection.execute(update(batch).where(batch.c.id == batch_id).values(undone_by=by))


def _decision(seq: int, batch_id: int, new: NewBatch, step: Step) -> Decision:
    return Decision(
        seq=seq,
        batch=batch_id,
        comment=step.standing.id,
        actor=step.actor or new.actor,
        verdict=step.verdict,
        reason=step.reason,
        note=step.note,
        before=step.standing.status,
        after=step.after,
        revision_before=step.standing.revision,
        revision_after=step.revision_after,
        at=new.at,
        undoes=step.undoes,
    )


def _row(made: Decision) -> dict[str, object]:
    return {
        "seq": made.seq,
        "uid": uuid7(),
        "batch_id": made.batch,
        "comment_id": made.comment,
        "actor": made.actor,
        "verdict": made.verdict,
        "reason": made.reason,
        "note": made.note,
        "before": made.before,
        "after": made.after,
        "revision_before": made.revision_before,
        "revision_after": made.revision_after,
        "at": made.at,
        "undoes": made.undoes,
    }


def _change_comments(connection: Connection, steps: Sequence[Step]) -> None:
    current = select(revision.c.priority).where(
        revision.c.comment_id == comment.c.id, revision.c.number == bindparam("to_revision")
    )
    changed = (
        update(comment)
        .where(comment.c.id == bindparam("of_id"), comment.c.version == bindparam("of_version"))
        .values(
            status=bindparam("to_status"),
            revision=bindparam("to_revision"),
            marked=bindparam("to_marked"),
            priority=current.scalar_subquery(),
            version=comment.c.version + 1,
            touched=True,
        )
    )
    connection.execute(
        changed,
        [
            {
                "of_id": step.standing.id,
                "of_version": step.standing.version,
                "to_status": step.after,
                "to_revision": step.revision_after,
                "to_marked": step.marked_after,
            }
            for step in steps
        ],
    )
