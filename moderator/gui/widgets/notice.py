"""A line across the window for what needs attention and is no answer to a key: problems, warnings, bugs."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from moderator.gui.announcing import announce
from moderator.gui.safe_text import PlainLabel
from moderator.text.visible import visible


class Notice(QFrame):
    """Hidden until there is something to say; stays until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._label = PlainLabel(wraps=True)
        self._report = ""
        self._copy = QPushButton()
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report or self._label.text()))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._copy)
        layout.addWidget(close)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; empty when it is not there."""
        return "" if self.isHidden() else self._label.text()

    def tell(self, sentence: str, is_problem: bool = True, report: str = "") -> None:
        """Shows a sentence until somebody closes it. A report, where there is one, is what can be copied."""
        self._report = report
        self._copy.setText(self.tr("Copy the report") if report else self.tr("Copy"))
        self._label.setText(visible(sentence))
        self.setAccessibleName(self._label.text())
        self.setProperty("problem", is_problem)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        announce(self, self._label.text())
