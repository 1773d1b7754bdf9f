"""Keys work under layouts of other alphabets, by their place; what is written in a field is left alone."""

from unicodedata import lookup

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator.gui.layouts import latin_key
from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.stored import status_of, value
from tests.helpers.windows import press, shown_id, wait_until

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
X11 = {"A": 38, "S": 39, "D": 40, "H": 43, "J": 44, "R": 27, "U": 30, "E": 26, "/": 61, "8": 17, "I": 31, "G": 42}
"""The codes that an X server gives the keys of a keyboard."""

RUSSIAN = {"A": "ф", "S": "ы", "J": "о", "R": "к", "U": "г", "E": "у", "H": "р"}
ARMENIAN = {"A": "ա", "S": "ս", "J": "ճ", "R": "ր", "U": "ւ", "E": "ե", "H": "հ"}


def type_at(
    window: DeskWindow, place: str, letter: str, modifiers: Qt.KeyboardModifier = NONE, held: bool = False
) -> None:
    """The key at that place of a Latin keyboard, as the system hands it to the window under another layout."""
    wait_until(lambda: window.queue.seen or not window.pane.view.isVisible())
    event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), modifiers, X11[place], ord(letter), 0, letter, held, 1)
    QCoreApplication.sendEvent(window.windowHandle(), event)


@pytest.mark.parametrize("layout", [RUSSIAN, ARMENIAN], ids=["russian", "armenian"])
def test_verdict_keys_work_by_their_place(window: DeskWindow, paper: Runner, layout: dict[str, str]) -> None:
    type_at(window, "A", layout["A"])
    wait_until(lambda: status_of(paper, 2) == "approved")
    type_at(window, "U", layout["U"])
    wait_until(lambda: status_of(paper, 2) == "pending")
    wait_until(lambda: shown_id(window) == 2)
    type_at(window, "U", layout["U"].upper(), SHIFT)
    wait_until(lambda: status_of(paper, 2) == "approved")


@pytest.mark.parametrize("layout", [RUSSIAN, ARMENIAN], ids=["russian", "armenian"])
def test_a_reason_is_chosen_by_place_too(window: DeskWindow, paper: Runner, layout: dict[str, str]) -> None:
    window.pane.reasons._last = "threat"
    type_at(window, "R", layout["R"])
    wait_until(window.pane.reasons.isVisible)
    type_at(window, "A", layout["A"])
    assert window.pane.reasons.isVisible(), "other keys are no reasons"
    type_at(window, "R", layout["R"])
    wait_until(lambda: status_of(paper, 2) == "rejected")
    assert value(paper, "SELECT reason FROM decision") == "threat"


def test_an_armenian_digit_row_chooses_a_reason(window: DeskWindow, paper: Runner) -> None:
    type_at(window, "R", "ր")
    type_at(window, "8", lookup("ARMENIAN SMALL LETTER OH"))
    wait_until(lambda: status_of(paper, 2) == "rejected")
    assert value(paper, "SELECT reason FROM decision") == "off-topic"


def test_a_key_held_down_decides_once_under_any_layout(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    type_at(window, "A", "ф")
    for _ in range(3):
        type_at(window, "A", "ф", held=True)
    wait_until(lambda: status_of(paper, 2) == "approved")
    qtbot.wait(100)
    assert value(paper, "SELECT count(*) FROM decision") == 1
    for _ in range(2):
        type_at(window, "J", "о", held=True)
    assert window.queue.row == 2, "to go on is no verdict"


def test_letters_in_a_field_stay_what_they_are(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    press(window, "/")
    type_at(window, "A", "ф")
    assert window.top_bar.field.text() == "ф"
    window.list.setFocus()
    type_at(window, "E", "у")
    editor = QApplication.focusWidget()
    type_at(window, "A", "ф")
    assert editor.toPlainText().startswith("ф")
    press(window, "Esc", editor)
    type_at(window, "H", "р")
    type_at(window, "A", "ф")
    assert QApplication.focusWidget().text() == "ф"
    qtbot.wait(100)
    assert value(paper, "SELECT count(*) FROM decision") == 0


@pytest.mark.parametrize("letter", "ıİ")
def test_a_turkish_i_is_an_i_wherever_it_stands(letter: str) -> None:
    for place in X11.values():
        assert latin_key(ord(letter), place, 0) == "I"


@pytest.mark.parametrize(
    ("letter", "key"), [("a", "A"), ("A", "A"), ("é", "A"), ("ß", "S"), ("ğ", "G"), ("ş", "S"), ("7", "8"), ("?", "/")]
)
def test_a_latin_letter_is_itself(letter: str, key: str) -> None:
    assert latin_key(ord(letter.upper()[0]), X11[key], 0) == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_Shift])
def test_a_key_that_types_nothing_is_itself(key: Qt.Key) -> None:
    assert latin_key(key.value, 38, 0) == ""


@pytest.mark.parametrize(
    ("platform", "scan_code", "virtual_key"), [("linux", 38, 0x6C6), ("win32", 30, 0x41), ("darwin", 1, 0)]
)
def test_the_place_of_a_key_is_known_on_every_system(platform: str, scan_code: int, virtual_key: int) -> None:
    assert latin_key(ord("Ф"), scan_code, virtual_key, platform) == "A"


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_every_letter_and_digit_has_a_place(platform: str) -> None:
    found = [latin_key(ord("Ф"), code, code, platform) for code in range(128)]
    assert sorted(filter(None, found)) == sorted("/123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
