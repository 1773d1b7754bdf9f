"""The comments that a queue shows, read when they are looked at and kept for a while."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from moderator.domain.comments import Comment
from moderator.gui.tasks import Tasks

MOST_KEPT = 2_000
MOST_AT_ONCE = 100
"""Rows read at once: what a tall screen shows, and some around it."""


class RowCache(QObject):
    """Comments by id. What is wanted and not there is read in the background; then `arrived` is emitted.

    At most one read is under way. When somebody drags the scroll bar, only where it stands when the read ends is
    read next.
    """

    arrived = Signal()

    def __init__(self, read_rows: Callable[[Sequence[int]], list[Comment]], tasks: Tasks) -> None:
        super().__init__()
        self._read_rows = read_rows
        self._tasks = tasks
        self._kept: dict[int, Comment] = {}
        self._wanted: dict[int, None] = {}
        self._is_reading = False
        self._generation = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read)

    def get(self, comment_id: int) -> Comment | None:
        """The comment, if it is here."""
        return self._kept.get(comment_id)

    def want(self, ids: Iterable[int]) -> None:
        """Has these read, those that were wanted last first."""
        for comment_id in ids:
            self._wanted.pop(comment_id, None)
            self._wanted[comment_id] = None
        if not self._is_reading:
            self._soon.start()

    def put(self, comment: Comment) -> None:
        """Keeps a comment that was read by somebody else."""
        self._kept[comment.id] = comment

    def drop(self, comment_ids: Iterable[int]) -> None:
        """These have been changed, also what is being read of them."""
        self._generation += 1
        for comment_id in comment_ids:
            self._kept.pop(comment_id, None)

    def forget(self) -> None:
        """Everything may have changed."""
        self._generation += 1
        self._kept.clear()
        self._wanted.clear()

    def _read(self) -> None:
        wanted = [found for found in reversed(self._wanted) if found not in self._kept][:MOST_AT_ONCE]
        self._wanted.clear()
        if not wanted:
            return
        self._is_reading = True
        generation = self._generation
        self._tasks.read(lambda: self._read_rows(wanted), lambda rows: self._keep(rows, generation), self._missed)

    def _keep(self, rows: list[Comment], generation: int) -> None:
        self._is_reading = False
        if generation == self._generation:
            while len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept.update({comment.id: comment for comment in rows})
        if self._wanted:
            self._soon.start()
        self.arrived.emit()

    def _missed(self, _problem: Exception) -> None:
        """What could not be read stays blank; it is asked for again when it is painted next."""
        self._is_reading = False
