"""Has an address opened when somebody said why, and shows it if that comment is still on the screen."""

from functools import partial

from PySide6.QtCore import QObject

from moderator.domain.personal import EmailAddress
from moderator.errors import UserError
from moderator.gui.comment.comment_pane import CommentPane
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.tasks import Failed
from moderator.gui.watch import Watch
from moderator.services.desk import Desk
from moderator.services.reveal import reveal


class Reveals(QObject):
    """Joins the bar that asks with the service that opens and records."""

    def __init__(self, desk: Desk, watch: Watch, queue: OpenQueue, pane: CommentPane, failed: Failed) -> None:
        super().__init__(pane)
        self._desk = desk
        self._watch = watch
        self._queue = queue
        self._bar = pane.reveal_bar
        self._failed = failed
        self._bar.asked.connect(self._open)

    def _open(self, reason: str) -> None:
        if shown := self._queue.shown:
            wanted = shown.comment.id
            work = partial(reveal, self._desk, wanted, reason)
            self._watch.write(work, partial(self._opened, wanted), self._not_opened)

    def _opened(self, wanted: int, address: EmailAddress) -> None:
        shown = self._queue.shown
        if shown and shown.comment.id == wanted and self._bar.isVisible():
            self._bar.show_address(address)

    def _not_opened(self, problem: Exception) -> None:
        if isinstance(problem, UserError):
            self._bar.refuse(str(problem))
        else:
            self._bar.leave()
            self._failed(problem)
