"""WordPress's export format, WXR: how it is known, read and written."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from moderator.domain.incoming import Incoming
from moderator.formats import wxr_writing
from moderator.formats.export_record import ExportOptions, ExportRecord, Lost
from moderator.formats.wxr_reading import WxrHandler
from moderator.formats.xml_decoding import encoding_of
from moderator.formats.xml_reader import read_xml

_SIGNS = ("wordpress.org/export/", "<wp:")


def sniff(head: bytes) -> bool:
    """Whether a file that begins so is a WordPress export."""
    mark, encoding = encoding_of(head)
    text = head[len(mark) :].decode(encoding, "ignore")
    return "<rss" in text and any(sign in text for sign in _SIGNS)


def read(stream: BinaryIO, file_name: str) -> Iterator[Incoming]:
    """Yields the comments of an export, one at a time. Raises UnreadableInput where it stops making sense."""
    return read_xml(stream, file_name, WxrHandler())


def write(records: Iterable[ExportRecord], out: TextIO, options: ExportOptions) -> tuple[Lost, ...]:
    """Writes the comments of one site as WXR 1.2, without addresses and IPs."""
    return wxr_writing.write(records, out, options)
