"""Texts that others have sent too."""

from collections.abc import Iterator

from moderator.domain.flags import Flag, Severity
from moderator.screening.codes import flag
from moderator.screening.filter import Copies, History
from moderator.screening.subject import Subject

MANY = 3
"""Copies from which it is no longer a reader who pressed the button twice."""

A_WAVE = 10
"""Copies, under several names, that nobody sends by hand."""


class Duplicates:
    """Judges by how many copies there are, and under how many names."""

    name = "duplicates"

    def check(self, subject: Subject, history: History) -> Iterator[Flag]:
        """One flag for all copies."""
        copies = history.copies
        if copies is None:
            return
        parameters = {"count": copies.count, "names": copies.names, "days": copies.days}
        code = "same-text" if copies.is_same else "similar-text"
        yield flag(code, parameters=parameters, severity=_severity(copies))


def _severity(copies: Copies) -> Severity:
    if copies.count >= A_WAVE and copies.names >= MANY:
        return Severity.HIGH
    return Severity.MEDIUM if copies.count >= MANY else Severity.LOW
