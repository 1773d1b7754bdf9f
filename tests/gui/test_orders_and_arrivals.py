"""In which order a list is worked through, and how comments that arrive meanwhile wait."""

from collections.abc import Sequence

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moderator.gui.window import DeskWindow
from tests.gui.conftest import Opener
from tests.helpers.command import Runner
from tests.helpers.stored import status_of
from tests.helpers.windows import ids_of, press, shown_id, texts_of, wait_for_queue, wait_until
from tests.helpers.wxr_made import Sent, write_export


def bring_in(paper: Runner, *sent: Sent) -> None:
    paper.run("import", write_export(paper.cwd / f"{sent[0].id}.xml", list(sent)), check=0)


def says(window: DeskWindow) -> str:
    """What the line above the list says, with its keys."""
    buttons = (window.head.orders, window.head.arrivals)
    return " | ".join(button.accessibleName() for button in buttons if button.isVisible())


def test_the_line_above_the_list_says_how_many_and_in_which_order(window: DeskWindow) -> None:
    assert says(window) == "4 pending · by priority Y"
    window.open("status:any")
    wait_for_queue(window)
    assert says(window) == "8 comments · by priority Y"


def test_y_takes_one_order_after_the_other_and_the_first_again(window: DeskWindow, paper: Runner) -> None:
    seen = []
    for _ in range(3):
        press(window, "Y")
        wait_for_queue(window)
        seen.append((says(window).partition(" · ")[2], ids_of(window), shown_id(window)))
    by_article = [comment["id"] for comment in paper.run("list", "--order", "article", "--json").lines()]
    oldest = [comment["id"] for comment in paper.run("list", "--order", "oldest", "--json").lines()]
    assert by_article != oldest
    assert seen == [
        ("oldest first Y", oldest, oldest[0]),
        ("by article Y", by_article, by_article[0]),
        ("by priority Y", [2, 1, 8, 9], 2),
    ]


def test_an_order_stays_for_the_next_queue_and_not_for_the_next_window(window: DeskWindow, open_window: Opener) -> None:
    press(window, "Y")
    window.open("status:any")
    wait_for_queue(window)
    assert "oldest first" in says(window)
    assert "by priority" in says(open_window())


def test_the_button_opens_a_menu_of_the_orders_with_the_present_one_marked(window: DeskWindow) -> None:
    window.head.orders.click()
    menu = window.head._menu
    wait_until(menu.isVisible)
    assert [(choice.text(), choice.isChecked()) for choice in menu.actions()] == [
        ("by priority", True),
        ("oldest first", False),
        ("by article", False),
    ]
    QTest.keySequence(menu, "Down")
    QTest.keySequence(menu, "Return")
    wait_for_queue(window)
    assert "oldest first" in says(window)


def test_comments_that_arrive_wait_until_they_are_wanted(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    press(window, "J")
    bring_in(paper, Sent(500, "You idiot, you moron.", "Rude"), Sent(501, "A mild word.", "Mild"))
    wait_until(lambda: says(window) == "4 pending · by priority Y | 2 new N")
    assert ids_of(window) == [2, 1, 8, 9]
    assert shown_id(window) == 1
    press(window, "N")
    wait_until(lambda: len(ids_of(window)) == 6)
    assert ids_of(window)[0] == 10, "the most urgent one is on top"
    assert shown_id(window) == 1, "the comment on the screen stays there"
    assert window.list.current_row == ids_of(window).index(1)
    assert says(window) == "6 pending · by priority Y"


def test_what_arrives_is_read_aloud_once_for_each_change(
    window: DeskWindow, paper: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    bring_in(paper, Sent(500, "You idiot, you moron.", "Rude"), Sent(501, "A mild word.", "Mild"))
    wait_until(lambda: "2 new" in says(window))
    assert said == ["2 comments arrived."]
    press(window, "X")
    window.queue.follow()
    wait_until(lambda: not window.queue.is_listing)
    bring_in(paper, Sent(502, "Another mild word.", "Mild"))
    wait_until(lambda: "3 new" in says(window))
    assert said == ["2 comments arrived.", "3 comments arrived."]


def test_the_quiet_button_takes_them_in_too(window: DeskWindow, paper: Runner) -> None:
    bring_in(paper, Sent(500, "A mild word.", "Mild"))
    wait_until(lambda: window.head.arrivals.isVisible())
    window.head.arrivals.click()
    wait_until(lambda: window.queue.length == 5)
    assert window.list.hasFocus(), "a click leaves the keys where they were"


def test_what_arrives_elsewhere_is_no_news_of_this_queue(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    window.open("status:spam")
    wait_for_queue(window)
    bring_in(paper, Sent(500, "A mild word.", "Mild"))
    paper.run("approve", "3", check=0)
    wait_until(lambda: window.queue.length == 0)
    assert not window.head.arrivals.isVisible()


def test_what_a_colleague_decides_shows_at_once_while_new_ones_wait(window: DeskWindow, paper: Runner) -> None:
    bring_in(paper, Sent(500, "A mild word.", "Mild"))
    wait_until(lambda: "1 new" in says(window))
    paper.run("spam", "8", check=0)
    wait_until(lambda: ids_of(window) == [2, 1, 9])
    assert "1 new" in says(window)
    paper.run("--as", "petros", "approve", "10", check=0)
    wait_until(lambda: "new" not in says(window))


def test_own_undo_brings_a_comment_back_while_new_ones_wait(window: DeskWindow, paper: Runner) -> None:
    bring_in(paper, Sent(500, "You idiot, you moron.", "Rude"))
    wait_until(lambda: "1 new" in says(window))
    press(window, "A")
    wait_until(lambda: status_of(paper, 2) == "approved")
    press(window, "U")
    wait_until(lambda: ids_of(window) == [2, 1, 8, 9])
    assert "1 new" in says(window)


def test_an_undo_from_before_the_start_brings_its_comment_alone(open_window: Opener, paper: Runner) -> None:
    before = open_window()
    press(before, "A")
    before.close()
    after = open_window()
    bring_in(paper, Sent(500, "A mild word.", "Mild"))
    wait_until(lambda: "1 new" in says(after))
    press(after, "U")
    wait_until(lambda: ids_of(after) == [2, 1, 8, 9])
    assert "1 new" in says(after)


@pytest.mark.parametrize("decided", [[], [1, 8, 9]], ids=["empty", "the last one decided"])
def test_whoever_has_nothing_left_need_not_ask_for_what_arrives(
    window: DeskWindow, paper: Runner, decided: Sequence[int]
) -> None:
    if decided:
        paper.run("approve", *map(str, decided), check=0)
        wait_until(lambda: ids_of(window) == [2])
        bring_in(paper, Sent(500, "A mild word.", "Mild"))
        wait_until(lambda: "1 new" in says(window))
        press(window, "A")
    else:
        window.open("mild")
        wait_for_queue(window)
        assert "Nothing matches." in texts_of(window)
        bring_in(paper, Sent(500, "A mild word.", "Mild"))
    wait_until(lambda: ids_of(window) == [10] and shown_id(window) == 10)
    assert "new" not in says(window)
