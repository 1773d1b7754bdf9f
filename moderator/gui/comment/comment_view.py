"""One comment to read: what it answers, who wrote it, its text, why it was flagged, and what is known around it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from moderator.gui.comment.answered import Answered
from moderator.gui.comment.body import Body
from moderator.gui.comment.cards import CARDS_WIDTH, Cards
from moderator.gui.comment.comment_words import ago, language_word
from moderator.gui.comment.reasons import GAP, SIDE, SQUARE, Reasons
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.comment.word_choice import WordChoice
from moderator.gui.safe_text import LONGEST_NAME, PlainLabel, one_line, tooltip
from moderator.gui.theme import Appearance
from moderator.gui.widgets.action_button import ActionButton
from moderator.gui.widgets.elided_label import ElidedLabel
from moderator.gui.words import moment, no_name, status_word, written

ROOM_FOR_CARDS = 620
"""Pixels of width from which on the cards stand beside the text; in a narrower pane they stand below it."""

WIDEST = 1040
"""Pixels that text and cards take in a very wide window, so that the eye has both."""

MARGIN = 24
BUTTON_SIDE = 10
"""Room within a button, on either side of its words."""


class CommentView(QScrollArea):
    """Scrolls as a whole. `more_wanted` asks for the rest of a very long text, `chosen` for another comment."""

    more_wanted = Signal()
    chosen = Signal(int)
    painted = Signal()
    """What was shown last is on the screen."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._comment_id: int | None = None
        self.setObjectName("commentScroll")
        self.setAccessibleName(self.tr("The comment"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: the text must not get narrower when a card grows.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        self.way_back = QWidget()
        self.way_back.hide()
        self.answered = Answered(appearance)
        self._name = ElidedLabel(name="commentName")
        self._about = PlainLabel(name="commentAbout")
        self._state = PlainLabel(name="commentState")
        self.body = Body(appearance)
        self._more = QPushButton()
        self._more.clicked.connect(self.more_wanted)
        self._reasons = Reasons(appearance)
        self._take_out = QWidget()
        self.words = WordChoice()
        self.cards = Cards(appearance)
        self.cards.chosen.connect(self.chosen)
        for part in (self.body, self._reasons):
            part.touched.connect(self._bring_out)
        self._content = _Sheet()
        self._content.painted.connect(self.painted)
        self._columns = QHBoxLayout(self._content)
        self._columns.setContentsMargins(MARGIN, 20, MARGIN, 20)
        self._columns.setSpacing(24)
        self._columns.addLayout(self._reading_column(), 1)
        self._columns.addWidget(self.cards, 0, Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._content)
        appearance.changed.connect(self._place_cards)

    def offer_redaction(self, action: QAction) -> None:
        """Puts this action's button below the reasons, for comments of which something can be taken out."""
        layout = QHBoxLayout(self._take_out)
        # Its word stands below the words of the reasons.
        layout.setContentsMargins(SIDE + SQUARE + GAP - BUTTON_SIDE, 0, 0, 0)
        layout.addWidget(ActionButton(action))
        layout.addStretch(1)

    def offer_way_back(self, action: QAction) -> None:
        """Puts this action's button above a comment that was come to from another one."""
        layout = QHBoxLayout(self.way_back)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ActionButton(action))
        layout.addStretch(1)

    def show_comment(self, shown: ShownComment) -> None:
        """Shows this comment; another one than before from its beginning."""
        comment = shown.comment
        self.answered.show_comment(shown)
        self._name.setText(one_line(comment.name, LONGEST_NAME) or no_name())
        self._about.setText(self._about_words(shown))
        self._about.setToolTip(tooltip(moment(comment.submitted)))
        self._state.setText(self._state_words(shown))
        self.body.show_comment(shown)
        self.body.setVisible(bool(comment.text))
        left = len(comment.text) - len(shown.body.places) + 1
        self._more.setText(self.tr("Show the other {} characters").format(written(left)))
        self._more.setVisible(not shown.body.is_whole)
        self._reasons.show_reasons(shown.reasons)
        self._take_out.setVisible(shown.can_be_redacted)
        self.cards.show_comment(shown)
        if comment.id != self._comment_id:
            self._comment_id = comment.id
            self.words.leave()
            self.verticalScrollBar().setValue(0)
        # Also where all looks as it did before: so it is known when this comment has been painted.
        self._content.update()

    def ask_which(self, words: Sequence[str]) -> None:
        """Asks which of these words is meant, where it is seen."""
        self.words.ask(words)
        self._columns.activate()
        self.ensureWidgetVisible(self.words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self._place_cards()

    def _place_cards(self) -> None:
        zoom = self._appearance.zoom
        is_wide = self.viewport().width() >= ROOM_FOR_CARDS * zoom
        directions = QHBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self._content.setMaximumWidth(round(WIDEST * zoom))
        width = round(CARDS_WIDTH * zoom)
        self.cards.setFixedWidth(width if is_wide else max(self.viewport().width() - 2 * MARGIN, width))

    def _bring_out(self, numbers: frozenset[int]) -> None:
        """Reasons and their places in the text are one."""
        self.body.emphasise(numbers)
        self._reasons.emphasise(numbers)

    def _about_words(self, shown: ShownComment) -> str:
        comment = shown.comment
        is_reply = shown.whole.parent is not None or shown.whole.answers_missing
        when = (self.tr("replies, {}") if is_reply else "{}").format(ago(comment.submitted))
        return " · ".join(filter(None, (when, language_word(comment.language))))

    def _state_words(self, shown: ShownComment) -> str:
        comment = shown.comment
        words = [status_word(comment.status)]
        if comment.edited:
            words.append(self.tr("edited"))
        if comment.marked:
            words.append(self.tr("good one"))
        return " · ".join(words)

    def _reading_column(self) -> QVBoxLayout:
        who = QHBoxLayout()
        who.setSpacing(10)
        who.addWidget(self._name)
        who.addWidget(self._about)
        who.addStretch(1)
        who.addWidget(self._state)
        rule = QFrame()
        rule.setObjectName("rule")
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.way_back)
        column.addWidget(self.answered)
        column.addLayout(who)
        column.addWidget(self.body)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(rule)
        column.addWidget(self._reasons)
        column.addWidget(self._take_out)
        column.addWidget(self.words)
        column.addStretch(1)
        return column


class _Sheet(QWidget):
    """What everything stands on; all of it is painted in one go, beginning here."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        super().paintEvent(event)
        self.painted.emit()
