"""Runs of rules, and what rules found without deciding."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from moderator.storage.paging import pages
from moderator.storage.schema import rule_finding, rules_run
from moderator.storage.writing import insert_row


@dataclass(frozen=True, slots=True)
class Run:
    """A run that was begun and not finished."""

    id: int
    batch: int
    actor: str
    started: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found on a comment without deciding it; `mode` tells whether the rule was live or in the shadow."""

    comment: int
    rule: str
    effect: str
    mode: str
    reason: str
    note: str
    at: datetime


def unfinished(connection: Connection) -> Run | None:
    """The latest run that has not come to its end."""
    read = select(rules_run).where(rules_run.c.finished_at.is_(None)).order_by(rules_run.c.id.desc()).limit(1)
    row = connection.execute(read).one_or_none()
    return Run(row.id, row.batch_id, row.actor, row.started_at) if row else None


def begin(connection: Connection, batch_id: int, actor: str, at: datetime) -> int:
    """Notes that a run has begun, with the batch that its decisions join. Returns the run's id."""
    return insert_row(connection, rules_run, batch_id=batch_id, actor=actor, started_at=at)


def finish_all(connection: Connection, at: datetime) -> None:
    """Notes that no run is under way any more."""
    connection.execute(update(rules_run).where(rules_run.c.finished_at.is_(None)).values(finished_at=at))


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
