"""Why the comment was flagged, a sentence each, below its text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from moderator.domain.flags import Severity
from moderator.gui.comment.shown_comment import Reason
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.theme import Appearance
from moderator.gui.widgets.clearing import clear
from moderator.gui.words import flag_word, severity_word

SQUARE = 8
MOST_SHOWN = 50


class Reasons(QWidget):
    """The list of reasons; nothing where there are none."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)

    def show_reasons(self, reasons: tuple[Reason, ...]) -> None:
        """Lists these reasons, the gravest first."""
        clear(self._layout)
        for reason in sorted(reasons, key=lambda reason: -reason.flag.severity)[:MOST_SHOWN]:
            self._layout.addWidget(self._row(reason))

    def _row(self, reason: Reason) -> QWidget:
        row = QWidget()
        layout = QGridLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(2)
        word, weight = flag_word(reason.flag.code), severity_word(reason.flag.severity)
        head = PlainLabel(f"{word[:1].upper()}{word[1:]}, {weight}.", name="reasonHead")
        sentence = PlainLabel(one_line(reason.sentence), name="reasonSentence", wraps=True)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.setAccessibleName(f"{head.text()} {sentence.text()}")
        layout.addWidget(_Square(self._appearance, reason.flag.severity), 0, 0)
        layout.addWidget(head, 0, 1)
        layout.addWidget(sentence, 1, 1)
        layout.setColumnStretch(1, 1)
        return row


class _Square(QWidget):
    """A small square in the colour of a severity."""

    def __init__(self, appearance: Appearance, severity: Severity) -> None:
        super().__init__()
        self._appearance = appearance
        self._severity = severity
        self.setFixedSize(QSize(SQUARE, SQUARE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._appearance.theme.mark_line(self._severity)))
        painter.drawRoundedRect(self.rect(), 2, 2)
        painter.end()
