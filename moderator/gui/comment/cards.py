"""What is known around the comment: its author, its priority, the decisions so far."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from moderator.domain.comments import AuthorRecord
from moderator.domain.decisions import Decision
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.theme import Appearance
from moderator.gui.widgets.label_list import LabelList
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
        self._name = PlainLabel(name="cardName", wraps=True)
        self._bar = _RecordBar(appearance)
        self._author, self._priority, self._decisions = LabelList("quiet"), LabelList("quiet"), LabelList("quiet")
        self._priority_title = PlainLabel(name="cardHead")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for card in (
            _card(PlainLabel(self.tr("Author"), name="cardHead"), self._name, self._bar, self._author),
            _card(self._priority_title, self._priority),
            _card(PlainLabel(self.tr("Decisions"), name="cardHead"), self._decisions),
        ):
            layout.addWidget(card)
        layout.addStretch(1)

    def show_comment(self, shown: ShownComment) -> None:
        """Tells of this comment."""
        comment = shown.comment
        self._name.setText(one_line(comment.name) or no_name())
        self._bar.show_record(comment.record)
        self._author.show_lines(self._about_author(shown))
        self._priority_title.setText(self.tr("Priority {}").format(f"{comment.priority:.2f}"))
        self._priority.show_lines([f"{part.filter} {part.weight:.2f}" for part in parts(comment.flags)])
        self._decisions.show_lines(self._about_decisions(shown))

    def _about_decisions(self, shown: ShownComment) -> list[str]:
        """What rules would do, which the moderator wants to know before deciding; then what was decided."""
        found = [one_line(finding.sentence) for finding in shown.whole.findings]
        told = [self._told(decision) for decision in shown.whole.decisions[-MOST_DECISIONS:][::-1]]
        return [*found, *(told or [self.tr("none yet")])]

    def _about_author(self, shown: ShownComment) -> list[str]:
        comment = shown.comment
        is_known = comment.author_id is not None
        lines = [
            record_words(comment.record, is_known),
            self.tr("Address hidden") if is_known else self.tr("Left no address"),
            one_line(comment.website),
        ]
        return [line for line in lines if line]

    def _told(self, decision: Decision) -> str:
        what = self.tr("taken back") if decision.undoes else done_words(decision.verdict)
        why = f" ({reason_word(decision.reason)})" if decision.reason else ""
        note = f": {one_line(decision.note)}" if decision.note else ""
        return f"{one_line(decision.actor)}, {moment(decision.at)}: {what}{why}{note}"


def _card(*inside: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(12, 12, 12, 12)
    layout.setSpacing(8)
    for widget in inside:
        layout.addWidget(widget)
    return card


class _RecordBar(QWidget):
    """How an author's comments were decided, as one bar; the words below say the same."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._record = AuthorRecord()
        self.setFixedHeight(BAR_HEIGHT)

    def show_record(self, record: AuthorRecord) -> None:
        """Shows this record; nothing where none was decided yet."""
        self._record = record
        self.setVisible(record != AuthorRecord())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        return QSize(CARDS_WIDTH, BAR_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, record = self._appearance.theme, self._record
        parts = ((record.approved, theme.approve), (record.rejected, theme.reject), (record.spam, theme.spam))
        total = max(record.approved + record.rejected + record.spam, 1)
        painter = QPainter(self)
        left = 0
        for number, colour in parts:
            width = round(self.width() * number / total)
            painter.fillRect(left, 0, width, self.height(), QColor(colour))
            left += width
        painter.end()
