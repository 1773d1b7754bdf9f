"""A look at a file before it is imported: as much of it as can be read in two seconds, and nothing is stored."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from moderator.errors import UserError
from moderator.formats.registry import format_named
from moderator.services.desk import Desk
from moderator.services.import_report import FileReport
from moderator.services.intake import ImportOptions, ImportProgress, import_file

SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Preview:
    """What was seen of a file. `share` is how much of it was read, 1.0 for all.

    `problem` says why nothing more could be read; None where there is none. `format` is the format's name for
    people, empty where it was not found out.
    """

    path: Path
    report: FileReport
    format: str
    share: float
    problem: str | None = None

    @property
    def can_be_imported(self) -> bool:
        """Whether anything in it can come in."""
        return self.problem is None or self.report.read > 0


def look_at(desk: Desk, path: Path, seconds: float = SECONDS) -> Preview:
    """Rehearses an import of `path` for about so many seconds: a batch that was begun is read to its end."""
    report = FileReport(path.name)
    try:
        share = _rehearse(desk, path, report, seconds)
    except UserError as problem:
        return Preview(path, report, _label(report), 0.0, str(problem))
    return Preview(path, report, _label(report), share)


def _rehearse(desk: Desk, path: Path, report: FileReport, seconds: float) -> float:
    end = monotonic() + seconds
    with closing(import_file(desk, path, ImportOptions(dry_run=True), report)) as steps:
        for step in steps:
            if isinstance(step, ImportProgress) and monotonic() >= end:
                return step.bytes_read / max(step.bytes_total, 1)
    return 1.0


def _label(report: FileReport) -> str:
    return format_named(report.format).label if report.format else ""
