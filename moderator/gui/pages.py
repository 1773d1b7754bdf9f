"""What stands beside the sidebar: the queue with its comment, the rules, or an import."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from moderator.gui.dialogs.importing import Importing
from moderator.gui.importing.import_page import ImportPage
from moderator.gui.rules.rules_page import RulesPage
from moderator.gui.rules.rules_work import RulesWork


class Pages(QStackedWidget):
    """One of them is on the screen; `turned` tells that it is another one now."""

    turned = Signal()

    def __init__(self, queue: QWidget, home: QWidget, work: RulesWork, importing: Importing) -> None:
        super().__init__()
        self._queue = queue
        self._home = home
        self._work = work
        self.rules = RulesPage(work)
        self.importing = ImportPage(importing)
        for page in (queue, self.rules, self.importing):
            self.addWidget(page)

    @property
    def is_at_rules(self) -> bool:
        """Whether the rules are on the screen."""
        return self.currentWidget() is self.rules

    @property
    def is_at_import(self) -> bool:
        """Whether an import is on the screen."""
        return self.currentWidget() is self.importing

    def open_rules(self) -> None:
        """Turns to the rules, which are checked first."""
        self._work.check()
        self._turn_to(self.rules, self.rules.table)

    def open_queue(self) -> None:
        """Turns to the queue; the keys go to its list."""
        if self.currentWidget() is not self._queue:
            self._turn_to(self._queue, self._home)

    def open_import(self) -> None:
        """Turns to the files that are about to come in."""
        self.importing.show_previews()
        self._turn_to(self.importing, self.importing.files)

    def open_result(self) -> None:
        """Turns to what became of the last import."""
        self.importing.show_result()
        self._turn_to(self.importing, self.importing.files)

    def _turn_to(self, page: QWidget, focus: QWidget) -> None:
        self.setCurrentWidget(page)
        focus.setFocus()
        self.turned.emit()
