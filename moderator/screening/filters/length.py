"""Comments that say next to nothing, and comments that nobody will read to the end."""

from collections.abc import Iterator

from moderator.domain.comments import NOT_FROM_READERS
from moderator.domain.flags import Flag
from moderator.screening.codes import flag
from moderator.screening.subject import Subject

LEAST_LETTERS = 3
LONG = 5_000
"""Characters: about two pages in print."""


class Length:
    """An empty comment is another filter's; what other sites send, pingbacks for instance, is short as it comes."""

    name = "length"

    def check(self, subject: Subject) -> Iterator[Flag]:
        """A flag on a very short or a very long text."""
        if len(subject.text) > LONG:
            yield flag("long-text", parameters={"count": len(subject.text), "limit": LONG})
        elif subject.type not in NOT_FROM_READERS and _is_short(subject.text):
            yield flag("short-text")


def _is_short(text: str) -> bool:
    written = text.strip()
    # With so many characters it says something, if only by pictures.
    may_be = 0 < len(written) <= 4 * LEAST_LETTERS
    return may_be and sum(map(str.isalpha, written)) < LEAST_LETTERS
