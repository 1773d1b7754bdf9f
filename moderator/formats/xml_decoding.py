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
_ASCII = bytes(range(32, 127))


def decoded(stream: BinaryIO) -> Iterator[str]:
    r"""The text of the file in pieces, every line end as "\n".

    The XML declaration and what stands before it (blank lines that a plugin printed) are left out, except
    for the line ends. A byte that does not fit the encoding becomes a lone surrogate. Raises UnicodeError
    where the encoding can't be followed at all.
    """
    head = stream.read(FEED_BYTES)
    mark, encoding = encoding_of(head)
    errors = (
        "replace" if encoding.startswith("utf-16") or encoding.startswith("utf-32") else "surrogateescape"
    )
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
    return b"", name if _reads_ascii(name) else "utf-8"


def _reads_ascii(encoding: str) -> bool:
    """Whether Python knows the encoding and plain letters mean themselves in it.

    The second keeps out what is no encoding of texts (`idna`, `unicode_escape`) and a UTF-16 that the
    file can't be in, since its declaration was legible.
    """
    try:
        return codecs.lookup(encoding).name != "utf-7" and _ASCII.decode(encoding) == _ASCII.decode("ascii")
    except (LookupError, UnicodeError):
        return False
