"""Keeps, renames and removes the team's searches, as the bar and the sidebar ask."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from moderator.domain.saved_searches import SavedSearch
from moderator.errors import UserError
from moderator.gui.tasks import Failed
from moderator.gui.watch import Watch
from moderator.gui.widgets.name_bar import NameBar
from moderator.gui.widgets.sidebar import Sidebar
from moderator.services import saved_searches
from moderator.services.desk import Desk


class SavedSearches(QObject):
    """`told` carries a sentence and what takes it back, None for nothing; `changed`: there are others now."""

    told = Signal(str, object)
    changed = Signal()

    def __init__(self, desk: Desk, watch: Watch, sidebar: Sidebar, bar: NameBar, failed: Failed) -> None:
        super().__init__()
        self._desk = desk
        self._watch = watch
        self._sidebar = sidebar
        self._bar = bar
        self._failed = failed
        self._named: Callable[[str], None] = self._say
        bar.named.connect(lambda name: self._named(name))
        sidebar.rename_wanted.connect(self.ask_rename)
        sidebar.remove_wanted.connect(self.remove)

    def ask_keep(self) -> None:
        """Asks under which name the search that is open is to be kept."""
        self._named = partial(self._keep, query=self._sidebar.current)
        self._bar.ask(self.tr("Keep it as"), self._sidebar.current)

    def ask_rename(self, name: str) -> None:
        """Asks for another name."""
        self._named = partial(self._rename, name)
        self._bar.ask(self.tr("New name"), name)

    def remove(self, name: str) -> None:
        """Keeps a search no longer, and offers to bring it back."""
        self._write(partial(saved_searches.remove, self._desk, name), self._removed, self._say)

    def _keep(self, name: str, query: str) -> None:
        self._write(partial(saved_searches.keep, self._desk, name, query), self._kept, self._bar.complain)

    def _rename(self, name: str, new_name: str) -> None:
        self._write(partial(saved_searches.rename, self._desk, name, new_name), self._renamed, self._bar.complain)

    def _kept(self, search: SavedSearch) -> None:
        self._bar.leave()
        self._say(self.tr("The search is kept as {}.").format(search.name))

    def _renamed(self, _nothing: None) -> None:
        self._bar.leave()
        self._say(self.tr("The search has another name now."))

    def _removed(self, search: SavedSearch) -> None:
        back = partial(saved_searches.keep, self._desk, search.name, search.query)
        sentence = self.tr("The search {} is removed for everybody.").format(search.name)
        self.told.emit(sentence, lambda: self._write(back, self._brought_back, self._say))

    def _brought_back(self, search: SavedSearch) -> None:
        self._say(self.tr("The search {} is back.").format(search.name))

    def _say(self, sentence: str) -> None:
        self.told.emit(sentence, None)

    def _write(self, work: Callable[[], object], done: Callable[..., None], refused: Callable[[str], None]) -> None:
        def written(outcome: object) -> None:
            self.changed.emit()
            done(outcome)

        def failed(problem: Exception) -> None:
            if isinstance(problem, UserError):
                refused(str(problem))
            else:
                self._failed(problem)

        self._watch.write(work, written, failed)
