"""Every format Moderator reads or writes: one line each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import BinaryIO, TextIO

from moderator.domain.incoming import Incoming
from moderator.errors import UserError
from moderator.formats import csv_file, html_page, json_lines, wp_cli, wxr
from moderator.formats.export_record import ExportOptions, ExportRecord, Lost

HEAD_BYTES = 65_536
"""How much of a file `detect` wants to see."""

Reader = Callable[[BinaryIO, str], Iterator[Incoming]]
Writer = Callable[[Iterable[ExportRecord], TextIO, ExportOptions], tuple[Lost, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """One file format.

    `read(stream, file_name)` yields lazily and raises UnreadableInput where the file stops making sense; what
    it yielded before stays valid. `write(records, out, options)` wants its records ordered by site, article
    and time, and a text stream in UTF-8 that leaves line ends alone (`newline=""`).
    """

    name: str
    label: str
    suffix: str
    sniff: Callable[[bytes], bool] | None = None
    read: Reader | None = None
    write: Writer | None = None


FORMATS: tuple[Format, ...] = (
    Format("wxr", "WordPress export (WXR)", ".xml", wxr.sniff, wxr.read, wxr.write),
    Format("json-lines", "JSON Lines", ".jsonl", write=json_lines.write),
    Format("csv", "CSV table", ".csv", write=csv_file.write),
    Format("html", "Web page", ".html", write=html_page.write),
    Format("wp-cli", "WP-CLI script", ".sh", write=wp_cli.write),
)


def format_named(name: str) -> Format:
    """The format with this name. Raises UserError, naming the nearest one, when there is none."""
    known = {known.name: known for known in FORMATS}
    if name in known:
        return known[name]
    near = get_close_matches(name[:100].lower(), known, n=1)
    advice = f"Did you mean {near[0]}?" if near else f"Known formats: {', '.join(known)}."
    raise UserError(f"There is no format of that name. {advice}")


def detect(head: bytes) -> Format | None:
    """The format of a file that begins with `head` (HEAD_BYTES of it), None when it is none of ours."""
    return next((known for known in FORMATS if known.sniff and known.sniff(head)), None)
