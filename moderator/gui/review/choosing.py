"""Selecting in the list, by keys or the mouse: one comment, a range from here on, or all that match."""

from PySide6.QtCore import QObject

from moderator.gui.review.chosen import Chosen
from moderator.gui.review.open_queue import OpenQueue

MOST_AT_ONCE = 10_000
"""Rows that a range grows by in one step, so that the window stands still for nobody; all that match are a query."""


class Choosing(QObject):
    """Selects the comment that the list stands on. A range grows and shrinks with the steps that are made in it."""

    def __init__(self, queue: OpenQueue, chosen: Chosen) -> None:
        super().__init__()
        self._queue = queue
        self._chosen = chosen
        self._anchor: int | None = None
        self._reached: int | None = None
        self._chosen_before: frozenset[int] = frozenset()
        queue.opened.connect(chosen.clear)

    def toggle(self) -> None:
        """Selects the comment, or takes it out of the selection."""
        if (here := self._queue.id_at(self._queue.row)) is not None:
            self._chosen.put(here, not self._chosen.holds(here))

    def extend_down(self) -> None:
        """Makes the range longer by the comment below, or shorter by this one."""
        self.extend_to(self._queue.row + 1)

    def extend_up(self) -> None:
        """Makes the range longer by the comment above, or shorter by this one."""
        self.extend_to(self._queue.row - 1)

    def take_all(self) -> None:
        """Selects all that match the query."""
        self._chosen.take_all()

    def toggle_row(self, row: int) -> None:
        """Selects the comment in this row, or takes it out; the comment on the screen stays there."""
        if (clicked := self._queue.id_at(row)) is not None:
            self._chosen.put(clicked, not self._chosen.holds(clicked))

    def extend_to(self, row: int) -> None:
        """Makes the range reach to this row, or as near to it as it may, and goes there."""
        start = self._queue.row
        here = self._queue.id_at(start)
        if start < 0 or here is None:
            return
        anchor = self._anchor_row(here)
        end = min(max(row, start - MOST_AT_ONCE, 0), start + MOST_AT_ONCE, self._queue.length - 1)
        first, last = sorted((anchor, end))
        passed = {each: self._queue.id_at(each) for each in range(min(start, end), max(start, end) + 1)}
        known = {each: id_ for each, id_ in passed.items() if id_ is not None}
        left = (id_ for each, id_ in known.items() if not first <= each <= last and id_ not in self._chosen_before)
        self._chosen.put_together(left, False)
        self._chosen.put_together((id_ for each, id_ in known.items() if first <= each <= last), True)
        self._reached = self._queue.id_at(end)
        self._queue.go_to(end)

    def _anchor_row(self, here: int) -> int:
        """The row where the range began: this one, unless the last step of a range led here."""
        anchor = self._queue.place_of(self._anchor).row if self._anchor is not None else -1
        if self._reached == here and anchor >= 0:
            return anchor
        self._anchor = here
        self._chosen_before = frozenset() if self._chosen.is_all else frozenset(self._chosen.ids)
        return self._queue.row
