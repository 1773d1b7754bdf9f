"""The comments that say the same as the one on the screen: shown as a queue of their own, or put away together."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from moderator.domain.decisions import Verdict
from moderator.domain.query import SameTextAs
from moderator.gui.review.bulk_acts import BulkActs
from moderator.gui.review.open_queue import OpenQueue
from moderator.services.decide import Act


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the moderator was before: the query, the comment and its row."""

    query: str
    comment_id: int
    row: int


class AlikeComments(QObject):
    """Opens the alike comments by a query that everybody could type, and comes back to the queue before."""

    def __init__(
        self, queue: OpenQueue, bulk: BulkActs, written_query: Callable[[], str], open_query: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._queue = queue
        self._bulk = bulk
        self._written_query = written_query
        self._open_query = open_query
        self._before: _Place | None = None
        self._wanted: _Place | None = None
        queue.opened.connect(self._forget)
        # Later, since the queue tells of a change also while it is still on its way to its first row.
        queue.changed.connect(self._find_place, Qt.ConnectionType.QueuedConnection)

    @property
    def are_there(self) -> bool:
        """Whether the queue holds others like the comment in the current row."""
        return self._is_open or len(self._queue.alike()) > 0

    @property
    def can_go_back(self) -> bool:
        """Whether the alike comments are shown, and there is a queue to come back to."""
        return self._before is not None

    def show(self) -> None:
        """Opens the alike comments as a queue of their own."""
        here = self._queue.id_at(self._queue.row)
        if here is None or self._is_open:
            return
        before = _Place(self._written_query(), here, self._queue.row)
        self._open_query(f"{before.query} duplicates:{here}".strip())
        self._before = before

    def go_back(self) -> None:
        """Back to the queue that was open before, and to the place in it."""
        if before := self._before:
            self._open_query(before.query)
            self._wanted = before

    def spam_all(self) -> None:
        """Asks whether to put the comment and all that are like it away as spam."""
        here = self._queue.id_at(self._queue.row)
        if self._is_open:
            self._bulk.ask_about(Act(Verdict.SPAM))
        elif here is not None:
            self._bulk.ask_about(Act(Verdict.SPAM), (here, *self._queue.alike()))

    @property
    def _is_open(self) -> bool:
        return self._queue.query.names(SameTextAs)

    def _forget(self) -> None:
        self._before = self._wanted = None

    def _find_place(self) -> None:
        """Stands where the moderator was, once the queue is read again; a comment that is gone has left its row."""
        wanted = self._wanted
        if wanted is None or self._queue.is_loading or self._queue.is_listing:
            return
        self._wanted = None
        row = self._queue.place_of(wanted.comment_id).row
        self._queue.go_to(row if row >= 0 else min(wanted.row, self._queue.length - 1))
