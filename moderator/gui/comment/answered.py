"""What the comment answers, quoted above it in a line; choosing it opens the thread."""

from PySide6.QtWidgets import QVBoxLayout

from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.safe_text import LONGEST_NAME, one_line
from moderator.gui.theme import Appearance
from moderator.gui.widgets.choosable import Choosable
from moderator.gui.widgets.flowing_text import FlowingText, Look, Piece
from moderator.gui.words import no_name

LONGEST_QUOTE = 200


class Answered(Choosable):
    """Hidden for a comment that answers none."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("parentQuote")
        self._words = FlowingText(appearance, "quoteWords")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 2, 0, 2)
        layout.addWidget(self._words)
        self.touched.connect(self.emphasise)

    def show_comment(self, shown: ShownComment) -> None:
        """Quotes what this comment answers, or says that it is not here."""
        parent = shown.whole.parent
        self.setVisible(parent is not None or shown.whole.answers_missing)
        if parent:
            name = one_line(parent.name, LONGEST_NAME) or no_name()
            quote = Piece(f" · {one_line(parent.text, LONGEST_QUOTE)}", Look.QUIET)
            self._words.show_pieces((Piece(name, Look.BOLD), quote))
        else:
            self._words.show_pieces((Piece(self.tr("It answers a comment that is not here."), Look.QUIET),))
        self.setAccessibleName(self._words.text)
