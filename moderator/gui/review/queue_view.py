"""The list of the queue: a table of one column, which opens at once however long it is."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QHeaderView, QTableView

from moderator.gui.review.queue_model import QueueModel
from moderator.gui.review.row_delegate import ROW_HEIGHT, RowDelegate

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
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)
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
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
