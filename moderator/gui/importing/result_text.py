"""What became of an import as a text to read and to copy: every record that needed a word, and no address."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from moderator.domain.incoming import Kept, Repaired, Skipped
from moderator.gui.dialogs.importing import Outcome
from moderator.gui.words import comments_counted, written
from moderator.privacy.masking import mask_addresses
from moderator.services.import_report import FileReport

INDENT = "    "


def result_text(outcomes: Sequence[Outcome]) -> str:
    """A paragraph for each file, with its records below."""
    return mask_addresses("\n\n".join("\n".join(_lines(outcome)) for outcome in outcomes))


def counts_words(report: FileReport) -> str:
    """What came of the comments, or would come: `12 new · 3 updated`; numbers of none are left out."""
    counts = report.counts
    numbers = (
        (counts.added, QCoreApplication.translate("Import", "{} new")),
        (counts.updated, QCoreApplication.translate("Import", "{} updated")),
        (counts.unchanged, QCoreApplication.translate("Import", "{} unchanged")),
        (counts.kept, QCoreApplication.translate("Import", "{} kept as they were left here")),
    )
    return " · ".join(words.format(written(number)) for number, words in numbers if number)


def problem_lines(report: FileReport) -> Iterator[str]:
    """A line for each record that was left out, repaired or kept, with its place in the file."""
    left_out = QCoreApplication.translate("Import", "Left out, {}: {}.")
    repaired = QCoreApplication.translate("Import", "Repaired, {}: {}.")
    kept = QCoreApplication.translate("Import", "Kept, {}: {}.")
    yield from _noted(left_out, report.skipped, report.skipped_count)
    yield from _noted(repaired, report.repaired, report.repaired_count)
    yield from _noted(kept, report.kept, report.counts.kept)


def _lines(outcome: Outcome) -> Iterator[str]:
    report = outcome.report
    yield report.file
    read = QCoreApplication.translate("Import", "{} read").format(comments_counted(report.read))
    yield INDENT + " · ".join(filter(None, (read, counts_words(report))))
    if outcome.problem:
        yield INDENT + outcome.problem
    yield from (INDENT + line for line in problem_lines(report))


def _noted(sentence: str, items: Sequence[Kept | Repaired | Skipped], number: int) -> Iterator[str]:
    for item in items:
        what = item.what if isinstance(item, Repaired) else item.reason
        yield sentence.format(item.where, what)
    if number > len(items):
        yield QCoreApplication.translate("Import", "And {} more.").format(written(number - len(items)))
