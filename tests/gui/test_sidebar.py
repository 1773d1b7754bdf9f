"""The left pane: its queues with their numbers, the searches a team keeps, and the way between the panes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator.gui.safe_text import PlainLabel
from moderator.gui.widgets.two_part_button import SideButton
from moderator.gui.window import DeskWindow
from moderator.services.saved_searches import MOST
from tests.gui.conftest import Opener
from tests.helpers.command import Runner
from tests.helpers.stored import rows
from tests.helpers.windows import ids_of, press, shown_id, wait_for_queue, wait_until

KEPT = "SELECT name, query, actor FROM saved_search ORDER BY name"


def lines(window: DeskWindow) -> list[str]:
    """The left pane from top to bottom, each line with its number."""
    widgets = [window.sidebar._sections.itemAt(place).widget() for place in range(window.sidebar._sections.count())]
    return [
        widget.text() if isinstance(widget, PlainLabel) else widget.accessibleName()
        for widget in widgets
        if widget and not widget.isHidden()
    ]


def button(window: DeskWindow, word: str) -> SideButton:
    """The line that begins with this word."""
    return next(
        found
        for found in window.sidebar.findChildren(SideButton)
        if found.accessibleName().startswith(word) and not found.isHidden()
    )


def open_query(window: DeskWindow, query: str) -> None:
    window.open(query)
    wait_for_queue(window)


def keep(window: DeskWindow, query: str, name: str) -> None:
    """Opens a search, and keeps it by keys."""
    open_query(window, query)
    press(window, "Ctrl+D")
    window.name_bar.field.setText(name)
    press(window, "Return", window.name_bar.field)
    wait_until(lambda: window.name_bar.isHidden())
    wait_until(lambda: any(line.startswith(name[:3]) for line in lines(window)))


def test_the_queues_stand_in_their_order_with_their_numbers(window: DeskWindow) -> None:
    wait_until(lambda: "Flagged 1" in lines(window))
    assert lines(window) == [
        "Queues",
        "Pending 4",
        "Flagged 1",
        "Second look 0",
        "Approved 2",
        "Rejected 1",
        "Spam 1",
        "Sites",
        "The Paper 4",
    ]


def test_flagged_opens_the_pending_comments_with_a_grave_flag(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    qtbot.mouseClick(button(window, "Flagged"), Qt.MouseButton.LeftButton)
    wait_for_queue(window)
    assert ids_of(window) == [2]
    assert button(window, "Flagged").isChecked()
    press(window, "A")
    wait_until(lambda: ids_of(window) == [] and "Flagged 0" in lines(window))
    press(window, "U")
    wait_until(lambda: ids_of(window) == [2] and "Flagged 1" in lines(window))


def test_a_search_is_kept_with_its_number_and_opened_again(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    open_query(window, "status:any toll")
    press(window, "Ctrl+D")
    bar = window.name_bar
    assert bar.isVisible()
    assert (bar.field.text(), bar.field.selectedText()) == ("status:any toll", "status:any toll")
    qtbot.keyClicks(bar.field, "The toll")
    press(window, "Return", bar.field)
    wait_until(lambda: lines(window)[-2:] == ["Saved searches", "The toll 1"])
    assert window.pane.toast.sentence == "The search is kept as The toll."
    assert not bar.isVisible()
    assert window.list.hasFocus()
    assert rows(paper, KEPT) == [("The toll", "status:any toll", "anna")]
    open_query(window, "status:pending")
    qtbot.mouseClick(button(window, "The toll"), Qt.MouseButton.LeftButton)
    wait_for_queue(window)
    assert ids_of(window) == [1]
    assert window.top_bar.field.text() == "status:any toll"


def test_esc_leaves_the_question_and_keeps_nothing(window: DeskWindow, paper: Runner) -> None:
    press(window, "Ctrl+D")
    press(window, "Esc", window.name_bar.field)
    assert not window.name_bar.isVisible()
    assert window.list.hasFocus()
    assert rows(paper, KEPT) == []


def test_a_name_that_will_not_do_is_said_beside_the_question(window: DeskWindow, paper: Runner) -> None:
    keep(window, "library", "Library")
    open_query(window, "toll")
    press(window, "Ctrl+D")
    for name, why in (("library", "has this name"), ("?", "at least one letter"), ("a@b.example", "address")):
        window.name_bar.field.setText(name)
        press(window, "Return", window.name_bar.field)
        wait_until(lambda why=why: why in window.name_bar._hint.text())
    assert window.name_bar.isVisible()
    assert len(rows(paper, KEPT)) == 1
    window.name_bar.field.setText("Toll")
    press(window, "Return", window.name_bar.field)
    wait_until(lambda: len(rows(paper, KEPT)) == 2)


def test_delete_removes_a_search_and_undo_brings_it_back(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    keep(window, "library", "Library")
    button(window, "Library").setFocus()
    press(window, "Delete", button(window, "Library"))
    wait_until(lambda: "Saved searches" not in lines(window))
    assert window.pane.toast.sentence == "The search Library is removed for everybody."
    qtbot.mouseClick(window.pane.toast._undo, Qt.MouseButton.LeftButton)
    wait_until(lambda: "Library 1" in lines(window))
    assert rows(paper, KEPT) == [("Library", "library", "anna")]


def test_a_search_gets_another_name(window: DeskWindow) -> None:
    keep(window, "library", "Library")
    renames = button(window, "Library").actions()[0]
    assert [action.text() for action in button(window, "Library").actions()] == ["Rename…", "Remove"]
    renames.trigger()
    assert window.name_bar.field.text() == "Library"
    window.name_bar.field.setText("Books")
    press(window, "Return", window.name_bar.field)
    wait_until(lambda: "Books 1" in lines(window))
    assert not any(line.startswith("Library") for line in lines(window))


def test_what_stands_in_the_left_pane_by_itself_can_not_be_removed(window: DeskWindow) -> None:
    wait_until(lambda: "The Paper 4" in lines(window))
    for word in ("Pending", "Flagged", "The Paper"):
        assert button(window, word).actions() == []


def test_a_team_shares_its_searches(open_window: Opener) -> None:
    first, second = open_window(), open_window()
    keep(first, "library", "Library")
    wait_until(lambda: "Library 1" in lines(second))


def test_two_lines_with_the_same_query_both_have_their_number(window: DeskWindow) -> None:
    keep(window, "status:held", "Anna's own")
    wait_until(lambda: "Anna's own 0" in lines(window))
    assert "Second look 0" in lines(window)


def test_a_kept_search_that_can_no_longer_be_read_has_no_number(window: DeskWindow, paper: Runner) -> None:
    values = ("Old", "flag:gone", "petros", 0)
    rows(paper, "INSERT INTO saved_search (name, query, actor, at) VALUES (?, ?, ?, ?)", values)
    keep(window, "library", "Library")
    wait_until(lambda: lines(window)[-2:] == ["Library 1", "Old"])


def test_a_hostile_name_is_shown_as_it_is(window: DeskWindow) -> None:
    keep(window, "library", "<b>a</b> & \u202eb")
    wait_until(lambda: lines(window)[-1].endswith(" 1"))
    assert lines(window)[-1].startswith("<b>a</b> & ")
    assert "\u202e" not in lines(window)[-1]


def test_f6_goes_round_the_panes(window: DeskWindow) -> None:
    stops = [window.pane.view.body, window.top_bar.field, button(window, "Pending"), window.list]
    for stop in stops:
        press(window, "F6", QApplication.focusWidget())
        assert QApplication.focusWidget() is stop
    window.sidebar.hide()
    for stop in (window.pane.view.body, window.top_bar.field, window.list):
        press(window, "F6", QApplication.focusWidget())
        assert QApplication.focusWidget() is stop


def test_f6_goes_round_on_the_page_of_rules_too(window: DeskWindow) -> None:
    press(window, "Ctrl+R")
    wait_until(lambda: window.pages.rules.table.hasFocus())
    for stop in (window.top_bar.field, button(window, "Pending"), window.pages.rules.table):
        press(window, "F6", QApplication.focusWidget())
        assert QApplication.focusWidget() is stop


def test_a_letter_decides_from_any_pane_but_the_search(window: DeskWindow) -> None:
    press(window, "F6")
    assert window.pane.view.body.hasFocus()
    press(window, "J", QApplication.focusWidget())
    wait_until(lambda: shown_id(window) == 1)


def test_many_searches_scroll_instead_of_stretching_the_window(window: DeskWindow, paper: Runner) -> None:
    height = window.height()
    for number in range(MOST):
        values = (f"Search {number}", f"word{number}", "petros", 0)
        rows(paper, "INSERT INTO saved_search (name, query, actor, at) VALUES (?, ?, ?, ?)", values)
    window.saved.changed.emit()
    wait_until(lambda: len(lines(window)) > MOST)
    assert window.height() == height
