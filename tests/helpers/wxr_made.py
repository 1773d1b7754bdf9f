"""WordPress exports made for a test, with the addresses, texts and statuses that it needs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

SITE = "https://paper.example"
ARTICLES = {10: "Toll bridge vote delayed", 11: "Library opens on Sundays"}

_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
"""
_TAIL = "</channel>\n</rss>\n"


@dataclass(frozen=True)
class Sent:
    """One comment as the site holds it. `status` is WordPress's own word, `at` a time in UTC."""

    id: int
    text: str = "Thank you for this article."
    name: str = "Ani"
    email: str = ""
    website: str = ""
    ip: str = ""
    status: str = "0"
    type: str = "comment"
    parent: int = 0
    article: int = 10
    at: str = "2026-11-20 10:00:00"


def export(comments: Iterable[Sent], site: str = SITE, articles: Mapping[int, str] = ARTICLES) -> str:
    """The export of a site with these comments; those of one article must follow each other."""
    return "".join(pieces(comments, site, articles))


def write_export(path: Path, comments: Iterable[Sent], site: str = SITE) -> Path:
    """Writes such an export to `path`."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(pieces(comments, site))
    return path


def pieces(comments: Iterable[Sent], site: str = SITE, articles: Mapping[int, str] = ARTICLES) -> Iterator[str]:
    """The same export, a comment at a time."""
    yield _HEAD
    yield f"<title>The Paper</title>\n<link>{site}</link>\n<wp:base_blog_url>{site}</wp:base_blog_url>\n"
    for article, group in groupby(comments, key=lambda comment: comment.article):
        yield f"<item>\n<title>{_cdata(articles[article])}</title>\n<link>{site}/{article}</link>\n"
        yield f"<wp:post_id>{article}</wp:post_id>\n"
        yield f"<wp:post_date_gmt>{_cdata('2026-11-19 08:00:00')}</wp:post_date_gmt>\n"
        yield from map(_comment, group)
        yield "</item>\n"
    yield _TAIL


def crowd(number: int, words: str = "I was there, too.") -> Iterator[Sent]:
    """So many pending comments, a minute apart, each by a reader and with a text of its own."""
    for place in range(1, number + 1):
        hours, minute = divmod(place, 60)
        day, hour = divmod(hours, 24)
        yield Sent(
            place,
            text=f"{words} My number is {place}.",
            name=f"Reader {place}",
            email=f"reader{place}@example.org",
            ip=f"192.0.2.{place % 250}",
            at=f"2026-11-{day + 1:02} {hour:02}:{minute:02}:00",
        )


def _comment(comment: Sent) -> str:
    fields = {
        "id": str(comment.id),
        "author": _cdata(comment.name),
        "author_email": escape(comment.email, quote=False),
        # WordPress prints the website unescaped.
        "author_url": comment.website,
        "author_IP": _cdata(comment.ip),
        "date": _cdata(comment.at),
        "date_gmt": _cdata(comment.at),
        "content": _cdata(comment.text),
        "approved": _cdata(comment.status),
        "type": _cdata(comment.type),
        "parent": str(comment.parent),
        "user_id": "0",
    }
    inside = "".join(f"<wp:comment_{name}>{value}</wp:comment_{name}>\n" for name, value in fields.items())
    return f"<wp:comment>\n{inside}</wp:comment>\n"


def _cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
