"""What is done with rules in the window: they are checked, tried, held against the past, and run.

Files are edited in the person's own editor; whatever changes in their folder is checked again.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from moderator.domain.comments import Comment
from moderator.domain.query import Query
from moderator.errors import Stopped, UserError
from moderator.gui.review.acts import Told
from moderator.gui.tasks import Failed, Job, Task, Tasks
from moderator.gui.widgets.work_bar import WorkBar
from moderator.gui.words import comments_counted
from moderator.services import review_queue, rules_backtest, rules_run
from moderator.services.desk import Desk
from moderator.services.rule_files import RuleBook
from moderator.services.rule_folder import Survey, begin_first_file, folder_of, survey
from moderator.services.rules_backtest import Backtest
from moderator.services.rules_run import RulesRun

PAUSE_MS = 250
"""An editor writes a file in several steps."""


class RulesWork(QObject):
    """The rules of the desk's folder, and what is known of them.

    `changed`: something else is known. `asked` carries what a run would do and waits for a yes. `told` carries
    a sentence, `done` tells that comments were decided.
    """

    changed = Signal()
    asked = Signal(object)
    told = Signal(object)
    done = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, bar: WorkBar, failed: Failed) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._bar = bar
        self._failed = failed
        self.survey: Survey | None = None
        self.tried: RulesRun | None = None
        self.tested: Backtest | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self.check)

    @property
    def book(self) -> RuleBook | None:
        """The rules, where all files are in order."""
        return self.survey.book if self.survey else None

    @property
    def folder(self) -> Path:
        """Where the rule files are."""
        return folder_of(self._desk)

    def check(self) -> None:
        """Reads and checks all files."""
        self._tasks.read(partial(survey, self._desk), self._checked)

    def begin_file(self, made: Callable[[Path], None]) -> None:
        """Makes a first file where there is none."""
        self._tasks.read(partial(begin_first_file, self._desk), made)

    def try_out(self) -> None:
        """Finds out what the rules would do; nothing is changed."""
        self._rehearse(self._keep_tried)

    def ask_run(self) -> None:
        """Finds out what a run would do, unless that is known, and asks."""
        if self.tried:
            self.asked.emit(self.tried)
        else:
            self._rehearse(self._keep_and_ask)

    def run(self) -> None:
        """Does what the rules say, as one batch."""
        if self.book:
            work = partial(rules_run.run, self._desk, self.book, _pending())
            self._start(self.tr("Running rules"), work, self._ran)

    def backtest(self) -> None:
        """Holds the rules against what people have decided."""
        if self.book:
            work = partial(rules_backtest.backtest, self._desk, self.book.rules, None)
            self._start(self.tr("Holding rules against the past"), work, self._keep_tested)

    def read_comments(self, ids: Sequence[int], done: Callable[[list[Comment]], None]) -> Task:
        """Reads comments that serve as examples."""
        return self._tasks.read(partial(review_queue.rows, self._desk, ids), done)

    def _checked(self, found: Survey) -> None:
        before = self.book.digest if self.book else None
        self.survey = found
        if self.book is None or self.book.digest != before:
            self.tried = self.tested = None
        self._watch(found)
        self.changed.emit()

    def _watch(self, found: Survey) -> None:
        """Watches the files too: a folder tells only of those that come and go, and editors replace them."""
        folder = next(place for place in (found.folder, *found.folder.parents) if place.is_dir())
        wanted = [str(folder), *(str(each.file) for each in found.files)]
        watcher = self._watcher = self._watcher or self._new_watcher()
        if watched := [*watcher.directories(), *watcher.files()]:
            watcher.removePaths(watched)
        watcher.addPaths(wanted)

    def _new_watcher(self) -> QFileSystemWatcher:
        """Made once there is something to watch: the system has few of them for all programs together."""
        watcher = QFileSystemWatcher(self)
        for news in (watcher.directoryChanged, watcher.fileChanged):
            news.connect(lambda _path: self._soon.start())
        return watcher

    def _rehearse(self, done: Callable[[RuleBook, RulesRun], None]) -> None:
        if self.book:
            work = partial(rules_run.rehearse, self._desk, self.book, _pending())
            self._start(self.tr("Trying rules"), work, partial(done, self.book))

    def _keep_tried(self, book: RuleBook, tried: RulesRun) -> None:
        """What a try says is about the files as they were when it began."""
        if self.book and self.book.digest == book.digest:
            self.tried = tried
        self.changed.emit()

    def _keep_and_ask(self, book: RuleBook, tried: RulesRun) -> None:
        self._keep_tried(book, tried)
        if self.tried:
            self.asked.emit(self.tried)

    def _keep_tested(self, tested: Backtest) -> None:
        self.tested = tested
        self.changed.emit()

    def _ran(self, run: RulesRun) -> None:
        self.tried = None
        self.changed.emit()
        self.told.emit(Told(self._about(run), run.batch if run.changed else None))
        self.done.emit()

    def _about(self, run: RulesRun) -> str:
        """What a run has done."""
        if run.brake:
            return self.tr("Meanwhile the rules would change too many comments. Nothing was changed.")
        stopped = self.tr("Stopped.") if run.interrupted else ""
        number = self.tr("{} changed by rules.").format(comments_counted(run.changed))
        return " ".join(filter(None, (stopped, number)))

    def _start(self, title: str, work: Callable[..., Any], done: Callable[[Any], None]) -> None:
        job = Job()
        self._bar.watch(job, title)

        def ended(outcome: Any) -> None:
            self._bar.rest()
            done(outcome)

        self._tasks.run_job(job, partial(work, advance=job.advance), ended, self._not_done)

    def _not_done(self, problem: Exception) -> None:
        self._bar.rest()
        if isinstance(problem, Stopped):
            self.told.emit(Told(self.tr("Stopped. Nothing was changed.")))
        elif isinstance(problem, UserError):
            self.told.emit(Told(str(problem)))
        else:
            self._failed(problem)


def _pending() -> Query:
    return review_queue.pending_unless_said(Query())
