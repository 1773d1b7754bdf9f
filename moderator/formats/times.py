"""How files write moments: always in UTC, whatever zone the machine is in."""

from datetime import UTC, datetime

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def timestamp(moment: datetime) -> str:
    """ISO 8601 in UTC to the second, such as 2026-11-21T09:30:00Z; a moment without a zone is in UTC."""
    return _in_utc(moment).isoformat(timespec="seconds").replace("+00:00", "Z")


def sql_time(moment: datetime) -> str:
    """As databases write it: 2026-11-21 09:30:00."""
    return timestamp(moment).removesuffix("Z").replace("T", " ")


def written_out(moment: datetime) -> str:
    """For people: 21 November 2026, 09:30 UTC. Not `strftime`, whose words depend on the machine."""
    utc = _in_utc(moment)
    return f"{utc.day} {_MONTHS[utc.month - 1]} {utc.year}, {utc.hour:02}:{utc.minute:02} UTC"


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
