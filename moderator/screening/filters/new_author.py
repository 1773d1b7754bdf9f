"""Authors seen for the first time."""

from collections.abc import Iterator

from moderator.domain.flags import Flag
from moderator.screening.codes import flag
from moderator.screening.filter import History
from moderator.screening.subject import Subject


class NewAuthor:
    """Without an address there is no telling, and no flag."""

    name = "new-author"

    def check(self, subject: Subject, history: History) -> Iterator[Flag]:
        """A flag on an author's first comment."""
        if history.author is not None and history.first_by_author:
            yield flag("new-author")
