"""A query as a tree: what `text.query_parser` reads and `storage.search` turns into SQL."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moderator.domain.comments import Status


@dataclass(frozen=True, slots=True)
class Word:
    """A word in text or name; a longer word that begins so counts."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other in text or name."""

    text: str


@dataclass(frozen=True, slots=True)
class StatusIn:
    """One of these statuses; none named means any."""

    statuses: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class TypeIn:
    """One of these types; none named means any."""

    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlaggedBy:
    """Carries a flag of this filter or with this code."""

    name: str


@dataclass(frozen=True, slots=True)
class SiteLike:
    """The site's address or title holds this."""

    text: str


@dataclass(frozen=True, slots=True)
class ArticleLike:
    """The article's title or address holds this."""

    text: str


@dataclass(frozen=True, slots=True)
class SameAuthorAs:
    """Written by the author of that comment."""

    comment_id: int


@dataclass(frozen=True, slots=True)
class SameTextAs:
    """Says the same as that comment, or nearly the same; that comment itself among them."""

    comment_id: int


@dataclass(frozen=True, slots=True)
class DecidedBy:
    """Has a decision by this actor."""

    actor: str


@dataclass(frozen=True, slots=True)
class ReasonIs:
    """Has a decision with this reason code."""

    code: str


@dataclass(frozen=True, slots=True)
class LanguageIs:
    """Is in this language (a code such as `hy`)."""

    code: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """Submitted at or after `start` and before `end`."""

    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """Has a decision made at or after `start` and before `end`."""

    start: datetime | None = None
    end: datetime | None = None


class Comparison(StrEnum):
    """How a priority is compared."""

    ABOVE = ">"
    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="
    EXACTLY = "="


@dataclass(frozen=True, slots=True)
class PriorityIs:
    """The priority compares so with `value` (0..1)."""

    comparison: Comparison
    value: float


class Has(StrEnum):
    """`has:` conditions."""

    LINK = "link"
    PARENT = "parent"
    EDIT = "edit"
    NOTE = "note"


class Is(StrEnum):
    """`is:` conditions."""

    NEW_AUTHOR = "new-author"
    DUPLICATE = "duplicate"
    MARKED = "marked"
    FLAGGED = "flagged"


Condition = (
    Word
    | Phrase
    | StatusIn
    | TypeIn
    | FlaggedBy
    | SiteLike
    | ArticleLike
    | SameAuthorAs
    | SameTextAs
    | DecidedBy
    | ReasonIs
    | LanguageIs
    | Submitted
    | Decided
    | PriorityIs
    | Has
    | Is
)


@dataclass(frozen=True, slots=True)
class Term:
    """A condition, or its opposite."""

    condition: Condition
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All terms must hold. An empty query matches every comment of readers."""

    terms: tuple[Term, ...] = ()

    def names(self, kind: type) -> bool:
        """Whether any term is of this kind of condition."""
        return any(isinstance(term.condition, kind) for term in self.terms)

    def admits(self, status: Status) -> bool:
        """Whether a comment with this status can match, as far as the terms about the status say."""
        named = ((term.condition.statuses, term.negated) for term in self.terms if isinstance(term.condition, StatusIn))
        return all((not statuses or status in statuses) != negated for statuses, negated in named)

    def having(self, condition: Condition) -> "Query":
        """The same query, narrowed by one more condition."""
        return Query((*self.terms, Term(condition)))


class Order(StrEnum):
    """In which order a queue is read."""

    PRIORITY = "priority"
    OLDEST = "oldest"
    NEWEST = "newest"
    ARTICLE = "article"
