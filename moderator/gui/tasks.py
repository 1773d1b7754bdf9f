"""Work beside the window's thread: reads in a few threads, writes one after the other, long jobs apart.

A job such as an import has a thread of its own, so that deciding goes on meanwhile: the database makes the two
take turns.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from moderator.errors import Stopped

READERS = 3
PROGRESS_SECONDS = 0.1
"""Progress is told at most this often."""


Failed = Callable[[Exception], None]


@dataclass(eq=False, slots=True)
class Task:
    """One piece of work. What comes of a dropped one is not told to anybody."""

    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Failed
    is_dropped: bool = False
    result: Any = None
    problem: Exception | None = None

    def drop(self) -> None:
        """Nobody wants the result any more."""
        self.is_dropped = True

    def tell(self) -> None:
        """Tells what came of it."""
        if self.problem is not None:
            self.failed(self.problem)
        else:
            self.done(self.result)

    def empty(self) -> None:
        """Lets go of everything, so that nothing of the window's is destroyed wherever the task itself is."""
        self.work = self.done = self.failed = _nothing
        self.result = self.problem = None


def _nothing(*_told: object) -> None:
    """What an empty task does."""


class Job(QObject):
    """One long piece of work, with progress and a way to stop it. Made and watched in the window's thread."""

    progressed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stop = Event()
        self._told = 0.0

    def stop(self) -> None:
        """Asks the job to end at its next step."""
        self._stop.set()

    def advance(self, done: int, total: int) -> None:
        """Told by the job's thread how far it is. Raises Stopped when it should go no further."""
        if self._stop.is_set():
            raise Stopped
        if monotonic() - self._told >= PROGRESS_SECONDS or done >= total:
            self._told = monotonic()
            # A file of four gigabytes would not fit into the signal's numbers.
            self.progressed.emit(done * 1000 // max(total, 1), 1000)


class Tasks(QObject):
    """Runs tasks in threads and delivers what comes of them in the window's thread.

    `failed` is told of every problem that a task has no answer to.
    """

    _ended = Signal(object)

    def __init__(self, failed: Failed) -> None:
        super().__init__()
        self._failed = failed
        self._reads, self._writes, self._jobs = (self._pool(threads) for threads in (READERS, 1, 1))
        self._running_jobs: set[Job] = set()
        self._is_finished = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def read(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed | None = None) -> Task:
        """Runs `work` soon; reads may overtake each other."""
        return self._start(self._reads, Task(work, done, failed or self._failed))

    def write(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed | None = None) -> Task:
        """Runs `work` after all writes that were asked for before."""
        return self._start(self._writes, Task(work, done, failed or self._failed))

    def run_job(
        self, job: Job, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed | None = None
    ) -> Task:
        """Runs a long `work`, which calls `job.advance`, one job at a time. When stopped, `failed` gets Stopped."""
        self._running_jobs.add(job)
        answer = failed or self._failed

        def ended(told: Callable[[Any], None]) -> Callable[[Any], None]:
            def tell(outcome: Any) -> None:
                self._running_jobs.discard(job)
                told(outcome)

            return tell

        return self._start(self._jobs, Task(work, ended(done), ended(answer)))

    def finish(self, stop_reading: Callable[[], None]) -> None:
        """Stops jobs at their next step and waits until all that was asked for is written. Nothing is told after it.

        `stop_reading` ends the reads that are under way; it is called once all is written, since writing reads too.
        """
        self._is_finished = True
        for job in self._running_jobs:
            job.stop()
        self._reads.clear()
        self._writes.waitForDone()
        self._jobs.waitForDone()
        stop_reading()
        self._reads.waitForDone()

    def _pool(self, threads: int) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(threads)
        # Threads that end take their database connections' caches with them.
        pool.setExpiryTimeout(-1)
        return pool

    def _start(self, pool: QThreadPool, task: Task) -> Task:
        pool.start(lambda: self._run(task))
        return task

    def _run(self, task: Task) -> None:
        if not task.is_dropped:
            try:
                task.result = task.work()
            except Exception as problem:  # noqa: BLE001 - told in the window's thread
                task.problem = problem
        self._ended.emit(task)

    def _deliver(self, task: Task) -> None:
        if not (task.is_dropped or self._is_finished):
            task.tell()
        task.empty()
