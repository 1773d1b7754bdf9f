"""Why a comment is rejected or put aside, by keys; and no verdict on what nobody has seen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from moderator.gui.comment.reason_menu import ReasonMenu
from moderator.gui.window import DeskWindow
from tests.gui.conftest import Opener
from tests.helpers.command import Runner
from tests.helpers.stored import status_of, value
from tests.helpers.windows import ids_of, press, shown_id, wait_until


def reason_of(paper: Runner, comment: int) -> str:
    return str(value(paper, "SELECT reason FROM decision WHERE comment_id = ? ORDER BY seq DESC LIMIT 1", [comment]))


def open_reasons(window: DeskWindow) -> ReasonMenu:
    press(window, "R")
    wait_until(window.pane.reasons.isVisible)
    return window.pane.reasons


def rows(menu: ReasonMenu) -> list[str]:
    """What its rows say, to the eye and to a screen reader."""
    return [row.accessibleName() for row in menu._rows]


def key(window: DeskWindow, key: str) -> None:
    """Presses a key where the focus is."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(key))


def held(where: QWidget, key: Qt.Key, text: str) -> None:
    for _ in range(3):
        QApplication.sendEvent(where, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True))


def test_enter_rejects_without_a_reason(window: DeskWindow, paper: Runner) -> None:
    menu = open_reasons(window)
    assert rows(menu)[0] == "Without a reason Enter"
    assert menu._rows[0].hasFocus()
    key(window, "Return")
    wait_until(lambda: status_of(paper, 2) == "rejected")
    assert reason_of(paper, 2) == ""
    assert not menu.isVisible()
    assert window.list.hasFocus()


def test_the_same_key_again_gives_the_reason_of_last_time(window: DeskWindow, paper: Runner) -> None:
    menu = open_reasons(window)
    key(window, "R")
    assert menu.isVisible(), "there was no last time"
    key(window, "8")
    wait_until(lambda: status_of(paper, 2) == "rejected")
    open_reasons(window)
    assert "As last time: Off topic R" in rows(menu)
    key(window, "R")
    wait_until(lambda: status_of(paper, 1) == "rejected")
    assert reason_of(paper, 1) == "off-topic"


def test_digits_are_the_reasons_used_most_at_this_desk(open_window: Opener, paper: Runner) -> None:
    for comment, reason in (("4", "duplicate"), ("7", "duplicate"), ("3", "threat")):
        paper.run("reject", comment, "--reason", reason, check=0)
    window = open_window()
    wait_until(lambda: window.pane.reasons._codes[:3] == ["duplicate", "threat", "offensive"])
    menu = open_reasons(window)
    assert rows(menu)[2:5] == ["Duplicate 1", "Threat 2", "Offensive 3"]
    key(window, "1")
    wait_until(lambda: status_of(paper, 2) == "rejected")
    assert reason_of(paper, 2) == "duplicate"


def test_last_time_is_known_after_a_restart(open_window: Opener, paper: Runner) -> None:
    paper.run("--as", "anna", "reject", "4", "--reason", "threat", check=0)
    paper.run("--as", "petros", "reject", "7", "--reason", "duplicate", check=0)
    window = open_window()
    wait_until(lambda: window.pane.reasons._last)
    assert "As last time: Threat R" in rows(open_reasons(window))


def test_arrows_reach_every_reason(window: DeskWindow, paper: Runner) -> None:
    menu = open_reasons(window)
    for _ in range(2):
        key(window, "Up")
    key(window, "Down")
    assert menu._rows[-1].hasFocus()
    key(window, "Return")
    wait_until(lambda: status_of(paper, 2) == "rejected")
    assert reason_of(paper, 2) == "other"


def test_a_click_on_a_reason_chooses_it(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    menu = open_reasons(window)
    qtbot.mouseClick(menu._rows[1], Qt.MouseButton.LeftButton)
    wait_until(lambda: status_of(paper, 2) == "rejected")
    assert reason_of(paper, 2) == "offensive"


@pytest.fixture
def undecided(paper: Runner) -> Iterator[None]:
    yield
    assert value(paper, "SELECT count(*) FROM decision") == 0


@pytest.mark.usefixtures("undecided")
def test_escape_leaves_the_comment_and_other_letters_do_nothing(qtbot: QtBot, window: DeskWindow) -> None:
    menu = open_reasons(window)
    for letter in "AGSHJ":
        key(window, letter)
    assert menu.isVisible()
    key(window, "Esc")
    assert not menu.isVisible()
    assert window.list.hasFocus()
    assert shown_id(window) == 2
    qtbot.wait(100)


@pytest.mark.usefixtures("undecided")
def test_a_key_held_down_opens_the_reasons_and_chooses_none(qtbot: QtBot, window: DeskWindow) -> None:
    menu = open_reasons(window)
    menu._last = "threat"
    menu.ask(window.pane)
    for name, letter in ((Qt.Key.Key_R, "r"), (Qt.Key.Key_Return, "\r"), (Qt.Key.Key_1, "1")):
        held(menu._rows[0], name, letter)
    assert menu.isVisible()
    qtbot.wait(100)


@pytest.mark.usefixtures("undecided")
def test_a_question_about_a_comment_goes_with_it(window: DeskWindow) -> None:
    menu = open_reasons(window)
    window.queue.go_next()
    wait_until(lambda: shown_id(window) == 1)
    assert not menu.isVisible()


@pytest.mark.parametrize("note", ["", "Who is Garo?"])
def test_a_second_look_may_say_why(qtbot: QtBot, window: DeskWindow, paper: Runner, note: str) -> None:
    press(window, "H")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, note)
    key(window, "Return")
    wait_until(lambda: status_of(paper, 2) == "held")
    assert value(paper, "SELECT note FROM decision WHERE comment_id = 2") == note
    assert window.list.hasFocus()


@pytest.mark.usefixtures("undecided")
def test_escape_leaves_a_second_look(qtbot: QtBot, window: DeskWindow) -> None:
    press(window, "H")
    qtbot.keyClicks(QApplication.focusWidget(), "aars")
    key(window, "Esc")
    assert not window.pane.second_look.isVisible()
    assert shown_id(window) == 2
    press(window, "H")
    line = QApplication.focusWidget()
    assert line.text() == "", "what was not sent is about no other comment"
    held(line, Qt.Key.Key_H, "h")
    assert line.text() == "", "the key that opened it is no letter of it"
    held(line, Qt.Key.Key_Return, "\r")
    assert window.pane.second_look.isVisible()
    qtbot.wait(100)


@pytest.mark.parametrize("again", ["A", "S", "P", "G", "D"])
def test_a_key_that_comes_before_the_next_comment_is_painted_decides_nothing(
    qtbot: QtBot, window: DeskWindow, paper: Runner, again: str
) -> None:
    wait_until(lambda: window.queue.has_ready(1) and window.queue.seen)
    for letter in ("A", again):
        QTest.keySequence(window.list, QKeySequence(letter))
    assert shown_id(window) == 1
    wait_until(lambda: status_of(paper, 2) == "approved")
    qtbot.wait(100)
    assert ids_of(window) == [1, 8, 9]
    assert value(paper, "SELECT count(*) FROM decision") == 1


def test_a_reason_given_before_the_next_comment_is_painted_decides_nothing(
    qtbot: QtBot, window: DeskWindow, paper: Runner
) -> None:
    wait_until(lambda: window.queue.has_ready(1) and window.queue.seen)
    for letter in ("A", "R"):
        QTest.keySequence(window.list, QKeySequence(letter))
    key(window, "Return")
    wait_until(lambda: status_of(paper, 2) == "approved")
    qtbot.wait(100)
    assert value(paper, "SELECT count(*) FROM decision") == 1


def test_a_comment_that_has_been_painted_can_be_decided(window: DeskWindow, paper: Runner) -> None:
    for comment in (2, 1, 8, 9):
        wait_until(lambda wanted=comment: window.queue.seen and shown_id(window) == wanted)
        QTest.keySequence(window.list, QKeySequence("S"))
        wait_until(lambda wanted=comment: status_of(paper, wanted) == "spam")
