"""A comment and what stands around it, as every room may see it: no address, no IP."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from moderator.domain.flags import Flag


class Status(StrEnum):
    """Where a comment stands. `held` is a second look and exists here only."""

    PENDING = "pending"
    HELD = "held"
    APPROVED = "approved"
    REJECTED = "rejected"
    SPAM = "spam"


READER_TYPE = "comment"
NOT_FROM_READERS = ("pingback", "trackback", "note")
"""Types that stay out of a queue unless a query names them."""


class RevisionSource(StrEnum):
    """Who wrote a revision."""

    SITE = "site"
    MODERATOR = "moderator"
    REDACTION = "redaction"


@dataclass(frozen=True, slots=True)
class Article:
    """The page a comment replies to."""

    id: int
    external_id: str
    title: str
    url: str
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuthorRecord:
    """How many comments of one author stand at each verdict, the shown one included."""

    approved: int = 0
    rejected: int = 0
    spam: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment as it is shown: current text, typed addresses masked, flags of the current revision.

    `author_id` is the row of a sealed address, never the address. `submitted` is None where the source gave
    no usable time. Spans of `flags` count code points of `text`, `name` or `website` as they stand here.
    """

    id: int
    uid: UUID
    site: str
    site_title: str
    source: str
    external_id: str
    type: str
    status: Status
    source_status: str
    version: int
    article: Article
    author_id: int | None
    name: str
    website: str
    record: AuthorRecord
    submitted: datetime | None
    language: str | None
    parent: int | None
    edited: bool
    marked: bool
    text: str
    markup: str
    priority: float
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """One text of a comment; number 1 is the original."""

    number: int
    source: RevisionSource
    text: str
    at: datetime
    actor: str
