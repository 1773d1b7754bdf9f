"""What a filter is. A new one gets a file in `filters/`, rows in `codes`, and its place in `filter_list`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from moderator.domain.comments import AuthorRecord
from moderator.domain.flags import Flag
from moderator.screening.subject import Subject


@dataclass(frozen=True, slots=True)
class Copies:
    """Other comments with the same text, or with a similar one where not all are the `is_same`.

    `names` counts the different names above them; all were submitted within `days` days of this one.
    """

    count: int
    names: int
    days: int
    is_same: bool


@dataclass(frozen=True, slots=True)
class Burst:
    """Other comments within a few minutes of this one: by its author, and from its IP address."""

    by_author: int = 0
    from_address: int = 0
    minutes: int = 10


@dataclass(frozen=True, slots=True)
class History:
    """What is known beside the comment itself; what further history filters need to know is added here.

    `author` counts what was decided about earlier comments of this author; None: the comment came without an
    address, so that its author is unknown. `copies` is None where nobody else wrote so. `namesake_approved` counts
    the approved comments of another author of this name; 0 where there is none, or where many share the name.
    """

    author: AuthorRecord | None
    first_by_author: bool
    copies: Copies | None = None
    burst: Burst = Burst()
    namesake_approved: int = 0


class TextFilter(Protocol):
    """Sees one comment and nothing else: pure, so that it can run anywhere and in parallel."""

    @property
    def name(self) -> str:
        """The filter's name in flags, queries and statistics."""
        ...

    def check(self, subject: Subject) -> Iterable[Flag]:
        """Everything that is to be said about the subject; must stay linear in the length of its text."""
        ...


class HistoryFilter(Protocol):
    """Also sees what is known of the author; runs where the database is at hand, at intake for instance."""

    @property
    def name(self) -> str:
        """The filter's name in flags, queries and statistics."""
        ...

    def check(self, subject: Subject, history: History) -> Iterable[Flag]:
        """Everything that is to be said about the subject in the light of its history."""
        ...
