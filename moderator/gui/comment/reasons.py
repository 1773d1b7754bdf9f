"""Why the comment was flagged, a sentence each, below its text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from moderator.domain.flags import Severity
from moderator.gui.comment.shown_comment import Reason
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.theme import Appearance
from moderator.gui.words import flag_word, severity_word

SQUARE = 8
MOST_SHOWN = 50


class Reasons(QWidget):
    """The list of reasons; nothing where there are none. Rows are used again for the next comment."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._rows: list[_Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)

    def show_reasons(self, reasons: tuple[Reason, ...]) -> None:
        """Lists these reasons, the gravest first."""
        gravest = sorted(reasons, key=lambda reason: -reason.flag.severity)[:MOST_SHOWN]
        while len(self._rows) < len(gravest):
            row = _Row(self._appearance)
            self._rows.append(row)
            self._layout.addWidget(row)
        for row, reason in zip(self._rows, gravest, strict=False):
            row.show_reason(reason)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(gravest))


class _Row(QWidget):
    """One reason: a square in its colour, its name and weight, its sentence."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._square = _Square(appearance)
        self._head = PlainLabel(name="reasonHead")
        self._sentence = PlainLabel(name="reasonSentence", wraps=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(2)
        layout.addWidget(self._square, 0, 0)
        layout.addWidget(self._head, 0, 1)
        layout.addWidget(self._sentence, 1, 1)
        layout.setColumnStretch(1, 1)

    def show_reason(self, reason: Reason) -> None:
        word, weight = flag_word(reason.flag.code), severity_word(reason.flag.severity)
        self._head.setText(f"{word[:1].upper()}{word[1:]}, {weight}.")
        self._sentence.setText(one_line(reason.sentence))
        self._square.show_severity(reason.flag.severity)
        self.setAccessibleName(f"{self._head.text()} {self._sentence.text()}")


class _Square(QWidget):
    """A small square in the colour of a severity."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._severity = Severity.INFO
        self.setFixedSize(QSize(SQUARE, SQUARE))

    def show_severity(self, severity: Severity) -> None:
        self._severity = severity
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._appearance.theme.mark_line(self._severity)))
        painter.drawRoundedRect(self.rect(), 2, 2)
        painter.end()
