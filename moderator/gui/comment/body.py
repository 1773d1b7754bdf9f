"""The comment's text, large and readable, with the flagged places marked in it."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from moderator.domain.flags import Field, Severity
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.safe_text import Mark, PlainText
from moderator.gui.theme import Appearance

TEXT_PIXELS = 16
MOST_COLUMNS = 75
"""Characters in a line: longer ones are hard to read."""

MOST_MARKS = 500


class Body(PlainText):
    """As high as its text, so that what is said of the text stands right below it."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._comment: ShownComment | None = None
        self.setObjectName("body")
        self.setAccessibleName(self.tr("Text of the comment"))
        font = QFont(self.font())
        font.setPixelSize(TEXT_PIXELS)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.setMaximumWidth(QFontMetrics(font).averageCharWidth() * MOST_COLUMNS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Keys belong to the queue until somebody wants to copy from the text.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        appearance.changed.connect(self._mark)

    def show_comment(self, comment: ShownComment) -> None:
        """Shows the text of this comment."""
        self._comment = comment
        self.show_text(comment.body.text)
        self._mark()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(ceil(self.document().size().height()) + 4)

    def _mark(self) -> None:
        theme = self._appearance.theme
        self.mark(
            Mark(start, end, theme.mark(severity), theme.mark_line(severity))
            for severity, start, end in self._flagged()
        )

    def _flagged(self) -> list[tuple[Severity, int, int]]:
        """The flagged places, the gravest last: it is painted over the others."""
        if self._comment is None:
            return []
        body = self._comment.body
        found = [
            (reason.flag.severity, body.place(span.start), body.place(span.end))
            for reason in self._comment.reasons
            for span in reason.flag.spans
            if span.field is Field.TEXT
        ]
        return sorted(found)[-MOST_MARKS:]
