"""File, Import: looks at exports, brings them in with progress and cancel, and knows what became of them."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator.errors import Stopped, UserError
from moderator.gui.tasks import Failed, Job, Tasks
from moderator.gui.widgets.work_bar import WorkBar
from moderator.gui.words import comments_counted, written
from moderator.services.desk import Desk
from moderator.services.import_preview import Preview, look_at
from moderator.services.import_report import FileReport
from moderator.services.intake import ImportOptions, ImportProgress, import_file


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `problem` says why it was not read to its end, empty where it was."""

    report: FileReport
    problem: str = ""

    @property
    def needs_a_look(self) -> bool:
        """Whether there is more to it than its counts."""
        report = self.report
        return bool(self.problem or report.repaired or report.skipped or report.kept)


class Importing(QObject):
    """First a look at the files, then one import after the other.

    `opened` tells that files are looked at, `looked` that one more was. `told` carries the sentence about each
    imported file, `done` that there are new comments, `finished` that `outcomes` tells of all files.
    """

    opened = Signal()
    looked = Signal()
    told = Signal(str)
    done = Signal()
    finished = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, bar: WorkBar, window: QWidget, failed: Failed) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._bar = bar
        self._window = window
        self._failed = failed
        self.previews: list[Preview] = []
        self.outcomes: list[Outcome] = []
        self._unseen: list[Path] = []
        self._waiting: list[Path] = []
        self._report: FileReport | None = None

    @property
    def is_looking(self) -> bool:
        """Whether files are still being looked at."""
        return bool(self._unseen)

    @property
    def can_start(self) -> bool:
        """Whether the files that were looked at can come in."""
        return not self._unseen and any(preview.can_be_imported for preview in self.previews)

    def ask(self) -> None:
        """Lets a person choose files."""
        dialog = QFileDialog(self._window, self.tr("Import an export"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Exports (*.xml)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda names: self.look([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def look(self, paths: Sequence[Path]) -> None:
        """Looks at these files, one after the other. Nothing is stored."""
        is_idle = not self._unseen
        self._unseen += [path for path in dict.fromkeys(paths) if path not in self._chosen()]
        self.opened.emit()
        if is_idle:
            self._look_at_next()

    def leave(self) -> None:
        """Forgets the files that were looked at."""
        self.previews = []
        self._unseen = []

    def start(self) -> None:
        """Imports the files that were looked at, those that can be."""
        chosen = [preview.path for preview in self.previews if preview.can_be_imported]
        self.leave()
        if self._report is None:
            self.outcomes = []
        self._waiting += chosen
        if self._report is None:
            self._next()

    def _chosen(self) -> list[Path]:
        return [*self._unseen, *(preview.path for preview in self.previews)]

    def _look_at_next(self) -> None:
        self.looked.emit()
        if self._unseen:
            self._tasks.read(partial(look_at, self._desk, self._unseen[0]), self._seen, self._not_seen)

    def _seen(self, preview: Preview) -> None:
        if self._unseen[:1] == [preview.path]:
            del self._unseen[0]
            self.previews.append(preview)
        self._look_at_next()

    def _not_seen(self, problem: Exception) -> None:
        self._unseen = []
        self._failed(problem)
        self.looked.emit()

    def _next(self) -> None:
        if not self._waiting:
            self._report = None
            self.finished.emit()
            return
        path = self._waiting.pop(0)
        self._report = report = FileReport(path.name)
        job = Job()
        self._bar.watch(job, self.tr("Importing {}").format(path.name))
        self._tasks.run_job(job, partial(_import, self._desk, path, job, report), self._imported, self._not_imported)

    def _imported(self, report: FileReport) -> None:
        counts = report.counts
        read = comments_counted(report.read)
        if counts.brings_news:
            sentence = self.tr("{}: {} read, {} new, {} updated.")
            told = sentence.format(report.file, read, written(counts.added), written(counts.updated))
        else:
            told = self.tr("{}: nothing new. {} read.").format(report.file, read)
        self._ended(Outcome(report), told)

    def _not_imported(self, problem: Exception) -> None:
        report = self._report or FileReport("")
        if isinstance(problem, Stopped):
            self._waiting.clear()
            sentence = self.tr("Import stopped. What came in before is kept; importing again goes on from there.")
            self._ended(Outcome(report, sentence), sentence)
        elif isinstance(problem, UserError):
            self._ended(Outcome(report, str(problem)), str(problem))
        else:
            self._failed(problem)
            self._ended(Outcome(report, self.tr("A bug in Moderator ended this import.")), "")

    def _ended(self, outcome: Outcome, sentence: str) -> None:
        self._bar.rest()
        self.outcomes.append(outcome)
        if sentence:
            self.told.emit(sentence)
        self.done.emit()
        self._next()


def _import(desk: Desk, path: Path, job: Job, report: FileReport) -> FileReport:
    with closing(import_file(desk, path, ImportOptions(), report)) as steps:
        for step in steps:
            if isinstance(step, ImportProgress):
                job.advance(step.bytes_read, step.bytes_total)
    return report
