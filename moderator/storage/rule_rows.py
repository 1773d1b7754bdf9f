"""Reading comments for rules, which look at very many: no more of each than rules ask for."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from moderator.domain.comments import Status
from moderator.storage.paging import pages
from moderator.storage.schema import CURRENT, article, comment, revision, site


class RuleRow(NamedTuple):
    """A comment as rules read it, in the order of the columns below; `markup` is empty where no rule asks for it."""

    id: int
    version: int
    status: Status
    marked: bool
    priority: float
    type: str
    language: str | None
    name: str
    website: str
    submitted: datetime | None
    author_id: int | None
    revision_id: int
    article: str
    site: str
    time_zone: str
    text: str
    markup: str = ""


_READ = select(
    comment.c.id,
    comment.c.version,
    comment.c.status,
    comment.c.marked,
    comment.c.priority,
    comment.c.type,
    comment.c.language,
    comment.c.name,
    comment.c.website,
    comment.c.submitted_at,
    comment.c.author_id,
    revision.c.id,
    article.c.title,
    site.c.url,
    site.c.time_zone,
    revision.c.text,
).select_from(
    comment.join(revision, CURRENT)
    .join(article, article.c.id == comment.c.article_id)
    .join(site, site.c.id == comment.c.site_id)
)
_READ_WITH_MARKUP = _READ.add_columns(revision.c.markup)


def rule_rows(connection: Connection, ids: Sequence[int], with_markup: bool) -> list[RuleRow]:
    """The comments with these ids, in this order; ids that do not exist are left out."""
    read = _READ_WITH_MARKUP if with_markup else _READ
    found: dict[int, RuleRow] = {}
    for page in pages(ids):
        for comment_id, version, status, *others in connection.execute(read.where(comment.c.id.in_(page))):
            found[comment_id] = RuleRow(comment_id, version, Status(status), *others)
    return [found[wanted] for wanted in ids if wanted in found]
