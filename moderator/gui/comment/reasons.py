"""Why the comment was flagged, a sentence each, below its text; each tied to its places in it."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator.domain.flags import Severity
from moderator.gui.comment.comment_words import flag_title
from moderator.gui.comment.shown_comment import Reason
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.theme import Appearance
from moderator.gui.widgets.choosable import Choosable, walk
from moderator.gui.widgets.flowing_text import FlowingText, Look, Piece
from moderator.gui.words import severity_word

SQUARE = 8
SIDE = 4
GAP = 10
MOST_SHOWN = 50

NONE: frozenset[int] = frozenset()


class Reasons(QWidget):
    """The list of reasons, or that there are none. Rows are used again for the next comment.

    `touched` tells which reasons the pointer or the focus is on, by their numbers in the comment's `reasons`.
    """

    touched = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._rows: list[ReasonRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._none = PlainLabel(self.tr("No filter found anything."), name="quiet")
        self._layout.addWidget(self._none)
        self._add_row()

    def show_reasons(self, reasons: tuple[Reason, ...]) -> None:
        """Lists these reasons, the gravest first."""
        gravest = sorted(enumerate(reasons), key=lambda item: -item[1].flag.severity)[:MOST_SHOWN]
        while len(self._rows) < len(gravest):
            self._add_row()
        self._none.setVisible(not reasons)
        for row, (number, reason) in zip(self._rows, gravest, strict=False):
            row.show_reason(number, reason)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(gravest))

    def emphasise(self, numbers: frozenset[int]) -> None:
        """Brings out these reasons and no others."""
        for row in self._rows:
            row.emphasise(row.number in numbers)

    def _add_row(self) -> None:
        row = ReasonRow(self._appearance)
        row.touched.connect(partial(self._touch, row))
        row.moved.connect(partial(walk, self._rows))
        self._layout.addWidget(row)
        if self._rows:
            self.setTabOrder(self._rows[-1], row)
        self._rows.append(row)

    def _touch(self, row: "ReasonRow", is_touched: bool) -> None:
        self.touched.emit(frozenset((row.number,)) if is_touched else NONE)


class ReasonRow(Choosable):
    """One reason: a square in its colour, its name and weight, its sentence."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("reason")
        self.number = -1
        self._square = _Square(appearance)
        self._words = FlowingText(appearance, "reasonWords")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SIDE, 4, SIDE, 4)
        layout.setSpacing(GAP)
        layout.addWidget(self._square, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)

    def show_reason(self, number: int, reason: Reason) -> None:
        """Tells this reason, the comment's `number`."""
        self.number = number
        head = f"{flag_title(reason.flag.code)}, {severity_word(reason.flag.severity)}."
        self._words.show_pieces((Piece(f"{head} ", Look.BOLD), Piece(one_line(reason.sentence))))
        self._square.show_severity(reason.flag.severity)
        self.setAccessibleName(self._words.text)
        self.emphasise(False)


class _Square(QWidget):
    """A small square in the colour of a severity, beside the first line."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._severity = Severity.INFO
        self.setFixedSize(QSize(SQUARE, SQUARE + 5))
        appearance.changed.connect(self.update)

    def show_severity(self, severity: Severity) -> None:
        self._severity = severity
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._appearance.theme.mark_line(self._severity)))
        painter.drawRoundedRect(self.rect().adjusted(0, 5, 0, 0), 2, 2)
        painter.end()
