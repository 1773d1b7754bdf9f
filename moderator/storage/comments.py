"""Reading comments: ids for a query, rows for ids, one comment's revisions and decisions."""

import json
from array import array
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Subquery, func, select

from moderator.domain.comments import Article, AuthorRecord, Comment, Revision, RevisionSource, Status
from moderator.domain.flags import Field, Flag, Severity, Span
from moderator.domain.query import Order, Query
from moderator.storage.paging import pages
from moderator.storage.schema import CURRENT, article, comment, flag, revision, site
from moderator.storage.search import matching_among, matching_ids

MOST_CANDIDATES = 10_000
"""Ids given to one statement as a list that it reads."""

_ROWS = select(
    comment,
    site.c.url.label("site_url"),
    site.c.title.label("site_title"),
    article.c.title.label("article_title"),
    article.c.url.label("article_url"),
    article.c.external_id.label("article_external_id"),
    article.c.published_at.label("article_published_at"),
    revision.c.id.label("revision_id"),
    revision.c.text,
    revision.c.markup,
    revision.c.source.label("revision_source"),
).select_from(
    comment.join(revision, CURRENT)
    .join(article, article.c.id == comment.c.article_id)
    .join(site, site.c.id == comment.c.site_id)
)


def ids(
    connection: Connection,
    query: Query,
    order: Order = Order.PRIORITY,
    limit: int | None = None,
    newest: int | None = None,
) -> "array[int]":
    """A snapshot of the ids that match, eight bytes each, so that a window can jump anywhere in a million.

    With `newest`, those that came in after that comment stay out.
    """
    statement = matching_ids(connection.dialect.name, query, order).limit(limit)
    if newest is not None:
        statement = statement.where(comment.c.id <= newest)
    found: array[int] = array("q")
    found.extend(connection.scalars(statement))
    return found


def newest_id(connection: Connection) -> int:
    """The id of the comment that came in last; 0 where there is none."""
    newest: int | None = connection.execute(select(func.max(comment.c.id))).scalar_one()
    return newest or 0


def count_newer(connection: Connection, query: Query, newest: int) -> int:
    """How many comments match that came in after `newest`."""
    matching = matching_ids(connection.dialect.name, query).where(comment.c.id > newest).subquery()
    return connection.execute(select(func.count()).select_from(matching)).scalar_one()


def ids_among(connection: Connection, query: Query, candidates: Sequence[int]) -> set[int]:
    """Those of the candidates that match."""
    found: set[int] = set()
    for page in pages(candidates, MOST_CANDIDATES):
        found.update(connection.scalars(matching_among(connection.dialect.name, query, page)))
    return found


def has_any(connection: Connection) -> bool:
    """Whether any comment is stored."""
    return connection.execute(select(comment.c.id).limit(1)).first() is not None


def count(connection: Connection, query: Query) -> int:
    """How many comments match."""
    matching = matching_ids(connection.dialect.name, query).subquery()
    return connection.execute(select(func.count()).select_from(matching)).scalar_one()


def rows(connection: Connection, wanted: Sequence[int]) -> list[Comment]:
    """The comments with these ids, in this order; ids that do not exist are left out."""
    found: dict[int, Comment] = {}
    for page in pages(wanted):
        read = connection.execute(_ROWS.where(comment.c.id.in_(page))).all()
        flags = flags_of(connection, [row.revision_id for row in read])
        known = records(connection, {row.author_id for row in read if row.author_id is not None})
        for row in read:
            record = known.get(row.author_id, AuthorRecord())
            found[row.id] = _comment(row, flags.get(row.revision_id, ()), record)
    return [found[wanted_id] for wanted_id in wanted if wanted_id in found]


def ids_with_versions(connection: Connection, query: Query) -> list[tuple[int, int]]:
    """The ids that match, the oldest first, each with the version the comment has now."""
    statement = matching_ids(connection.dialect.name, query, Order.OLDEST).add_columns(comment.c.version)
    return [(row.id, row.version) for row in connection.execute(statement)]


def revisions(connection: Connection, comment_id: int) -> list[Revision]:
    """All texts of a comment, the original first."""
    read = select(revision).where(revision.c.comment_id == comment_id).order_by(revision.c.number)
    return [
        Revision(row.number, RevisionSource(row.source), row.text, row.at, row.actor)
        for row in connection.execute(read)
    ]


def counts_by(connection: Connection, query: Query, by: str) -> dict[str, int]:
    """How many comments match, by `status`, `site`, `article`, `flag` (filter) or `lang`."""
    matching = matching_ids(connection.dialect.name, query).add_columns(*_GROUPED).subquery()
    key, joined = _GROUPS[by](matching)
    # A comment can carry two flags of one filter; to count ids apart would cost the others their index.
    number = func.count(matching.c.id.distinct()) if by == "flag" else func.count()
    statement: Select[Any, int] = select(key, number).select_from(joined).group_by(key).order_by(key)
    return {str(value) if value is not None else "unknown": count for value, count in connection.execute(statement)}


_GROUPED = (comment.c.status, comment.c.site_id, comment.c.article_id, comment.c.language, comment.c.revision)
_GROUPS: dict[str, Callable[[Subquery], tuple[Any, Any]]] = {
    "status": lambda matching: (matching.c.status, matching),
    "site": lambda matching: (site.c.url, matching.join(site, site.c.id == matching.c.site_id)),
    "article": lambda matching: (article.c.title, matching.join(article, article.c.id == matching.c.article_id)),
    "flag": lambda matching: (flag.c.filter, _with_flags(matching)),
    "lang": lambda matching: (matching.c.language, matching),
}


def _with_flags(matching: Subquery) -> Any:
    current = (matching.c.id == revision.c.comment_id) & (matching.c.revision == revision.c.number)
    return matching.join(revision, current).join(flag, flag.c.revision_id == revision.c.id)


def flags_of(connection: Connection, revision_ids: Sequence[int]) -> dict[int, tuple[Flag, ...]]:
    """The flags of these revisions, the severe ones first; a revision without any is left out."""
    read = select(flag).where(flag.c.revision_id.in_(revision_ids)).order_by(flag.c.severity.desc(), flag.c.id)
    by_revision: dict[int, tuple[Flag, ...]] = {}
    for row in connection.execute(read):
        by_revision[row.revision_id] = (*by_revision.get(row.revision_id, ()), _flag(row))
    return by_revision


def _flag(row: Row[Any]) -> Flag:
    spans = tuple(Span(Field(field), start, end) for field, start, end in json.loads(row.spans))
    return Flag(row.filter, row.code, Severity(row.severity), json.loads(row.parameters), spans)


def records(connection: Connection, author_ids: set[int]) -> dict[int, AuthorRecord]:
    """How the comments of these authors were decided so far, by author id; undecided ones are left out."""
    decided = (Status.APPROVED, Status.REJECTED, Status.SPAM)
    statement = (
        select(comment.c.author_id, comment.c.status, func.count())
        .where(comment.c.author_id.in_(author_ids), comment.c.status.in_(decided))
        .group_by(comment.c.author_id, comment.c.status)
    )
    numbers: dict[int, dict[str, int]] = {}
    for author_id, status, number in connection.execute(statement):
        numbers.setdefault(author_id, {})[status] = number
    return {author_id: AuthorRecord(**by_status) for author_id, by_status in numbers.items()}


def _comment(row: Row[Any], flags: tuple[Flag, ...], record: AuthorRecord) -> Comment:
    return Comment(
        id=row.id,
        uid=row.uid,
        site=row.site_url,
        site_title=row.site_title,
        source=row.source,
        external_id=row.external_id,
        type=row.type,
        status=Status(row.status),
        source_status=row.source_status,
        version=row.version,
        article=Article(
            row.article_id,
            row.article_external_id,
            row.article_title,
            row.article_url,
            row.article_published_at,
        ),
        author_id=row.author_id,
        name=row.name,
        website=row.website,
        record=record,
        submitted=row.submitted_at,
        language=row.language,
        parent=row.parent_id,
        edited=row.revision_source != RevisionSource.SITE,
        marked=row.marked,
        text=row.text,
        markup=row.markup,
        priority=row.priority,
        flags=flags,
    )
