"""The desk's window: puts the parts together and lets them speak to each other."""

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStatusBar, QVBoxLayout, QWidget

from moderator.domain.decisions import Verdict
from moderator.errors import QueryError, UserError, about_bug
from moderator.gui.action_set import ActionSet, Situation
from moderator.gui.actions import Place
from moderator.gui.all_actions import offers
from moderator.gui.around import Around
from moderator.gui.bug_report import bug_report
from moderator.gui.commands import Commands
from moderator.gui.comment.comment_pane import CommentPane
from moderator.gui.comment.reveals import Reveals
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.counts import PENDING, Counts
from moderator.gui.dialogs.exporting import Exporting
from moderator.gui.dialogs.importing import Importing
from moderator.gui.ease import Ease
from moderator.gui.emptiness import Emptiness
from moderator.gui.importing.import_door import ImportDoor
from moderator.gui.kept_state import KeptState
from moderator.gui.layouts import KeysByPlace
from moderator.gui.own_keys import own_keys
from moderator.gui.pages import Pages
from moderator.gui.panes import Panes
from moderator.gui.recovery_code import RecoveryCode
from moderator.gui.review.acts import Acts, Told
from moderator.gui.review.bulk_acts import BulkActs
from moderator.gui.review.many_comments import ManyComments
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.review.queue_head import QueueHead
from moderator.gui.review.queue_model import QueueModel
from moderator.gui.review.queue_view import QueueView
from moderator.gui.review.row_cache import RowCache
from moderator.gui.review.row_delegate import RowDelegate
from moderator.gui.review.word_acts import WordActs
from moderator.gui.rules.rules_work import RulesWork
from moderator.gui.safe_text import PlainLabel
from moderator.gui.saved_searches import SavedSearches
from moderator.gui.tasks import Tasks
from moderator.gui.theme import Appearance
from moderator.gui.top_bar import TopBar
from moderator.gui.watch import Watch
from moderator.gui.widgets.columns import columns
from moderator.gui.widgets.name_bar import NameBar
from moderator.gui.widgets.notice import Notice
from moderator.gui.widgets.sidebar import Sidebar
from moderator.gui.widgets.work_bar import WorkBar
from moderator.gui.words import written
from moderator.services import review_queue
from moderator.services.desk import Desk
from moderator.services.queries import read_query
from moderator.services.reason_habits import reason_habits
from moderator.services.saved_searches import LONGEST_NAME

log = logging.getLogger(__name__)

SIZE = 1440, 900
IN_TOP_BAR = "import", "export", "palette"
WIDTHS = 204, 1236
WIDTHS_OF_QUEUE = 500, 736
MOST_FOR_LIST = 0.4
"""The list's share of a narrow window."""


class DeskWindow(QMainWindow):
    """One desk on the screen. `closing` tells that it is about to go, while all is still as it was."""

    closing = Signal()

    def __init__(self, desk: Desk, appearance: Appearance, kept: KeptState | None = None) -> None:
        super().__init__()
        self.setWindowTitle("Moderator")
        self.resize(*SIZE)
        self._desk = desk
        self._decided = 0
        self.written_query = ""
        self._tasks = Tasks(self.tell_problem)
        self.watch = Watch(partial(review_queue.change_count, desk), self._tasks)
        self._model = QueueModel(RowCache(partial(review_queue.rows, desk), self._tasks))
        self.queue = OpenQueue(desk, self._tasks, self._model, self.tell_problem)
        self._work_bar = WorkBar()
        self.acts = Acts(desk, self._tasks, self.watch, self.queue, self._work_bar, self.tell_problem)
        self._delegate = RowDelegate(appearance)
        self.list = QueueView(self._model, self._delegate)
        self.list.set_rows(desk.settings.window_rows)
        self.head = QueueHead(self.queue)
        self.pane = CommentPane(appearance)
        self.around = Around(desk, self._tasks, self.queue, self.pane, self.list)
        self.words = WordActs(desk, self.watch, self.queue, self.pane, self.tell_problem)
        self.notice, self.sidebar = Notice(), Sidebar()
        self.top_bar = TopBar()
        self._counts = Counts(desk, self._tasks, self.sidebar)
        self.name_bar = NameBar(LONGEST_NAME)
        self.saved = SavedSearches(desk, self.watch, self.sidebar, self.name_bar, self.tell_problem)
        self._importing = Importing(desk, self._tasks, self._work_bar, self, self.tell_problem)
        self._exporting = Exporting(desk, self._tasks, self._work_bar, self, self.tell_problem)
        self.rules = RulesWork(desk, self._tasks, self._work_bar, self.tell_problem)
        chosen, bars = self._model.chosen, (self.pane.question, self._work_bar)
        bulk = BulkActs(desk, self._tasks, self.watch, self.acts, self.queue, chosen, bars, self.tell_problem)
        self.many = ManyComments(self.queue, chosen, bulk, self.top_bar.field.text, self.open)
        self.pages = Pages(self._queue_page(), self.list, self.rules, self._importing)
        self.ease = Ease(self, desk, appearance, self.sidebar)
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
            self.saved,
            self.list,
            Panes(
                (self.top_bar.field, lambda: self.top_bar.field),
                (self.sidebar, lambda: self.sidebar.home),
                (self.list, lambda: self.list),
                (self.pane.view, lambda: self.pane.view.body),
                (self.pages.rules, lambda: self.pages.rules.table),
            ),
            self.ease,
            self.many,
            self.around,
            self.words,
        )
        self.own_keys = own_keys(desk.settings.keys)
        self.actions_of_table = ActionSet(self, commands, self.own_keys.by_action)
        importing_action = self.actions_of_table["import"]
        self.imports = ImportDoor(self, self.top_bar.field, importing_action, self._importing, self.pages)
        self.recovery = RecoveryCode(desk, self._tasks, self.watch)
        self._importing.finished.connect(self.recovery.look)
        self.emptiness = Emptiness(desk, self._tasks, self.queue, self.pane, self.list, self.actions_of_table)
        self._lay_out()
        self._connect(appearance)
        self._suit()
        KeysByPlace(self)
        self._open_first(kept or KeptState())

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
        self.written_query = written_query
        self.top_bar.field.show_query(written_query)
        self.sidebar.set_current(written_query)
        self.queue.open(query)

    def _open_first(self, kept: KeptState) -> None:
        """The queue that was open at last, at the same comment; the pending ones where its query can't be read now."""
        self.queue.order = kept.order or self.queue.order
        self.queue.begin_at(kept.comment)
        self.open(kept.query, complain=False)
        if self.written_query != kept.query or not kept.query:
            self.open(PENDING)

    def tell_problem(self, problem: Exception) -> None:
        """Says what went wrong: the machine's fault plainly, a bug as a bug."""
        if isinstance(problem, UserError):
            self.notice.tell(str(problem))
        else:
            log.error("A bug in the window", exc_info=problem)
            self.notice.tell(about_bug(problem), report=bug_report(problem))

    def share_width(self) -> None:
        """Gives the list its usual width, or its share of a narrow window; the comment has the rest."""
        width = min(WIDTHS_OF_QUEUE[0], round(self.width() * MOST_FOR_LIST))
        self._queue_and_comment.setSizes([width, self.width() - width])

    def finish(self) -> None:
        """Waits until everything is written."""
        self.watch.stop()
        self._tasks.finish(self._desk.database.stop_reading)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        self.closing.emit()
        # What is still being read or written must not keep a frozen window on the screen.
        self.hide()
        self.finish()
        event.accept()

    def _connect(self, appearance: Appearance) -> None:
        self.watch.news.connect(self.queue.follow)
        self.watch.news.connect(self._counts.refresh)
        self.list.row_chosen.connect(self.queue.choose)
        self.list.row_ticked.connect(self.many.choosing.toggle_row)
        self.list.range_wanted.connect(self.many.choosing.extend_to)
        self.head.order_wanted.connect(lambda order: self.queue.open(self.queue.query, order))
        self.head.arrivals_wanted.connect(self.queue.take_in)
        self.queue.row_wanted.connect(self.list.choose)
        self.queue.comment_shown.connect(self._show)
        self.queue.changed.connect(self._say_where)
        self.acts.told.connect(self._tell)
        self.acts.done.connect(self._counts.refresh)
        self.acts.stored.connect(self.pane.note_stored)
        for toast in (self.pane.toast, self.pages.rules.toast):
            toast.undo_wanted.connect(self.words.line.forget)
            toast.undo_wanted.connect(self.acts.undo)
        self.pane.reasons.chosen.connect(partial(self.many.bulk.decide, Verdict.REJECT))
        self.pane.second_look.noted.connect(lambda note: self.many.bulk.decide(Verdict.HOLD, note=note))
        self._tasks.read(partial(reason_habits, self._desk), self.pane.reasons.show_habits)
        Reveals(self._desk, self.watch, self.queue, self.pane, self.tell_problem)
        self.pane.view.painted.connect(self.queue.note_painted)
        self.many.bulk.told.connect(self._tell)
        self.many.bulk.done.connect(self._counts.refresh)
        self.many.changed.connect(self._suit)
        self.pane.question.left.connect(self.list.setFocus)
        self.pane.question.agreed.connect(self.list.setFocus)
        self.pane.view.more_wanted.connect(self.queue.show_whole_text)
        self.pane.editing_changed.connect(self._suit)
        self.around.changed.connect(self._suit)
        self.pane.view.words.left.connect(self.list.setFocus)
        self._work_bar.changed.connect(self._suit)
        self.sidebar.chosen.connect(self._open_from_side)
        self.saved.told.connect(lambda sentence, take_back: self._say(sentence, take_back=take_back))
        self.saved.changed.connect(self._counts.read_names)
        self.name_bar.left.connect(self.list.setFocus)
        self.top_bar.field.asked.connect(self._search)
        self.top_bar.field.left.connect(self.list.setFocus)
        self._importing.told.connect(self._say)
        self._importing.looked.connect(self._suit)
        self._importing.done.connect(self.queue.refresh)
        self._importing.done.connect(self._counts.refresh)
        self._exporting.told.connect(self._say)
        self.pages.turned.connect(self._suit)
        self.rules.changed.connect(self._suit)
        self.rules.told.connect(self._tell)
        self.rules.done.connect(self.queue.refresh)
        self.rules.done.connect(self._counts.refresh)
        appearance.changed.connect(self.list.suit_rows)
        self.ease.offer(partial(offers, self.actions_of_table), lambda chosen: self.actions_of_table[chosen].trigger())
        self.ease.help_searching(self._desk, self._tasks, self.top_bar.field)
        self.ease.read_aloud(self.queue)
        self.ease.looks.told.connect(self._say)

    def _lay_out(self) -> None:
        self.actions_of_table.fill(self.menuBar())
        self.top_bar.add_buttons(*(self.actions_of_table[each] for each in IN_TOP_BAR))
        self.pane.add_buttons(
            self.actions_of_table.with_button(Place.LEFT), self.actions_of_table.with_button(Place.RIGHT)
        )
        self.pane.view.offer_redaction(self.actions_of_table["redact"])
        for page in (self.pane.view, self.pane.thread_page, self.pane.versions_page):
            page.offer_way_back(self.actions_of_table["back"])
        self.pages.rules.add_buttons(self.actions_of_table.with_button(Place.RULES))
        self.head.add_label(self.many.label)
        self.head.show_keys(self.actions_of_table["order"], self.actions_of_table["arrivals"])
        self.pages.importing.add_buttons(
            *(self.actions_of_table[name] for name in ("start-import", "copy-import", "leave-import"))
        )
        self.sidebar.add_page(self.actions_of_table["rules"])
        sides = columns("sides", WIDTHS, self.sidebar, self.pages)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.imports.offer)
        layout.addWidget(self.recovery.offer)
        layout.addWidget(self._exporting.offer)
        layout.addWidget(sides, 1)
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
        self._queue_and_comment = columns("queue-and-comment", WIDTHS_OF_QUEUE, self._queue_column(), self.pane)
        return self._queue_and_comment

    def _queue_column(self) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.name_bar)
        layout.addWidget(self.list, 1)
        return column

    def _show(self, shown: ShownComment | None) -> None:
        if shown:
            self.pane.show_comment(shown)
        elif self.queue.is_loading:
            self.pane.say_empty(self.tr("Reading…"), "")
        elif self.top_bar.field.text() in ("", PENDING):
            self.emptiness.nothing_waits()
        else:
            self.pane.say_empty(self.tr("Nothing matches."), self.tr("Press / and search for something else."))
        self._suit()

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
            self.words.line.note(told.batch)
        self._say_where()

    def _say(self, sentence: str, batch: int | None = None, take_back: Callable[[], None] | None = None) -> None:
        """Says it on the page that is on the screen, with the offer to take it back where that is possible."""
        toast = self.pages.rules.toast if self.pages.is_at_rules else self.pane.toast
        toast.tell(sentence, batch, take_back)

    def _say_where(self) -> None:
        length, row = self.queue.length, self.queue.row
        place = self.tr("{} of {}").format(written(row + 1), written(length)) if row >= 0 else ""
        self._where.setText(place)
        self._where.setVisible(bool(place))
        self._today.setText(self.tr("{} decided since start").format(written(self._decided)) if self._decided else "")

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
                has_alike=self.many.alike.are_there,
                can_leave=self.many.can_leave,
                is_away=self.around.is_away,
                is_at_import=self.pages.is_at_import,
                can_import=self._importing.can_start,
                is_at_result=self.pages.importing.is_at_result,
            )
        )
        if not is_editing and self.pane.editor.isAncestorOf(self.focusWidget() or self):
            self.list.setFocus()
