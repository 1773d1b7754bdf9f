"""The keys, on one page, made from the table of actions."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel

ROWS = 17
"""In a column, headings included."""


class KeysOverview(QDialog):
    """Lists each action with its keys, menu by menu, in as few columns as fit. Deleted when it is closed."""

    def __init__(self, parent: QWidget, menus: Iterable[QMenu]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for together in _columns(menus):
            columns.addLayout(self._column(together))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(columns)
        layout.addWidget(buttons)

    def _column(self, menus: Iterable[QMenu]) -> QGridLayout:
        column = QGridLayout()
        column.setHorizontalSpacing(12)
        column.setVerticalSpacing(8)
        for menu in menus:
            column.addWidget(PlainLabel(menu.title().replace("&", ""), name="cardHead"), column.rowCount(), 1)
            for action in menu.actions():
                row, keys = column.rowCount(), "  ".join(self._keys(action))
                column.addWidget(PlainLabel(keys, name="keyCap"), row, 0, Qt.AlignmentFlag.AlignRight)
                column.addWidget(PlainLabel(action.text()), row, 1)
        column.setRowStretch(column.rowCount(), 1)
        return column

    def _keys(self, action: QAction) -> list[str]:
        return [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]


def _columns(menus: Iterable[QMenu]) -> list[list[QMenu]]:
    columns: list[list[QMenu]] = [[]]
    for menu in menus:
        rows = sum(len(each.actions()) + 1 for each in [*columns[-1], menu])
        if rows > ROWS:
            columns.append([])
        columns[-1].append(menu)
    return columns
