"""Statistics: what came in, what was decided, what waits, and how often the filters were right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from moderator.services.desk import Desk
from moderator.storage import statistics
from moderator.storage.statistics import FilterRecord, ModelRecord


@dataclass(frozen=True, slots=True)
class Stats:
    """`oldest` is when the oldest pending comment was submitted, `median_hours` the median age of those."""

    comments: Mapping[str, int]
    decisions: Mapping[str, int]
    oldest: datetime | None
    median_hours: float | None
    filters: tuple[FilterRecord, ...]
    model: ModelRecord


def stats(desk: Desk, since: datetime | None = None) -> Stats:
    """Counts over the comments submitted, and the decisions made, since then."""
    with desk.database.reading() as connection:
        median = statistics.median_waiting(connection)
        return Stats(
            comments=statistics.comments_by_status(connection, since),
            decisions=statistics.decisions_by_verdict(connection, since),
            oldest=statistics.oldest_waiting(connection),
            median_hours=_hours_since(median) if median else None,
            filters=tuple(statistics.filter_records(connection, since)),
            model=statistics.model_record(connection, since),
        )


def _hours_since(moment: datetime) -> float:
    return round((datetime.now(UTC) - moment).total_seconds() / 3600, 1)
