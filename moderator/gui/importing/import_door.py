"""Where an import comes in: joins the drop, the work, its page and the offer to look at what became of it."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from moderator.gui.dialogs.importing import Importing
from moderator.gui.importing.file_drop import FileDrop
from moderator.gui.pages import Pages
from moderator.gui.widgets.offer import Offer


class ImportDoor(QObject):
    """`offer` is the line across the window. Its buttons and the page's belong to the window's table of actions."""

    def __init__(
        self, window: QMainWindow, field: QWidget, action: QAction, importing: Importing, pages: Pages
    ) -> None:
        super().__init__(window)
        self.offer = Offer()
        self._importing = importing
        self._pages = pages
        self._drop = FileDrop(window, action, field)
        self._drop.dropped.connect(self.look)
        importing.opened.connect(pages.open_import)
        importing.finished.connect(self._tell)
        pages.turned.connect(self._forget)
        self.offer.taken.connect(self.show_result)

    @property
    def is_seen(self) -> bool:
        """Whether all files that were asked for have been looked at."""
        return bool(self._importing.previews) and not self._importing.is_looking

    def look(self, paths: list[Path]) -> None:
        """Looks at these files, as if they had been dropped."""
        self._importing.look(paths)

    def show_result(self) -> None:
        """Turns to what became of the last import."""
        self.offer.hide()
        self._pages.open_result()

    def _tell(self) -> None:
        if any(outcome.needs_a_look for outcome in self._importing.outcomes):
            sentence = self.tr("The import is over. Some of it was left out, repaired or kept as it is here.")
            self.offer.offer(sentence, self.tr("Show the result"), self.tr("Close"))

    def _forget(self) -> None:
        """Whoever leaves the page leaves the files that it showed."""
        if not self._pages.is_at_import:
            self._importing.leave()
