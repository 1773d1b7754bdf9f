"""Reads XML of any size from anybody: expat with limits that no honest export comes near.

The standard library's parsers accept a text of 200 MB and 300,000 levels. Here memory stays bounded whatever
the file holds, and entity bombs end at the document type they need.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Protocol
from xml.parsers import expat

from moderator.domain.incoming import Incoming
from moderator.errors import UnreadableInput
from moderator.formats.xml_decoding import FEED_BYTES, decoded
from moderator.formats.xml_repair import XmlRepair

DEEPEST = 64
MOST_ATTRIBUTES = 64
LONGEST_TEXT = 5_000_000
LONGEST_TAG = 1_000_000
MOST_NAMES = 10_000

_MISMATCH = expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH]


class Unfit(Exception):
    """A limit was passed, or a handler will not go on with this element. Says why, in a clause."""


class Handler(Protocol):
    """What is told of the elements of a file and makes records of them."""

    advice: str
    """What somebody can do about an unreadable file, as a sentence."""

    @property
    def within(self) -> str:
        """What the current element is a part of ("a comment")."""

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins. May raise Unfit."""

    def end(self, name: str, text: str) -> None:
        """The element ends; `text` is what stood in it after its last child."""

    def take(self) -> list[Incoming]:
        """The records that became complete since the last call."""


def read_xml(stream: BinaryIO, file_name: str, handler: Handler) -> Iterator[Incoming]:
    """Yields repairs and the handler's records as the file goes by.

    Raises UnreadableInput where the file stops making sense; what was yielded before stays valid.
    """
    repair = XmlRepair()
    parser = _Parser(file_name, handler)
    problem: UnreadableInput | None = None
    try:
        for number, piece in enumerate(decoded(stream)):
            if number == 0 and "<" not in piece:
                raise parser.problem("this is not XML" if piece.strip() else "the file is empty")
            parser.feed(repair.feed(piece))
            yield from repair.take()
            yield from handler.take()
        parser.close(repair.feed("", final=True))
    except UnicodeError:
        problem = parser.problem("the file is not in the encoding that it declares")
    except UnreadableInput as error:
        problem = error
    yield from repair.take()
    yield from handler.take()
    if problem:
        raise problem


class _Parser:
    """Expat, its limits, and the text of the current element."""

    def __init__(self, file_name: str, handler: Handler) -> None:
        self._file_name = file_name
        self._handler = handler
        self._depth = 0
        self._begun = False
        self._text: list[str] = []
        self._text_length = 0
        self._fed = 0
        self._expat = expat.ParserCreate("utf-8")
        self._expat.buffer_text = True
        self._expat.buffer_size = FEED_BYTES
        self._expat.StartDoctypeDeclHandler = self._doctype
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters

    def feed(self, text: str) -> None:
        """Raises UnreadableInput where a limit is passed or the text is no XML."""
        data = text.encode()
        self._fed += len(data)
        self._parse(data)
        if self._fed - self._expat.CurrentByteIndex > LONGEST_TAG:
            raise self.problem("a tag or remark is longer than 1 MB")
        if len(self._expat.intern) > MOST_NAMES:
            raise self.problem("there are more kinds of elements than in any export")

    def close(self, text: str) -> None:
        """Takes the last text. Raises UnreadableInput when the document is not over with it."""
        self.feed(text)
        self._parse(b"", final=True)

    def problem(self, reason: str, line: int | None = None) -> UnreadableInput:
        """The error to raise: what is wrong, and where."""
        where = line or self._expat.CurrentLineNumber
        return UnreadableInput(f"{self._file_name}, line {where}: {reason}. {self._handler.advice}")

    def _parse(self, data: bytes, final: bool = False) -> None:
        try:
            self._expat.Parse(data, final)
        except expat.ExpatError as error:
            raise self.problem(self._reason(error.code, final), error.lineno) from error
        except Unfit as unfit:
            raise self.problem(str(unfit)) from unfit

    def _reason(self, code: int, final: bool) -> str:
        if not self._begun:
            return "this is not XML" if self._fed else "the file is empty"
        if final:
            return f"the file ends in the middle of {self._handler.within}"
        if code == _MISMATCH:
            return f"the tags of {self._handler.within} do not match"
        return f"{self._handler.within} is not well-formed XML"

    def _doctype(self, *_: object) -> None:
        raise Unfit("the file declares a document type of its own, as no export does")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._begun = True
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unfit(f"elements are nested more than {DEEPEST} levels deep")
        if len(attributes) > MOST_ATTRIBUTES:
            raise Unfit(f"an element has more than {MOST_ATTRIBUTES} attributes")
        self._text.clear()
        self._text_length = 0
        self._handler.start(name, attributes, self._expat.CurrentLineNumber)

    def _end(self, name: str) -> None:
        self._depth -= 1
        text = "".join(self._text)
        self._text.clear()
        self._text_length = 0
        self._handler.end(name, text)

    def _characters(self, text: str) -> None:
        self._text_length += len(text)
        if self._text_length > LONGEST_TEXT:
            raise Unfit("an element holds more than 5 MB of text")
        self._text.append(text)
