"""The queue that is open: its ids, which row is the current one, and the comment on the screen."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Set
from functools import partial
from itertools import chain

from PySide6.QtCore import QObject, Signal

from moderator.domain.query import Order, Query
from moderator.gui.comment.shown_comment import ShownComment, read_comment
from moderator.gui.comment.shown_text import PAGE
from moderator.gui.review.left import Left
from moderator.gui.review.queue_model import QueueModel
from moderator.gui.review.read_ahead import ReadAhead
from moderator.gui.tasks import Failed, Task, Tasks
from moderator.services import alike, review_queue
from moderator.services.alike import Listing
from moderator.services.desk import Desk

FIRST_IDS = 200
"""Ids read at first, so that the first rows of a very long queue are there before the rest of it."""

MOST_TAKEN_SINGLY = 16
"""Comments that leave together and are taken out of the rows at once; for more, the queue is read again."""


class OpenQueue(QObject):
    """One queue being worked through, one comment of it shown.

    Neighbours of the comment are read ahead, so that the next one is there at once.
    """

    comment_shown = Signal(object)
    """A ShownComment, or None where there is nothing to show."""
    row_wanted = Signal(int)
    changed = Signal()
    opened = Signal()
    """Another query is being opened."""

    def __init__(self, desk: Desk, tasks: Tasks, model: QueueModel, failed: Failed) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._model = model
        self._failed = failed
        self.query = review_queue.pending_unless_said(Query())
        self.order = Order.PRIORITY
        self.is_loading = False
        self.arrived = 0
        """How many comments that match came in since, and wait."""
        self.shown: ShownComment | None = None
        self.is_stale = False
        """Whether the comment on the screen is being changed and not yet read again."""
        self._is_painted = False
        self._current: int | None = None
        self._most_shown = PAGE
        self._row = -1
        self._gap = 0
        self._ahead = ReadAhead(desk, tasks)
        self._under_way: Counter[int] = Counter()
        self._leaving: set[int] = set()
        self._left_since_listing: set[int] = set()
        self._reading: Task | None = None
        self._listing: Task | None = None
        self._is_listed_again = False
        self._newest: int | None = None
        self._begins_at: int | None = None

    @property
    def row(self) -> int:
        """The current row; -1 where the comment on the screen is not in the queue."""
        return self._row

    @property
    def seen(self) -> ShownComment | None:
        """The comment on the screen once it has been painted: before, nobody can have decided about it."""
        return self.shown if self._is_painted else None

    def note_painted(self) -> None:
        """What was shown last has been painted."""
        self._is_painted = True

    @property
    def is_listing(self) -> bool:
        """Whether ids are being read."""
        return self._listing is not None

    @property
    def length(self) -> int:
        """How many rows the queue has."""
        return self._model.rowCount()

    @property
    def comments(self) -> int:
        """How many comments the queue holds: more than rows where several say the same."""
        return self._model.comments

    def id_at(self, row: int) -> int | None:
        """The comment in this row; None beyond either end."""
        return self._model.id_at(row)

    def alike(self) -> "array[int]":
        """The comments that are folded behind the one in the current row, because they say the same."""
        return self._model.behind(self._row)

    def has_ready(self, comment_id: int) -> bool:
        """Whether a comment has been read ahead and can be shown at once."""
        return self._ahead.get(comment_id) is not None

    def open(self, query: Query, order: Order | None = None) -> None:
        """Opens the queue of the comments that match, pending ones unless the query names a status."""
        self.query = review_queue.pending_unless_said(query)
        self.order = order or self.order
        self.is_loading = True
        self.arrived, self._newest = 0, None
        self._ahead.forget()
        self.opened.emit()
        self.changed.emit()
        self._list(FIRST_IDS, self._opened)

    def begin_at(self, comment_id: int | None) -> None:
        """The queue that is opened next begins at this comment, where it is in it, instead of its first."""
        self._begins_at = comment_id

    def refresh(self) -> None:
        """Reads queue and comment again, with what has arrived. The comment on the screen stays there."""
        if self.is_loading:
            self.open(self.query)
            return
        self._newest = None
        self._ahead.forget()
        self._list(None, self._relisted)
        if self._current is not None:
            self._read(self._current)

    def follow(self) -> None:
        """Shows what became of the comments that are here, here or elsewhere. What has arrived since waits."""
        if not (self.length or self.is_loading):
            self.refresh()
            return
        self._ahead.forget()
        if self._listing:
            # Dropping it would mean that a long queue is never read to its end while others keep writing.
            self._is_listed_again = True
        else:
            self._list(None, self._relisted)
        if self._current is not None:
            self._read(self._current)

    def take_in(self) -> None:
        """Shows what has arrived among the rest."""
        if self.arrived:
            self.refresh()

    def choose(self, row: int) -> None:
        """Shows the comment in this row."""
        comment_id = self._model.id_at(row)
        if comment_id is None:
            return
        self._row = row
        self.changed.emit()
        if self._current == comment_id:
            return
        if ready := self._ahead.get(comment_id):
            self._show(ready)
        else:
            # Until it is read, no key may decide: the moderator has not seen it.
            self.shown = None
            self._read(comment_id)

    def ids_near(self, most: int) -> list[int]:
        """The comment on the screen, and those in the `most` rows above and below it."""
        near = (self._model.id_at(row) for row in range(self._row - most, self._row + most + 1))
        shown = [self._current] if self._current is not None else []
        return list(dict.fromkeys([*shown, *(each for each in near if each is not None)]))

    def visit(self, comment_id: int) -> None:
        """Shows a comment that may stand anywhere; from one outside the queue, the next is the one shown before."""
        if self._row >= 0:
            self._gap = self._row
        row = self._model.row_of(comment_id, self._row)
        self._row = row
        self.row_wanted.emit(row)
        if row >= 0:
            self.choose(row)
        elif comment_id != self._current:
            self.shown = None
            self._read(comment_id)
        self.changed.emit()

    def go_next(self) -> None:
        """On to the comment below."""
        self.go_to(self._row + 1 if self._row >= 0 else self._gap)

    def go_previous(self) -> None:
        """Back to the comment above."""
        self.go_to((self._row if self._row >= 0 else self._gap) - 1)

    def show_whole_text(self) -> None:
        """All of the comment's text, however long it is."""
        if self.shown:
            comment = self.shown.comment
            self._most_shown = len(comment.text)
            self._read(comment.id)

    def leave(self, comment_id: int) -> Left:
        """Takes a comment out of the queue and goes on to the next one, at once. `settle` ends this."""
        left = self.place_of(comment_id)
        self._ahead.forget([comment_id])
        self._under_way[comment_id] += 1
        self._leaving.add(comment_id)
        self._left_since_listing.add(comment_id)
        if left.row < 0:
            self.go_next()
            return left
        if left.next_alike is not None:
            self._model.take(left.row)
            self.go_to(left.row)
            self.changed.emit()
            return left
        has_next = left.row + 1 < self.length
        self.go_to(left.row + 1 if has_next else left.row - 1)
        self._model.take(left.row)
        if has_next:
            self._row = left.row
        elif left.row == 0:
            self._row = -1
            self._show(None)
            self.take_in()
        self.changed.emit()
        return left

    def leave_together(self, gone: Set[int]) -> None:
        """These have been decided and are in the queue no more. On to the first comment below that stays."""
        if self._current in gone:
            self._go_past(gone)
        if len(gone) > MOST_TAKEN_SINGLY or self._listing:
            self.follow()
            return
        self._ahead.forget(gone)
        for comment_id in gone:
            self._model.drop(comment_id)
        self._row = -1 if self._current is None else self._model.row_of(self._current)
        if self._current is None and self.length:
            self.go_to(0)
        elif self._current is None:
            self._show(None)
        self.row_wanted.emit(self._row)
        self.changed.emit()

    def _go_past(self, gone: Set[int]) -> None:
        here = max(self._row, 0)
        rows = chain(range(here, self.length), range(here - 1, -1, -1))
        stays = next((row for row in rows if self._model.id_at(row) not in gone), None)
        if stays is None:
            self._row, self._current, self.shown = -1, None, None
        else:
            self.go_to(stays)

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
        row = self._model.row_of(comment_id, self._row)
        behind = self._model.behind(row)
        return Left(comment_id, row, behind[0] if behind else None)

    def bring_back(self, place: Left) -> None:
        """Puts a comment where it stood, and shows it as it is now."""
        self._left_since_listing.discard(place.comment_id)
        row = self._model.row_of(place.comment_id, place.row)
        if row < 0 <= place.row:
            self._model.put(place.row, place.comment_id, place.next_alike)
            row = self._model.row_of(place.comment_id, place.row)
        self._ahead.forget([place.comment_id])
        self._row = row
        self.row_wanted.emit(row)
        self._read(place.comment_id)
        self.changed.emit()

    def show_again(self, comment_ids: Iterable[int]) -> None:
        """These were changed: what is on the screen of them is read anew."""
        changed = set(comment_ids)
        self._ahead.forget(changed)
        if self._current in changed:
            self._read(self._current)

    def show_changed(self, comment_ids: Iterable[int]) -> None:
        """These were changed and stay in the queue, also where the list shows them."""
        self._model.forget(comment_ids)
        self.show_again(comment_ids)

    def _list(self, limit: int | None, listed: Callable[[Listing], None]) -> None:
        if self._listing:
            self._listing.drop()
        self._is_listed_again = False
        self._left_since_listing = set(self._leaving)
        work = partial(alike.listing, self._desk, self.query, self.order, limit, self._newest)
        self._listing = self._tasks.read(work, listed, self._not_listed)

    def _opened(self, listing: Listing) -> None:
        self.is_loading = False
        self._take(listing)
        self._row, self._current, self.shown = -1, None, None
        if listing.is_whole or self._begins_at is None or self._begins_at in listing.ids:
            self._begin()
        if not listing.ids:
            self._show(None)
        if not listing.is_whole:
            self._list(None, self._relisted)
        self.changed.emit()

    def _relisted(self, listing: Listing) -> None:
        if self._row >= 0:
            self._gap = self._row
        self._take(listing)
        self._row = -1 if self._current is None else self._row_shown(self._current)
        self.row_wanted.emit(self._row)
        if self._current is None:
            self._begin()
        if self._is_listed_again:
            self._list(None, self._relisted)
        self.changed.emit()

    def _take(self, listing: Listing) -> None:
        self._listing = None
        self._newest, self.arrived = listing.newest, listing.arrived
        self._model.replace(listing)
        for comment_id in self._left_since_listing:
            self._model.drop(comment_id)

    def _row_shown(self, comment_id: int) -> int:
        """The row of the comment on the screen, which stays in front of those that say the same."""
        row = self._model.row_of(comment_id, self._row)
        if row < 0 and self._model.lift(comment_id):
            return self._model.row_of(comment_id)
        return row

    def _not_listed(self, problem: Exception) -> None:
        self._listing = None
        self.is_loading = False
        self.changed.emit()
        self._failed(problem)

    def _begin(self) -> None:
        row = -1 if self._begins_at is None else self._model.row_of(self._begins_at)
        self._begins_at = None
        self.go_to(max(row, 0))

    def go_to(self, row: int) -> None:
        """On to the comment in this row; nothing happens beyond either end."""
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
        self._is_painted = False
        self.is_stale = shown is not None and shown.comment.id in self._under_way
        if shown is None or shown.comment.id != self._current:
            self._current, self._most_shown = shown.comment.id if shown else None, PAGE
        if shown and self._model.id_at(self._row) == shown.comment.id:
            self._model.refresh(shown.comment, self._row)
        self.comment_shown.emit(shown)
        self._read_ahead()

    def _read_ahead(self) -> None:
        behind = self._model.behind(self._row)
        near = [self._model.id_at(row) for row in (self._row + 1, self._row + 2, self._row - 1)]
        self._ahead.read((*behind[:1], *near))
