"""File, Export: asks what to write and where, writes it in the background, and offers to show the folder."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from moderator.errors import Stopped, UserError
from moderator.gui.counts import PENDING
from moderator.gui.dialogs.export_dialog import ExportDialog
from moderator.gui.tasks import Failed, Job, Tasks
from moderator.gui.widgets.offer import Offer
from moderator.gui.widgets.work_bar import WorkBar
from moderator.gui.words import comments_counted
from moderator.services.desk import Desk
from moderator.services.publish import Export, ExportReport, export_to_file

APPROVED = "status:approved"


class Exporting(QObject):
    """Tells in `told` why nothing was written; `offer` is the line that says what was, and leads to the folder."""

    told = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, bar: WorkBar, window: QWidget, failed: Failed) -> None:
        super().__init__(window)
        self.offer = Offer()
        self._desk = desk
        self._tasks = tasks
        self._bar = bar
        self._window = window
        self._failed = failed
        self._folder: Path | None = None
        self.offer.taken.connect(self._show_folder)

    def ask(self, open_query: str = "") -> None:
        """Lets a person choose what to export: what is open, or what is approved where the ordinary queue is."""
        query = APPROVED if open_query.strip() in ("", PENDING) else open_query
        dialog = ExportDialog(self._desk, self._tasks, query, self._window)
        dialog.chosen.connect(self.start)
        dialog.open()

    def start(self, export: Export, path: Path) -> None:
        """Writes to `path`, which is replaced only when everything is written."""
        job = Job()
        self.offer.hide()
        self._bar.watch(job, self.tr("Exporting to {}").format(path.name))
        work = partial(export_to_file, self._desk, export, path, job.advance)
        self._tasks.run_job(job, work, partial(self._finished, path), self._not_finished)

    def _finished(self, path: Path, report: ExportReport) -> None:
        self._bar.rest()
        told = [self.tr("{} written to {}.").format(comments_counted(report.written), path.name)]
        lost = [self.tr("The format can't hold {}.").format(lost.what) for lost in report.lost]
        self._folder = path.absolute().parent
        self.offer.offer(" ".join(told + lost), self.tr("Show the folder"), self.tr("Close"))

    def _not_finished(self, problem: Exception) -> None:
        self._bar.rest()
        if isinstance(problem, Stopped):
            self.told.emit(self.tr("Export stopped. Nothing was written."))
        elif isinstance(problem, UserError):
            self.told.emit(str(problem))
        else:
            self._failed(problem)

    def _show_folder(self) -> None:
        self.offer.hide()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.told.emit(self.tr("No program opened the folder. It is {}.").format(self._folder))
