"""Reading decisions and batches: the log, one comment's history, and what undo needs to know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select, true

from moderator.domain.comments import Status
from moderator.domain.decisions import BatchKind, Decision, Verdict
from moderator.domain.query import Decided, DecidedBy, Query, ReasonIs, Term
from moderator.storage.conditions import between
from moderator.storage.paging import pages
from moderator.storage.schema import batch, decision
from moderator.storage.search import matching_ids


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A stored batch. `undone_by` is the batch since which nothing of it is in effect any more."""

    id: int
    kind: BatchKind
    verdict: Verdict
    undoes: int | None
    undone_by: int | None


def of_comment(connection: Connection, comment_id: int) -> list[Decision]:
    """All decisions on a comment, the oldest first."""
    read = select(decision).where(decision.c.comment_id == comment_id).order_by(decision.c.seq)
    return [_decision(row) for row in connection.execute(read)]


def of_batch(connection: Connection, batch_id: int) -> list[Decision]:
    """All decisions of a batch, the oldest first."""
    read = select(decision).where(decision.c.batch_id == batch_id).order_by(decision.c.seq)
    return [_decision(row) for row in connection.execute(read)]


def since(connection: Connection, seq: int, comment_ids: Sequence[int]) -> dict[int, list[Decision]]:
    """The decisions after `seq` on each of these comments, the oldest first."""
    found: dict[int, list[Decision]] = {}
    for page in pages(comment_ids):
        read = select(decision).where(decision.c.seq > seq, decision.c.comment_id.in_(page)).order_by(decision.c.seq)
        for row in connection.execute(read):
            found.setdefault(row.comment_id, []).append(_decision(row))
    return found


def everything(connection: Connection) -> Iterator[Decision]:
    """Every decision there is, in order, a piece at a time."""
    for row in connection.execute(select(decision).order_by(decision.c.seq)).yield_per(1000):
        yield _decision(row)


def log(connection: Connection, query: Query, limit: int | None) -> list[Decision]:
    """The newest decisions first. `by:`, `reason:`, `decided:` choose decisions, the rest comments."""
    about_decisions = [term for term in query.terms if isinstance(term.condition, DecidedBy | ReasonIs | Decided)]
    others = Query(tuple(term for term in query.terms if term not in about_decisions))
    statement = select(decision).where(*(_chosen(term) for term in about_decisions))
    if others.terms:
        matching = matching_ids(connection.dialect.name, others).subquery()
        statement = statement.where(decision.c.comment_id.in_(select(matching.c.id)))
    statement = statement.order_by(decision.c.seq.desc()).limit(limit)
    return [_decision(row) for row in connection.execute(statement)]


def batch_named(connection: Connection, batch_id: int) -> BatchRow | None:
    """The batch with this id."""
    return _one(connection, select(batch).where(batch.c.id == batch_id))


def acts(connection: Connection, actor: str) -> Iterator[BatchRow]:
    """This actor's batches of which something is still in effect, undos left out, the latest first."""
    mine = select(batch).where(batch.c.actor == actor, batch.c.kind != BatchKind.UNDO, batch.c.undone_by.is_(None))
    return _latest_first(connection, mine)


def undos(connection: Connection, actor: str) -> Iterator[BatchRow]:
    """This actor's undos of acts that are still in effect, the latest first, back to this actor's latest act."""
    newest_act = select(func.coalesce(func.max(batch.c.id), 0)).where(
        batch.c.actor == actor, batch.c.kind != BatchKind.UNDO
    )
    taken_back = batch.alias()
    mine = (
        select(batch)
        .join(taken_back, taken_back.c.id == batch.c.undoes)
        .where(
            batch.c.actor == actor,
            batch.c.kind == BatchKind.UNDO,
            batch.c.undone_by.is_(None),
            batch.c.id > connection.execute(newest_act).scalar_one(),
            taken_back.c.kind != BatchKind.UNDO,
        )
    )
    return _latest_first(connection, mine)


def was_tried(connection: Connection, batch_id: int, actor: str) -> bool:
    """Whether this actor has tried to take the batch back and not taken that back in turn."""
    attempt = select(batch.c.id).where(
        batch.c.actor == actor, batch.c.id > batch_id, batch.c.undoes == batch_id, batch.c.undone_by.is_(None)
    )
    return connection.execute(attempt.limit(1)).first() is not None


def _latest_first(connection: Connection, statement: Select[Any]) -> Iterator[BatchRow]:
    """One at a time, as they are asked for: the very first is the one in nearly every case."""
    statement = statement.order_by(batch.c.id.desc()).limit(1)
    found = _one(connection, statement)
    while found:
        yield found
        found = _one(connection, statement.where(batch.c.id < found.id))


def _one(connection: Connection, statement: Select[Any]) -> BatchRow | None:
    row = connection.execute(statement).one_or_none()
    if row is None:
        return None
    return BatchRow(row.id, BatchKind(row.kind), Verdict(row.verdict), row.undoes, row.undone_by)


def _chosen(term: Term) -> Any:
    match term.condition:
        case DecidedBy(actor):
            chosen: Any = decision.c.actor == actor
        case ReasonIs(code):
            chosen = decision.c.reason == code
        case Decided(start, end):
            chosen = and_(true(), *between(decision.c.at, start, end))
        case _:
            raise TypeError(f"{type(term.condition).__name__} does not choose decisions")
    return ~chosen if term.negated else chosen


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        seq=row.seq,
        batch=row.batch_id,
        comment=row.comment_id,
        actor=row.actor,
        verdict=Verdict(row.verdict),
        reason=row.reason,
        note=row.note or "",
        before=Status(row.before),
        after=Status(row.after),
        revision_before=row.revision_before,
        revision_after=row.revision_after,
        at=row.at,
        undoes=row.undoes,
    )
