"""Which comments of the open queue a moderator has selected: some by their ids, or all that match its query."""

from collections.abc import Iterable, Set

from PySide6.QtCore import QObject, Signal


class Chosen(QObject):
    """All that match are a query, never a list of a million: then the ids that are kept are those left out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ids: dict[int, None] = {}
        self.is_all = False

    @property
    def ids(self) -> Set[int]:
        """The selected comments in the order in which they were selected; those left out where all are."""
        return self._ids.keys()

    def holds(self, comment_id: int) -> bool:
        """Whether this comment of the queue is selected."""
        return (comment_id in self._ids) != self.is_all

    def count(self, all_comments: int) -> int:
        """How many are selected, of a queue with so many comments."""
        return max(all_comments - len(self._ids), 0) if self.is_all else len(self._ids)

    def put(self, comment_id: int, is_chosen: bool) -> None:
        """Selects a comment, or leaves it out."""
        self.put_together([comment_id], is_chosen)

    def put_together(self, comment_ids: Iterable[int], is_chosen: bool) -> None:
        """Selects comments, or leaves them out."""
        if is_chosen != self.is_all:
            self._ids.update(dict.fromkeys(comment_ids))
        else:
            for comment_id in comment_ids:
                self._ids.pop(comment_id, None)
        self.changed.emit()

    def take_all(self) -> None:
        """Selects all that match."""
        self._ids, self.is_all = {}, True
        self.changed.emit()

    def clear(self) -> None:
        """Selects nothing."""
        if self._ids or self.is_all:
            self._ids, self.is_all = {}, False
            self.changed.emit()
