"""Who wrote at about the same time as others, and who else writes under a name."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, insert, select

from moderator.storage.paging import pages
from moderator.storage.schema import author, author_name, comment, comment_origin

RECENT = 5_000
"""Comments stored before others that are looked at for floods: an address that everybody shares, a proxy's for
instance, must not make every import read all of its comments."""


@dataclass(frozen=True, slots=True)
class Span:
    """The comments that are looked at: not stored long before `first_id`, and submitted in this time."""

    first_id: int
    last_id: int
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A comment by an author, or from an IP address: `by` is the author's id or the address's fingerprint."""

    by: int | bytes
    comment_id: int
    at: datetime


def highest_id(connection: Connection) -> int:
    """The id of the comment that was stored last."""
    return connection.scalars(select(func.max(comment.c.id))).one() or 0


def by_authors(connection: Connection, authors: Iterable[int], span: Span) -> Iterator[Neighbour]:
    """What these authors wrote."""
    read = select(comment.c.author_id, comment.c.id, comment.c.submitted_at)
    for page in pages(authors):
        rows = connection.execute(read.where(comment.c.author_id.in_(page), *_within(span, comment.c.id)))
        yield from (Neighbour(row.author_id, row.id, row.submitted_at) for row in rows)


def by_origins(connection: Connection, fingerprints: Iterable[bytes], span: Span) -> Iterator[Neighbour]:
    """What came from these IP addresses."""
    read = select(comment_origin.c.ip_fingerprint, comment.c.id, comment.c.submitted_at).join(
        comment, comment.c.id == comment_origin.c.comment_id
    )
    for page in pages(fingerprints):
        of_page = comment_origin.c.ip_fingerprint.in_(page)
        rows = connection.execute(read.where(of_page, *_within(span, comment_origin.c.comment_id)))
        yield from (Neighbour(bytes(row.ip_fingerprint), row.id, row.submitted_at) for row in rows)


def first_comments(connection: Connection, authors: Iterable[int]) -> dict[int, int]:
    """The id of each author's comment that was stored first."""
    found: dict[int, int] = {}
    read = select(comment.c.author_id, func.min(comment.c.id)).group_by(comment.c.author_id)
    for page in pages(authors):
        rows = connection.execute(read.where(comment.c.author_id.in_(page)))
        found.update({author_id: first for author_id, first in rows if author_id is not None})
    return found


def names_of(connection: Connection, name_keys: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Who writes under these names: the name's key, the author and the author's site."""
    read = select(author_name.c.name_key, author_name.c.author_id, author.c.site_id)
    read = read.join(author, author.c.id == author_name.c.author_id)
    for page in pages(name_keys):
        for row in connection.execute(read.where(author_name.c.name_key.in_(page))):
            yield row.name_key, row.author_id, row.site_id


def add_names(connection: Connection, added: Collection[tuple[str, int]]) -> None:
    """Notes under which names authors write."""
    if added:
        rows = [{"name_key": name_key, "author_id": author_id} for name_key, author_id in added]
        connection.execute(insert(author_name), rows)


def _within(span: Span, comment_id: ColumnElement[int]) -> tuple[ColumnElement[bool], ...]:
    return (
        comment_id.between(span.first_id - RECENT, span.last_id),
        comment.c.submitted_at.between(span.start, span.end),
    )
