"""Every key of the table does in the real window what the table says."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from moderator.gui.actions import ACTIONS, When
from moderator.gui.dialogs.exporting import ExportDialog
from moderator.gui.dialogs.keys_overview import KeysOverview
from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.rule_texts import TOLL_IS_SPAM
from tests.helpers.stored import status_of, value
from tests.helpers.windows import press, shown_id, wait_until

KEYS = [(entry.id, key) for entry in ACTIONS for key in entry.keys]
QUEUE = {When.ALWAYS, When.IDLE, When.QUEUE, When.COMMENT}
EDITING = {When.EDITING}
RULES = {When.ALWAYS, When.IDLE, When.RULES, When.RUNNABLE}
NEW_TEXT = "Written anew."


@dataclass
class Desk:
    """A window and the data behind it."""

    window: DeskWindow
    paper: Runner
    opened: list[Path]

    def text(self) -> str:
        """The current text of comment 2, which the window shows first."""
        return str(self.paper.run("show", "2", "--json").json()["text"])

    def marked(self) -> bool:
        return bool(value(self.paper, "SELECT marked FROM comment WHERE id = 2"))

    def has(self, dialog: type) -> bool:
        return any(not found.isHidden() for found in self.window.findChildren(dialog))


def nothing(_desk: Desk) -> None:
    """The window as it opens."""


def edit(desk: Desk) -> None:
    press(desk.window, "E")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText(NEW_TEXT)


def save(desk: Desk) -> None:
    edit(desk)
    press(desk.window, "Ctrl+Return", QApplication.focusWidget())
    wait_until(lambda: desk.text() == NEW_TEXT)


def approve(desk: Desk) -> None:
    press(desk.window, "A")
    wait_until(lambda: status_of(desk.paper, 2) == "approved")


def take_back(desk: Desk) -> None:
    approve(desk)
    press(desk.window, "U")
    wait_until(lambda: status_of(desk.paper, 2) == "pending")


def show_spam(desk: Desk) -> None:
    desk.window.open("status:spam")
    wait_until(lambda: shown_id(desk.window) == 3)


def go_down(desk: Desk) -> None:
    press(desk.window, "J")
    wait_until(lambda: shown_id(desk.window) == 1)


def rule_file(desk: Desk) -> Path:
    """Where a rule file of the desk stands; there is none yet."""
    folder = desk.paper.data_dir / "rules"
    folder.mkdir(exist_ok=True)
    return folder / "evening.toml"


def open_rules(desk: Desk) -> None:
    rule_file(desk).write_text(TOLL_IS_SPAM, encoding="utf-8")
    press(desk.window, "Ctrl+R")
    wait_until(lambda: desk.window.rules.book is not None)


def change_rules_unseen(desk: Desk) -> None:
    open_rules(desk)
    desk.window.rules.blockSignals(True)
    desk.window.rules._soon.setInterval(1_000_000)
    rule_file(desk).write_text("format = 2", encoding="utf-8")
    desk.window.rules.blockSignals(False)


def spam_behind_its_back(desk: Desk) -> None:
    desk.window.watch.stop()
    desk.paper.run("spam", "8", check=0)


def is_status(comment: int, status: str) -> Callable[[Desk], bool]:
    return lambda desk: status_of(desk.paper, comment) == status


def has_whole_text(desk: Desk) -> bool:
    return desk.window.pane.view.body.toPlainText() != ""


EFFECTS: dict[str, tuple[Callable[[Desk], None], Callable[[Desk], bool]]] = {
    "import": (nothing, lambda desk: desk.has(QFileDialog)),
    "export": (nothing, lambda desk: desk.has(ExportDialog)),
    "quit": (nothing, lambda desk: desk.window.isHidden()),
    "approve": (nothing, is_status(2, "approved")),
    "reject": (nothing, lambda desk: desk.window.pane.reasons.isVisible()),
    "spam": (nothing, is_status(2, "spam")),
    "hold": (nothing, is_status(2, "held")),
    "reopen": (show_spam, is_status(3, "pending")),
    "edit": (nothing, lambda desk: desk.window.pane.is_editing),
    "redact": (nothing, lambda desk: "[address removed]" in desk.text()),
    "revert": (save, lambda desk: desk.text().startswith("So it is.")),
    "mark": (nothing, lambda desk: desk.marked()),
    "save": (edit, lambda desk: desk.text() == NEW_TEXT),
    "cancel": (edit, lambda desk: not desk.window.pane.is_editing and desk.text() != NEW_TEXT),
    "undo": (approve, is_status(2, "pending")),
    "redo": (take_back, is_status(2, "approved")),
    "next": (nothing, lambda desk: shown_id(desk.window) == 1),
    "previous": (go_down, lambda desk: shown_id(desk.window) == 2),
    "search": (nothing, lambda desk: desk.window.top_bar.field.hasFocus()),
    "whole": (nothing, has_whole_text),
    "refresh": (spam_behind_its_back, lambda desk: desk.window.queue.length == 3),
    "rules": (nothing, lambda desk: desk.window.pages.is_at_rules),
    "try-rules": (open_rules, lambda desk: desk.window.rules.tried is not None),
    "backtest": (open_rules, lambda desk: desk.window.rules.tested is not None),
    "run-rules": (open_rules, lambda desk: "1 comment will change" in desk.window.pages.rules.bar.sentence),
    "edit-rules": (open_rules, lambda desk: desk.opened == [rule_file(desk)]),
    "first-rule": (open_rules, lambda desk: desk.opened == [rule_file(desk).with_name("rules.toml")]),
    "check-rules": (change_rules_unseen, lambda desk: desk.window.rules.book is None),
    "leave-rules": (open_rules, lambda desk: not desk.window.pages.is_at_rules),
    "keys": (nothing, lambda desk: desk.has(KeysOverview)),
}


def test_the_table_of_effects_is_the_table_of_actions() -> None:
    assert list(EFFECTS) == [entry.id for entry in ACTIONS]


@pytest.mark.parametrize("places", [QUEUE, EDITING, RULES], ids=["queue", "editing", "rules"])
def test_no_key_stands_for_two_things_that_can_be_done_at_one_place(places: set[When]) -> None:
    keys = [QKeySequence(key).toString() for entry in ACTIONS if entry.when in places for key in entry.keys]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(("action", "key"), KEYS, ids=lambda part: part)
def test_a_key_does_what_it_says(
    qtbot: QtBot, window: DeskWindow, paper: Runner, opened_files: list[Path], action: str, key: str
) -> None:
    prepare, happened = EFFECTS[action]
    desk = Desk(window, paper, opened_files)
    prepare(desk)
    where = None if window.list.isVisible() else QApplication.focusWidget()
    press(window, key, where)
    wait_until(lambda: happened(desk))


def test_while_a_comment_is_edited_only_what_ends_that_can_be_used(window: DeskWindow) -> None:
    press(window, "E")
    usable = {action.objectName() for action in window.actions_of_table.all() if action.isEnabled()}
    assert usable == {entry.id for entry in ACTIONS if entry.when is When.EDITING} | {"quit"}


def test_every_action_stands_in_a_menu_with_its_key(window: DeskWindow) -> None:
    in_menus = [action for menu in window.menuBar().actions() for action in menu.menu().actions()]
    assert in_menus == window.actions_of_table.all()
    assert all(action.shortcuts() for action in in_menus)
