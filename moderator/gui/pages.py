"""What stands beside the sidebar: the queue with its comment, or the rules."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from moderator.gui.rules.rules_page import RulesPage
from moderator.gui.rules.rules_work import RulesWork


class Pages(QStackedWidget):
    """One of the two is on the screen; `turned` tells that it is another one now."""

    turned = Signal()

    def __init__(self, queue: QWidget, home: QWidget, work: RulesWork) -> None:
        super().__init__()
        self._queue = queue
        self._home = home
        self._work = work
        self.rules = RulesPage(work)
        for page in (queue, self.rules):
            self.addWidget(page)

    @property
    def is_at_rules(self) -> bool:
        """Whether the rules are on the screen."""
        return self.currentWidget() is self.rules

    def open_rules(self) -> None:
        """Turns to the rules, which are checked first."""
        self._work.check()
        self._turn_to(self.rules, self.rules.table)

    def open_queue(self) -> None:
        """Turns to the queue; the keys go to its list."""
        if self.is_at_rules:
            self._turn_to(self._queue, self._home)

    def _turn_to(self, page: QWidget, focus: QWidget) -> None:
        self.setCurrentWidget(page)
        focus.setFocus()
        self.turned.emit()
