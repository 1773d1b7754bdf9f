"""The one door for text that Qt might take for HTML. Readers write it, so it is never interpreted anywhere.

Every widget that can interpret HTML is made here, and nowhere else; a contract test looks for others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QTextEdit, QWidget

from moderator.text.visible import visible

LONGEST_LINE = 300
"""Characters of a text that stand in a cell, a label or a tooltip."""

LONGEST_NAME = 80
"""Characters of a name beside other things."""


def one_line(text: str, most: int = LONGEST_LINE) -> str:
    """The text on one line, what is invisible in it made visible, clipped to `most` characters."""
    clipped = text[: most + 1]
    line = visible(clipped, keep_newlines=False)
    return line if len(text) <= most else f"{line[:most].rstrip()}…"


def tooltip(text: str) -> str:
    """The text as a tooltip that shows it as it is; empty for an empty text."""
    return f"<qt>{escape(one_line(text))}</qt>" if text else ""


class PlainLabel(QLabel):
    """A label that shows its text and never interprets it."""

    def __init__(self, text: str = "", parent: QWidget | None = None, name: str = "", wraps: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setObjectName(name)
        self.setWordWrap(wraps)


@dataclass(frozen=True, slots=True)
class Mark:
    """UTF-16 units `start` to `end` of a text, to be shown with this background and this line below, or through it.

    The letters keep their colour where `ink` is empty.
    """

    start: int
    end: int
    background: str
    line: str
    ink: str = ""
    is_struck: bool = False


class PlainText(QTextEdit):
    """Text to read and copy, never interpreted; `line_height` is in sizes of its font.

    QTextEdit is here for its line height, which QPlainTextEdit does not have.
    """

    def __init__(self, parent: QWidget | None = None, line_height: float = 1.6) -> None:
        super().__init__(parent)
        self._line_height = line_height
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)

    def show_text(self, text: str) -> None:
        """Shows `text`, which must have gone through `visible` or `shown_text`."""
        self.setPlainText(text)
        spaced = QTextBlockFormat()
        metrics = QFontMetricsF(self.font())
        percent = 100 * self._line_height * self.fontInfo().pixelSize() / metrics.lineSpacing()
        spaced.setLineHeight(max(percent, 100), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)

    def mark(self, marks: Iterable[Mark]) -> None:
        """Marks these places and no others; a later mark is painted over an earlier one."""
        self.setExtraSelections([self._selection(mark) for mark in marks])

    def _selection(self, mark: Mark) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setBackground(QColor(mark.background))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(mark.line))
        if mark.ink:
            look.setForeground(QColor(mark.ink))
        if mark.is_struck:
            look.setFontStrikeOut(True)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self.document())
        selection.cursor.setPosition(mark.start)
        selection.cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        selection.format = look
        return selection
