"""The numbers in the sidebar, counted in the background."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from moderator.domain.comments import Status
from moderator.domain.query import Query, StatusIn, Term
from moderator.gui.tasks import Tasks
from moderator.gui.widgets.sidebar import Entry, Sidebar
from moderator.services import review_queue
from moderator.services.desk import Desk

PENDING = "status:pending"
"""The query that a window opens with."""

PAUSE_MS = 700

Counted = dict[str, int]


@dataclass(frozen=True, slots=True)
class _Found:
    """How many comments there are of each status, how many pending ones of each site, and the sites' titles."""

    statuses: Counted
    sites: Counted
    titles: dict[str, str]


class Counts(QObject):
    """Fills the sidebar and counts anew when asked; one count is under way at a time."""

    def __init__(self, desk: Desk, tasks: Tasks, sidebar: Sidebar) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._sidebar = sidebar
        self._titles: dict[str, str] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._count)
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

    def _count(self) -> None:
        self._is_counting = True
        self._is_asked_again = False
        self._tasks.read(partial(_count, self._desk), self._counted, self._not_counted)

    def _counted(self, found: _Found) -> None:
        if found.titles != self._titles:
            self._titles = found.titles
            self._show_sections()
        counts = {_by_status(status): found.statuses.get(status, 0) for status in Status}
        counts |= {_by_site(site): found.sites.get(site, 0) for site in found.titles}
        self._sidebar.show_counts(counts)
        self._go_on()

    def _not_counted(self, _problem: Exception) -> None:
        """The numbers stay as they were; whoever opens a queue is told what is wrong."""
        self._go_on()

    def _go_on(self) -> None:
        self._is_counting = False
        if self._is_asked_again:
            self.refresh()

    def _show_sections(self) -> None:
        queues = (
            (QCoreApplication.translate("Sidebar", "Pending"), Status.PENDING),
            (QCoreApplication.translate("Sidebar", "Second look"), Status.HELD),
            (QCoreApplication.translate("Sidebar", "Approved"), Status.APPROVED),
            (QCoreApplication.translate("Sidebar", "Rejected"), Status.REJECTED),
            (QCoreApplication.translate("Sidebar", "Spam"), Status.SPAM),
        )
        self._sidebar.show_sections(
            {
                QCoreApplication.translate("Sidebar", "Queues"): tuple(
                    Entry(word, _by_status(status)) for word, status in queues
                ),
                QCoreApplication.translate("Sidebar", "Sites"): tuple(
                    Entry(title or site, _by_site(site)) for site, title in self._titles.items()
                ),
            }
        )


def _count(desk: Desk) -> _Found:
    pending = Query((Term(StatusIn((Status.PENDING,))),))
    statuses, titles = review_queue.counts_by(desk, Query(), "status"), review_queue.site_titles(desk)
    if len(titles) == 1:
        sites = {site: statuses.get(Status.PENDING, 0) for site in titles}
    else:
        sites = review_queue.counts_by(desk, pending, "site")
    return _Found(statuses, sites, titles)


def _by_status(status: str) -> str:
    return f"status:{status}"


def _by_site(site: str) -> str:
    return f'site:"{site}"'
