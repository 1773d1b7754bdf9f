"""Taking back as a piece of work that may be long: it shows itself in the work bar, and runs only once at a time.

How long it takes is known only when the batch has been read. So it is begun like a short one, in the writing thread.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from moderator.domain.decisions import Changes
from moderator.errors import UserError
from moderator.gui.tasks import Job
from moderator.gui.widgets.work_bar import WorkBar
from moderator.services.recording import Advance

LONG = 500
"""So many comments take longer than a moment: then progress is shown, with a way to stop it."""

Undo = Callable[[Advance], Changes]


class LongUndo(QObject):
    """One undo or redo. `work` runs in the writing thread, `rest` is for the window's, once it is over."""

    def __init__(self, bar: WorkBar, undo: Undo, title: str, before: "LongUndo | None") -> None:
        super().__init__()
        self._bar = bar
        self._undo = undo
        self._title = title
        self._job = Job()
        self._job.progressed.connect(self._show)
        self._is_shown = False
        self.is_long: bool = False
        """Whether it is known to be."""
        self.is_over: bool = False
        self._before = before if before is not None and not before.is_over else None

    def work(self) -> Changes:
        """Takes back, unless this was asked for while another long one was under way: nobody had seen yet of what."""
        before, self._before = self._before, None
        if before is not None and before.is_long:
            # What comes after this one has waited for the same.
            self.is_long = True
            raise UserError(self.tr("One moment was still needed for the undo before. Nothing more was taken back."))
        return self._undo(self._advance)

    def rest(self) -> None:
        """It is over, well or not."""
        self.is_over = True
        if self._is_shown:
            self._bar.rest()

    def _advance(self, done: int, total: int) -> None:
        if total >= LONG:
            self.is_long = True
            self._job.advance(done, total)

    def _show(self, _done: int, _total: int) -> None:
        if not (self._is_shown or self.is_over or self._bar.is_busy):
            self._is_shown = True
            self._bar.watch(self._job, self._title)
