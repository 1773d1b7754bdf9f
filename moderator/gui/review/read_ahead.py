"""Comments that are read before they are wanted, so that the next one is there at once."""

from collections.abc import Iterable
from functools import partial

from moderator.gui.comment.shown_comment import ShownComment, read_comment
from moderator.gui.tasks import Task, Tasks
from moderator.services.desk import Desk

MOST_READY = 16


class ReadAhead:
    """Keeps the comments that were read last; what is forgotten while it is being read is not kept."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        self._desk = desk
        self._tasks = tasks
        self._ready: dict[int, ShownComment] = {}
        self._under_way: dict[int, Task] = {}

    def get(self, comment_id: int) -> ShownComment | None:
        """The comment, if it has been read."""
        return self._ready.get(comment_id)

    def read(self, comment_ids: Iterable[int | None]) -> None:
        """Reads those that are neither there yet nor being read."""
        for comment_id in comment_ids:
            if not (comment_id is None or comment_id in self._ready or comment_id in self._under_way):
                work = partial(read_comment, self._desk, comment_id)
                # What can't be read is read again when it is wanted, and what is wrong is told then.
                failed = partial(self._end, comment_id)
                self._under_way[comment_id] = self._tasks.read(work, self._keep, failed)

    def forget(self, comment_ids: Iterable[int] | None = None) -> None:
        """What was read of these, or of all, is no longer so; nor is what is still being read of them."""
        for comment_id in [*self._ready, *self._under_way] if comment_ids is None else comment_ids:
            self._ready.pop(comment_id, None)
            if task := self._under_way.pop(comment_id, None):
                task.drop()

    def _keep(self, shown: ShownComment) -> None:
        self._end(shown.comment.id)
        while len(self._ready) >= MOST_READY:
            del self._ready[next(iter(self._ready))]
        self._ready[shown.comment.id] = shown

    def _end(self, comment_id: int, _problem: object = None) -> None:
        del self._under_way[comment_id]
