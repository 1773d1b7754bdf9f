"""Asks what to export, in which format and where, and shows what that would be."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
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

from moderator.errors import QueryError
from moderator.formats.registry import FORMATS, format_named
from moderator.gui.dialogs.export_rows import ExportRows
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.tasks import Tasks
from moderator.services import export_preview
from moderator.services.desk import Desk
from moderator.services.export_preview import ExportPreview
from moderator.services.publish import Export
from moderator.services.queries import read_query

WIDTH = 640
PAUSE_MS = 250
"""After the last change, before the desk is asked again."""


class ExportDialog(QDialog):
    """`chosen` carries an Export and a Path. Deleted when it is closed."""

    chosen = Signal(object, object)

    def __init__(self, desk: Desk, tasks: Tasks, query: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(WIDTH)
        self.format = QComboBox()
        for known in FORMATS:
            if known.write:
                self.format.addItem(known.label, known.name)
        self.query = QLineEdit(query)
        self.query.setMaxLength(2_000)
        self.with_history = QCheckBox(self.tr("With all texts and decisions, where the format can hold them"))
        self.file = QLineEdit(str(Path.home() / "comments.xml"))
        self.rows = ExportRows()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._export = self._buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._export.setEnabled(False)
        self._buttons.accepted.connect(self._choose)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.format.currentIndexChanged.connect(self._suit_file_name)
        for changed in (self.query.textChanged, self.format.currentIndexChanged, self.with_history.toggled):
            changed.connect(self._look_soon)
        self._lay_out()
        self._look()

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
        layout.addWidget(self.rows)
        layout.addWidget(self._buttons)

    def _wanted(self) -> Export:
        return Export(self.format.currentData(), read_query(self.query.text()), self.with_history.isChecked())

    def _look_soon(self) -> None:
        self._export.setEnabled(False)
        self._pause.start()

    def _look(self) -> None:
        try:
            export = self._wanted()
        except QueryError as wrong:
            self.rows.say(one_line(str(wrong)))
            return
        self._tasks.read(partial(export_preview.look_at, self._desk, export), partial(self._seen, export))

    def _seen(self, export: Export, seen: ExportPreview) -> None:
        if export == self._wanted_or_none():
            self.rows.show_preview(seen)
            self._export.setEnabled(not seen.problem)

    def _wanted_or_none(self) -> Export | None:
        try:
            return self._wanted()
        except (QueryError, RuntimeError):  # the dialog may be closed by now
            return None

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
