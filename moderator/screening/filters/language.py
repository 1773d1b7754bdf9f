"""Comments in a language that is not moderated here."""

from collections.abc import Collection, Iterator

from moderator.domain.flags import Flag
from moderator.screening.codes import flag
from moderator.screening.subject import Subject


class Language:
    """Says nothing unless it was told which languages (their codes) are taken, nor where it is not sure.

    Armenian in Latin letters is Armenian.
    """

    name = "language"

    def __init__(self, taken: Collection[str]) -> None:
        self._taken = frozenset(code.strip().lower() for code in taken)

    def check(self, subject: Subject) -> Iterator[Flag]:
        """A flag on a text that is known to be in another language."""
        if self._taken and subject.language and subject.language not in self._taken:
            yield flag("foreign-language", parameters={"language": subject.language})
