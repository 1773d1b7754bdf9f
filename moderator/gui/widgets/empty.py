"""Two lines in the middle of an empty place: what is so, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel


class Empty(QWidget):
    """Says why there is nothing to see."""

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel(name="emptyTitle")
        self._advice = PlainLabel(name="emptyAdvice", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        for label in (self._title, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addStretch(2)

    def say(self, title: str, advice: str) -> None:
        """Shows these two lines."""
        self._title.setText(title)
        self._advice.setText(advice)
