"""What a comment must have to be printed."""

from collections.abc import Iterator

from moderator.domain.comments import NOT_FROM_READERS
from moderator.domain.flags import Flag
from moderator.screening.codes import flag
from moderator.screening.subject import Subject


class RequiredFields:
    """Looks for a name and a text; pingbacks, trackbacks and notes come without."""

    name = "required-fields"

    def check(self, subject: Subject) -> Iterator[Flag]:
        """One flag for each that is missing."""
        if subject.type in NOT_FROM_READERS:
            return
        if not subject.name.strip():
            yield flag("missing-name")
        if not subject.text.strip():
            yield flag("missing-text")
