"""Notices what others write to the same database, and lets through what this window writes itself."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from moderator.gui.tasks import Failed, Tasks

EVERY_MS = 1000


class Watch(QObject):
    """Emits `news` when the database was changed by somebody else.

    `change_count` tells how many writing transactions there have been. Own writes go through `write`, which
    counts before and after them: so it knows whether anybody else wrote meanwhile.
    """

    news = Signal()

    def __init__(self, change_count: Callable[[], int], tasks: Tasks) -> None:
        super().__init__()
        self._change_count = change_count
        self._tasks = tasks
        self._seen: int | None = None
        self._writes_begun = 0
        self._writes_ended = 0
        self._is_asking = False
        self._others_wrote = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._ask)
        self._timer.start()
        self._ask()

    def stop(self) -> None:
        """Looks no further."""
        self._timer.stop()

    def write(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed) -> None:
        """Runs a writing `work` after all others, and tells `done` or `failed` what came of it."""
        self._writes_begun += 1

        def counted() -> tuple[Any, int, int]:
            before = self._change_count()
            return work(), before, self._change_count()

        def written(outcome: tuple[Any, int, int]) -> None:
            result, before, after = outcome
            self._writes_ended += 1
            if self._seen is not None and (self._seen != before or after - before > 1):
                self._others_wrote = True
            self._seen = after
            done(result)

        def refused(problem: Exception) -> None:
            self._writes_ended += 1
            failed(problem)

        self._tasks.write(counted, written, refused)

    def _ask(self) -> None:
        if self._others_wrote:
            # Told by an own write. Somebody who decides without a pause is never asked for below.
            self._others_wrote = False
            self.news.emit()
        if self._is_asking or self._writes_begun > self._writes_ended:
            return
        self._is_asking = True
        begun = self._writes_begun
        self._tasks.read(self._change_count, lambda value: self._heard(value, begun), self._not_heard)

    def _heard(self, value: int, begun: int) -> None:
        self._is_asking = False
        if begun != self._writes_begun:
            return
        if self._seen not in (None, value):
            self.news.emit()
        self._seen = value

    def _not_heard(self, _problem: Exception) -> None:
        """A server that is away for a moment is asked again; whoever needs it for more will say so."""
        self._is_asking = False
