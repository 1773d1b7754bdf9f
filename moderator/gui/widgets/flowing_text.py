"""Text that takes as many lines as it needs, parts of it bold, quiet, new or struck out. It is never interpreted."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator.gui.theme import Appearance, Theme
from moderator.text.visible import visible

LEADING = 1.4
"""From line to line, in sizes of the font."""

LEAST_WIDTH = 64
"""In pixels. Layouts ask how high it would be in a few pixels, a line for each letter, which nobody ever sees."""

_LINE_END = "\u2028"


class Look(Enum):
    """How a piece of the text looks; what is new or gone is underlined or struck out, not only coloured."""

    PLAIN = "plain"
    BOLD = "bold"
    QUIET = "quiet"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text."""

    text: str
    look: Look = Look.PLAIN


class FlowingText(QWidget):
    """Breaks lines within words too, where it must: no reader's text makes a pane wider than it is."""

    def __init__(self, appearance: Appearance, name: str = "") -> None:
        super().__init__()
        self._appearance = appearance
        self._pieces: tuple[Piece, ...] = ()
        self._layout = QTextLayout()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._step = 0
        self._laid_out_for = -1
        self._heights: dict[int, int] = {}
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        appearance.changed.connect(self._begin)
        self._begin()

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.text for piece in self._pieces)

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Shows these pieces, what is invisible in them made visible."""
        shown = tuple(Piece(visible(piece.text), piece.look) for piece in pieces if piece.text)
        if shown != self._pieces:
            self._pieces = shown
            self.setAccessibleName(self.text)
            self._begin()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        width = max(width, LEAST_WIDTH)
        if width not in self._heights:
            self._heights[width] = self._lay_out(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:  # noqa: N802
        # Whatever width it is given; how high it is then, it says when it is asked for that width.
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self._step)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._begin()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._laid_out_for != self.width():
            self._lay_out(self.width())
        painter = QPainter(self)
        painter.setPen(QColor(self._appearance.theme.ink))
        self._layout.draw(painter, QPointF(0, 0), [], QRectF(event.rect()))
        painter.end()

    def _begin(self) -> None:
        """Another text, font or colour: nothing that was measured counts any more."""
        self._heights.clear()
        self._laid_out_for = -1
        self._step = round(self.fontInfo().pixelSize() * LEADING)
        self._layout.setFont(self.font())
        self._layout.setText(self.text.replace("\n", _LINE_END))
        self._layout.setFormats(self._formats())
        self.updateGeometry()
        self.update()

    def _lay_out(self, width: int) -> int:
        """Breaks the text into lines of this width. Returns how high they are together."""
        step = self._step
        self._layout.beginLayout()
        number = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * step + (step - line.height()) / 2))
            number += 1
        self._layout.endLayout()
        self._laid_out_for = width
        return number * step

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found, place = [], 0
        for piece in self._pieces:
            length = _units(piece.text)
            if piece.look is not Look.PLAIN:
                one = QTextLayout.FormatRange()
                one.start, one.length = place, length
                one.format = _format(piece.look, self._appearance.theme)
                found.append(one)
            place += length
        return found


def _units(text: str) -> int:
    """How many UTF-16 units Qt counts in this text."""
    return len(text) + sum(character > "\uffff" for character in text)


def _format(look: Look, theme: Theme) -> QTextCharFormat:
    form = QTextCharFormat()
    colour = {Look.QUIET: theme.ink2, Look.NEW: theme.approve, Look.GONE: theme.reject}.get(look, theme.ink)
    form.setForeground(QColor(colour))
    if look is Look.BOLD:
        form.setFontWeight(QFont.Weight.DemiBold)
    form.setFontUnderline(look is Look.NEW)
    form.setFontStrikeOut(look is Look.GONE)
    return form
