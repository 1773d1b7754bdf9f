"""Many comments in a few minutes."""

from collections.abc import Iterator

from moderator.domain.flags import Flag, Severity
from moderator.screening.codes import flag
from moderator.screening.filter import History
from moderator.screening.subject import Subject

BY_AUTHOR = 5
FROM_ADDRESS = 15
"""Other comments; more than by one author, since an office or a village may share an address."""

TORRENT = 3
"""So many times as many weigh more."""


class Flood:
    """Counts what came at about the same time by the same author, or from the same IP address."""

    name = "flood"

    def check(self, subject: Subject, history: History) -> Iterator[Flag]:
        """A flag for the author, or else for the address."""
        burst = history.burst
        for code, count, enough in (
            ("author-flood", burst.by_author, BY_AUTHOR),
            ("address-flood", burst.from_address, FROM_ADDRESS),
        ):
            if count >= enough:
                severity = Severity.MEDIUM if count >= TORRENT * enough else Severity.LOW
                yield flag(code, parameters={"count": count, "minutes": burst.minutes}, severity=severity)
                return
