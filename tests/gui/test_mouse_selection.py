"""Selecting rows of the list with the mouse, as the keys do it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator.gui.review import choosing
from moderator.gui.window import DeskWindow
from tests.helpers.windows import chosen_ids, press, shown_id, wait_until


def click(
    window: DeskWindow, row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, x: int = 120
) -> None:
    """Clicks on a row, with a hand that is not quite still."""
    place = window.list.visualRect(window.list.model().index(row, 0))
    where = QPoint(x, place.center().y())
    QTest.mousePress(window.list.viewport(), Qt.MouseButton.LeftButton, keys, where)
    QTest.mouseMove(window.list.viewport(), where + QPoint(1, 1))
    QTest.mouseRelease(window.list.viewport(), Qt.MouseButton.LeftButton, keys, where + QPoint(1, 1))


def test_a_plain_click_shows_a_comment_and_selects_nothing(window: DeskWindow) -> None:
    click(window, 2)
    wait_until(lambda: shown_id(window) == 8)
    assert chosen_ids(window) == []


@pytest.mark.parametrize("way", ["edge", "Ctrl"])
def test_a_click_selects_a_row_and_takes_it_out_again(window: DeskWindow, way: str) -> None:
    keys = Qt.KeyboardModifier.ControlModifier if way == "Ctrl" else Qt.KeyboardModifier.NoModifier
    x = 120 if way == "Ctrl" else 6
    for row in (1, 3):
        click(window, row, keys, x)
    assert chosen_ids(window) == [1, 9]
    assert (shown_id(window), window.list.current_row) == (2, 0), "the comment on the screen stays there"
    click(window, 1, keys, x)
    assert chosen_ids(window) == [9]
    assert window.list.hasFocus()


def test_two_quick_clicks_at_the_edge_are_two(window: DeskWindow) -> None:
    click(window, 1, x=6)
    where = QPointF(6, window.list.visualRect(window.list.model().index(1, 0)).center().y())
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    second = QMouseEvent(QEvent.Type.MouseButtonDblClick, where, window.list.mapToGlobal(where), left, left, keys)
    QApplication.sendEvent(window.list.viewport(), second)
    assert chosen_ids(window) == []
    assert shown_id(window) == 2


def test_a_click_with_shift_selects_the_range_and_goes_on_from_it(window: DeskWindow) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    click(window, 2, shift)
    wait_until(lambda: shown_id(window) == 8)
    assert chosen_ids(window) == [2, 1, 8]
    click(window, 1, shift)
    wait_until(lambda: shown_id(window) == 1)
    assert chosen_ids(window) == [2, 1]
    press(window, "Shift+J")
    assert chosen_ids(window) == [2, 1, 8]


def test_a_range_turns_round_where_it_began_and_keeps_what_was_selected_before(window: DeskWindow) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    click(window, 3, x=6)
    click(window, 1)
    wait_until(lambda: shown_id(window) == 1)
    click(window, 3, shift)
    assert chosen_ids(window) == [1, 8, 9]
    click(window, 0, shift)
    assert chosen_ids(window) == [2, 1, 9]


def test_a_range_that_is_too_long_for_one_step_ends_where_it_goes(
    window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "MOST_AT_ONCE", 2)
    click(window, 3, Qt.KeyboardModifier.ShiftModifier)
    wait_until(lambda: shown_id(window) == 8)
    assert chosen_ids(window) == [2, 1, 8]
