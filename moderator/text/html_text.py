"""Markup to the readable text that moderators see and filters read.

A tokenizer of our own, because `html.parser` takes quadratic time on hostile input. In doubt a character is
text: to show a moderator too much does no harm, to hide something does.
"""

import re
from dataclasses import dataclass
from html import unescape

from moderator.text.cleaning import clean_text

_TAG = re.compile(
    r"""<(?:
        (?P<end>/?+)
        (?P<name>[a-zA-Z][a-zA-Z0-9-]*+(?>(?::[a-zA-Z0-9-]++)?))(?=[\s/>])
        (?P<inside>(?>(?:[^<>=]++|=\s*+(?>(?:"[^"<]*+"|'[^'<]*+')?))*))
        |[!?][a-zA-Z\[][^<>]*+
    )>""",
    re.VERBOSE,
)
"""A tag, doctype or processing instruction. None reaches over the next `<`, which keeps reading linear."""

_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]++)
        (?>(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'>][^\s>]*+)))?)""",
    re.VERBOSE,
)
_BLOCKS = frozenset(
    (
        *("p", "div", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "article", "section", "figure"),
    )
)
_TOO_LONG_A_NUMBER = re.compile(r"&#[0-9]{4000,}+;?")
_NOT_IN_URLS = str.maketrans("", "", "\t\n\r")


@dataclass(frozen=True, slots=True)
class MarkupLink:
    """A link; code points `start` to `end` (exclusive) of the readable text are what a reader clicks."""

    url: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Readable:
    """The text as it is read, without blanks around it, and its links."""

    text: str
    links: tuple[MarkupLink, ...] = ()


def readable(markup: str) -> Readable:
    """Entities decoded once, tags and HTML comments taken out, line breaks where `<br>` and blocks make them.

    The content of every element stays, that of script and style too.
    """
    if "<" not in markup and "&" not in markup:
        return Readable(markup.strip())
    page = _Page()
    source = _without_comments(markup)
    position = 0
    for tag in _TAG.finditer(source):
        page.add_text(_decoded(source[position : tag.start()]))
        if tag["name"]:
            page.add_tag(tag["name"].lower(), bool(tag["end"]), tag["inside"])
        position = tag.end()
    page.add_text(_decoded(source[position:]))
    return page.finished()


def escaped(text: str) -> str:
    """Plain text as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Page:
    """The readable text while it grows."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._at_line_start = True
        self._breaks_due = 0
        self._links: list[MarkupLink] = []
        self._url = ""
        self._link_start: int | None = None

    def add_text(self, text: str) -> None:
        """Adds text after the line breaks that are due, unless the source has broken the line itself."""
        if not text:
            return
        if self._breaks_due:
            broken_already = self._at_line_start + text.lstrip(" \t").startswith("\n")
            self._append("\n" * (self._breaks_due - broken_already))
            self._breaks_due = 0
        if self._link_start is None:
            self._link_start = self._length
        self._append(text)

    def add_tag(self, name: str, is_end: bool, inside: str) -> None:
        """Does what a tag does to the text."""
        if name == "br":
            self._breaks_due += 1
        elif name in _BLOCKS:
            self._breaks_due = max(self._breaks_due, 1)
        elif name == "img":
            self.add_text(_attribute(inside, "alt"))
        elif name == "a":
            self._close_link()
            self._url = "" if is_end else _attribute(inside, "href").translate(_NOT_IN_URLS).strip()
            self._link_start = None

    def finished(self) -> Readable:
        """The text without the blanks around it."""
        self._close_link()
        whole = "".join(self._parts)
        text = whole.strip()
        blanks_before = len(whole) - len(whole.lstrip())

        def place(position: int) -> int:
            return min(max(position - blanks_before, 0), len(text))

        links = (MarkupLink(link.url, place(link.start), place(link.end)) for link in self._links)
        return Readable(text, tuple(links))

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            _, broken, last_line = text.rpartition("\n")
            self._at_line_start = (self._at_line_start or bool(broken)) and not last_line.strip(" \t")

    def _close_link(self) -> None:
        if self._url:
            start = self._length if self._link_start is None else self._link_start
            self._links.append(MarkupLink(self._url, start, self._length))
            self._url = ""


def _without_comments(markup: str) -> str:
    """A comment that never ends is text."""
    kept: list[str] = []
    position = 0
    while (start := markup.find("<!--", position)) >= 0 and (end := markup.find("-->", start + 2)) >= 0:
        kept.append(markup[position:start])
        position = end + len("-->")
    return "".join([*kept, markup[position:]])


def _decoded(text: str) -> str:
    if "&" not in text:
        return text
    # Python refuses to read a number of so many digits, and no character has it.
    return clean_text(unescape(_TOO_LONG_A_NUMBER.sub("\ufffd", text)))


def _attribute(inside: str, name: str) -> str:
    """The first attribute of that name, decoded; empty without one."""
    for found in _ATTRIBUTE.finditer(inside):
        if found["name"].lower() == name:
            return _decoded(found["double"] or found["single"] or found["bare"] or "")
    return ""
