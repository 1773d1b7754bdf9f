"""Names that belong to somebody else."""

from collections.abc import Collection, Iterator

from moderator.domain.flags import Field, Flag, Span
from moderator.screening.codes import flag
from moderator.screening.filter import History
from moderator.screening.subject import Subject
from moderator.text.similarity import name_key

REGULAR = 10
"""Approved comments that make an author a regular."""

ACCEPTED = 3
"""Approved comments of an author's own from which the name is taken to be theirs too."""


class Impersonation:
    """Knows the names of the staff; who the regulars are is told by the history."""

    name = "impersonation"

    def __init__(self, staff: Collection[str]) -> None:
        self._staff = frozenset(key for name in staff if (key := name_key(name)))

    def check(self, subject: Subject, history: History) -> Iterator[Flag]:
        """A flag on the name where its owner is known to write from another address."""
        if history.author is not None and history.author.approved >= ACCEPTED:
            return
        place = Span(Field.NAME, 0, len(subject.name))
        if name_key(subject.name) in self._staff:
            yield flag("staff-name", place)
        elif history.namesake_approved >= REGULAR:
            yield flag("regular-name", place, parameters={"count": history.namesake_approved})
