"""Editing a comment's text in its place."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from moderator.domain.comments import Comment, RevisionSource
from moderator.domain.decisions import REASON_CODES
from moderator.domain.edited_text import EditedText
from moderator.gui.comment.difference_view import DifferenceView
from moderator.gui.comment.drafts import Drafts
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.comment.token_text import TokenText
from moderator.gui.safe_text import PlainLabel
from moderator.gui.theme import Appearance
from moderator.gui.words import reason_word
from moderator.screening.redaction import redacted
from moderator.text.differences import Change, Difference, differences
from moderator.text.kept_addresses import taken_apart

PAUSE_MS = 100
"""Without a key, until the difference is shown anew."""

MOST_PIECES = 1_000


class Editor(QWidget):
    """The text of one comment, to be changed. What saves it and what leaves it are actions of the window."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.comment: Comment | None = None
        """The comment as it was when it was taken up."""
        self._shown: ShownComment | None = None
        self._drafts = Drafts()
        self._text = TokenText(appearance)
        self._said = PlainLabel(name="quiet", wraps=True)
        self._head = PlainLabel(self.tr("What changes"), name="cardHead")
        self._difference = DifferenceView(appearance)
        self._reason = QComboBox()
        self._reason.setAccessibleName(self.tr("Why the text is edited"))
        self._reason.addItem(self.tr("No reason"), "")
        for code in REASON_CODES:
            self._reason.addItem(reason_word(code), code)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._compare)
        self._text.textChanged.connect(self._pause.start)
        self._lay_out()

    @property
    def text(self) -> str:
        """The text as it stands in the editor, addresses masked."""
        return self._text.masked

    @property
    def edited(self) -> EditedText:
        """The same in pieces, which tell what addresses are kept."""
        return self._text.edited

    @property
    def reason(self) -> str:
        """The code of the reason that was chosen, empty for none."""
        return str(self._reason.currentData())

    @property
    def sentence(self) -> str:
        """What is said below the text."""
        return self._said.text()

    def begin(self, shown: ShownComment) -> None:
        """Takes up the comment's text, or the draft of it that was left, the cursor at its start."""
        comment = self.comment = shown.comment
        self._shown = shown
        self._text.begin(comment.text, _original(shown))
        self._reason.setCurrentIndex(0)
        self.say(self.tr("The original is kept. A masked address stays as it is, unless you take it out."))
        if draft := self._drafts.of(comment):
            self._text.replace(draft.for_text(comment.text))
            self._reason.setCurrentIndex(max(self._reason.findData(draft.reason), 0))
            self.say(self.tr("Your draft is back. Ctrl+Z takes it away."))
        self._compare()
        self._text.setFocus()

    def leave(self) -> bool:
        """Keeps what was written for the next time; tells whether anything was."""
        is_changed = self.comment is not None and self.text != self.comment.text
        if self.comment and is_changed:
            self._drafts.keep(self.comment, self.edited, self.reason)
        elif self.comment:
            self._drafts.forget(self.comment.id)
        return is_changed

    def forget(self, comment_id: int) -> None:
        """What was written for this comment is stored."""
        self._drafts.forget(comment_id)

    def take_out(self) -> None:
        """Takes out what screening proposes to take out, as one step that can be undone."""
        if self._shown is None:
            return
        comment, edited = self._shown.comment, self.edited
        proposed = redacted(edited, comment.text, comment.flags, _original(self._shown))
        if proposed == edited:
            self.say(self.tr("There is nothing to take out of this text."))
        elif len(proposed) > MOST_PIECES:
            self.say(self.tr("There is too much to take out here. Leave the editor and press D."))
        else:
            self._text.replace(proposed)

    def bring_original(self) -> None:
        """Puts the text that the site sent in place of all, as one step that can be undone."""
        if self._shown:
            self._text.replace(taken_apart(_original(self._shown), of_original=True))

    def say(self, sentence: str, is_problem: bool = False) -> None:
        """Says something below the text."""
        self._said.setText(sentence)
        self._said.setProperty("problem", is_problem)
        self.style().unpolish(self._said)
        self.style().polish(self._said)

    def _compare(self) -> None:
        pieces = _changes(self.comment.text, self.text) if self.comment else []
        is_changed = any(piece.change is not Change.KEPT for piece in pieces)
        for part in (self._head, self._difference):
            part.setVisible(is_changed)
        if is_changed:
            self._difference.show_difference(pieces)

    def _lay_out(self) -> None:
        why = QHBoxLayout()
        why.setSpacing(8)
        why.addWidget(PlainLabel(self.tr("Why"), name="quiet"))
        why.addWidget(self._reason)
        why.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 12)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._said)
        layout.addWidget(self._head)
        layout.addWidget(self._difference)
        layout.addLayout(why)


def _changes(before: str, after: str) -> list[Difference]:
    """The differences; where there are too many to be compared while somebody writes, one text instead of the other."""
    found = differences(before, after)
    return [Difference(Change.REMOVED, before), Difference(Change.ADDED, after)] if found is None else found


def _original(shown: ShownComment) -> str:
    """The newest text that the site sent."""
    of_site = [revision.text for revision in shown.whole.revisions if revision.source is RevisionSource.SITE]
    return of_site[-1] if of_site else shown.comment.text
