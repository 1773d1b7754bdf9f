"""Comments that are read before they are wanted, so that the next one is there at once."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from moderator.gui.comment.shown_comment import ShownComment, read_comment
from moderator.gui.tasks import Tasks
from moderator.services.desk import Desk

MOST_READY = 16


class ReadAhead:
    """Keeps the comments that were read last; what is forgotten while it is being read is not kept."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        self._desk = desk
        self._tasks = tasks
        self._ready: dict[int, ShownComment] = {}
        self._ready_since = 0

    def get(self, comment_id: int) -> ShownComment | None:
        """The comment, if it has been read."""
        return self._ready.get(comment_id)

    def read(self, comment_ids: Iterable[int | None]) -> None:
        """Reads those that are not there yet."""
        for comment_id in comment_ids:
            if comment_id is not None and comment_id not in self._ready:
                work = partial(read_comment, self._desk, comment_id)
                self._tasks.read(work, partial(self._keep, self._ready_since), _ignore)

    def forget(self, comment_ids: Iterable[int] | None = None) -> None:
        """What was read of these, or of all, is no longer so; nor is what is still being read."""
        self._ready_since += 1
        for comment_id in list(self._ready) if comment_ids is None else comment_ids:
            self._ready.pop(comment_id, None)

    def _keep(self, since: int, shown: ShownComment) -> None:
        if since != self._ready_since:
            return
        while len(self._ready) >= MOST_READY:
            del self._ready[next(iter(self._ready))]
        self._ready[shown.comment.id] = shown


def _ignore(_problem: Any) -> None:
    """It is read again when it is wanted, and what is wrong is told then."""
