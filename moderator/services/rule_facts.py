"""What rules are told of stored comments. No address is among it, and no key is needed."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from moderator.domain.comments import Comment, Status
from moderator.rules.facts import Author, Facts
from moderator.storage import comments, sites
from moderator.storage.database import Connection

CHUNK = 200
"""Comments read at once."""

Advance = Callable[[int, int], None]
"""Told how many comments have been looked at, and of how many."""


def facts_of(connection: Connection, ids: Sequence[int], now: datetime | None) -> Iterator[tuple[Comment, Facts]]:
    """These comments with what rules are told of each.

    Without `now`, each is looked at as if it had just come in. The author's record leaves the comment itself out.
    """
    found = comments.rows(connection, ids)
    zones = sites.time_zones(connection)
    first_seen = sites.first_seen(connection, {comment.author_id for comment in found if comment.author_id})
    for comment in found:
        zone = _zone(zones.get(comment.site, "UTC"))
        author = None
        if comment.author_id is not None:
            author = _author(comment, first_seen.get(comment.author_id))
        yield (
            comment,
            Facts(
                text=comment.text,
                now=(now or comment.submitted or datetime.now(UTC)).astimezone(zone),
                name=comment.name,
                website=comment.website,
                article=comment.article.title,
                site=comment.site,
                type=comment.type,
                language=comment.language,
                markup=comment.markup,
                submitted=comment.submitted.astimezone(zone) if comment.submitted else None,
                priority=comment.priority,
                author=author,
                flags=comment.flags,
            ),
        )


def _author(comment: Comment, first_seen: datetime | None) -> Author:
    record = comment.record
    return Author(
        approved=record.approved - (comment.status is Status.APPROVED),
        rejected=record.rejected - (comment.status is Status.REJECTED),
        spam=record.spam - (comment.status is Status.SPAM),
        first_seen=first_seen,
    )


@lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo:
    """A machine without time zones, or a name that none has, is no reason to stop: then it is UTC."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
