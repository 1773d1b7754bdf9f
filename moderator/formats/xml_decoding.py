"""From the bytes of an XML file to text: byte order marks, the declared encoding, line ends."""

import codecs
import re
from collections.abc import Iterator
from io import IncrementalNewlineDecoder
from typing import BinaryIO

FEED_BYTES = 65_536

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,512}?encoding\s{0,16}=\s{0,16}["']([A-Za-z0-9._-]{1,40})["']""")
_START = re.compile(r"[\s\ufeff]*+(?:<\?xml\s[^>]{0,512}\?>)?")
_PLAIN = r"<a> +AEE- \u0041 .xn--e1afmkfd. </a>"
"""Reads otherwise in those codecs that are no encodings of a file (`utf-7`, `unicode_escape`, `idna`)."""


def decoded(stream: BinaryIO) -> Iterator[str]:
    r"""The text of the file in pieces, every line end as "\n".

    The XML declaration and what stands before it (blank lines that a plugin printed) are left out, except
    for the line ends. A byte that does not fit the encoding becomes a lone surrogate. Raises UnicodeError
    where the encoding can't be followed at all.
    """
    head = stream.read(FEED_BYTES)
    mark, encoding = encoding_of(head)
    errors = "replace" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    bytes_decoder = codecs.getincrementaldecoder(encoding)(errors)
    decoder = IncrementalNewlineDecoder(bytes_decoder, translate=True)
    text = decoder.decode(head[len(mark) :])
    yield _START.sub(lambda start: "\n" * start[0].count("\n"), text, count=1)
    while data := stream.read(FEED_BYTES):
        yield decoder.decode(data)
    yield decoder.decode(b"", True)


def encoding_of(head: bytes) -> tuple[bytes, str]:
    """The byte order mark a file begins with (b"" without one) and the name of its encoding."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return mark, encoding
    if head.startswith(b"<\0"):
        return b"", "utf-16-le"
    if head.startswith(b"\0<"):
        return b"", "utf-16-be"
    declared = _DECLARED.search(head, 0, 2_048)
    name = declared[1].decode("ascii") if declared else "utf-8"
    return b"", name if _reads_plainly(name) else "utf-8"


def _reads_plainly(encoding: str) -> bool:
    """Whether Python knows the encoding and plain letters mean themselves in it.

    A UTF-16 that stands in a legible declaration can't be what the file is in.
    """
    try:
        return _PLAIN.encode("ascii").decode(encoding) == _PLAIN
    except (LookupError, UnicodeError):
        return False
