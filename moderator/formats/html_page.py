"""Signature only for a moment."""

from collections.abc import Iterable
from typing import TextIO

from moderator.formats.export_record import ExportOptions, ExportRecord, Lost


def write(records: Iterable[ExportRecord], out: TextIO, options: ExportOptions) -> tuple[Lost, ...]:
    raise NotImplementedError
