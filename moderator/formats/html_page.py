"""A page of comments to publish as it is: no script, nothing from elsewhere, everything escaped."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from itertools import groupby
from typing import TextIO
from urllib.parse import urlsplit

from moderator.domain.comments import READER_TYPE, Article, Comment, Status
from moderator.formats.export_record import (
    ExportOptions,
    ExportRecord,
    Losses,
    Lost,
    by_article,
    holds_markup,
    lost,
)
from moderator.formats.threads import Placed, in_threads
from moderator.formats.times import timestamp, written_out
from moderator.resource_files import resource

DEEPEST_INDENT = 6
"""Replies below this depth stand at it, saying to whom they reply; so a page stays readable and bounded."""

_STATUS_WORDS = {
    Status.PENDING: "Pending",
    Status.HELD: "Second look",
    Status.REJECTED: "Rejected",
    Status.SPAM: "Spam",
}


def write(records: Iterable[ExportRecord], out: TextIO, options: ExportOptions) -> tuple[Lost, ...]:
    """Writes one page with a section for each article and replies under what they reply to."""
    losses = Losses()
    written = 0
    for group in by_article(records):
        if not written:
            out.write(_head(_title(group[0].comment)))
        out.writelines(_section(group))
        written += len(group)
        losses["markup in texts"] += sum(holds_markup(record.comment) for record in group)
        losses["the history"] += len(group) * options.with_history
    if not written:
        out.write(_head("Comments"))
    out.write(f'</main>\n<footer class="note">{_counted(written)}</footer>\n</body>\n</html>\n')
    return lost(losses)


def _title(comment: Comment) -> str:
    return f"Comments at {comment.site_title or comment.site}"


def _head(title: str) -> str:
    style = resource("export", "page.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#comments">Skip to the comments</a>
<header><h1 dir="auto">{escape(title)}</h1></header>
<main id="comments">
"""


def _section(group: list[ExportRecord]) -> Iterator[str]:
    article = group[0].comment.article
    lead = group[0].article_lead
    yield f'<section aria-labelledby="article-{article.id}">\n'
    yield f'<h2 id="article-{article.id}" dir="auto">{_heading(article)}</h2>\n'
    if lead:
        yield f'<p class="lead" dir="auto">{escape(lead)}</p>\n'
    yield f'<p class="note count">{_counted(len(group))}</p>\n'
    yield from _threads(record.comment for record in group)
    yield "</section>\n"


def _threads(comments: Iterable[Comment]) -> Iterator[str]:
    """Nested lists; a list item stays open until the next comment shows that no reply follows."""
    open_lists = 0
    for placed in in_threads(comments):
        level = min(placed.depth, DEEPEST_INDENT) + 1
        if level > open_lists:
            yield "<ol>\n"
            open_lists += 1
        else:
            yield "</li>\n" + "</ol>\n</li>\n" * (open_lists - level)
            open_lists = level
        yield "<li>\n"
        yield from _article(placed)
    yield "</li>\n</ol>\n" * open_lists


def _article(placed: Placed) -> Iterator[str]:
    comment = placed.comment
    yield f'<article id="comment-{comment.id}">\n'
    yield f'<p class="by"><span class="name">{_author(comment)}</span> {_notes(comment)}</p>\n'
    yield _reply_note(placed)
    yield f'<div class="text"{_language(comment)}>\n'
    yield from _paragraphs(comment.text)
    yield "</div>\n</article>\n"


def _reply_note(placed: Placed) -> str:
    """Said only where the place of the comment does not show it."""
    if placed.comment.parent is None or 0 < placed.depth <= DEEPEST_INDENT:
        return ""
    if placed.parent is None:
        return '<p class="note">In reply to a comment that is not shown.</p>\n'
    link = f'<a href="#comment-{placed.parent.id}">{_name(placed.parent)}</a>'
    return f'<p class="note">In reply to {link}.</p>\n'


def _author(comment: Comment) -> str:
    name = _name(comment)
    if not _is_web_address(comment.website):
        return name
    return f'<a href="{escape(comment.website)}" rel="nofollow ugc noopener">{name}</a>'


def _name(comment: Comment) -> str:
    return f"<bdi>{escape(comment.name)}</bdi>" if comment.name.strip() else "Anonymous"


def _notes(comment: Comment) -> str:
    """The time, and what is out of the ordinary."""
    notes = []
    if comment.submitted:
        stamp = timestamp(comment.submitted)
        notes.append(f'<time class="note" datetime="{stamp}">{written_out(comment.submitted)}</time>')
    if comment.type != READER_TYPE:
        notes.append(_chip(comment.type))
    if comment.status is not Status.APPROVED:
        notes.append(_chip(_STATUS_WORDS[comment.status]))
    return " ".join(notes)


def _chip(word: str) -> str:
    return f'<span class="note chip">{escape(word.capitalize())}</span>'


def _language(comment: Comment) -> str:
    return f' lang="{escape(comment.language)}"' if comment.language else ""


def _paragraphs(text: str) -> Iterator[str]:
    """Blank lines part paragraphs, other line ends stay line ends."""
    for filled, lines in groupby(text.split("\n"), key=lambda line: bool(line.strip())):
        if filled:
            paragraph = "<br>\n".join(escape(line) for line in lines)
            yield f'<p dir="auto">{paragraph}</p>\n'


def _heading(article: Article) -> str:
    title = escape(article.title or article.url or "Untitled")
    return f'<a href="{escape(article.url)}">{title}</a>' if _is_web_address(article.url) else title


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _counted(comments: int) -> str:
    return "1 comment" if comments == 1 else f"{comments:,} comments"
