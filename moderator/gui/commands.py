"""What the actions do: each one a line or two on the parts of the window."""

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow, QMenu

from moderator.domain.decisions import Verdict
from moderator.gui.comment.comment_pane import CommentPane
from moderator.gui.dialogs.exporting import Exporting
from moderator.gui.dialogs.importing import Importing
from moderator.gui.dialogs.keys_overview import KeysOverview
from moderator.gui.pages import Pages
from moderator.gui.review.acts import Acts
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.rules.rules_work import RulesWork
from moderator.gui.widgets.search_field import SearchField


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

    def approve(self) -> None:
        self.acts.decide(Verdict.APPROVE)

    def reject(self) -> None:
        """Asks why first; the menu's choice decides."""
        self.pane.ask_reason()

    def spam(self) -> None:
        self.acts.decide(Verdict.SPAM)

    def second_look(self) -> None:
        self.acts.decide(Verdict.HOLD)

    def reopen(self) -> None:
        self.acts.decide(Verdict.REOPEN)

    def edit(self) -> None:
        """Not while the last change to the comment is being stored: the text may be another one by then."""
        if not self.queue.is_stale:
            self.pane.begin_edit()

    def save(self) -> None:
        seen, text = self.pane.editor.comment, self.pane.editor.text
        self.pane.end_edit()
        if seen:
            self.acts.edit(seen, text)

    def cancel(self) -> None:
        self.pane.end_edit()

    def redact(self) -> None:
        self.acts.redact()

    def revert(self) -> None:
        self.acts.revert()

    def mark(self) -> None:
        self.acts.toggle_mark()

    def undo(self) -> None:
        self.acts.undo()

    def redo(self) -> None:
        self.acts.redo()

    def go_next(self) -> None:
        self.queue.go_next()

    def go_previous(self) -> None:
        self.queue.go_previous()

    def search(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def whole_text(self) -> None:
        self.queue.show_whole_text()

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

    def export(self) -> None:
        self.exporting.ask()

    def show_keys(self) -> None:
        menus = [action.menu() for action in self.window.menuBar().actions()]
        KeysOverview(self.window, [menu for menu in menus if isinstance(menu, QMenu)]).open()

    def quit(self) -> None:
        self.window.close()
