"""The queue that is open: its ids, which row is the current one, and the comment on the screen."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from moderator.domain.query import Order, Query
from moderator.gui.comment.shown_comment import ShownComment, read_comment
from moderator.gui.comment.shown_text import PAGE
from moderator.gui.review.queue_model import QueueModel
from moderator.gui.tasks import Failed, Task, Tasks
from moderator.services import review_queue
from moderator.services.desk import Desk

FIRST_IDS = 200
"""Ids read at first, so that the first rows of a very long queue are there before the rest of it."""

MOST_READY = 16


@dataclass(frozen=True, slots=True)
class Left:
    """Where a comment stood before it left the queue; row -1 where it was not in it."""

    comment_id: int
    row: int


class OpenQueue(QObject):
    """One queue being worked through, one comment of it shown.

    Neighbours of the comment are read ahead, so that the next one is there at once.
    """

    comment_shown = Signal(object)
    """A ShownComment, or None where there is nothing to show."""
    row_wanted = Signal(int)
    changed = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, model: QueueModel, failed: Failed) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._model = model
        self._failed = failed
        self.query = review_queue.pending_unless_said(Query())
        self.order = Order.PRIORITY
        self.is_loading = False
        self.shown: ShownComment | None = None
        self.is_stale = False
        """Whether the comment on the screen is being changed and not yet read again."""
        self._current: int | None = None
        self._most_shown = PAGE
        self._row = -1
        self._gap = 0
        self._ready: dict[int, ShownComment] = {}
        self._ready_since = 0
        self._under_way: Counter[int] = Counter()
        self._leaving: set[int] = set()
        self._left_since_listing: set[int] = set()
        self._reading: Task | None = None
        self._listing: Task | None = None
        self._is_listed_again = False

    @property
    def row(self) -> int:
        """The current row; -1 where the comment on the screen is not in the queue."""
        return self._row

    @property
    def is_listing(self) -> bool:
        """Whether ids are being read."""
        return self._listing is not None

    @property
    def length(self) -> int:
        """How many comments the queue holds."""
        return self._model.rowCount()

    def has_ready(self, comment_id: int) -> bool:
        """Whether a comment has been read ahead and can be shown at once."""
        return comment_id in self._ready

    def open(self, query: Query, order: Order | None = None) -> None:
        """Opens the queue of the comments that match, pending ones unless the query names a status."""
        self.query = review_queue.pending_unless_said(query)
        self.order = order or self.order
        self.is_loading = True
        self._forget()
        self.changed.emit()
        self._list(FIRST_IDS, self._opened)

    def refresh(self) -> None:
        """Reads queue and comment again, as they are now. The comment on the screen stays there."""
        self._forget()
        if self._listing:
            # Dropping it would mean that a long queue is never read to its end while others keep writing.
            self._is_listed_again = True
        else:
            self._list(None, self._relisted)
        if self._current is not None:
            self._read(self._current)

    def choose(self, row: int) -> None:
        """Shows the comment in this row."""
        comment_id = self._model.id_at(row)
        if comment_id is None:
            return
        self._row = row
        self.changed.emit()
        if self._current == comment_id:
            return
        if comment_id in self._ready:
            self._show(self._ready[comment_id])
        else:
            # Until it is read, no key may decide: the moderator has not seen it.
            self.shown = None
            self._read(comment_id)

    def go_next(self) -> None:
        """On to the comment below."""
        self._go(self._row + 1 if self._row >= 0 else self._gap)

    def go_previous(self) -> None:
        """Back to the comment above."""
        self._go((self._row if self._row >= 0 else self._gap) - 1)

    def show_whole_text(self) -> None:
        """All of the comment's text, however long it is."""
        if self.shown:
            comment = self.shown.comment
            self._most_shown = len(comment.text)
            self._read(comment.id)

    def leave(self, comment_id: int) -> Left:
        """Takes a comment out of the queue and goes on to the next one, at once. `settle` ends this."""
        left = self.place_of(comment_id)
        self._forget([comment_id])
        self._under_way[comment_id] += 1
        self._leaving.add(comment_id)
        self._left_since_listing.add(comment_id)
        if left.row < 0:
            self.go_next()
            return left
        has_next = left.row + 1 < self.length
        self._go(left.row + 1 if has_next else left.row - 1)
        self._model.take(left.row)
        if has_next:
            self._row = left.row
        elif left.row == 0:
            self._row = -1
            self._show(None)
        self.changed.emit()
        return left

    def await_change(self, comment_id: int) -> None:
        """A comment that stays is being changed. `settle` and `show_again` end this."""
        self._under_way[comment_id] += 1
        self.is_stale = self._current == comment_id

    def settle(self, comment_id: int) -> None:
        """One act that made a comment leave or change is stored, or came to nothing."""
        self._under_way[comment_id] -= 1
        if self._under_way[comment_id] <= 0:
            del self._under_way[comment_id]
            self._leaving.discard(comment_id)

    def is_leaving(self, comment_id: int) -> bool:
        """Whether an act that takes this comment out of the queue is not yet stored."""
        return comment_id in self._leaving

    def place_of(self, comment_id: int) -> Left:
        """Where a comment stands."""
        return Left(comment_id, self._model.row_of(comment_id, self._row))

    def bring_back(self, place: Left) -> None:
        """Puts a comment where it stood, and shows it as it is now."""
        self._left_since_listing.discard(place.comment_id)
        row = self._model.row_of(place.comment_id, place.row)
        if row < 0 <= place.row:
            self._model.put(place.row, place.comment_id)
            row = self._model.row_of(place.comment_id, place.row)
        self._forget([place.comment_id])
        self._row = row
        self.row_wanted.emit(row)
        self._read(place.comment_id)
        self.changed.emit()

    def show_again(self, comment_ids: Iterable[int]) -> None:
        """These were changed: what is on the screen of them is read anew."""
        changed = set(comment_ids)
        self._forget(changed)
        if self._current in changed:
            self._read(self._current)

    def _list(self, limit: int | None, listed: Callable[["array[int]"], None]) -> None:
        if self._listing:
            self._listing.drop()
        self._is_listed_again = False
        self._left_since_listing = set(self._leaving)
        work = partial(review_queue.snapshot, self._desk, self.query, self.order, limit)
        self._listing = self._tasks.read(work, listed, self._not_listed)

    def _opened(self, ids: "array[int]") -> None:
        self._listing = None
        self.is_loading = False
        self._set_ids(ids)
        self._row, self._current, self.shown = -1, None, None
        self._go(0)
        if not ids:
            self._show(None)
        if len(ids) == FIRST_IDS:
            self._list(None, self._relisted)
        self.changed.emit()

    def _relisted(self, ids: "array[int]") -> None:
        self._listing = None
        if self._row >= 0:
            self._gap = self._row
        self._set_ids(ids)
        self._row = -1 if self._current is None else self._model.row_of(self._current, self._row)
        self.row_wanted.emit(self._row)
        if self._current is None:
            self._go(0)
        if self._is_listed_again:
            self._list(None, self._relisted)
        self.changed.emit()

    def _set_ids(self, ids: "array[int]") -> None:
        for comment_id in self._left_since_listing:
            if comment_id in ids:
                ids.remove(comment_id)
        self._model.replace(ids)

    def _not_listed(self, problem: Exception) -> None:
        self._listing = None
        self.is_loading = False
        self.changed.emit()
        self._failed(problem)

    def _go(self, row: int) -> None:
        if self._model.id_at(row) is not None:
            self.row_wanted.emit(row)
            self.choose(row)

    def _read(self, comment_id: int) -> None:
        if comment_id != self._current:
            self._current, self._most_shown = comment_id, PAGE
        if self._reading:
            self._reading.drop()
        work = partial(read_comment, self._desk, comment_id, self._most_shown)
        self._reading = self._tasks.read(work, self._show)

    def _show(self, shown: ShownComment | None) -> None:
        if self._reading:
            self._reading.drop()
        self.shown = shown
        self.is_stale = shown is not None and shown.comment.id in self._under_way
        if shown is None or shown.comment.id != self._current:
            self._current, self._most_shown = shown.comment.id if shown else None, PAGE
        if shown and self._model.id_at(self._row) == shown.comment.id:
            self._model.refresh(shown.comment, self._row)
        self.comment_shown.emit(shown)
        self._read_ahead()

    def _read_ahead(self) -> None:
        for row in (self._row + 1, self._row + 2, self._row - 1):
            comment_id = self._model.id_at(row)
            if comment_id is not None and comment_id not in self._ready:
                work = partial(read_comment, self._desk, comment_id)
                self._tasks.read(work, partial(self._keep_ready, self._ready_since), _ignore)

    def _keep_ready(self, since: int, shown: ShownComment) -> None:
        if since != self._ready_since:
            return
        while len(self._ready) >= MOST_READY:
            del self._ready[next(iter(self._ready))]
        self._ready[shown.comment.id] = shown

    def _forget(self, comment_ids: Iterable[int] | None = None) -> None:
        """What was read ahead of these, or of all, is no longer so; nor is what is still being read."""
        self._ready_since += 1
        for comment_id in list(self._ready) if comment_ids is None else comment_ids:
            self._ready.pop(comment_id, None)


def _ignore(_problem: Any) -> None:
    """What was only read ahead is read again when it is wanted, and what is wrong is told then."""
