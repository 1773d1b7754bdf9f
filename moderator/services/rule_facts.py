"""What rules are told of stored comments. No address is among it, and no key is needed."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from moderator.domain.comments import AuthorRecord, Status
from moderator.domain.query import Order, Query
from moderator.rules.facts import Author, Facts
from moderator.rules.needs import Needs
from moderator.services.desk import Desk
from moderator.storage import comments, sites
from moderator.storage.database import Connection
from moderator.storage.paging import pages
from moderator.storage.rule_rows import RuleRow, rule_rows

CHUNK = 200
"""Comments read at once."""

Advance = Callable[[int, int], None]
"""Told how many comments have been looked at, and of how many."""

LookAt = Callable[[Connection, Sequence[int]], None]
"""Given some ids, and a connection to read what stands behind them."""


def look_through(desk: Desk, query: Query, order: Order, look_at: LookAt, advance: Advance) -> Sequence[int]:
    """Hands all comments that match to `look_at`, some at a time, each time with a look of its own. Returns their ids.

    Nobody has to wait meanwhile, and a million comments take no more memory than a few.
    """
    with desk.database.reading() as connection:
        ids = comments.ids(connection, query, order)
    for number, page in enumerate(pages(ids, CHUNK), 1):
        with desk.database.reading() as connection:
            look_at(connection, page)
        advance(min(number * CHUNK, len(ids)), len(ids))
    return ids


def facts_of(
    connection: Connection, ids: Sequence[int], needs: Needs, now: datetime | None
) -> Iterator[tuple[RuleRow, Facts]]:
    """These comments with what rules are told of each, as far as rules with these needs ask for it.

    Without `now`, each is looked at as if it had just come in. The author's record leaves the comment itself out.
    """
    rows = rule_rows(connection, ids, needs.markup)
    flags = comments.flags_of(connection, [row.revision_id for row in rows]) if needs.flags else {}
    authors = _authors(connection, rows) if needs.author else {}
    for row in rows:
        zone = _zone(row.time_zone)
        yield (
            row,
            Facts(
                text=row.text,
                now=(now or row.submitted or datetime.now(UTC)).astimezone(zone),
                name=row.name,
                website=row.website,
                article=row.article,
                site=row.site,
                type=row.type,
                language=row.language,
                markup=row.markup,
                submitted=row.submitted.astimezone(zone) if row.submitted else None,
                priority=row.priority,
                author=authors.get(row.id),
                flags=flags.get(row.revision_id, ()),
            ),
        )


def _authors(connection: Connection, rows: Sequence[RuleRow]) -> dict[int, Author]:
    """What is known of the comments' authors besides these comments, by comment."""
    author_ids = {row.author_id for row in rows if row.author_id is not None}
    records = comments.records(connection, author_ids)
    first_seen = sites.first_seen(connection, author_ids)
    return {
        row.id: _author(row.status, records.get(row.author_id, AuthorRecord()), first_seen.get(row.author_id))
        for row in rows
        if row.author_id is not None
    }


def _author(status: Status, record: AuthorRecord, first_seen: datetime | None) -> Author:
    return Author(
        approved=record.approved - (status is Status.APPROVED),
        rejected=record.rejected - (status is Status.REJECTED),
        spam=record.spam - (status is Status.SPAM),
        first_seen=first_seen,
    )


@lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo:
    """A machine without time zones, or a name that none has, is no reason to stop: then it is UTC."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
