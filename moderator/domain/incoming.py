"""What a reader of an export yields, one item at a time, in the order of the file."""

from dataclasses import dataclass
from datetime import datetime

from moderator.domain.comments import READER_TYPE, Status
from moderator.domain.personal import EmailAddress, IpAddress, UserAgent


@dataclass(frozen=True, slots=True)
class IncomingSite:
    """The publication a file comes from: its address as written there, and its title."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class IncomingArticle:
    """The page a comment replies to, as the source tells it."""

    external_id: str
    url: str
    title: str
    published: datetime | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class IncomingComment:
    """One comment as the source tells it; nothing in it is trusted or cleaned yet.

    `markup` is the text as received, markup and entities included. `submitted` is in UTC, None where the
    source's time can't be read; `submitted_raw` is the source's own string. `source_status` is the source's
    word beside our `status`. `where` says where in the file the record begins ("line 221").
    """

    site: IncomingSite
    source: str
    external_id: str
    article: IncomingArticle
    parent_external_id: str | None
    name: str
    email: EmailAddress | None
    website: str
    ip: IpAddress | None
    agent: UserAgent | None
    submitted: datetime | None
    submitted_raw: str
    markup: str
    status: Status
    source_status: str
    type: str = READER_TYPE
    where: str = ""


@dataclass(frozen=True, slots=True)
class Repaired:
    """Something in the file was not as it should be and was put right; never quotes the content."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that was left out; `expected` when that is by design (an editor's note), not a fault."""

    where: str
    reason: str
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that differs from what was decided or edited here, which stays; never quotes the content."""

    where: str
    reason: str


Incoming = IncomingComment | Repaired | Skipped
