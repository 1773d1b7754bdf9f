"""What is said when no comment waits: how to begin on a new desk, or what can be done when all is decided."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from moderator.gui.action_set import ActionSet
from moderator.gui.comment.comment_pane import CommentPane
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.tasks import Tasks
from moderator.gui.widgets.empty import Step
from moderator.services import review_queue
from moderator.services.desk import Desk


class Emptiness(QObject):
    """Speaks in the place of the comment. On a new desk the list, `view`, is away with its column."""

    def __init__(
        self, desk: Desk, tasks: Tasks, queue: OpenQueue, pane: CommentPane, view: QWidget, actions: ActionSet
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._queue = queue
        self._pane = pane
        self._view = view
        self._actions = actions
        queue.comment_shown.connect(self._show_list)

    def nothing_waits(self) -> None:
        """Says that all is decided; on a desk without any comment, once that is found out, how to begin."""
        steps = (
            Step(
                self.tr("Bring in what came since"),
                self.tr("Drop a newer export on this window. What is decided here stays decided."),
                self._actions["import"],
            ),
            Step(
                self.tr("Hand the decisions on"),
                self.tr("Write the approved comments to a file, or a script that tells your site."),
                self._actions["export"],
            ),
            Step(
                self.tr("Look back"),
                self.tr("What was put aside waits under Second look on the left. The last act can be taken back."),
                self._actions["undo"],
            ),
        )
        self._pane.say_empty(self.tr("No comment is waiting."), self.tr("Everything that came in is decided."), steps)
        self._tasks.read(partial(review_queue.has_comments, self._desk), self._heard, _say_nothing)

    def _heard(self, has_comments: bool) -> None:
        if has_comments or self._queue.shown or self._queue.length:
            return
        steps = (
            Step(
                self.tr("Fetch the export of your site"),
                self.tr("In WordPress: Tools, Export, All content, Download Export File."),
            ),
            Step(
                self.tr("Bring it in"),
                self.tr("Drop the file on this window. It is shown before anything is stored."),
                self._actions["import"],
            ),
            Step(
                self.tr("Or look around first"),
                self.tr("In a terminal, moderator demo opens a small invented newspaper."),
            ),
        )
        self._column().hide()
        self._pane.say_empty(self.tr("This desk is new."), self.tr("No comment has come in yet."), steps)

    def _show_list(self, shown: object) -> None:
        if shown:
            self._column().show()

    def _column(self) -> QWidget:
        """The list with what stands above it."""
        return self._view.parentWidget() or self._view


def _say_nothing(_problem: Exception) -> None:
    """Whoever opens the queue tells what is wrong."""
