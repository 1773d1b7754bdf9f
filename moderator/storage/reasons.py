"""Which reasons comments are rejected for at this desk."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, and_, func, select

from moderator.domain.decisions import Verdict
from moderator.storage.schema import decision

NEWEST = 50_000
"""Decisions that are looked at: habits change, and a desk may hold millions."""


def reasons_used(connection: Connection) -> Mapping[str, int]:
    """How often each reason was given among the newest decisions, by anybody."""
    read = select(decision.c.reason, func.count()).where(_with_reason()).group_by(decision.c.reason)
    return {row[0]: row[1] for row in connection.execute(read)}


def last_reason(connection: Connection, actor: str) -> str:
    """The reason that this actor gave last; empty where there is none among the newest decisions."""
    read = select(decision.c.reason).where(_with_reason(), decision.c.actor == actor).order_by(decision.c.seq.desc())
    found: str | None = connection.scalars(read.limit(1)).first()
    return found or ""


def _with_reason() -> ColumnElement[bool]:
    newest = select(func.coalesce(func.max(decision.c.seq), 0) - NEWEST).scalar_subquery()
    is_given = and_(decision.c.verdict == Verdict.REJECT, decision.c.reason != "", decision.c.undoes.is_(None))
    return and_(decision.c.seq > newest, is_given)
