"""Authors whose comments were mostly rejected so far."""

from collections.abc import Iterator

from moderator.domain.flags import Flag
from moderator.screening.codes import flag
from moderator.screening.filter import History
from moderator.screening.subject import Subject

FEWEST = 3
"""Refused comments from which a record says something."""


class AuthorRecord:
    """Looks at how an author's earlier comments were decided; spam counts as refused."""

    name = "author-record"

    def check(self, subject: Subject, history: History) -> Iterator[Flag]:
        """A flag where all was refused, a lighter one where more was refused than approved."""
        if history.author is None:
            return
        approved = history.author.approved
        refused = history.author.rejected + history.author.spam
        if refused < FEWEST:
            return
        if not approved:
            yield flag("all-refused", parameters={"count": refused})
        elif refused > approved:
            yield flag("mostly-refused", parameters={"count": refused, "decided": refused + approved})
