"""File, Import: reads exports in the background, with progress and cancel, and says what became of them."""

from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator.errors import Stopped, UserError
from moderator.gui.dialogs.report import Report
from moderator.gui.tasks import Failed, Job, Tasks
from moderator.gui.widgets.work_bar import WorkBar
from moderator.gui.words import comments_counted, written
from moderator.services.desk import Desk
from moderator.services.intake import FileReport, ImportOptions, import_file


class Importing(QObject):
    """One import after the other. `told` carries the sentence about each file, `done` that there are new comments."""

    told = Signal(str)
    done = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, bar: WorkBar, window: QWidget, failed: Failed) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._bar = bar
        self._window = window
        self._failed = failed
        self._waiting: list[Path] = []
        self._current: Path | None = None

    def ask(self) -> None:
        """Lets a person choose files."""
        dialog = QFileDialog(self._window, self.tr("Import an export"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Exports (*.xml)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda names: self.add([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add(self, paths: Sequence[Path]) -> None:
        """Imports these files, after those that were asked for before."""
        self._waiting += paths
        if self._current is None:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._current = None
            return
        self._current = path = self._waiting.pop(0)
        job = Job()
        self._bar.watch(job, self.tr("Importing {}").format(path.name))
        self._tasks.run_job(job, partial(_import, self._desk, path, job), self._finished, self._not_finished)

    def _finished(self, report: FileReport) -> None:
        self._bar.rest()
        counts = report.counts
        sentence = self.tr("{}: {} read, {} new, {} updated.").format(
            report.file, comments_counted(report.read), written(counts.added), written(counts.updated)
        )
        self.told.emit(sentence)
        if report.repaired or report.skipped:
            Report(self._window, self.tr("Import"), sentence, self._details(report)).open()
        self.done.emit()
        self._next()

    def _not_finished(self, problem: Exception) -> None:
        self._bar.rest()
        if isinstance(problem, Stopped):
            self._waiting.clear()
            self.told.emit(self.tr("Import stopped. What came in before is kept; importing again goes on from there."))
        elif isinstance(problem, UserError):
            self.told.emit(str(problem))
        else:
            self._failed(problem)
        self.done.emit()
        self._next()

    def _details(self, report: FileReport) -> list[str]:
        repaired = [self.tr("Repaired, {}: {}.").format(item.where, item.what) for item in report.repaired]
        skipped = [self.tr("Left out, {}: {}.").format(item.where, item.reason) for item in report.skipped]
        return (
            repaired
            + self._more(report.repaired_count - len(repaired))
            + skipped
            + self._more(report.skipped_count - len(skipped))
        )

    def _more(self, number: int) -> list[str]:
        return [self.tr("And {} more.").format(written(number))] if number else []


def _import(desk: Desk, path: Path, job: Job) -> FileReport:
    with closing(import_file(desk, path, ImportOptions())) as steps:
        for step in steps:
            if isinstance(step, FileReport):
                return step
            job.advance(step.bytes_read, step.bytes_total)
    raise AssertionError("an import ends with its report")
