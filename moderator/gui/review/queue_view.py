"""The list of the queue: a table of one column, which opens at once however long it is."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QHeaderView, QTableView

from moderator.gui.review.queue_model import QueueModel
from moderator.gui.review.row_delegate import RowDelegate
from moderator.settings import RowsChoice

NARROWEST = 240
EDGE = 16
"""Pixels at the left of a row in which its tick stands, and nothing of its text."""


class QueueView(QTableView):
    """Shows the queue; `row_chosen` tells which row is the current one now, -1 for none.

    A click at a row's left edge, or with Ctrl, is about selecting it: `row_ticked`. With Shift, about all rows from
    the current one to it: `range_wanted`.
    """

    row_chosen = Signal(int)
    row_ticked = Signal(int)
    range_wanted = Signal(int)

    def __init__(self, model: QueueModel, delegate: RowDelegate) -> None:
        super().__init__()
        self.setObjectName("queue")
        self.setAccessibleName(self.tr("Comments"))
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._set_up_headers(model)
        self.setMinimumWidth(NARROWEST)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._delegate = delegate
        self._is_selecting = False
        self.suit_rows()
        self.selectionModel().currentRowChanged.connect(self._choose)

    def choose(self, row: int) -> None:
        """Makes a row the current one and brings it into sight; nothing is current beyond either end."""
        index = self.model().index(row, 0)
        flag = QItemSelectionModel.SelectionFlag
        if not index.isValid():
            self.selectionModel().clear()
            return
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def set_rows(self, rows: RowsChoice) -> None:
        """Shows more of each comment, or more comments at once. The current one stays in sight."""
        self._delegate.rows = rows
        self.suit_rows()
        self.scrollTo(self.currentIndex())

    def suit_rows(self) -> None:
        """Makes all rows as high as they are painted."""
        height = self._delegate.row_height
        # Only this: a larger least size has Qt look at every row, for minutes in a million.
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 2)
        self.viewport().update()

    def switch_rows(self) -> None:
        """Compact rows, or comfortable ones again."""
        is_compact = self._delegate.rows is RowsChoice.COMPACT
        self.set_rows(RowsChoice.COMFORTABLE if is_compact else RowsChoice.COMPACT)

    @property
    def current_row(self) -> int:
        """The current row, -1 when there is none."""
        return self.currentIndex().row()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        self._is_selecting = self._selects(event)
        if not self._is_selecting:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        # The second of two clicks that follow each other quickly.
        self._is_selecting = self._selects(event)
        if not self._is_selecting:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        # A hand that is not quite still must not go to another comment.
        if not self._is_selecting:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not self._is_selecting:
            super().mouseReleaseEvent(event)
        self._is_selecting = False

    def _selects(self, event: QMouseEvent) -> bool:
        """Tells what a click selects, if it is about selecting."""
        place, keys = event.position().toPoint(), event.modifiers()
        row = self.rowAt(place.y())
        if event.button() is not Qt.MouseButton.LeftButton or row < 0:
            return False
        if keys & Qt.KeyboardModifier.ShiftModifier:
            self.range_wanted.emit(row)
        elif keys & Qt.KeyboardModifier.ControlModifier or place.x() < EDGE:
            self.row_ticked.emit(row)
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            # The table's own would go to the first row, away from the comment on the screen.
            QAbstractScrollArea.focusInEvent(self, event)

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.row_chosen.emit(current.row())

    def _set_up_headers(self, model: QueueModel) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        for header in (rows, columns):
            header.hide()
            # With the view's own selection, a header asks every row on each change: seconds for a long queue.
            header.setSelectionModel(QItemSelectionModel(model, self))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
