"""The list of the queue: a table of one column, which opens at once however long it is."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QHeaderView, QTableView

from moderator.gui.review.queue_model import QueueModel
from moderator.gui.review.row_delegate import RowDelegate
from moderator.settings import RowsChoice

NARROWEST = 240


class QueueView(QTableView):
    """Shows the queue; `row_chosen` tells which row is the current one now, -1 for none."""

    row_chosen = Signal(int)

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
