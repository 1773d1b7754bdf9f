"""Screening stored comments again: how far a run has come, what it reads, and the flags it replaces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from moderator.domain.flags import Flag
from moderator.storage.comments import flags_of
from moderator.storage.paging import pages
from moderator.storage.schema import CURRENT, comment, comment_origin, flag, revision, screening_run
from moderator.storage.texts import flag_row
from moderator.storage.writing import insert_row


@dataclass(frozen=True, slots=True)
class Screenable:
    """A stored comment with its current text, addresses masked, and the flags that it has."""

    flags: tuple[Flag, ...]
    id: int
    uid: UUID
    site_id: int
    type: str
    language: str | None
    name: str
    website: str
    sealed_identity: bytes | None
    status: str
    author_id: int | None
    ip_fingerprint: bytes | None
    submitted: datetime | None
    stored: datetime
    revision_id: int
    markup: str
    text: str
    sealed_markup: bytes | None


_SCREENED: tuple[ColumnElement[Any], ...] = (
    *(comment.c[name] for name in ("id", "uid", "site_id", "type", "language", "name")),
    *(comment.c[name] for name in ("website", "sealed_identity")),
    *(comment.c.status, comment.c.author_id, comment_origin.c.ip_fingerprint),
    *(comment.c.submitted_at, revision.c.at, revision.c.id.label("revision_id")),
    *(revision.c.markup, revision.c.text, revision.c.sealed_markup),
)
"""In the order of `Screenable`, after the flags."""


def under_way_since(connection: Connection) -> datetime | None:
    """When the latest run began that has not come to its end."""
    unfinished = select(func.max(screening_run.c.started_at)).where(screening_run.c.finished_at.is_(None))
    found: datetime | None = connection.scalars(unfinished).one()
    return found


def begin(connection: Connection, actor: str, work: str, at: datetime) -> tuple[int, int]:
    """Begins a run, or takes up the same work where it was left. Returns its id, and the id it goes on after."""
    unfinished = select(screening_run).where(screening_run.c.finished_at.is_(None), screening_run.c.work == work)
    left = connection.execute(unfinished.order_by(screening_run.c.id.desc()).limit(1)).one_or_none()
    # Other work that was left is given up: it began with other words or settings.
    other = screening_run.c.finished_at.is_(None) & (screening_run.c.id != (left.id if left else 0))
    connection.execute(update(screening_run).where(other).values(finished_at=at))
    if left:
        return left.id, left.last_comment_id
    return insert_row(connection, screening_run, actor=actor, work=work, last_comment_id=0, started_at=at), 0


def advance(connection: Connection, run_id: int, last_comment_id: int) -> None:
    """Notes how far a run has come, in the transaction of what it stores."""
    reached = update(screening_run).where(screening_run.c.id == run_id)
    connection.execute(reached.values(last_comment_id=last_comment_id))


def finish(connection: Connection, run_id: int, at: datetime) -> None:
    """Notes that a run has come to its end."""
    connection.execute(update(screening_run).where(screening_run.c.id == run_id).values(finished_at=at))


def screenable(connection: Connection, comment_ids: Sequence[int]) -> Iterator[Screenable]:
    """These comments, in the order of their ids."""
    read = (
        select(*_SCREENED)
        .select_from(
            comment.join(revision, CURRENT).outerjoin(comment_origin, comment_origin.c.comment_id == comment.c.id)
        )
        .order_by(comment.c.id)
    )
    for page in pages(comment_ids):
        rows = connection.execute(read.where(comment.c.id.in_(page))).all()
        flags = flags_of(connection, [row.revision_id for row in rows])
        for row in rows:
            yield Screenable(flags.get(row.revision_id, ()), *row)


def set_language(connection: Connection, comment_id: int, language: str | None) -> None:
    """Notes in which language a comment is written, None where that can't be told."""
    connection.execute(update(comment).where(comment.c.id == comment_id).values(language=language))


def replace_flags(
    connection: Connection, comment_id: int, revision_id: int, flags: Sequence[Flag], priority: float
) -> None:
    """Gives a text other flags, and its comment their priority where that is still its current text.

    Neither the comment's version nor anything decided is touched.
    """
    connection.execute(delete(flag).where(flag.c.revision_id == revision_id))
    if flags:
        connection.execute(insert(flag), [flag_row(revision_id, comment_id, found) for found in flags])
    connection.execute(update(revision).where(revision.c.id == revision_id).values(priority=priority))
    is_current = select(revision.c.number).where(revision.c.id == revision_id).scalar_subquery()
    current = (comment.c.id == comment_id, comment.c.revision == is_current)
    connection.execute(update(comment).where(*current).values(priority=priority))
