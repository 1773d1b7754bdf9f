"""What stands in the sidebar, with its numbers, counted in the background."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from moderator.domain.comments import Status
from moderator.domain.query import Query, StatusIn, Term
from moderator.domain.saved_searches import SavedSearch
from moderator.errors import QueryError
from moderator.gui.tasks import Tasks
from moderator.gui.widgets.sidebar import Entry, Sidebar
from moderator.services import review_queue
from moderator.services.desk import Desk
from moderator.services.queries import read_query
from moderator.services.saved_searches import saved_searches

PENDING = "status:pending"
"""The query that a window opens with."""

FLAGGED = "status:pending is:flagged"

PAUSE_MS, LONGEST_PAUSE_MS = 700, 5_000
REST = 2
"""Counting rests this many times as long as it took, so that a count of a million does not keep a core busy."""

Counted = dict[str, int]


@dataclass(frozen=True, slots=True)
class _Named:
    """The titles of the sites by their address, and the searches that the team keeps."""

    titles: dict[str, str]
    searches: tuple[SavedSearch, ...]


class Counts(QObject):
    """Fills the sidebar and counts anew when asked; one count is under way at a time.

    The names come first, then the numbers that one look gives, then those of each query.
    """

    def __init__(self, desk: Desk, tasks: Tasks, sidebar: Sidebar) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._sidebar = sidebar
        self._named = _Named({}, ())
        self._numbers: Counted = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._count)
        self._began = 0.0
        self._is_counting = False
        self._is_asked_again = False
        self._show_sections()
        self._count()

    def refresh(self) -> None:
        """Counts again, soon: not after each of many keys, since a count of a million takes a while."""
        if self._is_counting:
            self._is_asked_again = True
        elif not self._soon.isActive():
            self._soon.start()

    def read_names(self) -> None:
        """Shows at once which sites and searches there are now; their numbers follow."""
        self._tasks.read(partial(_names, self._desk), self._show_names, lambda _problem: None)
        self.refresh()

    def _count(self) -> None:
        self._is_counting = True
        self._is_asked_again = False
        self._began = monotonic()
        self._tasks.read(partial(_names, self._desk), self._count_named, self._not_counted)

    def _count_named(self, named: _Named) -> None:
        self._show_names(named)
        self._tasks.read(partial(_count, self._desk, named.titles), self._count_queries, self._not_counted)

    def _count_queries(self, counted: Counted) -> None:
        self._show_numbers(counted)
        queries = FLAGGED, *(search.query for search in self._named.searches)
        self._tasks.read(partial(_count_each, self._desk, queries), self._counted, self._not_counted)

    def _counted(self, counted: Counted) -> None:
        self._show_numbers(counted)
        self._go_on()

    def _not_counted(self, _problem: Exception) -> None:
        """The numbers stay as they were; whoever opens a queue is told what is wrong."""
        self._go_on()

    def _go_on(self) -> None:
        self._is_counting = False
        rest = int((monotonic() - self._began) * 1000 * REST)
        self._soon.setInterval(min(max(PAUSE_MS, rest), LONGEST_PAUSE_MS))
        if self._is_asked_again:
            self.refresh()

    def _show_names(self, named: _Named) -> None:
        if named != self._named:
            self._named = named
            self._show_sections()
            self._show_numbers({})

    def _show_numbers(self, counted: Counted) -> None:
        self._numbers |= counted
        self._sidebar.show_counts(self._numbers)

    def _show_sections(self) -> None:
        queues = (
            (QCoreApplication.translate("Sidebar", "Pending"), PENDING),
            (QCoreApplication.translate("Sidebar", "Flagged"), FLAGGED),
            (QCoreApplication.translate("Sidebar", "Second look"), _by_status(Status.HELD)),
            (QCoreApplication.translate("Sidebar", "Approved"), _by_status(Status.APPROVED)),
            (QCoreApplication.translate("Sidebar", "Rejected"), _by_status(Status.REJECTED)),
            (QCoreApplication.translate("Sidebar", "Spam"), _by_status(Status.SPAM)),
        )
        self._sidebar.show_sections(
            {
                QCoreApplication.translate("Sidebar", "Queues"): tuple(Entry(*queue) for queue in queues),
                QCoreApplication.translate("Sidebar", "Sites"): tuple(
                    Entry(title or site, _by_site(site)) for site, title in self._named.titles.items()
                ),
                QCoreApplication.translate("Sidebar", "Saved searches"): tuple(
                    Entry(search.name, search.query, is_saved=True) for search in self._named.searches
                ),
            }
        )


def _names(desk: Desk) -> _Named:
    return _Named(review_queue.site_titles(desk), tuple(saved_searches(desk)))


def _count(desk: Desk, titles: Iterable[str]) -> Counted:
    """How many comments there are of each status, and how many pending ones of each site."""
    known = list(titles)
    statuses = review_queue.counts_by(desk, Query(), "status")
    if len(known) == 1:
        sites = {known[0]: statuses.get(Status.PENDING, 0)}
    else:
        sites = review_queue.counts_by(desk, Query((Term(StatusIn((Status.PENDING,))),)), "site")
    counted = {_by_status(status): statuses.get(status, 0) for status in Status}
    return counted | {_by_site(site): sites.get(site, 0) for site in known}


def _count_each(desk: Desk, queries: Iterable[str]) -> Counted:
    """How many comments the queue of each query holds; one that can't be read any more has no number."""
    counted: Counted = {}
    for written in queries:
        try:
            query = read_query(written)
        except QueryError:
            continue
        counted[written] = review_queue.count(desk, review_queue.pending_unless_said(query))
    return counted


def _by_status(status: str) -> str:
    return f"status:{status}"


def _by_site(site: str) -> str:
    return f'site:"{site}"'
