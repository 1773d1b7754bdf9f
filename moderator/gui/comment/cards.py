"""What is known around the comment: its author, its priority, the decisions so far."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from moderator.domain.comments import AuthorRecord
from moderator.domain.decisions import Decision
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.theme import Appearance
from moderator.gui.widgets.clearing import clear
from moderator.gui.words import done_words, moment, no_name, reason_word, record_words
from moderator.screening.priority import parts

CARDS_WIDTH = 216
BAR_HEIGHT = 6
MOST_DECISIONS = 8


class Cards(QWidget):
    """Three cards, one below the other."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setFixedWidth(CARDS_WIDTH)
        self._appearance = appearance
        self._author = _Card(self.tr("Author"))
        self._priority = _Card("")
        self._decisions = _Card(self.tr("Decisions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for card in (self._author, self._priority, self._decisions):
            layout.addWidget(card)
        layout.addStretch(1)

    def show_comment(self, shown: ShownComment) -> None:
        """Tells of this comment."""
        self._tell_author(shown)
        self._tell_priority(shown)
        self._tell_decisions(shown.whole.decisions)

    def _tell_author(self, shown: ShownComment) -> None:
        comment = shown.comment
        is_known = comment.author_id is not None
        self._author.fill(
            PlainLabel(one_line(comment.name) or no_name(), name="cardName", wraps=True),
            _RecordBar(self._appearance, comment.record),
            PlainLabel(record_words(comment.record, is_known), wraps=True),
            PlainLabel(self.tr("Address hidden") if is_known else self.tr("Left no address"), name="quiet"),
        )
        if comment.website:
            self._author.add(PlainLabel(one_line(comment.website), name="quiet", wraps=True))

    def _tell_priority(self, shown: ShownComment) -> None:
        self._priority.title.setText(self.tr("Priority {}").format(f"{shown.comment.priority:.2f}"))
        lines = [f"{part.filter} {part.weight:.2f}" for part in parts(shown.comment.flags)]
        self._priority.fill(*(PlainLabel(line, name="quiet") for line in lines))

    def _tell_decisions(self, decisions: tuple[Decision, ...]) -> None:
        told = [self._decision(decision) for decision in decisions[-MOST_DECISIONS:][::-1]]
        self._decisions.fill(*(told or [PlainLabel(self.tr("none yet"), name="quiet")]))

    def _decision(self, decision: Decision) -> QWidget:
        what = self.tr("taken back") if decision.undoes else done_words(decision.verdict)
        why = f" ({reason_word(decision.reason)})" if decision.reason else ""
        note = f": {one_line(decision.note)}" if decision.note else ""
        told = f"{one_line(decision.actor)}, {moment(decision.at)}: {what}{why}{note}"
        return PlainLabel(told, name="quiet", wraps=True)


class _Card(QFrame):
    """A box with a head and what stands in it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = PlainLabel(title, name="cardHead")
        self._inside = QVBoxLayout()
        self._inside.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addLayout(self._inside)

    def fill(self, *widgets: QWidget) -> None:
        """Replaces what stands in it."""
        clear(self._inside)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Adds one thing at the foot."""
        self._inside.addWidget(widget)


class _RecordBar(QWidget):
    """How an author's comments were decided, as one bar; the words below say the same."""

    def __init__(self, appearance: Appearance, record: AuthorRecord) -> None:
        super().__init__()
        theme = appearance.theme
        self._parts = (
            (record.approved, theme.approve),
            (record.rejected, theme.reject),
            (record.spam, theme.spam),
        )
        self.setFixedHeight(BAR_HEIGHT)
        self.setVisible(any(number for number, _ in self._parts))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        return QSize(CARDS_WIDTH, BAR_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum(number for number, _ in self._parts)
        left = 0
        for number, colour in self._parts:
            width = round(self.width() * number / total) if total else 0
            painter.fillRect(left, 0, width, self.height(), QColor(colour))
            left += width
        painter.end()
