"""Small WordPress exports, and a way to read them."""

import io

from moderator.domain.incoming import Incoming, IncomingComment, Repaired, Skipped
from moderator.formats import wxr

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
CHANNEL = """\
<title>The River Paper</title>
<link>https://paper.example</link>
<wp:base_blog_url>https://paper.example/news</wp:base_blog_url>
"""
ITEM = """\
<title><![CDATA[Toll bridge vote delayed]]></title>
<link>https://paper.example/toll</link>
<wp:post_id>11</wp:post_id>
"""
NAMESPACES = """\
xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:wp="http://wordpress.org/export/1.2/\""""
FIELDS = {
    "comment_id": "41",
    "comment_author": "<![CDATA[Garo P.]]>",
    "comment_author_email": "<![CDATA[garo@reader.example]]>",
    "comment_author_url": "https://garo.example/",
    "comment_author_IP": "<![CDATA[192.0.2.7]]>",
    "comment_date": "<![CDATA[2026-11-21 13:30:00]]>",
    "comment_date_gmt": "<![CDATA[2026-11-21 09:30:00]]>",
    "comment_content": "<![CDATA[The bridge is <b>ours</b>.]]>",
    "comment_approved": "<![CDATA[0]]>",
    "comment_type": "<![CDATA[comment]]>",
    "comment_parent": "0",
    "comment_user_id": "0",
}


def comment_xml(**changes: str | None) -> str:
    """One `wp:comment`; None leaves a field out."""
    fields = {**FIELDS, **changes}
    lines = (f"<wp:{name}>{value}</wp:{name}>\n" for name, value in fields.items() if value is not None)
    return f"<wp:comment>\n{''.join(lines)}</wp:comment>\n"


def export_xml(*comments: str, item: str = ITEM, channel: str = CHANNEL, namespaces: str = NAMESPACES) -> str:
    """An export with one article."""
    return (
        f'{DECLARATION}<rss version="2.0"\n{namespaces}>\n<channel>\n{channel}'
        f"<item>\n{item}{''.join(comments)}</item>\n</channel>\n</rss>\n"
    )


def read(data: str | bytes) -> list[Incoming]:
    """Everything that reading it yields."""
    return list(wxr.read(io.BytesIO(data.encode() if isinstance(data, str) else data), "news.xml"))


def comments_in(data: str | bytes) -> list[IncomingComment]:
    return [item for item in read(data) if isinstance(item, IncomingComment)]


def repairs_in(data: str | bytes) -> list[Repaired]:
    return [item for item in read(data) if isinstance(item, Repaired)]


def skipped_in(data: str | bytes) -> list[Skipped]:
    return [item for item in read(data) if isinstance(item, Skipped)]
