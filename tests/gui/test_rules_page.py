"""Rules in the window: looked at, tried, held against the past, run and taken back."""

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator.gui.safe_text import PlainLabel
from moderator.gui.window import DeskWindow
from tests.gui.conftest import Opener
from tests.helpers.command import Runner
from tests.helpers.rule_texts import TOLL_IS_SPAM
from tests.helpers.stored import rows, status_of, value
from tests.helpers.windows import ids_of, press, wait_until


def key(keys: str) -> None:
    """Presses a key where the focus is."""
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(keys))


def cells(window: DeskWindow) -> list[list[str]]:
    """The table of rules as it stands on the screen."""
    model = window.pages.rules.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def told(window: DeskWindow) -> str:
    """Every sentence on the page of rules."""
    labels = window.pages.rules.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def file(paper: Runner) -> Path:
    """The desk's only rule file."""
    folder = paper.data_dir / "rules"
    folder.mkdir()
    path = folder / "evening.toml"
    path.write_text(TOLL_IS_SPAM, encoding="utf-8")
    return path


@pytest.fixture
def at_rules(file: Path, open_window: Opener) -> DeskWindow:
    """A window with its rules on the screen."""
    window = open_window()
    press(window, "Ctrl+R")
    wait_until(lambda: window.rules.book is not None)
    return window


def test_the_rules_of_the_folder_stand_in_a_table_by_priority(at_rules: DeskWindow) -> None:
    assert [row[:4] for row in cells(at_rules)] == [
        ["toll-spam", "live", "spam · Advertising", ""],
        ["watches", "live", "spam", ""],
        ["library-friends", "shadow", "approve", ""],
    ]
    assert "text has toll" in told(at_rules)
    assert "1 test of its own" in told(at_rules)


def test_a_try_shows_hits_and_examples_and_changes_nothing(at_rules: DeskWindow, paper: Runner) -> None:
    key("T")
    wait_until(lambda: [row[3:5] for row in cells(at_rules)] == [["1", "1"], ["0", "0"], ["1", "0"]])
    wait_until(lambda: "The toll is far too high." in told(at_rules))
    assert "Ani · pending" in told(at_rules)
    assert status_of(paper, 1) == "pending"
    assert rows(paper, "SELECT * FROM rule_finding") == []


def test_held_against_the_past_a_rule_tells_how_often_people_agreed(at_rules: DeskWindow) -> None:
    key("B")
    wait_until(lambda: [row[5] for row in cells(at_rules)] == ["", "100% of 1", ""])
    at_rules.pages.rules.table.selectRow(1)
    assert "People decided 1 of 1 comment as it would." in told(at_rules)


def test_a_run_asks_first_decides_as_one_batch_and_is_taken_back_by_one_key(
    at_rules: DeskWindow, paper: Runner
) -> None:
    key("Ctrl+Return")
    bar = at_rules.pages.rules.bar
    wait_until(lambda: bar.sentence != "")
    assert bar.sentence.startswith("1 comment will change: 1 put away as spam by toll-spam.")
    assert status_of(paper, 1) == "pending", "before a yes nothing is done"
    key("Return")
    wait_until(lambda: at_rules.pages.rules.toast.sentence == "1 comment changed by rules.")
    assert status_of(paper, 1) == "spam"
    assert value(paper, "SELECT actor FROM decision WHERE comment_id = 1") == "rule:toll-spam"
    assert rows(paper, "SELECT comment_id, rule FROM rule_finding") == [(8, "library-friends")]
    key("U")
    wait_until(lambda: status_of(paper, 1) == "pending")
    key("Esc")
    wait_until(lambda: ids_of(at_rules) == [2, 1, 8, 9])


def test_esc_takes_the_question_back_first_and_leads_to_the_queue_then(at_rules: DeskWindow, paper: Runner) -> None:
    key("Ctrl+Return")
    wait_until(lambda: at_rules.pages.rules.bar.sentence != "")
    key("Esc")
    assert at_rules.pages.rules.bar.sentence == ""
    assert at_rules.pages.is_at_rules
    key("Esc")
    assert not at_rules.pages.is_at_rules
    assert at_rules.list.hasFocus()
    assert status_of(paper, 1) == "pending"


def test_keys_of_the_queue_decide_nothing_while_rules_are_on_the_screen(at_rules: DeskWindow, paper: Runner) -> None:
    for decides in ("A", "S", "H"):
        key(decides)
    QTest.qWait(300)
    assert rows(paper, "SELECT * FROM decision WHERE actor = 'anna'") == []


def test_a_file_changed_in_an_editor_is_checked_again_by_itself(at_rules: DeskWindow, file: Path) -> None:
    key("T")
    wait_until(lambda: cells(at_rules)[0][3] == "1")
    file.write_text(TOLL_IS_SPAM.replace("toll-spam", "no-toll"), encoding="utf-8")
    wait_until(lambda: cells(at_rules)[0][0] == "no-toll")
    assert cells(at_rules)[0][3] == "", "what was found was found by other rules"


def test_an_editor_that_replaces_the_file_is_noticed_every_time(at_rules: DeskWindow, file: Path) -> None:
    for name in ("first", "second", "third"):
        written = file.with_suffix(".new")
        written.write_text(TOLL_IS_SPAM.replace("toll-spam", name), encoding="utf-8")
        written.replace(file)
        wait_until(lambda name=name: cells(at_rules)[0][0] == name)


def test_what_has_to_be_mended_is_told_with_its_line_and_nothing_runs(at_rules: DeskWindow, file: Path) -> None:
    file.write_text(TOLL_IS_SPAM.replace('verdict = "approve"', 'verdict = "aprove"'), encoding="utf-8")
    wait_until(lambda: "evening.toml:14" in told(at_rules))
    assert "approve" in told(at_rules), "the nearest known one"
    usable = {action.objectName() for action in at_rules.actions_of_table.all() if action.isEnabled()}
    assert not usable & {"try-rules", "run-rules", "backtest"}
    assert {"edit-rules", "check-rules", "leave-rules"} <= usable


def test_a_test_that_fails_keeps_the_rules_from_running(at_rules: DeskWindow, file: Path) -> None:
    file.write_text(TOLL_IS_SPAM.replace("No toll here", "No tax here"), encoding="utf-8")
    wait_until(lambda: "A test of toll-spam expects spam, but the rule gives none." in told(at_rules))
    assert at_rules.rules.book is None


def test_a_brake_is_told_instead_of_a_question(at_rules: DeskWindow, file: Path, paper: Runner) -> None:
    file.write_text(f"{TOLL_IS_SPAM}\n[limits]\nmax_changes = 0\n", encoding="utf-8")
    wait_until(lambda: at_rules.rules.book is not None and at_rules.rules.book.limits.max_changes == 0)
    key("Ctrl+Return")
    bar = at_rules.pages.rules.bar
    wait_until(lambda: "more than max_changes = 0" in bar.sentence)
    key("Return")
    assert bar.sentence == ""
    assert status_of(paper, 1) == "pending"


def test_without_rules_the_page_says_how_to_begin(window: DeskWindow, paper: Runner, opened_files: list[Path]) -> None:
    press(window, "Ctrl+R")
    wait_until(lambda: "There are no rules yet." in told(window))
    key("N")
    first = paper.data_dir / "rules" / "rules.toml"
    wait_until(lambda: opened_files == [first])
    wait_until(lambda: [row[0] for row in cells(window)] == ["casino-spam"])
    paper.run("rules", "check", str(first), check=0)


def test_the_folder_of_the_settings_is_shown(open_window: Opener, paper: Runner) -> None:
    elsewhere = paper.cwd / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.toml").write_text(TOLL_IS_SPAM, encoding="utf-8")
    (elsewhere / "notes.txt").write_text("No rules.", encoding="utf-8")
    (paper.data_dir / "settings.toml").write_text(f'rules.folder = "{elsewhere}"\n', encoding="utf-8")
    window = open_window()
    press(window, "Ctrl+R")
    wait_until(lambda: len(cells(window)) == 3)
    assert str(elsewhere) in told(window)


def test_a_click_on_a_queue_leads_back_from_the_rules(at_rules: DeskWindow) -> None:
    at_rules.sidebar.chosen.emit("status:approved")
    wait_until(lambda: sorted(ids_of(at_rules)) == [4, 7])
    assert not at_rules.pages.is_at_rules
