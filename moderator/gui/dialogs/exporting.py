"""File, Export: what to write, in which format, and where; then it is written in the background."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from moderator.errors import QueryError, Stopped, UserError
from moderator.formats.registry import FORMATS, format_named
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.tasks import Failed, Job, Tasks
from moderator.gui.widgets.work_bar import WorkBar
from moderator.gui.words import comments_counted
from moderator.services.desk import Desk
from moderator.services.publish import Export, ExportReport, count, export_to_file
from moderator.services.queries import read_query

WIDTH = 560


class ExportDialog(QDialog):
    """Asks what to export; says how many comments that are. `chosen` carries an Export and a Path."""

    chosen = Signal(object, object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(WIDTH)
        self.format = QComboBox()
        for known in FORMATS:
            if known.write:
                self.format.addItem(known.label, known.name)
        self.query = QLineEdit("status:approved")
        self.query.setMaxLength(2_000)
        self.with_history = QCheckBox(self.tr("With all texts and decisions, where the format can hold them"))
        self.file = QLineEdit(str(Path.home() / "comments.xml"))
        self._count = PlainLabel(name="quiet", wraps=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._export = self._buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self._choose)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self.format.currentIndexChanged.connect(self._suit_file_name)
        for field in (self.query.textChanged, self.format.currentIndexChanged):
            field.connect(lambda _changed: self._count_again())
        self._lay_out()
        self._count_again()

    def _lay_out(self) -> None:
        browse = QPushButton(self.tr("Choose…"))
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.file, 1)
        place.addWidget(browse)
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(PlainLabel(self.tr("Format")), self.format)
        form.addRow(PlainLabel(self.tr("Which comments")), self.query)
        form.addRow(PlainLabel(self.tr("File")), place)
        form.addRow(self.with_history)
        form.addRow(self._count)
        for field, name in (
            (self.format, self.tr("Format")),
            (self.query, self.tr("Which comments")),
            (self.file, self.tr("File")),
        ):
            field.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self._buttons)

    def _wanted(self) -> Export:
        return Export(self.format.currentData(), read_query(self.query.text()), self.with_history.isChecked())

    def _count_again(self) -> None:
        try:
            export = self._wanted()
        except QueryError as wrong:
            self._say(str(wrong), can_export=False)
            return
        self._tasks.read(partial(count, self._desk, export), partial(self._counted, export))

    def _counted(self, export: Export, number: int) -> None:
        if export == self._wanted_or_none():
            self._say(self.tr("{} will be written.").format(comments_counted(number)), can_export=True)

    def _wanted_or_none(self) -> Export | None:
        try:
            return self._wanted()
        except (QueryError, RuntimeError):  # the dialog may be closed by now
            return None

    def _say(self, sentence: str, can_export: bool) -> None:
        self._count.setText(one_line(sentence))
        self._export.setEnabled(can_export)

    def _suit_file_name(self) -> None:
        suffix = format_named(self.format.currentData()).suffix
        self.file.setText(str(Path(self.file.text() or "comments").with_suffix(suffix)))

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Export to"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self.file.text())
        dialog.fileSelected.connect(self.file.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose(self) -> None:
        self.chosen.emit(self._wanted(), Path(self.file.text()))
        self.accept()


class Exporting(QObject):
    """Asks, writes in the background, and tells in `told` what was written."""

    told = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, bar: WorkBar, window: QWidget, failed: Failed) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._bar = bar
        self._window = window
        self._failed = failed

    def ask(self) -> None:
        """Lets a person choose what to export."""
        dialog = ExportDialog(self._desk, self._tasks, self._window)
        dialog.chosen.connect(self.start)
        dialog.open()

    def start(self, export: Export, path: Path) -> None:
        """Writes to `path`, which is replaced only when everything is written."""
        job = Job()
        self._bar.watch(job, self.tr("Exporting to {}").format(path.name))
        work = partial(export_to_file, self._desk, export, path, job.advance)
        self._tasks.run_job(job, work, partial(self._finished, path), self._not_finished)

    def _finished(self, path: Path, report: ExportReport) -> None:
        self._bar.rest()
        told = [self.tr("{} written to {}.").format(comments_counted(report.written), path.name)]
        lost = [self.tr("The format can't hold {}.").format(lost.what) for lost in report.lost]
        self.told.emit(" ".join(told + lost))

    def _not_finished(self, problem: Exception) -> None:
        self._bar.rest()
        if isinstance(problem, Stopped):
            self.told.emit(self.tr("Export stopped. Nothing was written."))
        elif isinstance(problem, UserError):
            self.told.emit(str(problem))
        else:
            self._failed(problem)
