"""Comments that say the same stand in the list as one row."""

import pytest
from PySide6.QtCore import Qt

from moderator.gui.review.queue_model import ALIKE_ROLE
from moderator.gui.window import DeskWindow
from tests.gui.conftest import Opener
from tests.gui.test_bulk import answer, asked, statuses
from tests.helpers.command import Runner
from tests.helpers.stored import say_the_same, status_of
from tests.helpers.windows import ids_of, press, shown_id, wait_for_queue, wait_until


@pytest.fixture
def alike(paper: Runner, open_window: Opener) -> DeskWindow:
    """A window whose queue holds 2, 8 and 9 as one row, and 1."""
    say_the_same(paper, 2, 8, 9)
    return open_window()


def numbers(window: DeskWindow) -> list[int]:
    """The number on each row's chip."""
    model = window.list.model()
    return [model.index(row, 0).data(ALIKE_ROLE) for row in range(model.rowCount())]


def test_alike_comments_are_one_row_with_their_number(alike: DeskWindow) -> None:
    assert (ids_of(alike), numbers(alike)) == ([2, 1], [3, 1])
    assert alike.head.orders.accessibleName().startswith("4 pending in 2 rows"), "all are counted"
    assert "3 alike" in alike.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_only_those_in_the_same_queue_count(alike: DeskWindow, paper: Runner) -> None:
    paper.run("approve", "8", check=0)
    wait_until(lambda: numbers(alike) == [2, 1])
    assert alike.head.orders.accessibleName().startswith("3 pending in 2 rows")


def test_a_verdict_is_for_one_and_the_next_of_them_takes_its_row_at_once(alike: DeskWindow, paper: Runner) -> None:
    wait_until(lambda: alike.queue.has_ready(8))
    press(alike, "A")
    assert (ids_of(alike), numbers(alike), shown_id(alike)) == ([8, 1], [2, 1], 8)
    assert alike.list.current_row == 0
    wait_until(lambda: statuses(paper, 2, 8, 9) == ["approved", "pending", "pending"])


def test_undo_puts_it_back_in_front_of_those_like_it(alike: DeskWindow, paper: Runner) -> None:
    for key in ("A", "A"):
        press(alike, key)
    wait_until(lambda: statuses(paper, 2, 8, 9) == ["approved", "approved", "pending"])
    press(alike, "U")
    wait_until(lambda: ids_of(alike) == [8, 1] and shown_id(alike) == 8)
    press(alike, "U")
    wait_until(lambda: ids_of(alike) == [2, 1] and shown_id(alike) == 2)
    assert numbers(alike) == [3, 1]


def test_all_alike_are_spam_after_one_sentence_and_back_by_one_undo(alike: DeskWindow, paper: Runner) -> None:
    press(alike, "Shift+S")
    assert asked(alike).startswith("Put 3 comments of 2 people and 1 without an address away as spam")
    answer(alike, "Return")
    wait_until(lambda: alike.pane.toast.sentence == "3 comments put away as spam.")
    wait_until(lambda: ids_of(alike) == [1] and shown_id(alike) == 1)
    assert statuses(paper, 2, 8, 9, 1) == ["spam", "spam", "spam", "pending"]
    press(alike, "U")
    wait_until(lambda: ids_of(alike) == [2, 1] and numbers(alike) == [3, 1])
    assert statuses(paper, 2, 8, 9) == ["pending"] * 3


def test_one_that_a_colleague_saw_first_is_left_out_by_name(alike: DeskWindow, paper: Runner) -> None:
    alike.watch.stop()
    press(alike, "Shift+S")
    assert asked(alike)
    paper.run("--as", "petros", "approve", "9", check=0)
    answer(alike, "Return")
    wait_until(lambda: "changed by petros" in alike.pane.toast.sentence)
    assert statuses(paper, 2, 8, 9) == ["spam", "spam", "approved"]


def test_the_alike_ones_open_as_a_queue_and_esc_comes_back_to_the_place(alike: DeskWindow, paper: Runner) -> None:
    press(alike, "J")
    press(alike, "K")
    press(alike, "L")
    wait_for_queue(alike)
    assert ids_of(alike) == [2, 8, 9]
    assert alike.top_bar.field.text() == "status:pending duplicates:2"
    press(alike, "J")
    press(alike, "S")
    wait_until(lambda: status_of(paper, 8) == "spam")
    press(alike, "Esc")
    wait_until(lambda: alike.top_bar.field.text() == "status:pending" and shown_id(alike) == 2)
    assert (ids_of(alike), numbers(alike)) == ([2, 1], [2, 1])


def test_esc_comes_back_to_a_row_further_down(paper: Runner, open_window: Opener) -> None:
    say_the_same(paper, 8, 9)
    window = open_window()
    assert ids_of(window) == [2, 1, 8]
    for key in ("J", "J", "L"):
        press(window, key)
    wait_until(lambda: ids_of(window) == [8, 9])
    press(window, "Esc")
    wait_until(lambda: ids_of(window) == [2, 1, 8] and shown_id(window) == 8)


def test_spam_all_works_in_the_queue_of_alike_ones_too(alike: DeskWindow, paper: Runner) -> None:
    press(alike, "L")
    wait_until(lambda: ids_of(alike) == [2, 8, 9])
    press(alike, "Shift+S")
    assert asked(alike).startswith("Put 3 comments of 2 people and 1 without an address away as spam")
    answer(alike, "Return")
    wait_until(lambda: alike.queue.length == 0)
    press(alike, "Esc")
    wait_until(lambda: ids_of(alike) == [1])
    assert statuses(paper, 2, 8, 9) == ["spam"] * 3


def test_without_alike_ones_neither_key_does_anything(alike: DeskWindow) -> None:
    press(alike, "J")
    for key in ("L", "Shift+S"):
        press(alike, key)
    assert (ids_of(alike), alike.pane.question.sentence) == ([2, 1], "")


def test_the_comment_on_the_screen_stays_when_one_like_it_comes_before_it(window: DeskWindow, paper: Runner) -> None:
    press(window, "J")
    wait_until(lambda: shown_id(window) == 1)
    say_the_same(paper, 2, 1)
    press(window, "F5")
    wait_until(lambda: ids_of(window) == [1, 8, 9])
    assert (shown_id(window), window.list.current_row) == (1, 0)
