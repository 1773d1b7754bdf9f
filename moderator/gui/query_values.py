"""Tells the search what this desk knows: its sites, the languages of its comments, and its saved searches."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from moderator.domain.query import Query
from moderator.domain.saved_searches import SavedSearch
from moderator.gui.query_completion import Completer
from moderator.gui.tasks import Tasks
from moderator.services import review_queue
from moderator.services.desk import Desk
from moderator.services.saved_searches import saved_searches

UNKNOWN = "unknown"
"""Under which comments of no known language are counted."""


@dataclass(frozen=True, slots=True)
class _Found:
    sites: tuple[str, ...]
    languages: tuple[str, ...]


class QueryValues(QObject):
    """Reads them in the background when somebody begins to search."""

    def __init__(self, desk: Desk, tasks: Tasks, completer: Completer) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._completer = completer
        self._is_asked = False

    def read(self) -> None:
        """Reads saved searches each time, the rest once: to count a million comments takes a while."""
        self._tasks.read(partial(saved_searches, self._desk), self._learn_saved, self._ask_again)
        if not self._is_asked:
            self._is_asked = True
            self._tasks.read(partial(_read, self._desk), self._learn, self._ask_again)

    def _ask_again(self, _problem: Exception) -> None:
        """Nothing is offered for now; the next time somebody searches, it is tried again."""
        self._is_asked = False

    def _learn(self, found: _Found) -> None:
        self._completer.learn({"site": found.sites, "lang": found.languages})

    def _learn_saved(self, searches: list[SavedSearch]) -> None:
        self._completer.saved = searches


def _read(desk: Desk) -> _Found:
    titles = review_queue.site_titles(desk)
    languages = review_queue.counts_by(desk, Query(), "lang")
    return _Found(tuple(title or site for site, title in titles.items()), tuple(languages.keys() - {UNKNOWN}))
