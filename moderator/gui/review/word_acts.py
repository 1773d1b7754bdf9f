"""What a moderator says of a word while reading: never flag it, always flag it; and how that is taken back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from moderator.domain.site_words import WordKind
from moderator.errors import UserError
from moderator.gui.comment.comment_pane import CommentPane
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.review.undo_line import Ruled, UndoLine
from moderator.gui.safe_text import one_line
from moderator.gui.tasks import Failed
from moderator.gui.watch import Watch
from moderator.services.desk import Desk
from moderator.services.word_rulings import WordRuling, always_flag, flagged_words, never_flag, take_back

NEAR = 10
"""Rows above and below the comment that are screened anew with it: about what is on the screen."""

LONGEST_WORD = 40

Rule = Callable[[Desk, str, Sequence[int]], WordRuling]


class WordActs(QObject):
    """`line` is what Undo goes back by: rulings among the batches."""

    def __init__(self, desk: Desk, watch: Watch, queue: OpenQueue, pane: CommentPane, failed: Failed) -> None:
        super().__init__()
        self._desk = desk
        self._watch = watch
        self._queue = queue
        self._pane = pane
        self._failed = failed
        self.line = UndoLine()
        pane.view.words.chosen.connect(self._rule_never)

    def never_flag(self) -> None:
        """The flagged word of the comment on the screen; asks which one where there are several."""
        if self._queue.shown is None:
            return
        words = flagged_words(self._queue.shown.comment)
        if not words:
            self._pane.toast.tell(self.tr("No word of a list is flagged in this comment."))
        elif len(words) == 1:
            self._rule_never(words[0])
        else:
            self._pane.close_aside()
            self._pane.view.ask_which(words)

    def always_flag(self) -> None:
        """What is selected in the text on the screen."""
        selected = self._pane.view.body.selected_text
        if selected.strip():
            self._write(always_flag, selected)
        else:
            self._pane.toast.tell(self.tr("Select a word of the text first."))

    def take_back(self) -> bool:
        """Takes a ruling back if it was the latest act. Returns whether it was."""
        latest = self.line.take_latest()
        if latest is not None:
            self._take_back(latest)
        return latest is not None

    def _take_back(self, ruled: Ruled) -> None:
        self.line.forget(ruled)
        comment_ids = list(dict.fromkeys([*ruled.comment_ids, *self._queue.ids_near(NEAR)]))
        work = partial(take_back, self._desk, ruled.ruling, comment_ids)
        self._watch.write(work, partial(self._taken_back, ruled.ruling, comment_ids), self._refused)

    def _rule_never(self, word: str) -> None:
        self._write(never_flag, word)

    def _write(self, rule: Rule, word: str) -> None:
        comment_ids = self._queue.ids_near(NEAR)
        self._watch.write(
            partial(rule, self._desk, word, comment_ids), partial(self._ruled, comment_ids), self._refused
        )

    def _ruled(self, comment_ids: list[int], ruling: WordRuling) -> None:
        word = one_line(ruling.word, LONGEST_WORD)
        is_never = ruling.kind is WordKind.ALLOWED
        if not ruling.is_changed:
            said = self.tr("“{}” is never flagged already.") if is_never else self.tr("“{}” is always flagged already.")
            self._pane.toast.tell(said.format(word))
            return
        ruled = Ruled(ruling, tuple(comment_ids))
        self.line.note(ruled)
        said = self.tr("“{}” is never flagged again.") if is_never else self.tr("“{}” is always flagged from now on.")
        self._pane.toast.tell(said.format(word), take_back=partial(self._take_back, ruled))
        self._queue.show_again(comment_ids)

    def _taken_back(self, ruling: WordRuling, comment_ids: list[int], _nothing: None) -> None:
        self._pane.toast.tell(self.tr("Taken back: “{}” as before.").format(one_line(ruling.word, LONGEST_WORD)))
        self._queue.show_again(comment_ids)

    def _refused(self, problem: Exception) -> None:
        if isinstance(problem, UserError):
            self._pane.toast.tell(str(problem))
        else:
            self._failed(problem)
