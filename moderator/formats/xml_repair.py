"""Makes well-formed XML of what is nearly so, and says what it did.

WordPress prints `wp:comment_author_url` unescaped; plugins, old versions and text editors add bare
ampersands, HTML's named entities, control characters and broken UTF-8. Works on one piece of text after the
other, so that a file of any size streams. Every line stays on its line.
"""

import re
import sys
from collections.abc import Iterable
from html.entities import html5

from moderator.domain.incoming import Repaired

_URL = "wp:comment_author_url"
_URL_OPEN, _URL_CLOSE = f"<{_URL}>", f"</{_URL}>"
_URL_LONGEST = 8_192
_HELD_BACK = 64
"""No mark is longer, so one that begins before the last so many characters of a text is complete."""

_CDATA = "<![CDATA["
_SECTIONS = {_CDATA: "]]>", "<!--": "-->", "<?": "?>"}
"""How the parts begin and end in which an ampersand is just an ampersand."""

_REFERENCE = r"&(?:#([0-9]{1,10});|#[xX]([0-9a-fA-F]{1,8});|([A-Za-z][A-Za-z0-9]{0,31});)?"
_RAW_URL = rf"{_URL_OPEN}(?!{_URL_CLOSE}|{re.escape(_CDATA)})"
_MARK = re.compile("|".join((*map(re.escape, _SECTIONS), _RAW_URL, _REFERENCE)))
_IN_URL = re.compile(_REFERENCE + "|[<>]")
_ILLEGAL_SET = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
_ILLEGAL = re.compile(f"{_ILLEGAL_SET}{_ILLEGAL_SET}*")  # six times as fast as a plain +
_ANGLES = {"<": "&lt;", ">": "&gt;"}
_XML_NAMES = ("amp", "lt", "gt", "quot", "apos")

Mark = re.Match[str]


class XmlRepair:
    """Takes a text piece by piece and gives it back well-formed; `take` tells what was repaired meanwhile."""

    def __init__(self) -> None:
        self._held = ""
        self._closing = ""
        self._line = 1
        self._repaired: list[Repaired] = []

    def feed(self, piece: str, final: bool = False) -> str:
        """What is ready of the text so far; with `final`, all of it."""
        line_of_piece = self._line + self._held.count("\n")
        text = self._held + self._mended(piece, _ILLEGAL.finditer(piece), line_of_piece)
        marks, end = self._scan(text, len(text) if final else _ready(text))
        ready, self._held = text[:end], text[end:]
        mended = self._mended(ready, marks, self._line)
        self._line += ready.count("\n")
        return mended

    def take(self) -> list[Repaired]:
        """The repairs since the last call."""
        taken, self._repaired = self._repaired, []
        return taken

    def _scan(self, text: str, ready: int) -> tuple[list[Mark], int]:
        """What to mend in the first `ready` characters, and where the scan really stopped."""
        marks: list[Mark] = []
        position = 0
        while position < ready:
            if self._closing:
                end = text.find(self._closing, position)
                if end < 0:
                    return marks, ready
                position = end + len(self._closing)
                self._closing = ""
            mark = _MARK.search(text, position)
            if mark is None or mark.start() >= ready:
                return marks, max(position, ready)
            position = mark.end()
            if mark[0] in _SECTIONS:
                self._closing = _SECTIONS[mark[0]]
            elif mark[0] == _URL_OPEN:
                end = _end_of_url(text, position)
                marks += _IN_URL.finditer(text, position, end)
                position = end
            else:
                marks.append(mark)
        return marks, position

    def _mended(self, text: str, marks: Iterable[Mark], line: int) -> str:
        """The text, which begins on `line`, with every mark put right and reported."""
        parts: list[str] = []
        copied = 0
        reported = ""
        for mark in marks:
            start = mark.start()
            if lines := text.count("\n", copied, start):
                line += lines
                reported = ""
            replacement, wrong = _replacement(mark)
            if wrong and wrong != reported:
                self._repaired.append(Repaired(f"line {line}", wrong))
                reported = wrong
            parts += (text[copied:start], replacement)
            copied = mark.end()
        return "".join((*parts, text[copied:])) if parts else text


def _ready(text: str) -> int:
    """How much of a text can be worked on before its next piece is there."""
    ready = max(len(text) - _HELD_BACK, 0)
    url = text.rfind(_URL_OPEN, max(len(text) - _URL_LONGEST, 0))
    return min(ready, url) if url >= 0 and text.find(_URL_CLOSE, url) < 0 else ready


def _end_of_url(text: str, start: int) -> int:
    """Where the address that begins at `start` ends; `start` itself when it does not end on its line.

    So a forgotten end tag can't swallow what follows.
    """
    end = text.find(_URL_CLOSE, start, start + _URL_LONGEST)
    return start if end < 0 or text.find("\n", start, end) >= 0 else end


def _replacement(mark: Mark) -> tuple[str, str]:
    """What to put in the place of a mark, and what was wrong with it ("" when nothing was)."""
    if mark.re is _ILLEGAL:
        return _legal(mark[0])
    replacement, wrong = _markup(mark)
    return replacement, f"{wrong} in {_URL}" if wrong and mark.re is _IN_URL else wrong


def _legal(illegal: str) -> tuple[str, str]:
    broken = sum("\ud800" <= character <= "\udfff" for character in illegal)
    if broken:
        return "\ufffd" * broken, "bytes that are no letters in the encoding of the file"
    return "", "a control character"


def _markup(mark: Mark) -> tuple[str, str]:
    if mark[0] == "&":
        return "&amp;", "a bare &"
    if mark[0] in _ANGLES:
        return _ANGLES[mark[0]], "an angle bracket"
    decimal, hexadecimal, name = mark.groups()
    if name in _XML_NAMES:
        return mark[0], ""
    if name:
        references = "".join(f"&#{ord(character)};" for character in html5.get(f"{name};", ""))
        return (references, "an entity of HTML") if references else (f"&amp;{name};", "a bare &")
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if number > sys.maxunicode or _ILLEGAL.match(chr(number)):
        return "", "a reference to a character that XML does not allow"
    return f"&#{number};", ""
