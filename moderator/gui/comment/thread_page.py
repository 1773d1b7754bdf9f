"""The thread around a comment: what it answers, what else was answered there, and what answers it."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moderator.gui.comment.aside_page import AsidePage
from moderator.gui.comment.comment_line import CommentLine
from moderator.gui.safe_text import LONGEST_LINE, PlainLabel
from moderator.gui.theme import Appearance
from moderator.gui.widgets.choosable import walk
from moderator.gui.words import written
from moderator.services.thread import MOST_COUNTED, Thread, ThreadLine

INDENT = 20
MOST_OF_TEXT = 5_000
"""Characters of the comment and of what it answers; whoever wants more of that one, chooses it."""


class ThreadPage(AsidePage):
    """One line a comment, walked through by arrows; `chosen` carries the id of another comment of it."""

    chosen = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(QCoreApplication.translate("ThreadPage", "The thread"))
        self._appearance = appearance
        self._rows: list[_Row] = []
        self.content.addStretch(1)

    def show_thread(self, thread: Thread) -> None:
        """Shows this thread, the focus on the comment that it is about; of what that one answers, all of the text."""
        while len(self._rows) < len(thread.lines):
            self._add_row()
        answered = _answered(thread)
        for row, line in zip(self._rows, thread.lines, strict=False):
            is_here = line.comment is not None and line.comment.id == thread.comment_id
            row.show_line(line, is_here, MOST_OF_TEXT if line is answered or is_here else LONGEST_LINE)
            if is_here:
                row.line.setFocus()
                self.bring_into_sight(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(thread.lines))
            row.line.setVisible(number < len(thread.lines) and thread.lines[number].comment is not None)

    def _add_row(self) -> None:
        row = _Row(self._appearance)
        row.line.chosen.connect(partial(self._choose, row))
        row.line.moved.connect(self._move)
        row.line.touched.connect(partial(self._see, row))
        self._rows.append(row)
        self.content.insertWidget(self.content.count() - 1, row)

    def _move(self, step: int) -> None:
        walk([row.line for row in self._rows], step)

    def _see(self, row: "_Row", is_touched: bool) -> None:
        if is_touched and row.line.hasFocus():
            self.bring_into_sight(row)

    def _choose(self, row: "_Row") -> None:
        if row.line.comment_id is not None:
            self.chosen.emit(row.line.comment_id)


class _Row(QWidget):
    """A comment of the thread, set in by its depth; or how many stand here that are not shown."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.line = CommentLine(appearance)
        self._left_out = PlainLabel(name="quiet")
        self._inside = QHBoxLayout(self)
        self._inside.setSpacing(0)
        self._inside.addWidget(self.line, 1)
        self._inside.addWidget(self._left_out, 1, Qt.AlignmentFlag.AlignLeft)

    def show_line(self, line: ThreadLine, is_here: bool, most: int) -> None:
        """Shows this line, brought out where it is the comment that the thread is about."""
        self._inside.setContentsMargins(line.depth * INDENT, 0, 0, 0)
        self._left_out.setVisible(line.comment is None)
        if line.comment:
            self.line.setObjectName("thisComment" if is_here else "commentLine")
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
            self.line.show_comment(line.comment, most, keeps_lines=most > LONGEST_LINE)
        else:
            self._left_out.setText(self._more_words(line.left_out))

    def _more_words(self, number: int) -> str:
        return (self.tr("{} or more others") if number >= MOST_COUNTED - 1 else self.tr("{} more")).format(
            written(number)
        )


def _answered(thread: Thread) -> ThreadLine | None:
    """The line of the comment that the thread's comment answers."""
    here = next((line.comment for line in thread.lines if line.comment and line.comment.id == thread.comment_id), None)
    return next((line for line in thread.lines if here and line.comment and line.comment.id == here.parent), None)
