"""A text without the tags and codes that were left in it: f<b>u</b>ck, f&#117;ck, f[i]u[/i]ck.

Nor with words divided at the end of a line.
"""

import re
from array import array
from html import unescape
from urllib.parse import unquote

from moderator.text.folding import Folded, fold

_MARKUP = re.compile(
    r"""<!--[^<>]{0,200}-->
    | </?[a-z][^<>]{0,200}>
    | \[/?(?:b|i|u|s|em|img|url|size|color|quote|code|spoiler)(?:=[^\[\]]{0,100})?\]
    | &(?:\#[0-9]{1,7}|\#x[0-9a-f]{1,6}|[a-z]{2,24}[0-9]{0,2});?
    | (?:%[0-9a-f]{2})+
    | (?<=[^\W\d_])-[ ]{0,3}\n\s{0,8}(?=[^\W\d_])
    """,
    re.VERBOSE,
)
_CODES = ("&", "%")
_TRACES = (*"<[&%", "-\n", "- ")
"""One of these stands in every text that has some."""


def without_markup(folded: Folded) -> Folded | None:
    """The text with its tags taken out and its codes read, folded again; None where it has neither."""
    if not any(map(folded.text.__contains__, _TRACES)) or not _MARKUP.search(folded.text):
        return None
    pieces: list[str] = []
    starts, ends = array("I"), array("I")

    def add(text: str, start: int, end: int) -> None:
        pieces.append(text)
        starts.extend([start] * len(text))
        ends.extend([end] * len(text))

    done = 0
    for markup in _MARKUP.finditer(folded.text):
        for place in range(done, markup.start()):
            add(folded.text[place], *folded.original(place, place + 1))
        add(_read(markup[0]), *folded.original(*markup.span()))
        done = markup.end()
    for place in range(done, len(folded.text)):
        add(folded.text[place], *folded.original(place, place + 1))
    return Folded("".join(pieces), starts, ends)


def _read(markup: str) -> str:
    """What a code stands for, folded; nothing for a tag."""
    if not markup.startswith(_CODES):
        return ""
    return fold(unescape(markup) if markup.startswith("&") else unquote(markup)).text
