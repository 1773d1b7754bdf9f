"""What a writer gets, what it is told, and what it reports as lost."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from moderator.domain.comments import Comment, Revision
from moderator.domain.decisions import Decision
from moderator.domain.flags import Flag, Flagged
from moderator.errors import UserError

_TAG = re.compile(r"<[a-zA-Z/!]")

Explain = Callable[[Flag, Flagged], str]
"""Makes the sentence that explains a flag."""


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """One comment on its way out, typed addresses masked.

    `article_lead` is plain text. `revisions` and `decisions` are filled only where the history was asked for.
    """

    comment: Comment
    article_lead: str = ""
    revisions: tuple[Revision, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to write: who explains flags, and whether the history goes along."""

    explain: Explain
    with_history: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """Something the format can't hold, and how many comments it touched."""

    what: str
    count: int


Losses = Counter[str]
"""Counts what is lost while a writer runs."""


def lost(losses: Losses) -> tuple[Lost, ...]:
    """What was lost at all, the most frequent first."""
    return tuple(Lost(what, count) for what, count in losses.most_common() if count)


def holds_markup(comment: Comment) -> bool:
    """Whether tags disappear when the readable text is written instead of the markup."""
    return _TAG.search(comment.markup) is not None


def of_one_site(records: Iterable[ExportRecord], format_label: str) -> Iterator[ExportRecord]:
    """The same records. Raises UserError at the first one that belongs to another site than those before."""
    site = None
    for record in records:
        if site is not None and record.comment.site != site:
            raise UserError(
                f"{format_label} holds the comments of one site, and these come from {site} and "
                f"{record.comment.site}. Add site: to the query and export each site by itself."
            )
        site = record.comment.site
        yield record


def by_article(records: Iterable[ExportRecord]) -> Iterator[list[ExportRecord]]:
    """The records of one article at a time. They must come ordered by site and article."""
    for _, group in groupby(records, key=lambda record: (record.comment.site, record.comment.article.id)):
        yield list(group)
