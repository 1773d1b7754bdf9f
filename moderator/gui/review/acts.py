"""What a moderator does to the comment on the screen, and how it is taken back.

An act is shown at once and written in the background. When it is refused or fails, the comment comes back to its
place and the moderator is told why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from moderator.domain.comments import Comment
from moderator.domain.decisions import STATUS_AFTER, Changes, Verdict
from moderator.domain.edited_text import EditedText
from moderator.errors import Stopped, UserError
from moderator.gui.review.left import Left
from moderator.gui.review.long_undo import LongUndo, Undo
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.review.own_versions import OwnVersions
from moderator.gui.tasks import Failed, Tasks
from moderator.gui.watch import Watch
from moderator.gui.widgets.work_bar import WorkBar
from moderator.gui.words import comments_counted, done_words, refusal
from moderator.services import edit, review_queue, undo
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk

MOST_REMEMBERED = 1_000
"""Comments whose former row is remembered, so that an undo can put them back there."""

MOST_SORTED_SINGLY = 50
"""Changed comments that are looked for in the queue one by one; for more, it is read again."""

Sentence = Callable[[Changes], str]
Change = Callable[[Desk, Target], Changes]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence for the moderator; `batch` is what Undo beside it takes back."""

    sentence: str
    batch: int | None = None


class Acts(QObject):
    """Decides, edits, marks and takes back, always on the comment as the moderator saw it."""

    told = Signal(object)
    stored = Signal(object)
    """The Changes of an act, an undo or a redo that is written."""
    done = Signal()
    """Something was written."""

    def __init__(
        self, desk: Desk, tasks: Tasks, watch: Watch, queue: OpenQueue, work_bar: WorkBar, failed: Failed
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._watch = watch
        self._queue = queue
        self._work_bar = work_bar
        self._failed = failed
        self._own_versions = OwnVersions()
        self._latest_undo: LongUndo | None = None
        self._rows_before: dict[int, Left] = {}
        self._unsorted: dict[int, None] = {}
        self._writes_begun = 0
        self._writes_ended = 0

    def decide(self, verdict: Verdict, reason: str = "", note: str = "") -> None:
        """Decides the comment on the screen and goes on to the next one."""
        if self._queue.seen is None:
            return
        comment = self._queue.seen.comment
        after = STATUS_AFTER[verdict]
        if after is comment.status:
            self.told.emit(Told(self.tr("Already {}.").format(done_words(verdict))))
            return
        place = self._queue.place_of(comment.id)
        if self._queue.query.admits(after):
            self._queue.go_next()
            self._queue.await_change(comment.id)
        else:
            self._remember(self._queue.leave(comment.id))
        self._act(partial(_decide, act=Act(verdict, reason, note)), comment, place)

    def toggle_mark(self) -> None:
        """Marks the comment on the screen as a good one, or takes the mark off."""
        if comment := self._read_lately():
            act = Act(Verdict.UNMARK if comment.marked else Verdict.MARK)
            self._change(partial(_decide, act=act), comment)

    def edit(self, seen: Comment, edited: EditedText, reason: str = "") -> None:
        """Gives a comment another text, if it still is as it was seen when the editor was opened."""
        self._change(partial(edit.edit_kept, edited=edited, reason=reason), seen)

    def redact(self) -> None:
        """Takes out of the comment on the screen what screening proposes to take out."""
        if self._queue.shown and not self._queue.shown.can_be_redacted:
            self.told.emit(Told(self.tr("There is nothing to take out of this comment.")))
        elif comment := self._read_lately():
            self._change(edit.redact, comment)

    def revert(self) -> None:
        """Gives the comment on the screen the text back that the site sent."""
        if comment := self._read_lately():
            self._change(edit.revert, comment)

    def undo(self, batch: int | None = None) -> None:
        """Takes back that batch, or this person's latest act, even one from before a restart."""
        self._undo(lambda advance: undo.undo(self._desk, batch, advance), self.tr("Taking back"), self._undone_sentence)

    def redo(self) -> None:
        """Takes back this person's latest undo."""
        self._undo(lambda advance: undo.redo(self._desk, advance), self.tr("Doing again"), self._redone_sentence)

    def _undo(self, work: Undo, title: str, sentence: Sentence) -> None:
        before = self._latest_undo
        if before is not None and before.is_long and not before.is_over:
            self.told.emit(Told(self.tr("One moment: this is still being taken back. Nothing else was changed.")))
            return
        self._latest_undo = latest = LongUndo(self._work_bar, work, title, before)
        self._writes_begun += 1
        self._watch.write(latest.work, partial(self._undone, latest, sentence), partial(self._not_undone, latest))

    def _undone(self, ended: LongUndo, sentence: Sentence, changes: Changes) -> None:
        ended.rest()
        self._written(None, sentence, changes)

    def _not_undone(self, ended: LongUndo, problem: Exception) -> None:
        ended.rest()
        self._not_written(None, problem)

    def _read_lately(self) -> Comment | None:
        """The comment on the screen, unless it is about to be another one by an act that is being stored."""
        if self._queue.is_stale:
            self.told.emit(Told(self.tr("One moment: the last change to this comment is being stored.")))
        return self._queue.seen.comment if self._queue.seen and not self._queue.is_stale else None

    def _change(self, change: Change, comment: Comment) -> None:
        """Changes a comment that stays where it is."""
        self._queue.await_change(comment.id)
        self._act(change, comment, self._queue.place_of(comment.id))

    def _act(self, change: Change, comment: Comment, place: Left) -> None:
        seen = Target(comment.id, comment.version)

        def work() -> Changes:
            target = self._own_versions.now(seen)
            changes = change(self._desk, target)
            self._own_versions.note(target, changes)
            return changes

        self._write(work, place, self._done_sentence)

    def _write(self, work: Callable[[], Changes], place: Left | None, sentence: Sentence) -> None:
        self._writes_begun += 1
        self._watch.write(work, partial(self._written, place, sentence), partial(self._not_written, place))

    def _written(self, place: Left | None, sentence: Sentence, changes: Changes) -> None:
        self._settle(place)
        self.stored.emit(changes)
        if changes.refused:
            self._bring_back(place)
            self.told.emit(Told(refusal(changes), changes.batch))
        elif changes.changed:
            can_undo = sentence != self._undone_sentence
            self.told.emit(Told(sentence(changes), changes.batch if can_undo else None))
        else:
            self.told.emit(Told(self.tr("There is nothing to change.")))
        self._queue.show_again([*changes.changed, *([place.comment_id] if place else [])])
        self._unsorted.update(dict.fromkeys(changes.changed))
        self._find_place()
        self.done.emit()

    def _not_written(self, place: Left | None, problem: Exception) -> None:
        self._settle(place)
        self._bring_back(place)
        if isinstance(problem, Stopped):
            self.told.emit(Told(self.tr("Stopped. Nothing was changed.")))
        elif isinstance(problem, UserError):
            self.told.emit(Told(str(problem)))
        else:
            self._failed(problem)
        self._find_place()

    def _find_place(self) -> None:
        """Finds out which of the changed comments belong to the queue, once nothing more is being written.

        Asked earlier, the answer would be about a comment as it was before the moderator's latest key.
        """
        if len(self._unsorted) > MOST_SORTED_SINGLY:
            self._unsorted = {}
            self._queue.follow()
        elif self._unsorted and self._writes_ended == self._writes_begun:
            work = partial(review_queue.matching, self._desk, self._queue.query, list(self._unsorted))
            self._tasks.read(work, partial(self._sort_in, self._writes_begun))

    def _sort_in(self, begun: int, matching: set[int]) -> None:
        if begun != self._writes_begun:
            return
        places = [self._queue.place_of(comment_id) for comment_id in self._unsorted]
        missing = {place.comment_id for place in places if place.row < 0 and place.comment_id in matching}
        wrong = [place.comment_id for place in places if place.row >= 0 and place.comment_id not in matching]
        self._unsorted = {}
        if wrong or not self._rows_before.keys() >= missing:
            self._queue.follow()
            return
        # The latest to leave returns first: each row was counted without those that had left before it.
        for comment_id in [left for left in reversed(self._rows_before) if left in missing]:
            self._queue.bring_back(self._rows_before.pop(comment_id))

    def _settle(self, place: Left | None) -> None:
        self._writes_ended += 1
        if place:
            self._queue.settle(place.comment_id)

    def _bring_back(self, place: Left | None) -> None:
        if place and not self._queue.is_leaving(place.comment_id):
            self._queue.bring_back(place)

    def _remember(self, left: Left) -> None:
        self._rows_before.pop(left.comment_id, None)
        while len(self._rows_before) >= MOST_REMEMBERED:
            del self._rows_before[next(iter(self._rows_before))]
        self._rows_before[left.comment_id] = left

    def _done_sentence(self, changes: Changes) -> str:
        return self.tr("{} {}.").format(comments_counted(len(changes.changed)), done_words(changes.verdict))

    def _undone_sentence(self, changes: Changes) -> str:
        return self.tr("Taken back: {} as before.").format(comments_counted(len(changes.changed)))

    def _redone_sentence(self, changes: Changes) -> str:
        number = comments_counted(len(changes.changed))
        return self.tr("Done again: {} {}.").format(number, done_words(changes.verdict))


def _decide(desk: Desk, target: Target, act: Act) -> Changes:
    return decide(desk, act, [target])
