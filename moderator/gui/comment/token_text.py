"""A field for a text in which each masked address is one unbreakable token."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice

from PySide6.QtCore import QMimeData, QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit

from moderator.domain.edited_text import EditedText, Kept
from moderator.gui.comment.body import TEXT_PIXELS
from moderator.gui.comment.shown_text import LONGEST_WORD
from moderator.gui.safe_text import one_line
from moderator.gui.theme import Appearance
from moderator.text.kept_addresses import put_together, taken_apart
from moderator.text.visible import marks

_OBJECT = "\ufffc"
"""What a text document has where an object stands. A reader may have written it too: then it is no token."""

_LINE_ENDS = str.maketrans("\u2028\u2029", "\n\n")
"""What a text document has where lines and paragraphs end."""

_LONG_WORD = re.compile(rf"[^ \t\n]{{{LONGEST_WORD}}}")

_TOKEN = QTextFormat.ObjectTypes.UserObject.value + 1
_START, _END, _OF_ORIGINAL, _LABEL, _LETTER = (QTextFormat.Property.UserProperty.value + place for place in range(1, 6))

MOST_MARKS = 50
"""Invisible characters that are marked: Qt takes long for very many objects, and the reading view marks them all."""

LONGEST_LABEL = 40
"""Characters of what is kept that its token shows."""


class TokenText(QPlainTextEdit):
    """The document holds one object for an address, so whatever moves, selects or deletes takes it as a whole.

    The address itself never comes here: the object knows the place of its mask. The rest of a very long text is
    such an object too.
    """

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("editor")
        self.setAccessibleName(self.tr("New text of the comment"))
        font = QFont(self.font())
        font.setPixelSize(TEXT_PIXELS)
        self.setFont(font)
        self.setTabChangesFocus(True)
        self._is_key_held = False
        self._text = self._original = ""
        self._painter = _TokenPainter(appearance, self)
        self.document().documentLayout().registerHandler(_TOKEN, self._painter)
        appearance.changed.connect(self.viewport().update)

    def begin(self, text: str, original: str) -> None:
        """Takes up a masked text, the cursor at its start; nothing before it can be brought back by undo."""
        self._text, self._original = text, original
        self._is_key_held = True
        # Looking for places to wrap takes Qt seconds where there are none.
        modes = QTextOption.WrapMode
        self.setWordWrapMode(modes.WrapAnywhere if _LONG_WORD.search(text) else modes.WrapAtWordBoundaryOrAnywhere)
        self.setUndoRedoEnabled(False)
        self.replace(taken_apart(text))
        self.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def replace(self, edited: EditedText) -> None:
        """Puts another text in place of all; one undo takes it back."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        for piece in edited:
            if isinstance(piece, str):
                self._insert(cursor, piece)
            else:
                cursor.insertText(_OBJECT, self._format(piece))
        cursor.endEditBlock()

    @property
    def edited(self) -> EditedText:
        """What stands in the field now."""
        return self._pieces(self._raw(), 0)

    @property
    def masked(self) -> str:
        """The same as a text, the masks in it."""
        return put_together(self.edited, self._words_of)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's own name
        cursor, data = self.textCursor(), QMimeData()
        pieces = self._pieces(cursor.selectedText().translate(_LINE_ENDS), cursor.selectionStart())
        data.setText(put_together(pieces, self._words_of))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        # Letters only: what was copied as a mask comes back as dots, never as an address.
        self._insert(self.textCursor(), source.text())
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # The key that opened the editor may still be held down: it is no letter of the text.
        self._is_key_held = self._is_key_held and event.isAutoRepeat()
        if not self._is_key_held:
            super().keyPressEvent(event)

    def _raw(self) -> str:
        # Not toPlainText: it makes ordinary blanks of those that French sets before a colon.
        return self.document().toRawText().translate(_LINE_ENDS)

    def _pieces(self, raw: str, begin: int) -> EditedText:
        """The pieces of a stretch of the document that begins at this UTF-16 place."""
        pieces: list[str | Kept] = []
        done, cursor = 0, QTextCursor(self.document())
        for at, units in _places_of_objects(raw):
            cursor.setPosition(begin + units + 1)
            if found := _meant(cursor.charFormat()):
                pieces += (raw[done:at], found)
                done = at + 1
        pieces.append(raw[done:])
        return _joined(pieces)

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        """Inserts letters; what is invisible among them as an object that can be seen and deleted."""
        done = 0
        for place, mark in islice(marks(text), MOST_MARKS):
            cursor.insertText(text[done:place], QTextCharFormat())
            cursor.insertText(_OBJECT, _token(mark, {_LETTER: text[place]}))
            done = place + 1
        cursor.insertText(text[done:], QTextCharFormat())

    def _format(self, kept: Kept) -> QTextCharFormat:
        place = {_START: kept.start, _END: kept.end, _OF_ORIGINAL: kept.of_original}
        return _token(one_line(self._words_of(kept), LONGEST_LABEL), place)

    def _words_of(self, kept: Kept) -> str:
        return (self._original if kept.of_original else self._text)[kept.start : kept.end]


class _TokenPainter(QPyTextObject):
    """Draws a token as its label on a small plate."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def intrinsicSize(self, document: QTextDocument, _place: int, token: QTextFormat) -> QSizeF:  # noqa: N802
        metrics = QFontMetricsF(document.defaultFont())
        return QSizeF(metrics.horizontalAdvance(token.stringProperty(_LABEL)) + 12, metrics.ascent())

    def drawObject(  # noqa: N802 - Qt's own name
        self, painter: QPainter, where: QRectF | QRect, document: QTextDocument, _place: int, token: QTextFormat
    ) -> None:
        theme, metrics = self._appearance.theme, QFontMetricsF(document.defaultFont())
        plate = QRectF(where).adjusted(1, -1, -1, metrics.descent())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(document.defaultFont())
        painter.setBrush(QColor(theme.mark_medium))
        painter.setPen(QColor(theme.spam))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(QColor(theme.ink))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, token.stringProperty(_LABEL))
        painter.restore()


def _token(label: str, properties: Mapping[int, object]) -> QTextCharFormat:
    token = QTextCharFormat()
    token.setObjectType(_TOKEN)
    token.setProperty(_LABEL, label)
    for name, value in properties.items():
        token.setProperty(name, value)
    return token


def _meant(found: QTextCharFormat) -> Kept | str:
    """What an object stands for; empty for one that is a letter of the text."""
    if found.objectType() != _TOKEN:
        return ""
    if letter := found.stringProperty(_LETTER):
        return letter
    return Kept(found.intProperty(_START), found.intProperty(_END), found.boolProperty(_OF_ORIGINAL))


def _joined(pieces: Iterable[str | Kept]) -> EditedText:
    """The pieces with letters that follow each other as one."""
    joined: list[str | Kept] = []
    for is_written, group in groupby(pieces, key=lambda piece: isinstance(piece, str)):
        found = list(group)
        joined += ["".join(map(str, found))] if is_written else found
    return tuple(piece for piece in joined if piece != "")


def _places_of_objects(raw: str) -> Iterator[tuple[int, int]]:
    """Where objects stand: in code points, and in UTF-16 units, which a text document counts."""
    units = done = 0
    for found in re.finditer(_OBJECT, raw):
        units += len(raw[done : found.start()].encode("utf-16-le", "surrogatepass")) // 2
        done = found.start()
        yield done, units
