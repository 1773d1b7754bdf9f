"""The field in which a query is written."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from moderator.gui.safe_text import PlainLabel

TYPING_MS = 300


class SearchField(QLineEdit):
    """Asks for its query on Enter, and a moment after somebody stopped typing.

    `asked` carries the text and whether it was Enter: half a word may be no query yet, which is no reason to
    complain.
    """

    asked = Signal(str, bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setAccessibleName(self.tr("Search"))
        self.setPlaceholderText(self.tr("Search, or narrow: flag:links site:courier after:2026-11-01"))
        self.setMaxLength(2_000)
        cap = PlainLabel("/", name="keyCap")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.addStretch(1)
        layout.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text(), False))
        self.textEdited.connect(lambda _text: self._pause.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        if event.key() == Qt.Key.Key_Escape:
            self._pause.stop()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            self.asked.emit(self.text(), True)
        else:
            super().keyPressEvent(event)
