"""What stands around the comment on the screen: its author, its thread, its versions, and the way back from there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from moderator.gui.comment.comment_pane import CommentPane
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.comment.versions import ShownVersion, shown_versions
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.tasks import Task, Tasks
from moderator.services.author_card import AuthorCard, author_card
from moderator.services.desk import Desk
from moderator.services.thread import Thread, thread

MOST_BACK = 100


class Around(QObject):
    """Reads in the background, once the comment itself is shown. `changed` tells that there is a way back, or none."""

    changed = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, queue: OpenQueue, pane: CommentPane, home: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._queue = queue
        self._pane = pane
        self._home = home
        self._came_from: list[int] = []
        self._visited: int | None = None
        self._card: Task | None = None
        self._page: Task | None = None
        queue.comment_shown.connect(self._follow)
        pane.thread_page.chosen.connect(self.visit)
        pane.view.chosen.connect(self.visit)
        pane.view.answered.chosen.connect(self.open_thread)

    @property
    def is_away(self) -> bool:
        """Whether there is something to go back from."""
        return self._pane.is_aside or bool(self._came_from)

    def open_thread(self) -> None:
        """Opens the thread of the comment on the screen, or closes it."""
        if self._closes(self._pane.thread_page) or self._queue.shown is None:
            return
        comment_id = self._queue.shown.comment.id
        self._read_page(partial(thread, self._desk, comment_id), partial(self._show_thread, comment_id))

    def open_versions(self) -> None:
        """Opens the versions of the comment on the screen, or closes them."""
        if self._closes(self._pane.versions_page) or self._queue.shown is None:
            return
        shown = self._queue.shown
        self._read_page(partial(shown_versions, shown), partial(self._show_versions, shown.comment.id))

    def visit(self, comment_id: int) -> None:
        """Shows another comment; `go_back` returns to this one."""
        shown = self._queue.shown
        self._pane.close_aside()
        self._home.setFocus()
        if shown and shown.comment.id != comment_id:
            self._came_from = [*self._came_from[-MOST_BACK:], shown.comment.id]
            self._visited = comment_id
            self._queue.visit(comment_id)
        self.changed.emit()

    def go_back(self) -> None:
        """From the thread or the versions to the comment; from a comment that was visited to the one before it."""
        self._home.setFocus()
        if self._pane.is_aside:
            self._pane.close_aside()
        elif self._came_from:
            self._visited = self._came_from.pop()
            self._queue.visit(self._visited)
        self.changed.emit()

    def _closes(self, page: QWidget) -> bool:
        if not page.isVisible():
            return False
        self.go_back()
        return True

    def _follow(self, shown: ShownComment | None) -> None:
        if self._card:
            self._card.drop()
        if shown is None:
            return
        if shown.comment.id != self._visited:
            self._go_on(shown.comment.id)
        self._pane.view.way_back.setVisible(bool(self._came_from))
        done = partial(self._show_card, shown.comment.id)
        self._card = self._tasks.read(partial(author_card, self._desk, shown.comment), done)

    def _go_on(self, comment_id: int) -> None:
        """Another comment is on the screen, by a verdict for instance: nobody wants to go back from it."""
        self._came_from, self._visited = [], comment_id
        if self._pane.is_aside:
            self._pane.close_aside()
            self._home.setFocus()
        self.changed.emit()

    def _show_card(self, comment_id: int, card: AuthorCard) -> None:
        if self._is_shown(comment_id):
            self._pane.view.cards.show_card(card)

    def _read_page(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        if self._page:
            self._page.drop()
        self._page = self._tasks.read(work, done)

    def _show_thread(self, comment_id: int, found: Thread) -> None:
        if self._is_shown(comment_id):
            self._pane.open_aside(self._pane.thread_page)
            self._pane.thread_page.show_thread(found)
            self.changed.emit()

    def _show_versions(self, comment_id: int, found: list[ShownVersion]) -> None:
        if self._is_shown(comment_id):
            self._pane.open_aside(self._pane.versions_page)
            self._pane.versions_page.show_versions(found)
            self.changed.emit()

    def _is_shown(self, comment_id: int) -> bool:
        shown = self._queue.shown
        return shown is not None and shown.comment.id == comment_id and not self._pane.is_editing
