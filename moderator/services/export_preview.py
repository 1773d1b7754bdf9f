"""A look at an export before it is written: how many comments, the first of them, and what the format would lose."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from moderator.domain.comments import Comment
from moderator.domain.query import Order
from moderator.errors import UserError
from moderator.formats.export_record import ExportOptions, ExportRecord, Lost
from moderator.formats.registry import format_named
from moderator.screening.explanations import explain
from moderator.services.desk import Desk
from moderator.services.publish import Export, effective_query, records
from moderator.storage import comments

MOST_TRIED = 500
"""Comments that are written to nowhere, to see what would be lost of them."""

MOST_FIRST = 5


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """`count` comments would be written; `lost` is what the first `tried` of them would lose.

    `problem` says why they can't be written in this format, empty where they can.
    """

    count: int
    first: tuple[Comment, ...] = ()
    tried: int = 0
    lost: tuple[Lost, ...] = ()
    problem: str = ""


def look_at(desk: Desk, export: Export) -> ExportPreview:
    """What `export` would write. Nothing is written."""
    query = effective_query(export)
    with desk.database.reading() as connection:
        count = comments.count(connection, query)
        ids = comments.ids(connection, query, Order.ARTICLE, MOST_TRIED)
        first = tuple(comments.rows(connection, ids[:MOST_FIRST]))
        tried = records(connection, ids, export.with_history, _ignore)
        try:
            lost = _try(export, tried)
        except UserError as problem:
            return ExportPreview(count, first, problem=str(problem))
    return ExportPreview(count, first, len(ids), lost)


def _try(export: Export, tried: Iterator[ExportRecord]) -> tuple[Lost, ...]:
    write = format_named(export.format).write
    if write is None:
        raise UserError("Moderator can't write this format.")
    with Path(os.devnull).open("w", encoding="utf-8", newline="") as nowhere:
        return tuple(write(tried, nowhere, ExportOptions(explain=explain, with_history=export.with_history)))


def _ignore(_done: int, _total: int) -> None:
    """So few comments need no progress."""
