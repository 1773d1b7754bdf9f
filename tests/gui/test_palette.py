"""Ctrl+K: every action in one list, found by typing, chosen by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from moderator.gui.actions import ACTIONS
from moderator.gui.widgets.choice_list import Choice
from moderator.gui.widgets.palette import Palette, matching
from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.stored import status_of
from tests.helpers.windows import press, wait_until

NAMES = ("Approve", "Reject…", "Spam", "Second look", "Undo", "Larger text", "Smaller text", "Next comment")
CHOICES = [Choice(name, name) for name in NAMES]


@pytest.fixture
def palette(window: DeskWindow) -> Palette:
    """The palette, opened by its key."""
    press(window, "Ctrl+K")
    wait_until(window.ease.palette.isVisible)
    return window.ease.palette


def ids(palette: Palette) -> list[str]:
    return [choice.id for choice in palette.list.choices]


def key(palette: Palette, pressed: Qt.Key) -> None:
    QTest.keyClick(palette.field, pressed)


def test_it_lists_every_other_action_with_its_key_and_takes_the_focus(palette: Palette) -> None:
    assert set(ids(palette)) == {entry.id for entry in ACTIONS} - {"palette"}
    assert QApplication.focusWidget() is palette.field
    notes = {choice.id: choice.note for choice in palette.list.choices}
    assert notes["approve"] == "A"
    assert notes["undo"] == "U"


def test_typing_and_enter_does_it_and_the_keys_go_back_to_the_queue(
    palette: Palette, window: DeskWindow, paper: Runner
) -> None:
    QTest.keyClicks(palette.field, "appr")
    key(palette, Qt.Key.Key_Return)
    wait_until(lambda: status_of(paper, 2) == "approved")
    assert palette.isHidden()
    assert window.list.hasFocus()


def test_letters_are_typed_and_decide_nothing(palette: Palette, paper: Runner, window: DeskWindow) -> None:
    QTest.keyClicks(palette.field, "ash?/")
    assert palette.field.text() == "ash?/"
    QTest.qWait(50)
    assert status_of(paper, 2) == "pending"


def test_arrows_go_round_and_choose(palette: Palette, window: DeskWindow) -> None:
    assert palette.list.current == palette.list.choices[0]
    key(palette, Qt.Key.Key_Up)
    assert palette.list.current == palette.list.choices[-1]
    key(palette, Qt.Key.Key_Down)
    key(palette, Qt.Key.Key_Down)
    assert palette.list.current == palette.list.choices[1]


def test_esc_leaves_without_doing_anything(palette: Palette, window: DeskWindow, paper: Runner) -> None:
    key(palette, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.list.hasFocus()
    assert status_of(paper, 2) == "pending"


def test_what_can_not_be_used_now_says_why_stands_last_and_is_not_done(palette: Palette, window: DeskWindow) -> None:
    QTest.keyClicks(palette.field, "try them")
    (found,) = (choice for choice in palette.list.choices if choice.id == "try-rules")
    assert found.obstacle.startswith("only when the page of rules is open")
    obstacles = [bool(choice.obstacle) for choice in palette.list.choices]
    assert obstacles == sorted(obstacles)
    palette.list.move_mark(ids(palette).index("try-rules"))
    key(palette, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_on_the_page_of_rules_esc_closes_the_palette_and_not_the_page(window: DeskWindow) -> None:
    press(window, "Ctrl+R")
    wait_until(lambda: window.pages.is_at_rules)
    press(window, "Ctrl+K", QApplication.focusWidget())
    key(window.ease.palette, Qt.Key.Key_Escape)
    assert window.pages.is_at_rules
    assert window.ease.palette.isHidden()


def test_a_click_elsewhere_closes_it(palette: Palette, window: DeskWindow) -> None:
    window.top_bar.field.setFocus()
    assert palette.isHidden()


def test_the_button_in_the_top_bar_opens_it_and_shows_its_key(window: DeskWindow) -> None:
    (button,) = (button for button in window.top_bar.findChildren(QPushButton) if button.property("act") == "palette")
    assert button.accessibleName() == "All actions Ctrl+K"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.ease.palette.isVisible()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ap", "Approve"),
        ("aprove", "Approve"),
        ("rjct", "Reject…"),
        ("look", "Second look"),
        ("scond", "Second look"),
        ("te sm", "Smaller text"),
        ("udno", "Undo"),
        ("LARGER", "Larger text"),
    ],
)
def test_what_is_meant_is_found_first(typed: str, first: str) -> None:
    assert matching(typed, CHOICES)[0].id == first


@pytest.mark.parametrize("typed", ["zzzz", "qwxy", "\ud800\x00", "<img src=x>"])
def test_what_nothing_is_called_finds_nothing(typed: str) -> None:
    assert matching(typed, CHOICES) == []


def test_nothing_typed_finds_everything_in_the_order_of_the_table() -> None:
    assert matching("  ", CHOICES) == CHOICES
