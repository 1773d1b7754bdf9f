"""Lines to choose from by keys, below the field in which somebody types. It never takes the focus itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moderator.gui.safe_text import one_line

AROUND, SIDE, GAP = 6, 12, 16

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: its text, a note at its right end, and why it can't be taken now; empty where it can."""

    id: str
    text: str
    note: str = ""
    obstacle: str = ""


class _Choices(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.choices: list[Choice] = []

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return choice
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(one_line(part) for part in (choice.text, choice.note, choice.obstacle) if part)
        return one_line(choice.text) if role == Qt.ItemDataRole.DisplayRole else None

    def replace(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.choices = list(choices)
        self.endResetModel()


class ChoiceList(QListView):
    """Shows choices; `taken` carries the one that was clicked."""

    taken = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("choices")
        self.setAccessibleName(name)
        self._model = _Choices()
        self.setModel(self._model)
        self.setItemDelegate(_ChoiceDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.taken.emit(self._model.choices[index.row()]))

    @property
    def choices(self) -> list[Choice]:
        """What stands here, from top to bottom."""
        return list(self._model.choices)

    @property
    def current(self) -> Choice | None:
        """The one that is marked."""
        row = self.currentIndex().row()
        return self._model.choices[row] if row >= 0 else None

    def show_choices(self, choices: Sequence[Choice], mark_first: bool) -> None:
        """Shows these; the first is marked at once where `mark_first` says so."""
        self._model.replace(choices)
        self._mark(0 if mark_first else -1)
        self.scrollToTop()

    def move_mark(self, step: int) -> None:
        """Marks another one, so many lines further; beyond an end it goes on at the other."""
        if self._model.choices:
            row = self.currentIndex().row()
            start = row if row >= 0 or step < 0 else -1
            self._mark((max(start, 0) + step if start >= 0 else 0) % len(self._model.choices))

    def height_of(self, lines: int) -> int:
        """The pixels that so many lines take."""
        return _line_height(self.font()) * lines + 2 * self.frameWidth()

    def _mark(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, 0))


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints plain text: the choice on the left, its note or what stands in its way on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802 - Qt's own name
        return QSize(option.rect.width(), _line_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        choice = index.data(Qt.ItemDataRole.UserRole)
        palette = option.palette
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        ink = palette.color(QPalette.ColorRole.Text)
        quiet = (
            ink if option.state & QStyle.StateFlag.State_Selected else palette.color(QPalette.ColorRole.PlaceholderText)
        )
        place = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        metrics = QFontMetrics(option.font)
        right = metrics.elidedText(
            one_line(choice.obstacle or choice.note), Qt.TextElideMode.ElideRight, place.width() * 2 // 3
        )
        _draw(painter, place, right, quiet, Qt.AlignmentFlag.AlignRight)
        room = place.width() - metrics.horizontalAdvance(right) - GAP
        left = metrics.elidedText(one_line(choice.text), Qt.TextElideMode.ElideRight, room)
        _draw(painter, place, left, quiet if choice.obstacle else ink, Qt.AlignmentFlag.AlignLeft)
        painter.restore()


def _line_height(font: QFont) -> int:
    return QFontMetrics(font).height() + 2 * AROUND


def _draw(painter: QPainter, place: QRect, text: str, colour: QColor, side: Qt.AlignmentFlag) -> None:
    painter.setPen(colour)
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextSingleLine, text)
