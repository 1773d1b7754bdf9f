"""Every key of the table does in the real window what the table says."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from moderator.gui.actions import ACTIONS, When
from moderator.gui.dialogs.export_dialog import ExportDialog
from moderator.gui.dialogs.keys_overview import KeysOverview
from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.rule_texts import TOLL_IS_SPAM
from tests.helpers.stored import say_the_same, status_of, value
from tests.helpers.windows import ids_of, press, shown_id, wait_until
from tests.helpers.wxr_made import Sent, write_export

KEYS = [(entry.id, key) for entry in ACTIONS for key in entry.keys]
QUEUE = {When.ALWAYS, When.IDLE, When.QUEUE, When.COMMENT, When.ALIKE, When.LEAVABLE}
ASIDE = {When.ALWAYS, When.IDLE, When.QUEUE, When.COMMENT, When.ALIKE, When.AWAY}
EDITING = {When.EDITING}
RULES = {When.ALWAYS, When.IDLE, When.RULES, When.RUNNABLE}
IMPORT = {When.ALWAYS, When.IDLE, When.IMPORT, When.PREVIEW, When.RESULT}
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


def open_editor(desk: Desk) -> None:
    press(desk.window, "E")


def edit(desk: Desk) -> None:
    open_editor(desk)
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


def select_word(desk: Desk) -> None:
    body = desk.window.pane.view.body
    cursor = body.textCursor()
    cursor.select(cursor.SelectionType.WordUnderCursor)
    body.setTextCursor(cursor)


def open_thread(desk: Desk) -> None:
    press(desk.window, "T")
    wait_until(lambda: desk.window.pane.thread_page.isVisible())


def show_spam(desk: Desk) -> None:
    desk.window.open("status:spam")
    wait_until(lambda: shown_id(desk.window) == 3)


def go_down(desk: Desk) -> None:
    press(desk.window, "J")
    wait_until(lambda: shown_id(desk.window) == 1)


def look_at_import(desk: Desk) -> None:
    desk.window.imports.look([write_export(desk.paper.cwd / "more.xml", [Sent(500)])])
    wait_until(lambda: desk.window.imports.is_seen)


def show_import(desk: Desk) -> None:
    look_at_import(desk)
    desk.window.actions_of_table["start-import"].trigger()
    wait_until(lambda: desk.window.queue.length == 5)
    desk.window.actions_of_table["show-import"].trigger()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


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


def let_one_arrive(desk: Desk) -> None:
    file = write_export(desk.paper.cwd / "more.xml", [Sent(500, "A new comment.", "Lusine")])
    desk.paper.run("import", file, check=0)
    wait_until(lambda: desk.window.queue.arrived == 1)


def is_status(comment: int, status: str) -> Callable[[Desk], bool]:
    return lambda desk: status_of(desk.paper, comment) == status


def selects(number: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.window.many.label.text() == f"{number} selected"


def choose(desk: Desk) -> None:
    press(desk.window, "X")
    wait_until(lambda: desk.window.many.label.isVisible())


def fold(desk: Desk) -> None:
    say_the_same(desk.paper, 2, 8)
    press(desk.window, "F5")
    wait_until(lambda: ids_of(desk.window) == [2, 1, 9])


def has_whole_text(desk: Desk) -> bool:
    return desk.window.pane.view.body.toPlainText() != ""


EFFECTS: dict[str, tuple[Callable[[Desk], None], Callable[[Desk], bool]]] = {
    "import": (nothing, lambda desk: desk.has(QFileDialog)),
    "export": (nothing, lambda desk: desk.has(ExportDialog)),
    "start-import": (look_at_import, lambda desk: desk.window.queue.length == 5),
    "leave-import": (look_at_import, lambda desk: not desk.window.pages.is_at_import),
    "show-import": (nothing, lambda desk: desk.window.pages.importing.is_at_result),
    "copy-import": (show_import, lambda _desk: "1 new" in clipboard()),
    "quit": (nothing, lambda desk: desk.window.isHidden()),
    "approve": (nothing, is_status(2, "approved")),
    "reject": (nothing, lambda desk: desk.window.pane.reasons.isVisible()),
    "spam": (nothing, is_status(2, "spam")),
    "hold": (nothing, lambda desk: desk.window.pane.second_look.isVisible()),
    "reopen": (show_spam, is_status(3, "pending")),
    "edit": (nothing, lambda desk: desk.window.pane.is_editing),
    "redact": (nothing, lambda desk: "[address removed]" in desk.text()),
    "revert": (save, lambda desk: desk.text().startswith("So it is.")),
    "mark": (nothing, lambda desk: desk.marked()),
    "never-flag": (nothing, lambda desk: "No word of a list" in desk.window.pane.toast.sentence),
    "reveal": (nothing, lambda desk: desk.window.pane.reveal_bar.isVisible()),
    "always-flag": (select_word, lambda desk: value(desk.paper, "SELECT count(*) FROM site_word WHERE word = 'so'")),
    "open-article": (nothing, lambda desk: desk.window.pane.door_bar.isVisible()),
    "open-website": (nothing, lambda desk: desk.window.pane.toast.sentence == "The author gave no website."),
    "save": (edit, lambda desk: desk.text() == NEW_TEXT),
    "cancel": (edit, lambda desk: not desk.window.pane.is_editing and desk.text() != NEW_TEXT),
    "take-out-here": (open_editor, lambda desk: "[address removed]" in desk.window.pane.editor.text),
    "original-here": (edit, lambda desk: desk.window.pane.editor.text.startswith("So it is.")),
    "undo": (approve, is_status(2, "pending")),
    "redo": (take_back, is_status(2, "approved")),
    "choose": (nothing, selects("1")),
    "choose-down": (nothing, selects("2")),
    "choose-up": (go_down, selects("2")),
    "choose-all": (nothing, selects("4")),
    "spam-alike": (fold, lambda desk: "Put 2 comments of 2 people away as spam" in desk.window.pane.question.sentence),
    "alike": (fold, lambda desk: ids_of(desk.window) == [2, 8]),
    "leave": (choose, lambda desk: desk.window.many.label.isHidden()),
    "next": (nothing, lambda desk: shown_id(desk.window) == 1),
    "previous": (go_down, lambda desk: shown_id(desk.window) == 2),
    "arrivals": (let_one_arrive, lambda desk: desk.window.queue.length == 5),
    "order": (nothing, lambda desk: "oldest first" in desk.window.head.orders.accessibleName()),
    "search": (nothing, lambda desk: desk.window.top_bar.field.hasFocus()),
    "keep-search": (nothing, lambda desk: desk.window.name_bar.field.hasFocus()),
    "pane": (nothing, lambda desk: desk.window.pane.view.body.hasFocus()),
    "palette": (nothing, lambda desk: desk.window.ease.palette.isVisible()),
    "thread": (nothing, lambda desk: desk.window.pane.thread_page.isVisible()),
    "versions": (nothing, lambda desk: desk.window.pane.versions_page.isVisible()),
    "back": (open_thread, lambda desk: desk.window.pane.view.isVisible()),
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
    "rows": (nothing, lambda desk: desk.window.list.rowHeight(0) == 64),
    "colours": (nothing, lambda desk: desk.window.pane.toast.sentence == "Dark colours."),
    "larger": (nothing, lambda desk: desk.window.pane.toast.sentence == "Text at 110 %."),
    "smaller": (nothing, lambda desk: desk.window.pane.toast.sentence == "Text at 90 %."),
    "usual-size": (
        lambda desk: press(desk.window, "Ctrl++"),
        lambda desk: desk.window.pane.toast.sentence == "Text at 100 %.",
    ),
    "sidebar": (nothing, lambda desk: desk.window.sidebar.isHidden()),
    "keys": (nothing, lambda desk: desk.has(KeysOverview)),
}


def test_the_table_of_effects_is_the_table_of_actions() -> None:
    assert list(EFFECTS) == [entry.id for entry in ACTIONS]


@pytest.mark.parametrize(
    "places", [QUEUE, ASIDE, EDITING, RULES, IMPORT], ids=["queue", "aside", "editing", "rules", "import"]
)
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
    with_keys = {entry.id for entry in ACTIONS if entry.keys}
    assert {action.objectName() for action in in_menus if action.shortcuts()} == with_keys
