"""Intake: reads a file and stores its comments batch by batch, each batch whole or not at all."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from moderator.domain.incoming import Incoming, IncomingComment, Repaired, Skipped
from moderator.errors import UnreadableInput
from moderator.privacy.masking import mask_addresses
from moderator.services.audit_trail import import_entry
from moderator.services.desk import Desk
from moderator.services.import_files import opened
from moderator.services.import_report import FileReport
from moderator.services.incoming_comments import LONGEST_ID
from moderator.services.intake_batch import IntakeBatch
from moderator.services.intake_sites import Sites
from moderator.services.screen import pipeline_for
from moderator.storage import audit, sites
from moderator.storage.database import Connection
from moderator.storage.sites import ImportCounts
from moderator.text.cleaning import clean_text

BATCH = 500
"""Comments stored in one transaction: a second's work at most, so that nobody waits long for the lock."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`format_name` and `site` overrule what the file says; a dry run stores nothing."""

    format_name: str | None = None
    site: str | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import has come."""

    comments: int
    bytes_read: int
    bytes_total: int


def import_file(
    desk: Desk, path: Path, options: ImportOptions, report: FileReport | None = None
) -> Generator[ImportProgress | FileReport, None, None]:
    """Imports one file; yields progress and, at the end, the report. Closing it stops the import after a batch.

    Raises UnreadableInput where the file stops making sense; what came before it is stored by then. Who gives the
    `report` to fill has it then too.
    """
    report = report or FileReport(path.name)
    with opened(path, options.format_name) as source:
        report.format = source.format.name
        run = _Run(desk, options, report)
        try:
            for batch in _batches(source.comments(), report):
                run.store(batch)
                yield ImportProgress(report.read, source.bytes_read, source.bytes_total)
        except GeneratorExit:
            # Whoever asked for it has seen enough: the batches that are in stay, and the event says so.
            run.finish()
            raise
        except UnreadableInput as problem:
            run.finish()
            raise UnreadableInput(f"{problem} {_kept(report, options.dry_run)}") from None
        run.finish()
        yield report


class _Run:
    """One import under way: its event in the database and its counts."""

    def __init__(self, desk: Desk, options: ImportOptions, report: FileReport) -> None:
        self._desk = desk
        self._report = report
        self._sites = Sites(desk, options.site)
        self._pipeline = pipeline_for(desk)
        self._transaction = desk.database.rehearsing if options.dry_run else desk.database.writing
        self._dry_run = options.dry_run
        self._event: int | None = None

    def store(self, comments: list[IncomingComment]) -> None:
        """Stores one batch, in a transaction of its own."""
        batch = IntakeBatch(self._desk, self._sites.of(comments[0]), comments, self._pipeline)
        batch.prepare()
        with self._transaction() as connection:
            event = self._event or self._start(connection)
            counts = batch.store(connection, event)
            total = _sum(self._report.counts, counts)
            sites.record_import(connection, event, total, None)
        self._report.counts = total
        for kept in batch.kept:
            self._report.note(kept)
        if not self._dry_run:
            self._event = event

    def finish(self) -> None:
        """Notes the end of the import, in the audit chain too."""
        if self._event is None:
            return
        counts = self._report.counts
        with self._desk.database.writing(scattered=True) as connection:
            sites.record_import(connection, self._event, counts, datetime.now(UTC))
            actor = self._desk.actor.name
            entry = import_entry(self._desk.vault, self._event, counts.added, counts.updated, actor)
            audit.append(connection, self._desk.vault, [entry])

    def _start(self, connection: Connection) -> int:
        file_name = mask_addresses(clean_text(self._report.file))
        now = datetime.now(UTC)
        return sites.start_import(connection, self._desk.actor.name, file_name, self._report.format, now)


def _batches(items: Iterable[Incoming], report: FileReport) -> Iterator[list[IncomingComment]]:
    """The comments in batches; what was repaired or skipped goes into the report.

    Where the file stops making sense, the comments before that place come out first.
    """
    seen: set[str] = set()
    batch: list[IncomingComment] = []
    problem: UnreadableInput | None = None
    try:
        for item in items:
            if isinstance(item, Repaired | Skipped):
                report.note(item)
            elif mask_addresses(item.external_id) != item.external_id:
                report.note(Skipped(item.where, "its id holds an address"))
            elif max(len(item.external_id), len(item.article.external_id)) > LONGEST_ID:
                report.note(Skipped(item.where, f"its id has more than {LONGEST_ID} characters"))
            elif (external_id := clean_text(item.external_id)) in seen:
                report.note(Skipped(item.where, "its id stands twice in this file"))
            else:
                seen.add(external_id)
                report.see(item)
                batch.append(item)
            if len(batch) == BATCH:
                yield batch
                batch = []
    except UnreadableInput as stopped:
        problem = stopped
    if batch:
        yield batch
    if problem:
        raise problem


def _sum(first: ImportCounts, second: ImportCounts) -> ImportCounts:
    return ImportCounts(
        first.added + second.added,
        first.updated + second.updated,
        first.unchanged + second.unchanged,
        first.kept + second.kept,
    )


def _kept(report: FileReport, dry_run: bool) -> str:
    if report.read == 0 or dry_run:
        return "Nothing was imported from it."
    return f"The {report.read} comments before that place are in."
