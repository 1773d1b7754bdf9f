"""Paints one row of the queue: who, how long ago, the text with its flagged places, why, and on which article."""

from collections.abc import Iterator
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPen,
    QPixmap,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moderator.domain.comments import Comment, Status
from moderator.domain.flags import Severity
from moderator.gui.review.excerpt import Excerpt, excerpt
from moderator.gui.review.queue_model import ALIKE_ROLE, CHOSEN_ROLE, COMMENT_ROLE
from moderator.gui.safe_text import one_line
from moderator.gui.theme import Appearance, Theme
from moderator.gui.words import age, alike_words, flag_word, no_flags, no_name, record_words, status_word
from moderator.settings import RowsChoice

ROW_HEIGHT, COMPACT_HEIGHT = 104, 64
SIDE, TOP = 16, 10
GAP = 8
LINE = 19
CHIP_HEIGHT, CHIP_SIDE, CHIP_RADIUS = 20, 8, 4
BAR = 3
LINES, COMPACT_LINES = 2, 1
TICK = 8
TICK_TOP = 16
CUT = 2
"""Characters that an ellipsis takes the place of; more of them where it is wider."""

MOST_CHIPS = 3
MOST_PICTURES = 100
"""About 20 MB of them on a screen of ordinary density."""


class RowDelegate(QStyledItemDelegate):
    """Paints rows, and keeps their pictures: when a row leaves the list, all below it only move."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.rows = RowsChoice.COMFORTABLE
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    @property
    def row_height(self) -> int:
        """Pixels, as large as the letters ask for."""
        height = COMPACT_HEIGHT if self.rows is RowsChoice.COMPACT else ROW_HEIGHT
        return round(height * self._appearance.zoom)

    def sizeHint(  # noqa: N802 - Qt's own name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(option.rect.width(), self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._appearance.theme
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        comment = index.data(COMMENT_ROLE)
        if comment is None:
            _paint_ground(painter, theme, option.rect, is_selected)
        else:
            ratio = painter.device().devicePixelRatioF()
            alike, is_chosen = index.data(ALIKE_ROLE), index.data(CHOSEN_ROLE)
            picture = self._picture(comment, option, is_selected, ratio, alike)
            painter.drawPixmap(option.rect.topLeft(), picture)
            if is_chosen:
                _paint_tick(painter, theme, option.rect)

    def _picture(
        self, comment: Comment, option: QStyleOptionViewItem, is_selected: bool, ratio: float, alike: int
    ) -> QPixmap:
        """The row as it looks now, from the ones kept where nothing of it has changed."""
        theme, size, font = self._appearance.theme, option.rect.size(), option.font
        told_age = age(comment.submitted, datetime.now(UTC))
        codes = tuple(flag.code for flag in comment.flags)
        told = comment.id, comment.version, comment.record, codes, told_age
        key = told, alike, is_selected, theme, size.toTuple(), ratio, font.key()
        if key not in self._pictures:
            if len(self._pictures) >= MOST_PICTURES:
                self._pictures.clear()
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            _paint_ground(painter, theme, QRect(QPoint(0, 0), size), is_selected)
            # Painted at the usual size through a lens: all measures of a row grow with its letters.
            zoom = self._appearance.zoom
            painter.scale(zoom, zoom)
            place = QRect(QPoint(0, 0), size / zoom)
            _Row(painter, theme, place, _shrunk(font, zoom), self.rows).paint(
                comment, excerpt(comment), told_age, alike
            )
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]


def _paint_ground(painter: QPainter, theme: Theme, rect: QRect, is_selected: bool) -> None:
    painter.fillRect(rect, QColor(theme.accent_bg if is_selected else theme.surface))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.line))
    if is_selected:
        painter.fillRect(rect.left(), rect.top(), BAR, rect.height() - 1, QColor(theme.accent))


def _paint_tick(painter: QPainter, theme: Theme, rect: QRect) -> None:
    """Marks a row as selected, at its left edge: a bar and a tick."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(theme.accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    left, top = rect.left() + BAR + 1, rect.top() + TICK_TOP
    corners = ((0, 0.5), (0.4, 0.9), (1, 0.1))
    painter.drawPolyline([QPointF(left + x * TICK, top + y * TICK) for x, y in corners])
    painter.restore()


class _Row:
    """One row being painted, from top to bottom."""

    def __init__(self, painter: QPainter, theme: Theme, rect: QRect, font: QFont, rows: RowsChoice) -> None:
        self._painter = painter
        self._theme = theme
        self._rect = rect.adjusted(SIDE, TOP, -SIDE, -TOP)
        self._font = font
        self._bold = _with_weight(font, QFont.Weight.DemiBold)
        self._small = _smaller(font)
        self._is_compact = rows is RowsChoice.COMPACT
        self._lines = COMPACT_LINES if self._is_compact else LINES

    def paint(self, comment: Comment, shown: Excerpt, told_age: str, alike: int) -> None:
        top = self._rect.top()
        self._paint_head(comment, alike, told_age, top)
        if self._is_compact:
            self._paint_text(shown, self._rect.bottom() - LINE)
        else:
            self._paint_text(shown, top + LINE + 2)
            self._paint_foot(comment, alike, self._rect.bottom() - CHIP_HEIGHT + 1)

    def _paint_head(self, comment: Comment, alike: int, told_age: str, top: int) -> None:
        right = self._rect.right()
        right -= self._right(told_age, right, top) + GAP
        if self._is_compact:
            right = self._chips_before(comment, alike, right, top) - GAP
        left = self._rect.left()
        name = one_line(comment.name) or no_name()
        width = right - left
        left += self._left(name, self._bold, self._theme.ink, left, top, width) + GAP
        record = record_words(comment.record, comment.author_id is not None)
        if comment.status is not Status.PENDING:
            record = f"{status_word(comment.status)} · {record}"
        self._left(record, self._small, self._theme.ink2, left, top, right - left)

    def _paint_foot(self, comment: Comment, alike: int, top: int) -> None:
        left = self._rect.left()
        for word, severity in _chips(comment, alike):
            left += self._chip(word, severity, left, top) + GAP // 2
        room = self._rect.right() - left - GAP
        title = QFontMetrics(self._small).elidedText(one_line(comment.article.title), Qt.TextElideMode.ElideRight, room)
        self._right(title, self._rect.right(), top, CHIP_HEIGHT)

    def _chips_before(self, comment: Comment, alike: int, right: int, top: int) -> int:
        """Paints those of the chips that fit into half of the row, so that they end at `right`. Returns their left."""
        left = right - self._rect.width() // 2
        shown: list[tuple[str, Severity]] = []
        for word, severity in _chips(comment, alike):
            width = self._chip_width(word) + GAP // 2
            if left + width > right:
                break
            shown.append((word, severity))
            left += width
        left = right - sum(self._chip_width(word) + GAP // 2 for word, _severity in shown)
        begin = left
        for word, severity in shown:
            left += self._chip(word, severity, left, top) + GAP // 2
        return begin

    def _left(self, text: str, font: QFont, colour: str, left: int, top: int, room: int) -> int:
        """Paints text from `left` on, cut to the room there is. Returns its width."""
        if room <= 0:
            return 0
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        self._draw(shown, font, colour, QRect(left, top, room, LINE), Qt.AlignmentFlag.AlignLeft)
        return metrics.horizontalAdvance(shown)

    def _right(self, text: str, right: int, top: int, height: int = LINE) -> int:
        """Paints small text that ends at `right`. Returns its width."""
        width = QFontMetrics(self._small).horizontalAdvance(text)
        place = QRect(right - width, top, width + 1, height)
        self._draw(text, self._small, self._theme.ink2, place, Qt.AlignmentFlag.AlignRight)
        return width

    def _draw(self, text: str, font: QFont, colour: str, place: QRect, side: Qt.AlignmentFlag) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        flags = side | Qt.AlignmentFlag.AlignVCenter
        self._painter.drawText(place, int(flags) | Qt.TextFlag.TextSingleLine, text)

    def _chip(self, word: str, severity: Severity, left: int, top: int) -> int:
        width = self._chip_width(word)
        place = QRect(left, top, width, CHIP_HEIGHT)
        self._round(QRectF(place), self._theme.mark(severity), CHIP_RADIUS)
        self._draw(word, self._small, self._theme.ink, place, Qt.AlignmentFlag.AlignHCenter)
        return width

    def _chip_width(self, word: str) -> int:
        return QFontMetrics(self._small).horizontalAdvance(word) + 2 * CHIP_SIDE

    def _round(self, place: QRectF, colour: str, radius: int) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawRoundedRect(place, radius, radius)

    def _paint_text(self, shown: Excerpt, top: int) -> None:
        layout = self._cut_to_lines(shown.text)
        where = QPointF(self._rect.left(), top)
        for marked in shown.marked:
            for place in _places(layout, marked.start, marked.end, self._lines):
                self._round(place.translated(where), self._theme.mark(marked.severity), 3)
                self._painter.fillRect(
                    _underline(place.translated(where)), QColor(self._theme.mark_line(marked.severity))
                )
        self._painter.setPen(QColor(self._theme.ink))
        for number in range(min(layout.lineCount(), self._lines)):
            layout.lineAt(number).draw(self._painter, where)

    def _cut_to_lines(self, text: str) -> QTextLayout:
        """The text laid out, with an ellipsis where it does not fit into the lines there are."""
        layout = self._laid_out(text)
        if layout.lineCount() <= self._lines:
            return layout
        last = layout.lineAt(self._lines - 1)
        end = last.textStart() + last.textLength()
        while layout.lineCount() > self._lines and end > 0:
            end -= CUT
            layout = self._laid_out(f"{text[:end].rstrip()}…")
        return layout

    def _laid_out(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        for number in range(self._lines + 1):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._rect.width())
            line.setPosition(QPointF(0, number * LINE))
        layout.endLayout()
        return layout


def _places(layout: QTextLayout, start: int, end: int, lines: int) -> Iterator[QRectF]:
    """Where on its first `lines` the units `start` to `end` stand."""
    for number in range(min(layout.lineCount(), lines)):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line, first), _x(line, last)
            yield QRectF(min(left, right) - 1, line.y(), abs(right - left) + 2, line.height())


def _x(line: QTextLine, place: int) -> float:
    # The stubs don't know that it gives a place and a cursor.
    found: tuple[float, int] = line.cursorToX(place)  # type: ignore[assignment]
    return found[0]


def _underline(place: QRectF) -> QRectF:
    return QRectF(place.left() + 1, place.bottom() - 1.5, place.width() - 2, 1.5)


def _chips(comment: Comment, alike: int) -> list[tuple[str, Severity]]:
    """How many say the same, and the gravest flags, each code once; a quiet chip where there is nothing to tell."""
    codes = {flag.code: flag.severity for flag in reversed(comment.flags)}
    gravest = sorted(codes.items(), key=lambda item: -item[1])
    chips = [(flag_word(code), severity) for code, severity in gravest[:MOST_CHIPS]]
    if len(gravest) > MOST_CHIPS:
        chips.append((f"+{len(gravest) - MOST_CHIPS}", Severity.INFO))
    if alike > 1:
        chips.insert(0, (alike_words(alike), Severity.MEDIUM))
    return chips or [(no_flags(), Severity.INFO)]


def _with_weight(font: QFont, weight: QFont.Weight) -> QFont:
    bold = QFont(font)
    bold.setWeight(weight)
    return bold


def _shrunk(font: QFont, zoom: float) -> QFont:
    usual = QFont(font)
    usual.setPixelSize(round(QFontInfo(font).pixelSize() / zoom))
    return usual


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(12)
    return small
