"""Paints one row of the queue: who, how long ago, the text with its flagged places, why, and on which article."""

from collections.abc import Iterator
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moderator.domain.comments import Comment, Status
from moderator.domain.flags import Severity
from moderator.gui.review.excerpt import Excerpt, excerpt
from moderator.gui.review.queue_model import COMMENT_ROLE
from moderator.gui.safe_text import one_line
from moderator.gui.theme import Appearance, Theme
from moderator.gui.words import age, flag_word, no_flags, no_name, record_words, status_word

ROW_HEIGHT = 104
SIDE, TOP = 16, 10
GAP = 8
LINE = 19
CHIP_HEIGHT, CHIP_SIDE, CHIP_RADIUS = 20, 8, 4
BAR = 3
LINES = 2
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
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def sizeHint(  # noqa: N802 - Qt's own name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(option.rect.width(), ROW_HEIGHT)

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
            painter.drawPixmap(option.rect.topLeft(), self._picture(comment, option, is_selected, ratio))

    def _picture(self, comment: Comment, option: QStyleOptionViewItem, is_selected: bool, ratio: float) -> QPixmap:
        """The row as it looks now, from the ones kept where nothing of it has changed."""
        theme, size, font = self._appearance.theme, option.rect.size(), option.font
        told_age = age(comment.submitted, datetime.now(UTC))
        codes = tuple(flag.code for flag in comment.flags)
        told = comment.id, comment.version, comment.record, codes, told_age
        key = told, is_selected, theme, size.toTuple(), ratio, font.key()
        if key not in self._pictures:
            if len(self._pictures) >= MOST_PICTURES:
                self._pictures.clear()
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            place = QRect(QPoint(0, 0), size)
            _paint_ground(painter, theme, place, is_selected)
            _Row(painter, theme, place, font).paint(comment, excerpt(comment), told_age)
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]


def _paint_ground(painter: QPainter, theme: Theme, rect: QRect, is_selected: bool) -> None:
    painter.fillRect(rect, QColor(theme.accent_bg if is_selected else theme.surface))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.line))
    if is_selected:
        painter.fillRect(rect.left(), rect.top(), BAR, rect.height() - 1, QColor(theme.accent))


class _Row:
    """One row being painted, from top to bottom."""

    def __init__(self, painter: QPainter, theme: Theme, rect: QRect, font: QFont) -> None:
        self._painter = painter
        self._theme = theme
        self._rect = rect.adjusted(SIDE, TOP, -SIDE, -TOP)
        self._font = font
        self._bold = _with_weight(font, QFont.Weight.DemiBold)
        self._small = _smaller(font)

    def paint(self, comment: Comment, shown: Excerpt, told_age: str) -> None:
        top = self._rect.top()
        self._paint_head(comment, told_age, top)
        self._paint_text(shown, top + LINE + 2)
        self._paint_foot(comment, self._rect.bottom() - CHIP_HEIGHT + 1)

    def _paint_head(self, comment: Comment, told_age: str, top: int) -> None:
        right = self._rect.right()
        right -= self._right(told_age, right, top) + GAP
        left = self._rect.left()
        name = one_line(comment.name) or no_name()
        width = right - left
        left += self._left(name, self._bold, self._theme.ink, left, top, width) + GAP
        record = record_words(comment.record, comment.author_id is not None)
        if comment.status is not Status.PENDING:
            record = f"{status_word(comment.status)} · {record}"
        self._left(record, self._small, self._theme.ink2, left, top, right - left)

    def _paint_foot(self, comment: Comment, top: int) -> None:
        left = self._rect.left()
        for word, severity in _chips(comment):
            left += self._chip(word, severity, left, top) + GAP // 2
        room = self._rect.right() - left - GAP
        title = QFontMetrics(self._small).elidedText(one_line(comment.article.title), Qt.TextElideMode.ElideRight, room)
        self._right(title, self._rect.right(), top, CHIP_HEIGHT)

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
        width = QFontMetrics(self._small).horizontalAdvance(word) + 2 * CHIP_SIDE
        place = QRect(left, top, width, CHIP_HEIGHT)
        self._round(QRectF(place), self._theme.mark(severity), CHIP_RADIUS)
        self._draw(word, self._small, self._theme.ink, place, Qt.AlignmentFlag.AlignHCenter)
        return width

    def _round(self, place: QRectF, colour: str, radius: int) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawRoundedRect(place, radius, radius)

    def _paint_text(self, shown: Excerpt, top: int) -> None:
        layout = self._cut_to_lines(shown.text)
        where = QPointF(self._rect.left(), top)
        for marked in shown.marked:
            for place in _places(layout, marked.start, marked.end):
                self._round(place.translated(where), self._theme.mark(marked.severity), 3)
                self._painter.fillRect(
                    _underline(place.translated(where)), QColor(self._theme.mark_line(marked.severity))
                )
        self._painter.setPen(QColor(self._theme.ink))
        for number in range(min(layout.lineCount(), LINES)):
            layout.lineAt(number).draw(self._painter, where)

    def _cut_to_lines(self, text: str) -> QTextLayout:
        """The text laid out, with an ellipsis where it does not fit into the lines there are."""
        layout = self._laid_out(text)
        if layout.lineCount() <= LINES:
            return layout
        last = layout.lineAt(LINES - 1)
        end = last.textStart() + last.textLength()
        while layout.lineCount() > LINES and end > 0:
            end -= CUT
            layout = self._laid_out(f"{text[:end].rstrip()}…")
        return layout

    def _laid_out(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        for number in range(LINES + 1):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._rect.width())
            line.setPosition(QPointF(0, number * LINE))
        layout.endLayout()
        return layout


def _places(layout: QTextLayout, start: int, end: int) -> Iterator[QRectF]:
    """Where on its first lines the units `start` to `end` stand."""
    for number in range(min(layout.lineCount(), LINES)):
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


def _chips(comment: Comment) -> list[tuple[str, Severity]]:
    """The gravest flags, each code once; a quiet chip where there are none."""
    codes = {flag.code: flag.severity for flag in reversed(comment.flags)}
    gravest = sorted(codes.items(), key=lambda item: -item[1])
    chips = [(flag_word(code), severity) for code, severity in gravest[:MOST_CHIPS]]
    if len(gravest) > MOST_CHIPS:
        chips.append((f"+{len(gravest) - MOST_CHIPS}", Severity.INFO))
    return chips or [(no_flags(), Severity.INFO)]


def _with_weight(font: QFont, weight: QFont.Weight) -> QFont:
    bold = QFont(font)
    bold.setWeight(weight)
    return bold


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(12)
    return small
