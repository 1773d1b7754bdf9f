"""The desk's window: puts the parts together and lets them speak to each other."""

import logging
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QStatusBar, QVBoxLayout, QWidget

from moderator.domain.decisions import Verdict
from moderator.errors import QueryError, UserError, about_bug
from moderator.gui.actions import ActionSet, Place, Situation
from moderator.gui.commands import Commands
from moderator.gui.comment.comment_pane import CommentPane
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.counts import PENDING, Counts
from moderator.gui.dialogs.exporting import Exporting
from moderator.gui.dialogs.importing import Importing
from moderator.gui.pages import Pages
from moderator.gui.review.acts import Acts, Told
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.review.queue_model import QueueModel
from moderator.gui.review.queue_view import QueueView
from moderator.gui.review.row_cache import RowCache
from moderator.gui.review.row_delegate import RowDelegate
from moderator.gui.rules.rules_work import RulesWork
from moderator.gui.safe_text import PlainLabel
from moderator.gui.tasks import Tasks
from moderator.gui.theme import Appearance
from moderator.gui.top_bar import TopBar
from moderator.gui.watch import Watch
from moderator.gui.widgets.notice import Notice
from moderator.gui.widgets.sidebar import Sidebar
from moderator.gui.widgets.work_bar import WorkBar
from moderator.gui.words import comments_counted, written
from moderator.services import review_queue
from moderator.services.desk import Desk
from moderator.services.queries import read_query

log = logging.getLogger(__name__)

SIZE = 1440, 900
ROOM_FOR_SIDEBAR = 1_160
"""Pixels of width from which on the sidebar is there."""
WIDTHS = 204, 1236
WIDTHS_OF_QUEUE = 500, 736


class DeskWindow(QMainWindow):
    """One desk on the screen."""

    def __init__(self, desk: Desk, appearance: Appearance) -> None:
        super().__init__()
        self.setWindowTitle("Moderator")
        self.resize(*SIZE)
        self._desk = desk
        self._decided = 0
        self._tasks = Tasks(self.tell_problem)
        self.watch = Watch(partial(review_queue.change_count, desk), self._tasks)
        self._model = QueueModel(RowCache(partial(review_queue.rows, desk), self._tasks))
        self.queue = OpenQueue(desk, self._tasks, self._model, self.tell_problem)
        self.acts = Acts(desk, self._tasks, self.watch, self.queue, self.tell_problem)
        self._delegate = RowDelegate(appearance)
        self.list = QueueView(self._model, self._delegate)
        self.pane = CommentPane(appearance)
        self.notice, self._work_bar, self.sidebar = Notice(), WorkBar(), Sidebar()
        self.top_bar = TopBar()
        self._counts = Counts(desk, self._tasks, self.sidebar)
        self._importing = Importing(desk, self._tasks, self._work_bar, self, self.tell_problem)
        self._exporting = Exporting(desk, self._tasks, self._work_bar, self, self.tell_problem)
        self.rules = RulesWork(desk, self._tasks, self._work_bar, self.tell_problem)
        self.pages = Pages(self._queue_page(), self.list, self.rules)
        commands = Commands(
            self,
            self.queue,
            self.acts,
            self.pane,
            self.top_bar.field,
            self._importing,
            self._exporting,
            self.rules,
            self.pages,
        )
        self.actions_of_table = ActionSet(self, commands)
        self._lay_out()
        self._connect(appearance)
        self._suit()
        self.open(PENDING)

    def open(self, written_query: str, complain: bool = True) -> None:
        """Opens the queue of a query. What can't be read is told where `complain` says so."""
        try:
            query = read_query(written_query)
        except QueryError as wrong:
            if complain:
                self.notice.tell(str(wrong), is_problem=False)
            return
        self.notice.hide()
        self.pages.open_queue()
        self.top_bar.field.setText(written_query)
        self.sidebar.set_current(written_query)
        self.queue.open(query)

    def tell_problem(self, problem: Exception) -> None:
        """Says what went wrong: the machine's fault plainly, a bug as a bug."""
        if isinstance(problem, UserError):
            self.notice.tell(str(problem))
        else:
            log.error("A bug in the window", exc_info=problem)
            self.notice.tell(about_bug(problem))

    def finish(self) -> None:
        """Waits until everything is written."""
        self.watch.stop()
        self._tasks.finish()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        # What is still being read or written must not keep a frozen window on the screen.
        self.hide()
        self.finish()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.sidebar.setVisible(self.width() >= ROOM_FOR_SIDEBAR)

    def _connect(self, appearance: Appearance) -> None:
        self.watch.news.connect(self.queue.refresh)
        self.watch.news.connect(self._counts.refresh)
        self.list.row_chosen.connect(self.queue.choose)
        self.queue.row_wanted.connect(self.list.choose)
        self.queue.comment_shown.connect(self._show)
        self.queue.changed.connect(self._say_where)
        self.acts.told.connect(self._tell)
        self.acts.done.connect(self._counts.refresh)
        self.pane.toast.undo_wanted.connect(self.acts.undo)
        self.pane.reasons.chosen.connect(partial(self.acts.decide, Verdict.REJECT))
        self.pane.view.more_wanted.connect(self.queue.show_whole_text)
        self.pane.editing_changed.connect(self._suit)
        self._work_bar.changed.connect(self._suit)
        self.sidebar.chosen.connect(self._open_from_side)
        self.top_bar.field.asked.connect(self._search)
        self.top_bar.field.left.connect(self.list.setFocus)
        self._importing.told.connect(self._say)
        self._importing.done.connect(self.queue.refresh)
        self._importing.done.connect(self._counts.refresh)
        self._exporting.told.connect(self._say)
        self.pages.turned.connect(self._suit)
        self.pages.rules.toast.undo_wanted.connect(self.acts.undo)
        self.rules.changed.connect(self._suit)
        self.rules.told.connect(self._tell)
        self.rules.done.connect(self.queue.refresh)
        self.rules.done.connect(self._counts.refresh)
        appearance.changed.connect(self.list.viewport().update)

    def _lay_out(self) -> None:
        self.actions_of_table.fill(self.menuBar())
        self.top_bar.add_buttons(self.actions_of_table["import"], self.actions_of_table["export"])
        self.pane.add_buttons(
            self.actions_of_table.with_button(Place.LEFT), self.actions_of_table.with_button(Place.RIGHT)
        )
        self.pane.view.offer_redaction(self.actions_of_table["redact"])
        self.pages.rules.add_buttons(self.actions_of_table.with_button(Place.RULES))
        self.sidebar.add_page(self.actions_of_table["rules"])
        columns = _columns(WIDTHS, self.sidebar, self.pages)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self.notice)
        layout.addWidget(columns, 1)
        layout.addWidget(self._work_bar)
        self.setCentralWidget(middle)
        self._where, self._today = PlainLabel(), PlainLabel()
        status = QStatusBar()
        status.setSizeGripEnabled(False)
        for label in (self._where, self._today):
            status.addWidget(label)
        self.setStatusBar(status)
        self.list.setFocus()

    def _queue_page(self) -> QWidget:
        return _columns(WIDTHS_OF_QUEUE, self._queue_column(), self.pane)

    def _queue_column(self) -> QWidget:
        self._head = PlainLabel()
        head = QWidget()
        head.setObjectName("queueHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head_layout = QHBoxLayout(head)
        head_layout.setContentsMargins(16, 8, 16, 8)
        head_layout.addWidget(self._head)
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.list, 1)
        return column

    def _show(self, shown: ShownComment | None) -> None:
        if shown:
            self.pane.show_comment(shown)
        elif self.queue.is_loading:
            self.pane.say_empty(self.tr("Reading…"), "")
        else:
            self.pane.say_empty(*self._about_emptiness())
        self._suit()

    def _about_emptiness(self) -> tuple[str, str]:
        if self.top_bar.field.text() in ("", PENDING):
            advice = self.tr("Import an export of your site with Ctrl+I. In WordPress: Tools, Export, All content.")
            return self.tr("No comment is waiting."), advice
        return self.tr("Nothing matches."), self.tr("Press / and search for something else.")

    def _search(self, query: str, is_entered: bool) -> None:
        self.open(query, complain=is_entered)
        if is_entered:
            self.list.setFocus()

    def _open_from_side(self, query: str) -> None:
        self.open(query)
        self.list.setFocus()

    def _tell(self, told: Told) -> None:
        self._say(told.sentence, told.batch)
        if told.batch is not None:
            self._decided += 1
        self._say_where()

    def _say(self, sentence: str, batch: int | None = None) -> None:
        """Says it on the page that is on the screen; with a batch, with the offer to take it back."""
        toast = self.pages.rules.toast if self.pages.is_at_rules else self.pane.toast
        toast.tell(sentence, batch)

    def _say_where(self) -> None:
        length, row = self.queue.length, self.queue.row
        self._head.setText(self._length_words())
        place = self.tr("{} of {}").format(written(row + 1), written(length)) if row >= 0 else ""
        self._where.setText(place)
        self._today.setText(self.tr("{} decided since start").format(written(self._decided)) if self._decided else "")

    def _length_words(self) -> str:
        if self.queue.is_loading:
            return self.tr("Reading…")
        return self.tr("{} · by priority").format(comments_counted(self.queue.length))

    def _suit(self) -> None:
        is_editing = self.pane.is_editing
        for part in (self.list, self.sidebar, self.top_bar):
            part.setEnabled(not is_editing)
        self.sidebar.mark_page(self.pages.is_at_rules)
        self.actions_of_table.suit(
            Situation(
                has_comment=self.queue.shown is not None,
                is_editing=is_editing,
                is_idle=not self._work_bar.is_busy,
                is_at_rules=self.pages.is_at_rules,
                can_run_rules=self.rules.book is not None,
            )
        )
        if not is_editing and self.pane.editor.isAncestorOf(self.focusWidget() or self):
            self.list.setFocus()


def _columns(widths: tuple[int, int], left: QWidget, right: QWidget) -> QSplitter:
    """Two parts beside each other; what room there is more goes to the right one."""
    columns = QSplitter()
    columns.setHandleWidth(1)
    columns.setChildrenCollapsible(False)
    for part in (left, right):
        columns.addWidget(part)
    columns.setSizes(list(widths))
    columns.setStretchFactor(1, 1)
    return columns
