"""The comment's text, large and readable, with the flagged places marked in it."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from moderator.gui.comment.flagged_places import FlaggedPlace, flagged_places, marks
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.safe_text import PlainText
from moderator.gui.theme import Appearance

TEXT_PIXELS = 16
MOST_COLUMNS = 75
"""Characters in a line: longer ones are hard to read."""

NONE: frozenset[int] = frozenset()


class Body(PlainText):
    """As high as its text, so that what is said of the text stands right below it.

    `touched` tells of which reasons the pointer is on a place, by their numbers in the comment's `reasons`.
    """

    touched = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._comment: ShownComment | None = None
        self._places: list[FlaggedPlace] = []
        self._brought_out = NONE
        self._touched = NONE
        self.setObjectName("body")
        self.setAccessibleName(self.tr("Text of the comment"))
        self._suit_letters()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Keys belong to the queue until somebody wants to copy from the text.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        appearance.changed.connect(self._renew)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def show_comment(self, comment: ShownComment) -> None:
        """Shows the text of this comment."""
        is_same = self._comment is not None and self._comment.body.text == comment.body.text
        self._comment = comment
        self._places = flagged_places(comment)
        self._brought_out = self._touched = NONE
        if not is_same:
            # What is selected in a text stays so while only other things about it are read again.
            self.show_text(comment.body.text)
        self._mark()
        self._fit()

    def _renew(self) -> None:
        """Other colours or letters."""
        self._suit_letters()
        if self._comment:
            self.show_comment(self._comment)

    def _suit_letters(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(TEXT_PIXELS * self._appearance.zoom))
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.setMaximumWidth(QFontMetrics(font).averageCharWidth() * MOST_COLUMNS)

    def emphasise(self, numbers: frozenset[int]) -> None:
        """Marks the places of these reasons more strongly, and of no others."""
        if numbers != self._brought_out:
            self._brought_out = numbers
            self._mark()

    @property
    def selected_text(self) -> str:
        """What is selected, as it stands in the comment."""
        if self._comment is None:
            return ""
        cursor = self.textCursor()
        start, end = (self._comment.body.offset(place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        return self._comment.comment.text[start:end]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(ceil(self.document().size().height()) + 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        self._touch(self._numbers_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._touch(NONE)

    def _touch(self, numbers: frozenset[int]) -> None:
        if numbers != self._touched:
            self._touched = numbers
            self.touched.emit(numbers)

    def _numbers_at(self, point: QPointF) -> frozenset[int]:
        place = self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
        return frozenset(each.number for each in self._places if each.start <= place <= each.end)

    def _mark(self) -> None:
        self.mark(marks(self._places, self._brought_out, self._appearance.theme))
