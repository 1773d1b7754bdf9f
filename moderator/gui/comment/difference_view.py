"""What was changed in a text: what is new underlined, what is gone struck through."""

from collections.abc import Sequence

from PySide6.QtGui import QPalette

from moderator.gui.comment.shown_text import shown_text
from moderator.gui.safe_text import Mark, PlainText
from moderator.gui.theme import Appearance
from moderator.text.differences import Change, Difference, around_changes

HEIGHT = 104
LONGEST_PIECE = 500
MOST_PIECES = 1_000
"""More is looked at on the page of versions; here it is laid out while somebody writes."""


class DifferenceView(PlainText):
    """Shows the pieces of a difference, long stretches that stayed cut short."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(line_height=1.4)
        self._appearance = appearance
        self._pieces: Sequence[Difference] = ()
        self.setObjectName("difference")
        self.setAccessibleName(self.tr("What changes"))
        self.setFixedHeight(HEIGHT)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        appearance.changed.connect(self._mark)

    def show_difference(self, pieces: Sequence[Difference]) -> None:
        """Shows this difference from its beginning."""
        shown = around_changes(list(pieces[:MOST_PIECES]))
        self._pieces = [Difference(piece.change, piece.text[:LONGEST_PIECE]) for piece in shown]
        self.show_text(shown_text("".join(piece.text for piece in self._pieces)).text)
        self._mark()

    def _mark(self) -> None:
        theme = self._appearance.theme
        shown, place, marks = shown_text("".join(piece.text for piece in self._pieces)), 0, []
        for piece in self._pieces:
            start, end = shown.place(place), shown.place(place + len(piece.text))
            place += len(piece.text)
            if piece.change is Change.ADDED:
                marks.append(Mark(start, end, theme.accent_bg, theme.accent))
            elif piece.change is Change.REMOVED:
                marks.append(Mark(start, end, theme.raised, theme.reject, is_struck=True))
        self.mark(marks)
