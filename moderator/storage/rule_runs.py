"""Runs of rules, and what rules found without deciding."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from moderator.domain.findings import Finding
from moderator.storage.paging import pages
from moderator.storage.schema import batch, decision, rule_finding, rules_run
from moderator.storage.writing import insert_row


def under_way_since(connection: Connection) -> datetime | None:
    """When the latest run began that has not come to its end."""
    latest = select(rules_run.c.started_at).where(rules_run.c.finished_at.is_(None)).order_by(rules_run.c.id.desc())
    return connection.scalars(latest.limit(1)).one_or_none()


def batch_left(connection: Connection, actor: str, work: str) -> int | None:
    """The batch that this actor's latest run with the same work left when it was killed, unless it was taken back."""
    killed = (*_unfinished(actor, work), batch.c.undone_by.is_(None))
    left = select(batch.c.id).join(rules_run, rules_run.c.batch_id == batch.c.id)
    latest = left.where(*killed).order_by(rules_run.c.id.desc())
    return connection.scalars(latest.limit(1)).one_or_none()


def begin(connection: Connection, actor: str, work: str, at: datetime) -> int:
    """Notes that a run has begun. Returns its id."""
    return insert_row(connection, rules_run, actor=actor, work=work, started_at=at)


def set_batch(connection: Connection, run_id: int, batch_id: int) -> None:
    """Notes which batch a run's decisions join."""
    connection.execute(update(rules_run).where(rules_run.c.id == run_id).values(batch_id=batch_id))


def batch_of(connection: Connection, run_id: int) -> int | None:
    """The batch that a run's decisions have joined; None before the first."""
    found: int | None = connection.scalars(select(rules_run.c.batch_id).where(rules_run.c.id == run_id)).one()
    return found


def comments_in(connection: Connection, batch_id: int) -> frozenset[int]:
    """The comments that were decided in a batch."""
    return frozenset(connection.scalars(select(decision.c.comment_id).where(decision.c.batch_id == batch_id)))


def changes_in(connection: Connection, batch_id: int) -> dict[str, int]:
    """How many decisions of a batch are by each actor."""
    by_actor = select(decision.c.actor, func.count().label("number")).where(decision.c.batch_id == batch_id)
    return {row.actor: row.number for row in connection.execute(by_actor.group_by(decision.c.actor))}


def give_up(connection: Connection, run_id: int, at: datetime) -> None:
    """Notes that a run has ended with nothing done; what an earlier one left stays to be finished."""
    connection.execute(update(rules_run).where(rules_run.c.id == run_id).values(finished_at=at))


def finish(connection: Connection, actor: str, work: str, at: datetime) -> None:
    """Notes that this work has come to its end, whichever runs it took."""
    connection.execute(update(rules_run).where(*_unfinished(actor, work)).values(finished_at=at))


def comments_with_findings(connection: Connection, comment_ids: Sequence[int], rules: Collection[str]) -> set[int]:
    """Those of these comments on which one of these rules has found something before."""
    found: set[int] = set()
    for page in pages(comment_ids):
        of_page = rule_finding.c.comment_id.in_(page) & rule_finding.c.rule.in_(rules)
        found.update(connection.scalars(select(rule_finding.c.comment_id).where(of_page)))
    return found


def replace_findings(
    connection: Connection, comment_ids: Iterable[int], rules: Collection[str], found: Iterable[Finding]
) -> None:
    """Stores what these rules found on these comments, in the place of what they had found before."""
    for page in pages(comment_ids):
        old = rule_finding.c.comment_id.in_(page) & rule_finding.c.rule.in_(rules)
        connection.execute(delete(rule_finding).where(old))
    rows = [
        {
            "comment_id": each.comment,
            "rule": each.rule,
            "effect": each.effect,
            "mode": each.mode,
            "reason": each.reason,
            "note": each.note,
            "at": each.at,
        }
        for each in found
    ]
    if rows:
        connection.execute(insert(rule_finding), rows)


def findings_of(connection: Connection, comment_id: int) -> list[Finding]:
    """What rules found on a comment, by the rules' names."""
    read = select(rule_finding).where(rule_finding.c.comment_id == comment_id).order_by(rule_finding.c.rule)
    return [
        Finding(row.comment_id, row.rule, row.effect, row.mode, row.reason, row.note, row.at)
        for row in connection.execute(read)
    ]


def _unfinished(actor: str, work: str) -> tuple[ColumnElement[bool], ...]:
    return (rules_run.c.finished_at.is_(None), rules_run.c.actor == actor, rules_run.c.work == work)
