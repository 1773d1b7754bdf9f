"""Selecting in the list by keys: one comment, a range from here on, or all that match."""

from PySide6.QtCore import QObject

from moderator.gui.review.chosen import Chosen
from moderator.gui.review.open_queue import OpenQueue


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
        self._extend(1)

    def extend_up(self) -> None:
        """Makes the range longer by the comment above, or shorter by this one."""
        self._extend(-1)

    def take_all(self) -> None:
        """Selects all that match the query."""
        self._chosen.take_all()

    def _extend(self, step: int) -> None:
        row = self._queue.row
        here, there = self._queue.id_at(row), self._queue.id_at(row + step)
        if row < 0 or here is None:
            return
        anchor = self._anchor_row(here)
        self._chosen.put(here, True)
        if there is None:
            return
        if abs(row + step - anchor) < abs(row - anchor) and here not in self._chosen_before:
            self._chosen.put(here, False)
        self._chosen.put(there, True)
        self._reached = there
        self._queue.go_to(row + step)

    def _anchor_row(self, here: int) -> int:
        """The row where the range began: this one, unless the last step of a range led here."""
        anchor = self._queue.place_of(self._anchor).row if self._anchor is not None else -1
        if self._reached == here and anchor >= 0:
            return anchor
        self._anchor = here
        self._chosen_before = frozenset() if self._chosen.is_all else frozenset(self._chosen.ids)
        return self._queue.row
