"""A table of comments for spreadsheets: CSV in UTF-8 with a byte order mark, since Excel asks for one."""

import csv
from collections.abc import Iterable
from typing import TextIO

from moderator.domain.comments import Comment
from moderator.formats.export_record import ExportOptions, ExportRecord, Losses, Lost, holds_markup, lost
from moderator.formats.times import timestamp

COLUMNS = (
    "id",
    "site",
    "article",
    "article_url",
    "author",
    "website",
    "submitted",
    "status",
    "language",
    "text",
    "parent",
    "priority",
    "flags",
    "external_id",
)

_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def write(records: Iterable[ExportRecord], out: TextIO, options: ExportOptions) -> tuple[Lost, ...]:
    """Writes a header and one row a comment. The history and the places of flags have no column."""
    losses = Losses()
    out.write("\ufeff")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for record in records:
        table.writerow([neutralised(value) for value in _row(record.comment)])
        losses["markup in texts"] += holds_markup(record.comment)
        losses["explanations of flags"] += bool(record.comment.flags)
        losses["the history"] += options.with_history
    return lost(losses)


def neutralised(value: str) -> str:
    """The value with a `'` before it where a spreadsheet would run it; a reader takes one off again."""
    return f"'{value}" if value.lstrip("'").startswith(_FORMULA_STARTS) else value


def _row(comment: Comment) -> tuple[str, ...]:
    return (
        str(comment.id),
        comment.site,
        comment.article.title,
        comment.article.url,
        comment.name,
        comment.website,
        timestamp(comment.submitted) if comment.submitted else "",
        comment.status.value,
        comment.language or "",
        comment.text,
        "" if comment.parent is None else str(comment.parent),
        f"{comment.priority:.4f}",
        " ".join(dict.fromkeys(flag.code for flag in comment.flags)),
        comment.external_id,
    )
