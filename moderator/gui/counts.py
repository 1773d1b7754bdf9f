"""The numbers in the sidebar, counted in the background."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from moderator.domain.comments import Status
from moderator.domain.query import Query, StatusIn, Term
from moderator.gui.tasks import Tasks
from moderator.gui.widgets.sidebar import Entry, Sidebar
from moderator.services import review_queue
from moderator.services.desk import Desk

Counted = dict[str, int]


class Counts(QObject):
    """Fills the sidebar and counts anew when asked; one count is under way at a time."""

    def __init__(self, desk: Desk, tasks: Tasks, sidebar: Sidebar) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._sidebar = sidebar
        self._sites: tuple[str, ...] | None = None
        self._is_counting = False
        self._is_asked_again = False
        self._show_sections(())
        self.refresh()

    def refresh(self) -> None:
        """Counts again, soon."""
        if self._is_counting:
            self._is_asked_again = True
            return
        self._is_counting = True
        self._is_asked_again = False
        self._tasks.read(partial(_count, self._desk), self._counted, self._not_counted)

    def _counted(self, found: tuple[Counted, Counted]) -> None:
        statuses, sites = found
        if tuple(sites) != self._sites:
            self._sites = tuple(sites)
            self._show_sections(self._sites)
        counts = {_by_status(status): statuses.get(status, 0) for status in Status}
        counts |= {_by_site(site): number for site, number in sites.items()}
        self._sidebar.show_counts(counts)
        self._go_on()

    def _not_counted(self, _problem: Exception) -> None:
        """The numbers stay as they were; whoever opens a queue is told what is wrong."""
        self._go_on()

    def _go_on(self) -> None:
        self._is_counting = False
        if self._is_asked_again:
            self.refresh()

    def _show_sections(self, sites: tuple[str, ...]) -> None:
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
                    Entry(site.partition("://")[2] or site, _by_site(site)) for site in sites
                ),
            }
        )


def _count(desk: Desk) -> tuple[Counted, Counted]:
    """How many comments there are of each status, and how many pending ones of each site."""
    pending = Query((Term(StatusIn((Status.PENDING,))),))
    return review_queue.counts_by(desk, Query(), "status"), review_queue.counts_by(desk, pending, "site")


def _by_status(status: str) -> str:
    return "" if status == Status.PENDING else f"status:{status}"


def _by_site(site: str) -> str:
    return f'site:"{site}"'
