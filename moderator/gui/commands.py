"""What the actions do: each one a line or two on the parts of the window."""

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow, QMenu

from moderator.domain.decisions import Verdict
from moderator.errors import UserError
from moderator.gui.around import Around
from moderator.gui.comment.comment_pane import CommentPane
from moderator.gui.dialogs.exporting import Exporting
from moderator.gui.dialogs.importing import Importing
from moderator.gui.dialogs.keys_overview import KeysOverview
from moderator.gui.ease import Ease
from moderator.gui.pages import Pages
from moderator.gui.panes import Panes
from moderator.gui.review.acts import Acts
from moderator.gui.review.many_comments import ManyComments
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.review.queue_head import order_after
from moderator.gui.review.queue_view import QueueView
from moderator.gui.review.word_acts import WordActs
from moderator.gui.rules.rules_work import RulesWork
from moderator.gui.saved_searches import SavedSearches
from moderator.gui.widgets.search_field import SearchField
from moderator.services.edit import require_text


@dataclass(frozen=True, slots=True)
class Commands:
    """The parts of one window that actions work on."""

    window: QMainWindow
    queue: OpenQueue
    acts: Acts
    pane: CommentPane
    field: SearchField
    importing: Importing
    exporting: Exporting
    rules: RulesWork
    pages: Pages
    saved: SavedSearches
    view: QueueView
    panes: Panes
    ease: Ease
    many: ManyComments
    around: Around
    words: WordActs

    def approve(self) -> None:
        self.many.bulk.decide(Verdict.APPROVE)

    def reject(self) -> None:
        """Asks why first; the choice decides."""
        self.pane.ask_reason()

    def spam(self) -> None:
        self.many.bulk.decide(Verdict.SPAM)

    def second_look(self) -> None:
        """Asks for a line that says why; the line decides."""
        self.pane.ask_note()

    def reopen(self) -> None:
        self.many.bulk.decide(Verdict.REOPEN)

    def edit(self) -> None:
        """Not while the last change to the comment is being stored: the text may be another one by then."""
        if not self.queue.is_stale:
            self.pane.begin_edit()

    def save(self) -> None:
        """A text that a comment can't have is refused in the editor, which stays open."""
        editor = self.pane.editor
        try:
            require_text(editor.text)
        except UserError as wrong:
            editor.say(str(wrong), is_problem=True)
            return
        seen, edited, reason = editor.comment, editor.edited, editor.reason
        self.pane.end_edit()
        if seen:
            self.acts.edit(seen, edited, reason)

    def cancel(self) -> None:
        self.pane.cancel_edit()

    def take_out_here(self) -> None:
        self.pane.editor.take_out()

    def original_here(self) -> None:
        self.pane.editor.bring_original()

    def redact(self) -> None:
        self.acts.redact()

    def revert(self) -> None:
        self.acts.revert()

    def reveal(self) -> None:
        """Asks why first; the reason opens it."""
        self.pane.ask_to_reveal()

    def open_article(self) -> None:
        """Says first where it leads."""
        self.pane.ask_to_open_article()

    def open_website(self) -> None:
        """Says first where it leads."""
        self.pane.ask_to_open_website()

    def mark(self) -> None:
        self.acts.toggle_mark()

    def undo(self) -> None:
        """Of a word ruling where that was the latest act: it is no decision, and the desk does not keep it."""
        if not self.words.take_back():
            self.acts.undo()

    def redo(self) -> None:
        self.acts.redo()

    def choose(self) -> None:
        self.many.choosing.toggle()

    def choose_down(self) -> None:
        self.many.choosing.extend_down()

    def choose_up(self) -> None:
        self.many.choosing.extend_up()

    def choose_all(self) -> None:
        self.many.choosing.take_all()

    def spam_alike(self) -> None:
        self.many.alike.spam_all()

    def show_alike(self) -> None:
        self.many.alike.show()

    def leave(self) -> None:
        self.many.leave()

    def go_next(self) -> None:
        self.queue.go_next()

    def go_previous(self) -> None:
        self.queue.go_previous()

    def take_in(self) -> None:
        self.queue.take_in()

    def next_order(self) -> None:
        self.queue.open(self.queue.query, order_after(self.queue.order))

    def keep_search(self) -> None:
        self.saved.ask_keep()

    def switch_rows(self) -> None:
        self.view.switch_rows()

    def next_pane(self) -> None:
        self.panes.go_next()

    def search(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def whole_text(self) -> None:
        self.queue.show_whole_text()

    def open_thread(self) -> None:
        self.around.open_thread()

    def open_versions(self) -> None:
        self.around.open_versions()

    def go_back(self) -> None:
        self.around.go_back()

    def never_flag(self) -> None:
        self.words.never_flag()

    def always_flag(self) -> None:
        self.words.always_flag()

    def refresh(self) -> None:
        self.queue.refresh()

    def open_rules(self) -> None:
        self.pages.open_rules()

    def leave_rules(self) -> None:
        """Esc takes a question back first."""
        if self.pages.rules.bar.sentence:
            self.pages.rules.bar.leave()
        else:
            self.pages.open_queue()

    def try_rules(self) -> None:
        self.rules.try_out()

    def backtest(self) -> None:
        self.rules.backtest()

    def run_rules(self) -> None:
        self.rules.ask_run()

    def edit_rules(self) -> None:
        self.pages.rules.edit()

    def begin_rules(self) -> None:
        self.rules.begin_file(self.pages.rules.open_file)

    def check_rules(self) -> None:
        self.rules.check()

    def import_files(self) -> None:
        self.importing.ask()

    def start_import(self) -> None:
        """Enter in the search field goes on searching."""
        if self.field.hasFocus():
            self.field.asked.emit(self.field.text(), True)
        else:
            self.importing.start()
            self.pages.open_queue()

    def leave_import(self) -> None:
        self.pages.open_queue()

    def show_import(self) -> None:
        self.pages.open_result()

    def copy_import(self) -> None:
        self.pages.importing.copy()

    def export(self) -> None:
        self.exporting.ask(self.field.text())

    def show_keys(self) -> None:
        menus = [action.menu() for action in self.window.menuBar().actions()]
        KeysOverview(self.window, [menu for menu in menus if isinstance(menu, QMenu)]).open()

    def show_all_actions(self) -> None:
        self.ease.palette.open()

    def switch_colours(self) -> None:
        self.ease.looks.switch_colours()

    def larger_text(self) -> None:
        self.ease.looks.larger()

    def smaller_text(self) -> None:
        self.ease.looks.smaller()

    def usual_text(self) -> None:
        self.ease.looks.usual_size()

    def toggle_sidebar(self) -> None:
        self.ease.side.toggle()

    def quit(self) -> None:
        self.window.close()
