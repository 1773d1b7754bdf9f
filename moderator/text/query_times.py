"""Days, months, years and moments as queries write them, always in UTC."""

import re
from datetime import UTC, datetime, timedelta

_PERIOD = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?P<time>T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?",
    re.IGNORECASE,
)
_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)
_LONGEST_MONTH = timedelta(days=31)


def period(written: str) -> tuple[datetime, datetime]:
    """Start and end (exclusive) of a day, month, year or second.

    Written `2026-11-01`, `2026-11`, `2026` or `2026-11-01T09:30Z` (without an offset: UTC). Raises ValueError
    for anything else, for days that do not exist, and beyond the calendar.
    """
    found = _PERIOD.fullmatch(written)
    if not found:
        raise ValueError("not a date")
    try:
        return _second(written) if found["time"] else _days(found["year"], found["month"], found["day"])
    except OverflowError:
        raise ValueError("beyond the calendar") from None


def _second(written: str) -> tuple[datetime, datetime]:
    moment = datetime.fromisoformat(written.upper())
    start = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return start, start + _SECOND


def _days(year: str, month: str | None, day: str | None) -> tuple[datetime, datetime]:
    start = datetime(int(year), int(month or 1), int(day or 1), tzinfo=UTC)
    if day:
        return start, start + _DAY
    if month:
        return start, (start + _LONGEST_MONTH).replace(day=1)
    return start, start.replace(year=start.year + 1)
