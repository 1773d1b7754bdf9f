"""Writes a WordPress export (WXR 1.2) that WordPress's own importer and our reader take.

Addresses, IPs and the texts of articles are not in it: the first two never leave, the last is the site's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TextIO

from moderator.domain.comments import Article, Comment, Status
from moderator.formats.export_record import (
    ExportOptions,
    ExportRecord,
    Losses,
    Lost,
    by_article,
    lost,
    of_one_site,
)
from moderator.formats.times import sql_time
from moderator.text.html_text import escaped

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/">
<channel>
"""
_TAIL = "</channel>\n</rss>\n"

_WORDS = {
    Status.APPROVED: "1",
    Status.PENDING: "0",
    Status.HELD: "0",
    Status.SPAM: "spam",
    Status.REJECTED: "trash",
}
_UNKNOWN_TIME = "0000-00-00 00:00:00"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(records: Iterable[ExportRecord], out: TextIO, options: ExportOptions) -> tuple[Lost, ...]:
    """Writes one site's comments, an article at a time. Raises UserError for comments of several sites."""
    losses = Losses()
    out.write(_HEAD)
    first = True
    for group in by_article(of_one_site(records, "A WordPress export")):
        if first:
            _write_channel(group[0].comment, out)
            first = False
        _write_item(group, out, losses)
        losses["the history"] += len(group) * options.with_history
    out.write(_TAIL)
    return lost(losses)


def _write_channel(comment: Comment, out: TextIO) -> None:
    title = comment.site_title or comment.site
    site = escaped(comment.site)
    lines = (
        ("title", _cdata(escaped(title))),
        ("link", site),
        ("wp:wxr_version", "1.2"),
        ("wp:base_site_url", site),
        ("wp:base_blog_url", site),
    )
    out.writelines(_lines(lines, "\t"))


def _write_item(group: list[ExportRecord], out: TextIO, losses: Losses) -> None:
    article = group[0].comment.article
    out.write("\t<item>\n")
    out.writelines(_lines(_article_fields(article, group[0].article_lead), "\t\t"))
    external_ids = {record.comment.id: record.comment.external_id for record in group}
    for record in group:
        out.write("\t\t<wp:comment>\n")
        out.writelines(_lines(_comment_fields(record.comment, external_ids), "\t\t\t"))
        out.write("\t\t</wp:comment>\n")
        _count_losses(record.comment, external_ids, losses)
    out.write("\t</item>\n")


def _article_fields(article: Article, lead: str) -> Iterator[tuple[str, str]]:
    published = _time(article.published)
    yield "title", _cdata(escaped(article.title))
    yield "link", escaped(article.url)
    yield "dc:creator", _cdata("")
    yield "content:encoded", _cdata("")
    yield "excerpt:encoded", _cdata(escaped(lead))
    if article.external_id.isascii() and article.external_id.isdigit():
        yield "wp:post_id", article.external_id
    yield "wp:post_date", _cdata(published)
    yield "wp:post_date_gmt", _cdata(published)
    yield "wp:comment_status", _cdata("open")
    yield "wp:status", _cdata("publish")
    yield "wp:post_type", _cdata("post")


def _comment_fields(comment: Comment, external_ids: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    submitted = _time(comment.submitted)
    parent = "0" if comment.parent is None else external_ids.get(comment.parent, "0")
    yield "wp:comment_id", escaped(comment.external_id)
    yield "wp:comment_author", _cdata(escaped(comment.name))
    yield "wp:comment_author_email", _cdata("")
    yield "wp:comment_author_url", escaped(comment.website)
    yield "wp:comment_author_IP", _cdata("")
    yield "wp:comment_date", _cdata(submitted)
    yield "wp:comment_date_gmt", _cdata(submitted)
    yield "wp:comment_content", _cdata(comment.markup)
    yield "wp:comment_approved", _cdata(_WORDS[comment.status])
    yield "wp:comment_type", _cdata(comment.type)
    yield "wp:comment_parent", escaped(parent)
    yield "wp:comment_user_id", "0"


def _count_losses(comment: Comment, external_ids: Mapping[int, str], losses: Losses) -> None:
    losses["second looks, written as pending"] += comment.status is Status.HELD
    losses["times that are not known"] += comment.submitted is None
    losses["replies to comments that are not in the file"] += (
        comment.parent is not None and comment.parent not in external_ids
    )
    losses["characters that XML does not allow"] += any(
        _ILLEGAL.search(text) for text in (comment.name, comment.website, comment.markup)
    )


def _lines(fields: Iterable[tuple[str, str]], indent: str) -> Iterator[str]:
    for name, value in fields:
        yield f"{indent}<{name}>{_ILLEGAL.sub('', value)}</{name}>\n"


def _cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _time(moment: datetime | None) -> str:
    return sql_time(moment) if moment else _UNKNOWN_TIME
