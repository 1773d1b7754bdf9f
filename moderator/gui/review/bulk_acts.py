"""One verdict on all selected comments: one sentence to agree to, one batch in the background, one undo."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from moderator.domain.decisions import STATUS_AFTER, Changes, Verdict
from moderator.errors import Stopped, UserError
from moderator.gui.review.acts import Acts, Told
from moderator.gui.review.bulk_words import BulkWords
from moderator.gui.review.chosen import Chosen
from moderator.gui.review.long_undo import LONG
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.tasks import Failed, Job, Task, Tasks
from moderator.gui.watch import Watch
from moderator.gui.widgets.ask_bar import AskBar
from moderator.gui.widgets.work_bar import WorkBar
from moderator.gui.words import comments_counted, done_words, refusal
from moderator.services import bulk
from moderator.services.decide import Act
from moderator.services.desk import Desk


class BulkActs(QObject):
    """Decides the selected comments together; without a selection, the comment on the screen."""

    told = Signal(object)
    done = Signal()
    """Something was written."""
    changed = Signal()
    """A question stands there, or does no more."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        watch: Watch,
        acts: Acts,
        queue: OpenQueue,
        chosen: Chosen,
        bars: tuple[AskBar, WorkBar],
        failed: Failed,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._watch = watch
        self._acts = acts
        self._queue = queue
        self._chosen = chosen
        self._question, self._work_bar = bars
        self._failed = failed
        self._words = BulkWords()
        self._planning: Task | None = None
        self._planned: bulk.Plan | None = None
        self._question.agreed.connect(self._carry_out)
        self._question.left.connect(self.leave)
        for gone_on in (queue.opened, chosen.changed):
            gone_on.connect(self.leave)

    @property
    def is_asking(self) -> bool:
        """Whether something is being asked, or counted for a question."""
        return self._planning is not None or self._planned is not None

    def decide(self, verdict: Verdict, reason: str = "", note: str = "") -> None:
        """Asks about the selected comments; decides the one on the screen where none are."""
        act = Act(verdict, reason, note)
        if self._chosen.is_all:
            self._ask(act, bulk.Chosen(self._queue.query, but=tuple(self._chosen.ids)))
        elif self._chosen.ids:
            self.ask_about(act, self._chosen.ids)
        else:
            self.leave()
            self._acts.decide(verdict, reason, note)

    def ask_about(self, act: Act, comment_ids: Collection[int] | None = None) -> None:
        """Asks about these comments of the queue; about all of it where none are named."""
        self._ask(act, bulk.Chosen(self._queue.query, None if comment_ids is None else tuple(comment_ids)))

    def leave(self) -> None:
        """Takes the question back."""
        if not self.is_asking:
            return
        if self._planning:
            self._planning.drop()
        self._planning = self._planned = None
        self._hide_question()
        self.changed.emit()

    def _hide_question(self) -> None:
        if self._question.isAncestorOf(QApplication.focusWidget() or self._question):
            self._question.leave()
        else:
            # Whoever is typing elsewhere by now goes on there.
            self._question.hide()

    def _ask(self, act: Act, chosen: bulk.Chosen) -> None:
        self.leave()
        if chosen.ids is None:
            self._question.ask(self.tr("Counting…"), can_agree=False)
        self._planning = self._tasks.read(partial(bulk.plan, self._desk, act, chosen), self._put, self._not_planned)
        self.changed.emit()

    def _put(self, planned: bulk.Plan) -> None:
        self._planning = None
        if planned.targets:
            self._planned = planned
            self._question.ask(self._words.question(planned), can_agree=True)
        else:
            self._hide_question()
            nothing = self.tr("There is nothing to change.")
            self.told.emit(Told(" ".join(filter(None, (nothing, refusal(planned.foreseen))))))
        self.changed.emit()

    def _not_planned(self, problem: Exception) -> None:
        self.leave()
        self._tell_problem(problem)

    def _carry_out(self) -> None:
        planned, self._planned = self._planned, None
        if planned is None:
            return
        is_long = len(planned.targets) >= LONG
        if is_long and self._work_bar.is_busy:
            self.told.emit(Told(self.tr("One moment: wait until the work below is done. Nothing was changed.")))
        else:
            self._begin(planned, is_long)
        self.changed.emit()

    def _begin(self, planned: bulk.Plan, is_long: bool) -> None:
        job = Job()
        self._chosen.clear()
        if is_long:
            self._work_bar.watch(job, self._words.headline(planned))
        self._watch.write(
            partial(bulk.carry_out, self._desk, planned, job.advance),
            partial(self._written, is_long),
            partial(self._not_written, is_long),
        )

    def _written(self, is_long: bool, changes: Changes) -> None:
        if is_long:
            self._work_bar.rest()
        done = self.tr("{} {}.").format(comments_counted(len(changes.changed)), done_words(changes.verdict))
        self.told.emit(Told(" ".join(filter(None, (done, refusal(changes)))), changes.batch))
        if self._queue.query.admits(STATUS_AFTER[changes.verdict]):
            self._queue.show_changed(changes.changed)
        else:
            self._queue.leave_together(frozenset(changes.changed))
        self.done.emit()

    def _not_written(self, is_long: bool, problem: Exception) -> None:
        if is_long:
            self._work_bar.rest()
        self._tell_problem(problem)

    def _tell_problem(self, problem: Exception) -> None:
        if isinstance(problem, Stopped):
            self.told.emit(Told(self.tr("Stopped. Nothing was changed.")))
        elif isinstance(problem, UserError):
            self.told.emit(Told(str(problem)))
        else:
            self._failed(problem)
