"""One comment to read: what it answers, who wrote it, its text, why it was flagged, and what is known around it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from moderator.gui.comment.body import Body
from moderator.gui.comment.cards import Cards
from moderator.gui.comment.reasons import Reasons
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.theme import Appearance
from moderator.gui.widgets.action_button import ActionButton
from moderator.gui.words import age_and_moment, no_name, status_word, written

ROOM_FOR_CARDS = 620
"""Pixels of width from which on the cards stand beside the text; in a narrower pane they stand below it."""


class CommentView(QScrollArea):
    """Scrolls as a whole. `more_wanted` asks for the rest of a very long text."""

    more_wanted = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("commentScroll")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._parent_quote = PlainLabel(name="parentQuote", wraps=True)
        self._name = PlainLabel(name="commentName")
        self._about = PlainLabel(name="commentAbout")
        self._state = PlainLabel(name="commentState")
        self.body = Body(appearance)
        self._more = QPushButton()
        self._more.clicked.connect(self.more_wanted)
        self._reasons = Reasons(appearance)
        self._take_out = QWidget()
        self._cards = Cards(appearance)
        self._content = QWidget()
        self._columns = QHBoxLayout(self._content)
        self._columns.setContentsMargins(24, 20, 24, 20)
        self._columns.setSpacing(24)
        self._columns.addLayout(self._reading_column(), 1)
        self._columns.addWidget(self._cards, 0, Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._content)

    def offer_redaction(self, action: QAction) -> None:
        """Puts this action's button below the reasons, for comments of which something can be taken out."""
        layout = QHBoxLayout(self._take_out)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(ActionButton(action))
        layout.addStretch(1)

    def show_comment(self, shown: ShownComment) -> None:
        """Shows this comment from its beginning."""
        comment, parent = shown.comment, shown.whole.parent
        self._parent_quote.setVisible(parent is not None)
        if parent is not None:
            self._parent_quote.setText(f"{one_line(parent.name) or no_name()} · {one_line(parent.text)}")
        self._name.setText(one_line(comment.name, 80) or no_name())
        replies = self.tr("replies, {}") if parent else "{}"
        self._about.setText(replies.format(age_and_moment(comment.submitted)))
        self._state.setText(self._state_words(shown))
        self.body.show_comment(shown)
        self.body.setVisible(bool(comment.text))
        left = len(comment.text) - len(shown.body.places) + 1
        self._more.setText(self.tr("Show the other {} characters").format(written(left)))
        self._more.setVisible(not shown.body.is_whole)
        self._reasons.show_reasons(shown.reasons)
        self._take_out.setVisible(shown.can_be_redacted)
        self._cards.show_comment(shown)
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        is_wide = self.viewport().width() >= ROOM_FOR_CARDS
        directions = QHBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

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
        column.addWidget(self._parent_quote)
        column.addLayout(who)
        column.addWidget(self.body)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(rule)
        column.addWidget(self._reasons)
        column.addWidget(self._take_out)
        column.addStretch(1)
        return column
