"""Reads a WordPress export (WXR, any version): RSS with elements of WordPress's own.

Prefixes are read as the root binds them; where a file forgot that, `wp` means what it always means.
"""

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from moderator.domain.comments import READER_TYPE, Status
from moderator.domain.incoming import (
    Incoming,
    IncomingArticle,
    IncomingComment,
    IncomingSite,
    Repaired,
    Skipped,
)
from moderator.domain.personal import EmailAddress, IpAddress
from moderator.formats.xml_reader import Unfit
from moderator.text.html_text import readable

SOURCE = "wordpress"

_STATUSES = {
    "1": Status.APPROVED,
    "approve": Status.APPROVED,
    "approved": Status.APPROVED,
    "spam": Status.SPAM,
    "trash": Status.REJECTED,
    "post-trashed": Status.REJECTED,
}
"""Any other word, such as `0`, `hold` or a plugin's own, is pending."""

_NAMESPACE = re.compile(r"https?://wordpress\.org/export/[^/]{1,20}/(excerpt/)?")
_CHANNEL, _ITEM, _COMMENT = "channel", "item", "wp:comment"

Fields = dict[str, str]


class WxrHandler:
    """Collects the fields of the channel, of the current article and of the current comment."""

    advice = "Export it again from WordPress."

    def __init__(self) -> None:
        self._path: list[str] = []
        self._prefixes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._fields: dict[str, Fields] = {_CHANNEL: {}, _ITEM: {}, _COMMENT: {}}
        self._line = 0
        self._site: IncomingSite | None = None
        self._article: IncomingArticle | None = None
        self._found_channel = False
        self._records: list[Incoming] = []

    @property
    def within(self) -> str:
        """What the current element is a part of."""
        if _COMMENT in self._path:
            return "a comment"
        return "an article" if _ITEM in self._path else "the export"

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """Opens an element; the root must be `rss`."""
        if not self._path:
            self._open_root(name, attributes)
        name = self._names.get(name) or self._canonical(name)
        self._path.append(name)
        if name in self._fields:
            self._fields[name] = {}
        if name == _COMMENT:
            self._line = line
        elif name == _ITEM:
            self._article = None
        elif name == _CHANNEL:
            self._found_channel = True

    def end(self, name: str, text: str) -> None:
        """Closes an element: a field is kept, a comment is complete."""
        name = self._path.pop()
        parent = self._path[-1] if self._path else ""
        if name == _COMMENT:
            self._close_comment(parent)
        elif parent in self._fields:
            self._fields[parent][name] = text.strip()
        elif not parent and not self._found_channel:
            raise Unfit("this is RSS without a channel, not a WordPress export")

    def take(self) -> list[Incoming]:
        """The records since the last call."""
        taken, self._records = self._records, []
        return taken

    def _open_root(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != "rss":
            raise Unfit("this is XML of another kind, not a WordPress export")
        for attribute, value in attributes.items():
            namespace = _NAMESPACE.fullmatch(value)
            if namespace and attribute.startswith("xmlns:"):
                self._prefixes[attribute[6:]] = "excerpt" if namespace[1] else "wp"

    def _canonical(self, name: str) -> str:
        """The name with its usual prefix; remembered, since a million elements share a few dozen names."""
        prefix, colon, local = name.partition(":")
        self._names[name] = f"{self._prefixes.get(prefix, prefix)}:{local}" if colon else name
        return self._names[name]

    def _close_comment(self, parent: str) -> None:
        where = f"line {self._line}"
        fields = self._fields[_COMMENT]
        if parent != _ITEM:
            self._records.append(Skipped(where, "a comment outside an article"))
        elif fields.get("wp:comment_type", "").lower() == "note":
            self._records.append(Skipped(where, "an editor's internal note", expected=True))
        elif not fields.get("wp:comment_id"):
            self._records.append(Skipped(where, "a comment without an id"))
        else:
            self._site = self._site or _site(self._fields[_CHANNEL], self._fields[_ITEM])
            self._article = self._article or _article(self._fields[_ITEM])
            self._records += _comment(fields, self._site, self._article, where)


def _site(channel: Fields, item: Fields) -> IncomingSite:
    url = channel.get("wp:base_blog_url") or channel.get("link") or _origin(item.get("link", ""))
    return IncomingSite(url, readable(channel.get("title", "")).text)


def _origin(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""


def _article(item: Fields) -> IncomingArticle:
    link = item.get("link", "")
    return IncomingArticle(
        external_id=item.get("wp:post_id") or link,
        url=link,
        title=readable(item.get("title", "")).text,
        published=_moment(item.get("wp:post_date_gmt", "")) or _moment(item.get("wp:post_date", "")),
        lead=readable(item.get("excerpt:encoded", "")).text,
    )


def _comment(fields: Fields, site: IncomingSite, article: IncomingArticle, where: str) -> list[Incoming]:
    """The comment, after what had to be repaired in it."""
    utc, local = fields.get("wp:comment_date_gmt", ""), fields.get("wp:comment_date", "")
    submitted, repaired = _moment(utc), []
    if submitted is None and (submitted := _moment(local)):
        repaired.append(Repaired(where, "no UTC time; the local time was used"))
    email, ip = fields.get("wp:comment_author_email"), fields.get("wp:comment_author_IP")
    parent = fields.get("wp:comment_parent", "")
    word = fields.get("wp:comment_approved", "")
    comment = IncomingComment(
        site=site,
        source=SOURCE,
        external_id=fields["wp:comment_id"],
        article=article,
        parent_external_id=None if parent in ("", "0") else parent,
        name=html.unescape(fields.get("wp:comment_author", "")),
        email=EmailAddress(email) if email else None,
        website=fields.get("wp:comment_author_url", ""),
        ip=IpAddress(ip) if ip else None,
        agent=None,
        submitted=submitted,
        submitted_raw=(local if repaired else utc) or local,
        markup=fields.get("wp:comment_content", ""),
        status=_STATUSES.get(word.lower(), Status.PENDING),
        source_status=word,
        type=fields.get("wp:comment_type", "").lower() or READER_TYPE,
        where=where,
    )
    return [*repaired, comment]


def _moment(text: str) -> datetime | None:
    """A time as WordPress writes it, in UTC; None for zeroes and whatever else is no time."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
