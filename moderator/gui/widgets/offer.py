"""A line across the window that offers something to do, and waits for an answer without standing in the way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from moderator.gui.safe_text import PlainLabel
from moderator.text.visible import visible


class Offer(QFrame):
    """Hidden until there is something to offer. `taken` and `left` tell the answer."""

    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("offer")
        self._label = PlainLabel(wraps=True)
        self._take, self._leave = QPushButton(), QPushButton()
        self._take.clicked.connect(self.taken)
        self._leave.clicked.connect(self._close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._take)
        layout.addWidget(self._leave)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; empty when it is not there."""
        return "" if self.isHidden() else self._label.text()

    def offer(self, sentence: str, take: str, leave: str) -> None:
        """Shows a sentence and the words of the two answers; the first may be empty, where there is only one."""
        self._label.setText(visible(sentence))
        self.setAccessibleName(self._label.text())
        self._take.setText(take)
        self._take.setVisible(bool(take))
        self._leave.setText(leave)
        self.show()

    def _close(self) -> None:
        self.hide()
        # What it said may have been for one pair of eyes.
        self._label.clear()
        self.setAccessibleName("")
        self.left.emit()
