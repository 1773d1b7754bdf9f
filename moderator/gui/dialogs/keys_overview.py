"""The keys, on one page, made from the table of actions."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel

ROWS = 13


class KeysOverview(QDialog):
    """Lists each action with its keys, in columns. Deleted when it is closed."""

    def __init__(self, parent: QWidget, actions: Iterable[QAction]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for number, action in enumerate(actions):
            row, column = number % ROWS, number // ROWS * 3
            keys = "  ".join(self._keys(action))
            grid.addWidget(PlainLabel(keys, name="keyCap"), row, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(PlainLabel(action.text()), row, column + 1)
            grid.setColumnMinimumWidth(column + 2, 24)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(grid)
        layout.addWidget(buttons)

    def _keys(self, action: QAction) -> list[str]:
        return [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
