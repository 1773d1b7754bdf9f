"""Publishing: writes the comments that match a query to a file, whole or not at all, without addresses."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO

from moderator.domain.comments import Comment, Status
from moderator.domain.query import Decided, Order, Query, StatusIn
from moderator.errors import EnvironmentProblem, UserError
from moderator.formats.export_record import ExportOptions, ExportRecord, Lost
from moderator.formats.registry import format_named
from moderator.screening.explanations import explain
from moderator.services.desk import Desk
from moderator.storage import audit, comments, history, sites
from moderator.storage.database import Connection
from moderator.storage.paging import pages
from moderator.storage.whole_file import written_whole

DECISIONS_ONLY = "wp-cli"
"""The format that carries decisions back to a site instead of comments to readers."""

READABLE_BY_ALL = 0o644

Progress = Callable[[int, int], None]
"""Told how many comments are written, and of how many."""


@dataclass(frozen=True, slots=True)
class Export:
    """What to export; approved comments unless the query names a status."""

    format: str
    query: Query
    with_history: bool = False


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was exported, and what the format could not hold. `log_head` is the audit chain's end then."""

    format: str
    written: int
    lost: tuple[Lost, ...]
    log_head: str


def export_to_file(desk: Desk, export: Export, path: Path, progress: Progress) -> ExportReport:
    """Writes to `path`, which is replaced only when everything is written."""
    try:
        with written_whole(path, READABLE_BY_ALL) as partial, partial.open("w", encoding="utf-8", newline="") as out:
            return _write(desk, export, out, progress)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise EnvironmentProblem(f"{path} could not be written: {reason}. Nothing there was changed.") from None


def export_to_stream(desk: Desk, export: Export, target: BinaryIO, progress: Progress) -> ExportReport:
    """Writes to a stream, which gets nothing until everything is written."""
    with TemporaryFile("w+b") as whole:
        out = TextIOWrapper(whole, encoding="utf-8", newline="")
        report = _write(desk, export, out, progress)
        out.flush()
        whole.seek(0)
        shutil.copyfileobj(whole, target)
        out.detach()
    target.flush()
    return report


def _write(desk: Desk, export: Export, out: TextIO, progress: Progress) -> ExportReport:
    chosen = format_named(export.format)
    if chosen.write is None:
        raise UserError(f"Moderator can read {chosen.label} but not write it yet.")
    options = ExportOptions(explain=explain, with_history=export.with_history)
    with desk.database.reading() as connection:
        ids = comments.ids(connection, effective_query(export), Order.ARTICLE)
        lost = chosen.write(records(connection, ids, export.with_history, progress), out, options)
        return ExportReport(export.format, len(ids), tuple(lost), audit.head(connection))


def effective_query(export: Export) -> Query:
    """Which comments an export writes: what its query names, narrowed to what its format is for."""
    if export.format == DECISIONS_ONLY:
        return export.query.having(Decided())
    named = export.query.names(StatusIn)
    return export.query if named else export.query.having(StatusIn((Status.APPROVED,)))


def records(
    connection: Connection, ids: Sequence[int], with_history: bool, progress: Progress
) -> Iterator[ExportRecord]:
    """The comments with these ids as a writer wants them, read page by page; `progress` is told after each."""
    leads: dict[int, str] = {}
    written = 0
    for page in pages(ids):
        for comment in comments.rows(connection, page):
            if comment.article.id not in leads:
                leads = {comment.article.id: sites.lead_of(connection, comment.article.id)}
            yield _record(connection, comment, leads[comment.article.id], with_history)
        written += len(page)
        progress(written, len(ids))


def _record(connection: Connection, comment: Comment, lead: str, with_history: bool) -> ExportRecord:
    if not with_history:
        return ExportRecord(comment, lead)
    revisions = tuple(comments.revisions(connection, comment.id))
    return ExportRecord(comment, lead, revisions, tuple(history.of_comment(connection, comment.id)))
