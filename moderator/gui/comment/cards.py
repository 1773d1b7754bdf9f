"""What is known around the comment: its author, its priority, the decisions so far, what else its author wrote."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator.domain.decisions import Decision
from moderator.gui.comment.author_details import AuthorDetails, NewestComments
from moderator.gui.comment.comment_words import filter_word
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.theme import Appearance
from moderator.gui.widgets.card import Card, FoldingCard
from moderator.gui.widgets.flowing_text import FlowingText, Piece
from moderator.gui.words import done_words, moment, reason_word
from moderator.screening.priority import parts
from moderator.services.author_card import MOST_SHOWN, AuthorCard

CARDS_WIDTH = 216
MOST_DECISIONS = 8


class Cards(QWidget):
    """Cards below each other; those that are filled later stand last. `chosen` carries a comment's id.

    `website_wanted` tells that somebody wants to open the author's website.
    """

    chosen = Signal(int)
    website_wanted = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._comment_id: int | None = None
        self._author = AuthorDetails(appearance)
        self._author.website_wanted.connect(self.website_wanted)
        self._newest = NewestComments(appearance, MOST_SHOWN)
        self._newest.chosen.connect(self.chosen)
        self._sum, self._decisions = FlowingText(appearance), FlowingText(appearance)
        self._priority = FoldingCard(self._sum)
        self._also = Card(PlainLabel(self.tr("Also by this author"), name="cardHead"), self._newest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for card in (
            Card(PlainLabel(self.tr("Author"), name="cardHead"), self._author),
            self._priority,
            Card(PlainLabel(self.tr("Decisions"), name="cardHead"), self._decisions),
            self._also,
        ):
            layout.addWidget(card)
        layout.addStretch(1)

    def show_comment(self, shown: ShownComment) -> None:
        """Tells of this comment."""
        comment = shown.comment
        self._author.show_comment(comment)
        self._priority.set_title(self.tr("Priority {}").format(f"{comment.priority:.2f}"))
        self._sum.show_pieces((Piece("\n".join(self._about_priority(shown))),))
        self._decisions.show_pieces((Piece("\n".join(self._about_decisions(shown))),))
        if comment.id != self._comment_id:
            self._also.hide()
        self._comment_id = comment.id

    def show_card(self, card: AuthorCard) -> None:
        """Fills in what was read of the author."""
        self._author.show_card(card)
        self._newest.show_comments(card.newest)
        self._also.setVisible(bool(card.newest))

    def _about_priority(self, shown: ShownComment) -> list[str]:
        summands = [f"{filter_word(part.filter)} {part.weight:.2f}" for part in parts(shown.comment.flags)]
        return summands or [self.tr("Nothing adds to it.")]

    def _about_decisions(self, shown: ShownComment) -> list[str]:
        """What rules would do, which the moderator wants to know before deciding; then what was decided."""
        found = [one_line(finding.sentence) for finding in shown.whole.findings]
        told = [self._told(decision) for decision in shown.whole.decisions[-MOST_DECISIONS:][::-1]]
        return [*found, *(told or [self.tr("none yet")])]

    def _told(self, decision: Decision) -> str:
        what = self.tr("taken back") if decision.undoes else done_words(decision.verdict)
        why = f" ({reason_word(decision.reason)})" if decision.reason else ""
        note = f": {one_line(decision.note)}" if decision.note else ""
        return f"{one_line(decision.actor)}, {moment(decision.at)}: {what}{why}{note}"
