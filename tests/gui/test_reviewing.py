"""Working through a queue by keys."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator.gui.window import DeskWindow
from tests.gui.conftest import Opener
from tests.helpers.command import Runner
from tests.helpers.stored import status_of, value
from tests.helpers.windows import ids_of, press, shown_id, texts_of, wait_for_queue, wait_until


def test_the_most_urgent_comment_is_on_the_screen_at_the_start(window: DeskWindow) -> None:
    assert ids_of(window) == [2, 1, 8, 9]
    assert shown_id(window) == 2
    assert window.list.current_row == 0


def test_the_place_in_the_queue_is_that_of_the_chosen_row(window: DeskWindow) -> None:
    window.list.row_chosen.emit(2)
    assert window._where.text() == "3 of 4"


def test_the_next_comment_is_there_at_once_when_one_is_decided(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    wait_until(lambda: window.queue.has_ready(1))
    press(window, "A")
    assert shown_id(window) == 1, "before anything was written"
    assert ids_of(window) == [1, 8, 9]
    qtbot.waitUntil(lambda: status_of(paper, 2) == "approved")
    qtbot.waitUntil(lambda: window.pane.toast.sentence == "1 comment approved.")


def test_the_last_comment_leaves_a_word_of_what_to_do(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    for _ in range(4):
        press(window, "A")
    qtbot.waitUntil(lambda: shown_id(window) is None)
    assert "No comment is waiting." in texts_of(window)
    qtbot.waitUntil(lambda: [status_of(paper, comment) for comment in (1, 2, 8, 9)] == ["approved"] * 4)


def test_undo_puts_the_comment_back_where_it_stood(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    press(window, "J")
    press(window, "S")
    qtbot.waitUntil(lambda: status_of(paper, 1) == "spam")
    press(window, "U")
    qtbot.waitUntil(lambda: ids_of(window) == [2, 1, 8, 9] and shown_id(window) == 1)
    assert status_of(paper, 1) == "pending"
    press(window, "Shift+U")
    qtbot.waitUntil(lambda: status_of(paper, 1) == "spam" and ids_of(window) == [2, 8, 9])


def test_the_toast_takes_back_what_it_tells_of(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    press(window, "A")
    qtbot.waitUntil(lambda: window.pane.toast.isVisible())
    window.pane.toast.findChild(type(window.pane.toast._undo), "toastUndo").click()
    qtbot.waitUntil(lambda: status_of(paper, 2) == "pending" and 2 in ids_of(window))


def test_undo_works_after_a_restart(qtbot: QtBot, open_window: Opener, paper: Runner) -> None:
    before = open_window()
    press(before, "A")
    qtbot.waitUntil(lambda: status_of(paper, 2) == "approved")
    before.close()
    after = open_window()
    assert ids_of(after) == [1, 8, 9]
    press(after, "U")
    qtbot.waitUntil(lambda: ids_of(after) == [2, 1, 8, 9])
    assert status_of(paper, 2) == "pending"


def test_closing_at_once_loses_no_decision(open_window: Opener, paper: Runner) -> None:
    window = open_window()
    press(window, "A")
    window.close()
    assert status_of(paper, 2) == "approved"


def test_a_comment_is_rejected_with_a_reason_by_two_keys(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    press(window, "R")
    qtbot.waitUntil(lambda: window.pane.reasons.isVisible())
    press(window, "8", window.pane.reasons)
    qtbot.waitUntil(lambda: status_of(paper, 2) == "rejected")
    assert value(paper, "SELECT reason FROM decision WHERE comment_id = 2") == "off-topic"
    press(window, "R")
    qtbot.waitUntil(lambda: window.pane.reasons.isVisible())
    press(window, "R", window.pane.reasons)
    qtbot.waitUntil(lambda: status_of(paper, 1) == "rejected")
    assert value(paper, "SELECT reason FROM decision WHERE comment_id = 1") == "off-topic"
    press(window, "R")
    press(window, "Return", window.pane.reasons)
    qtbot.waitUntil(lambda: status_of(paper, 8) == "rejected")
    assert value(paper, "SELECT reason FROM decision WHERE comment_id = 8") == ""
    press(window, "R")
    press(window, "Esc", window.pane.reasons)
    assert shown_id(window) == 9


def test_a_key_held_down_decides_once(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    press(window, "A")
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", True)
        QApplication.sendEvent(window.list, held)
    qtbot.waitUntil(lambda: status_of(paper, 2) == "approved")
    qtbot.wait(200)
    assert ids_of(window) == [1, 8, 9]


def test_a_decision_on_what_somebody_just_changed_is_refused_by_name(
    qtbot: QtBot, window: DeskWindow, paper: Runner
) -> None:
    window.watch.stop()
    paper.run("--as", "petros", "spam", "2", check=0)
    press(window, "A")
    qtbot.waitUntil(lambda: "changed by petros" in window.pane.toast.sentence)
    assert status_of(paper, 2) == "spam"
    qtbot.waitUntil(lambda: shown_id(window) == 2)
    assert "spam" in texts_of(window), "and is shown as it is now"


@pytest.mark.parametrize("is_noticed", [False, True], ids=["unnoticed", "noticed"])
def test_an_edit_of_what_somebody_just_changed_is_refused_too(
    qtbot: QtBot, window: DeskWindow, paper: Runner, is_noticed: bool
) -> None:
    press(window, "E")
    if not is_noticed:
        window.watch.stop()
    paper.run("--as", "petros", "edit", "2", "--text", "Petros was here.", check=0)
    if is_noticed:
        wait_until(lambda: "Petros was here." in window.pane.view.body.toPlainText())
    QApplication.focusWidget().setPlainText("Anna was here.")
    press(window, "Ctrl+Return", QApplication.focusWidget())
    qtbot.waitUntil(lambda: "changed by petros" in window.pane.toast.sentence)
    assert paper.run("show", "2", "--json").json()["text"] == "Petros was here."


def test_a_key_right_after_another_one_counts_too(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    for key in ("G", "A"):
        QTest.keySequence(window.list, QKeySequence(key))
    qtbot.waitUntil(lambda: status_of(paper, 2) == "approved")
    assert value(paper, "SELECT marked FROM comment WHERE id = 2")
    qtbot.waitUntil(lambda: window.pane.toast.sentence == "1 comment approved.")
    qtbot.waitUntil(lambda: shown_id(window) == 1)


def test_keys_hit_faster_than_anything_is_stored_all_count(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    before = ids_of(window)
    wait_until(lambda: window.queue.has_ready(1))
    for key in ("A", "S", "U", "U"):
        wait_until(lambda: window.queue.seen)
        QTest.keySequence(window.list, QKeySequence(key))
    qtbot.waitUntil(lambda: value(paper, "SELECT count(*) FROM batch WHERE undoes IS NOT NULL") == 2)
    qtbot.waitUntil(lambda: ids_of(window) == before)
    assert [status_of(paper, comment) for comment in before] == ["pending"] * 4


def test_editing_keeps_the_blanks_that_french_sets(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    press(window, "E")
    editor = QApplication.focusWidget()
    editor.setPlainText("Voilà\u00a0: deux\nlignes.")
    press(window, "Ctrl+Return", editor)
    qtbot.waitUntil(lambda: window.pane.toast.sentence == "1 comment edited.")
    assert paper.run("show", "2", "--json").json()["text"] == "Voilà\u00a0: deux\nlignes."
    qtbot.waitUntil(lambda: "Voilà" in window.pane.view.body.toPlainText())


def test_letters_typed_into_a_search_or_an_edit_decide_nothing(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    press(window, "/")
    assert QApplication.focusWidget() is window.top_bar.field
    qtbot.keyClicks(window.top_bar.field, "aarss")
    qtbot.keyClick(window.top_bar.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.list
    press(window, "E")
    qtbot.keyClicks(QApplication.focusWidget(), "aarss")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.wait(100)
    assert value(paper, "SELECT count(*) FROM decision") == 0


def test_a_search_finds_what_its_query_says(qtbot: QtBot, window: DeskWindow) -> None:
    press(window, "/")
    window.top_bar.field.setText("status:any գրադարան")
    qtbot.keyClick(window.top_bar.field, Qt.Key.Key_Return)
    wait_for_queue(window)
    assert ids_of(window) == [9]
    window.open("staus:pending")
    assert "Did you mean status:?" in window.notice.sentence
    assert ids_of(window) == [9], "a query that can't be read leaves the queue as it is"


def test_a_comment_that_stays_in_the_queue_gets_its_new_status(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    window.open("status:any")
    wait_for_queue(window)
    assert shown_id(window) == 2
    press(window, "A")
    qtbot.waitUntil(lambda: status_of(paper, 2) == "approved")
    assert 2 in ids_of(window)
    assert shown_id(window) != 2
