"""Storing the texts of comments: revisions, the flags on them, and the search index of the current ones."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from moderator.domain.comments import RevisionSource
from moderator.domain.flags import Flag
from moderator.storage import search_index
from moderator.storage.paging import pages
from moderator.storage.schema import CURRENT, comment, flag, revision


@dataclass(frozen=True, slots=True)
class NewText:
    """A text to be stored, typed addresses masked; `sealed_markup` where something was masked."""

    source: RevisionSource
    markup: str
    text: str
    sealed_markup: bytes | None
    key_id: str
    priority: float
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class NewRevision:
    """A text with its place: the comment and the number it gets there."""

    comment_id: int
    number: int
    text: NewText
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text as it is shown, and its sealed markup where something in it is masked."""

    text: str
    sealed_markup: bytes | None


def add_revisions(connection: Connection, added: Sequence[NewRevision]) -> None:
    """Stores revisions and their flags."""
    if not added:
        return
    connection.execute(insert(revision), [_revision_row(new) for new in added])
    flagged = {(new.comment_id, new.number): new for new in added if new.text.flags}
    rows = []
    for page in pages([comment_id for comment_id, _ in flagged]):
        read = select(revision.c.id, revision.c.comment_id, revision.c.number).where(revision.c.comment_id.in_(page))
        for row in connection.execute(read):
            if new := flagged.get((row.comment_id, row.number)):
                rows += [flag_row(row.id, row.comment_id, found) for found in new.text.flags]
    if rows:
        connection.execute(insert(flag), rows)


def next_number(connection: Connection, comment_id: int) -> int:
    """The number that the next text of this comment gets; numbers are never used twice."""
    highest = select(func.max(revision.c.number)).where(revision.c.comment_id == comment_id)
    return int(connection.execute(highest).scalar_one()) + 1


def newest_number_of_site(connection: Connection, comment_id: int) -> int:
    """The number of the newest text that the site sent."""
    of_site = (revision.c.comment_id == comment_id, revision.c.source == RevisionSource.SITE)
    return int(connection.execute(select(func.max(revision.c.number)).where(*of_site)).scalar_one())


def sealed_original(connection: Connection, comment_id: int) -> bytes | None:
    """The sealed markup of the current text, None where nothing was masked in it."""
    return stored_text(connection, comment_id).sealed_markup


def stored_text(connection: Connection, comment_id: int, number: int | None = None) -> StoredText:
    """The text with this number, or the current one."""
    read = select(revision.c.text, revision.c.sealed_markup).join(comment, comment.c.id == revision.c.comment_id)
    which = CURRENT if number is None else revision.c.number == number
    row = connection.execute(read.where(comment.c.id == comment_id, which)).one()
    return StoredText(row.text, row.sealed_markup)


def index_current(connection: Connection, comment_ids: Iterable[int], replace: bool) -> None:
    """Makes the search index say what these comments say; `replace` where they may stand in it already."""
    for page in pages(comment_ids):
        read = select(comment.c.id, comment.c.name, revision.c.text).join(revision, CURRENT)
        rows = connection.execute(read.where(comment.c.id.in_(page)))
        entries = [search_index.Indexed(row.id, row.text, row.name) for row in rows]
        search_index.put(connection, entries, replace)


def _revision_row(new: NewRevision) -> dict[str, object]:
    return {
        "comment_id": new.comment_id,
        "number": new.number,
        "source": new.text.source,
        "markup": new.text.markup,
        "text": new.text.text,
        "sealed_markup": new.text.sealed_markup,
        "key_id": new.text.key_id,
        "priority": new.text.priority,
        "actor": new.actor,
        "at": new.at,
    }


def flag_row(revision_id: int, comment_id: int, found: Flag) -> dict[str, object]:
    """A flag as it is stored."""
    return {
        "revision_id": revision_id,
        "comment_id": comment_id,
        "filter": found.filter,
        "code": found.code,
        "severity": int(found.severity),
        "parameters": json.dumps(dict(found.parameters), ensure_ascii=False),
        "spans": json.dumps([[span.field, span.start, span.end] for span in found.spans]),
    }
