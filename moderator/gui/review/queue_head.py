"""The line above the list: how many comments there are and in which order, and how many have arrived since."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from moderator.domain.query import Order
from moderator.gui.announcing import announce
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.review.queue_words import arrived_sentence, arrived_words, length_words, order_words
from moderator.gui.widgets.two_part_button import QuietButton

ORDERS = (Order.PRIORITY, Order.OLDEST, Order.ARTICLE)
"""In which orders a list can be worked through, as the key takes one after the other."""


class QueueHead(QWidget):
    """Follows a queue. The order's button opens a small menu; what has arrived is taken in by the other one."""

    order_wanted = Signal(object)
    arrivals_wanted = Signal()

    def __init__(self, queue: OpenQueue) -> None:
        super().__init__()
        self.setObjectName("queueHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._queue = queue
        self._arrived = 0
        self.orders, self.arrivals = QuietButton(), QuietButton("arrivals")
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.tr("Order of the list"))
        self._choices = self._make_choices()
        self.orders.clicked.connect(self.show_orders)
        self.arrivals.clicked.connect(self.arrivals_wanted)
        self.arrivals.hide()
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self.orders)
        layout.addStretch(1)
        layout.addWidget(self.arrivals)
        queue.changed.connect(self._follow)

    def add_label(self, label: QWidget) -> None:
        """Shows beside the number what else there is to say of the queue."""
        self._layout.insertWidget(1, label)

    def show_keys(self, order: QAction, arrivals: QAction) -> None:
        """Shows beside each button the key that does the same."""
        for button, action in ((self.orders, order), (self.arrivals, arrivals)):
            button.set_second(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))

    def show_orders(self) -> None:
        """Opens the menu of orders below its button."""
        self._choices[self._queue.order].setChecked(True)
        self._menu.popup(self.orders.mapToGlobal(QPoint(0, self.orders.height())))
        self._menu.setActiveAction(self._choices[self._queue.order])

    def _follow(self) -> None:
        self.orders.set_word(length_words(self._queue))
        self.arrivals.set_word(arrived_words(self._queue.arrived))
        self.arrivals.setVisible(self._queue.arrived > 0)
        self._announce(self._queue.arrived)

    def _announce(self, arrived: int) -> None:
        """Has it read aloud once, not with every other change of the queue."""
        if arrived and arrived != self._arrived:
            announce(self, arrived_sentence(arrived))
        self._arrived = arrived

    def _make_choices(self) -> dict[Order, QAction]:
        group = QActionGroup(self)
        choices = {order: self._menu.addAction(order_words(order)) for order in ORDERS}
        for order, choice in choices.items():
            choice.setCheckable(True)
            choice.setData(order)
            group.addAction(choice)
        group.triggered.connect(lambda choice: self.order_wanted.emit(Order(choice.data())))
        return choices


def order_after(order: Order) -> Order:
    """The order that follows, the first one again after the last."""
    return ORDERS[(ORDERS.index(order) + 1) % len(ORDERS)]
