"""The keys, on one page, made from the table of actions."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel


class KeysOverview(QDialog):
    """Lists each action with its keys, a column for each menu. Deleted when it is closed."""

    def __init__(self, parent: QWidget, menus: Iterable[QMenu]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for menu in menus:
            columns.addLayout(self._column(menu), 0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(columns)
        layout.addWidget(buttons)

    def _column(self, menu: QMenu) -> QGridLayout:
        column = QGridLayout()
        column.setHorizontalSpacing(12)
        column.setVerticalSpacing(8)
        column.addWidget(PlainLabel(menu.title().replace("&", ""), name="cardHead"), 0, 1)
        for row, action in enumerate(menu.actions(), 1):
            keys = "  ".join(self._keys(action))
            column.addWidget(PlainLabel(keys, name="keyCap"), row, 0, Qt.AlignmentFlag.AlignRight)
            column.addWidget(PlainLabel(action.text()), row, 1)
        column.setRowStretch(column.rowCount(), 1)
        return column

    def _keys(self, action: QAction) -> list[str]:
        return [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
