"""Selecting in the list, and deciding what is selected together."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator.domain.decisions import Decision
from moderator.gui.review import bulk_acts, long_undo
from moderator.gui.window import DeskWindow
from moderator.services import recording
from tests.gui.conftest import Opener
from tests.helpers.command import Runner
from tests.helpers.stored import rows, say_the_same, status_of, value
from tests.helpers.windows import chosen_ids, ids_of, press, shown_id, texts_of, wait_for_queue, wait_until


def second_look(window: DeskWindow) -> None:
    """Without a line that says why."""
    press(window, "H")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def asked(window: DeskWindow) -> str:
    """What is asked, once it is."""
    wait_until(lambda: window.pane.question.sentence not in ("", "Counting…"))
    return window.pane.question.sentence


def answer(window: DeskWindow, key: str) -> None:
    """Presses a key where the focus is, as a moderator does."""
    window.activateWindow()
    wait_until(window.isActiveWindow)
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(key))


def statuses(paper: Runner, *comment_ids: int) -> list[str]:
    return [status_of(paper, comment_id) for comment_id in comment_ids]


def test_a_comment_is_selected_and_unselected_by_one_key(window: DeskWindow) -> None:
    press(window, "X")
    assert chosen_ids(window) == [2]
    assert window.many.label.text() == "1 selected"
    press(window, "J")
    press(window, "X")
    assert chosen_ids(window) == [2, 1]
    press(window, "X")
    assert chosen_ids(window) == [2]


def test_a_range_grows_and_shrinks_with_the_steps_made_in_it(window: DeskWindow) -> None:
    for key in ("Shift+J", "Shift+Down"):
        press(window, key)
    assert (chosen_ids(window), shown_id(window)) == ([2, 1, 8], 8)
    press(window, "Shift+K")
    assert (chosen_ids(window), shown_id(window)) == ([2, 1], 1)
    press(window, "J")
    press(window, "J")
    press(window, "Shift+Up")
    assert chosen_ids(window) == [2, 1, 8, 9], "another range, beside the first one"
    press(window, "Shift+Down")
    assert chosen_ids(window) == [2, 1, 9]


def test_a_range_ends_where_the_queue_ends(window: DeskWindow) -> None:
    press(window, "Shift+K")
    assert chosen_ids(window) == [2]


def test_all_that_match_are_a_query_and_one_can_be_left_out(window: DeskWindow, paper: Runner) -> None:
    press(window, "Ctrl+A")
    assert chosen_ids(window) == [2, 1, 8, 9]
    assert not window.list.selectionModel().selectedRows()[1:], "Qt's own selection is the current row alone"
    press(window, "X")
    assert window.many.label.text() == "3 selected"
    press(window, "A")
    assert asked(window).startswith("Approve 3 comments of 1 person and 1 without an address, 2 of them flagged")
    answer(window, "Return")
    wait_until(lambda: statuses(paper, 1, 2, 8, 9) == ["approved", "pending", "approved", "approved"])
    wait_until(lambda: ids_of(window) == [2])


def test_esc_clears_the_selection_and_another_queue_has_none(window: DeskWindow) -> None:
    press(window, "Ctrl+A")
    press(window, "Esc")
    assert (chosen_ids(window), window.many.label.isHidden()) == ([], True)
    press(window, "X")
    window.open("status:any")
    wait_for_queue(window)
    assert chosen_ids(window) == []


def test_selected_rows_are_said_to_be_selected(window: DeskWindow) -> None:
    press(window, "X")
    spoken = window.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("selected. Garo.")


def test_several_are_decided_after_one_sentence_and_taken_back_by_one_undo(window: DeskWindow, paper: Runner) -> None:
    for _ in range(2):
        press(window, "Shift+J")
    press(window, "S")
    assert asked(window).startswith("Put 3 comments of 2 people away as spam, 1 of them flagged by nobody.")
    assert statuses(paper, 2, 1, 8) == ["pending"] * 3, "before a yes nothing is done"
    answer(window, "Return")
    wait_until(lambda: window.pane.toast.sentence == "3 comments put away as spam.")
    assert statuses(paper, 2, 1, 8) == ["spam"] * 3
    assert value(paper, "SELECT count(*) FROM batch") == 1
    wait_until(lambda: ids_of(window) == [9] and shown_id(window) == 9)
    assert QApplication.focusWidget() is window.list
    assert chosen_ids(window) == []
    press(window, "U")
    wait_until(lambda: window.pane.toast.sentence == "Taken back: 3 comments as before.")
    wait_until(lambda: ids_of(window) == [2, 1, 8, 9])
    assert statuses(paper, 2, 1, 8) == ["pending"] * 3
    press(window, "Shift+U")
    wait_until(lambda: statuses(paper, 2, 1, 8) == ["spam"] * 3)


def test_a_rejection_of_many_has_a_reason_too(window: DeskWindow, paper: Runner) -> None:
    press(window, "Shift+J")
    press(window, "R")
    wait_until(lambda: window.pane.reasons.isVisible())
    press(window, "8", window.pane.reasons)
    assert asked(window).startswith("Reject 2 comments of 2 people")
    answer(window, "Return")
    wait_until(lambda: statuses(paper, 2, 1) == ["rejected", "rejected"])
    assert {reason for (reason,) in rows(paper, "SELECT reason FROM decision")} == {"off-topic"}


def test_esc_leaves_the_question_and_keeps_the_selection(window: DeskWindow, paper: Runner) -> None:
    press(window, "Shift+J")
    press(window, "A")
    assert asked(window)
    answer(window, "Esc")
    assert window.pane.question.sentence == ""
    assert QApplication.focusWidget() is window.list
    assert chosen_ids(window) == [2, 1]
    assert value(paper, "SELECT count(*) FROM decision") == 0


def test_who_goes_on_selecting_is_asked_anew(window: DeskWindow) -> None:
    press(window, "Shift+J")
    press(window, "A")
    assert asked(window).startswith("Approve 2 comments")
    press(window, "Shift+J")
    assert window.pane.question.sentence == ""
    second_look(window)
    assert asked(window).startswith("Put 3 comments of 2 people aside for a second look")


def test_a_question_that_goes_away_leaves_the_search_its_letters(window: DeskWindow) -> None:
    press(window, "Shift+J")
    press(window, "A")
    assert asked(window)
    press(window, "/")
    window.top_bar.field.setText("library")
    window.top_bar.field.asked.emit("library", False)
    wait_for_queue(window)
    assert window.pane.question.sentence == ""
    assert QApplication.focusWidget() is window.top_bar.field


def test_what_a_colleague_decided_before_the_question_is_refused_by_name(window: DeskWindow, paper: Runner) -> None:
    press(window, "Shift+J")
    window.watch.stop()
    paper.run("--as", "petros", "approve", "1", check=0)
    press(window, "S")
    assert asked(window).startswith("Put 1 comment of 1 person away as spam")
    assert "1 comment left as before: changed by petros." in asked(window)


def test_what_a_colleague_decides_while_it_is_asked_is_refused_by_name(window: DeskWindow, paper: Runner) -> None:
    press(window, "Shift+J")
    window.watch.stop()
    press(window, "S")
    assert asked(window)
    paper.run("--as", "petros", "approve", "1", check=0)
    answer(window, "Return")
    wait_until(lambda: "changed by petros" in window.pane.toast.sentence)
    assert window.pane.toast.sentence.startswith("1 comment put away as spam.")
    assert statuses(paper, 2, 1) == ["spam", "approved"]


def test_what_is_so_already_is_counted_apart(window: DeskWindow) -> None:
    window.open("status:any")
    wait_for_queue(window)
    press(window, "Ctrl+A")
    press(window, "A")
    assert asked(window).startswith("Approve 6 comments of 4 people")
    assert asked(window).endswith("2 more stay as before: so decided already.")


def test_where_they_stay_in_the_queue_the_rows_tell_their_new_status(window: DeskWindow, paper: Runner) -> None:
    window.open("status:any")
    wait_for_queue(window)
    press(window, "Shift+J")
    before = ids_of(window)
    second_look(window)
    assert asked(window)
    answer(window, "Return")
    wait_until(lambda: "second look" in window.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert ids_of(window) == before
    assert "second look" in texts_of(window)


def test_nothing_to_change_is_said(window: DeskWindow) -> None:
    press(window, "X")
    press(window, "P")
    wait_until(lambda: window.pane.toast.sentence == "There is nothing to change.")
    assert window.pane.question.sentence == ""


def test_long_work_shows_how_far_it_is_and_stopped_it_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, window: DeskWindow, paper: Runner
) -> None:
    monkeypatch.setattr(bulk_acts, "LONG", 2)
    press(window, "Ctrl+A")
    press(window, "A")
    assert asked(window)
    answer(window, "Return")
    assert window._work_bar.is_busy
    window._work_bar._stop.click()
    wait_until(lambda: not window._work_bar.is_busy)
    stopped = window.pane.toast.sentence == "Stopped. Nothing was changed."
    assert statuses(paper, 1, 2, 8, 9) == (["pending"] if stopped else ["approved"]) * 4


def spam_all(window: DeskWindow) -> None:
    press(window, "Ctrl+A")
    press(window, "S")
    assert asked(window)
    answer(window, "Return")
    wait_until(lambda: window.queue.length == 0)


def test_a_long_undo_shows_how_far_it_is_and_stopped_it_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, window: DeskWindow, paper: Runner
) -> None:
    spam_all(window)
    monkeypatch.setattr(long_undo, "LONG", 2)
    monkeypatch.setattr(recording, "PIECE", 1)
    is_seen = Event()
    monkeypatch.setattr(recording, "record", _slowly(recording.record, is_seen))
    press(window, "U")
    wait_until(lambda: window._work_bar.is_busy)
    window._work_bar._stop.click()
    is_seen.set()
    wait_until(lambda: window.pane.toast.sentence == "Stopped. Nothing was changed.")
    assert not window._work_bar.is_busy
    assert statuses(paper, 1, 2, 8, 9) == ["spam"] * 4
    press(window, "U")
    wait_until(lambda: ids_of(window) == [2, 1, 8, 9])
    wait_until(lambda: not window._work_bar.is_busy)


@pytest.mark.parametrize("is_shown", [False, True], ids=["before it shows", "while it shows"])
def test_a_long_undo_is_not_begun_twice(
    monkeypatch: pytest.MonkeyPatch, window: DeskWindow, paper: Runner, is_shown: bool
) -> None:
    press(window, "A")
    wait_until(lambda: status_of(paper, 2) == "approved")
    spam_all(window)
    monkeypatch.setattr(long_undo, "LONG", 2)
    is_seen = Event()
    monkeypatch.setattr(recording, "record", _slowly(recording.record, is_seen))
    press(window, "U")
    if is_shown:
        wait_until(lambda: window._work_bar.is_busy)
    press(window, "U")
    if is_shown:
        assert window.pane.toast.sentence.startswith("One moment")
    is_seen.set()
    wait_until(lambda: ids_of(window) == [1, 8, 9])
    wait_until(lambda: window._tasks._writes.waitForDone(0) and not window._work_bar.is_busy)
    assert statuses(paper, 1, 2, 8, 9) == ["pending", "approved", "pending", "pending"]
    press(window, "U")
    wait_until(lambda: ids_of(window) == [2, 1, 8, 9])


def test_two_short_undos_in_a_row_take_two_acts_back(window: DeskWindow, paper: Runner) -> None:
    for _ in range(2):
        press(window, "A")
    wait_until(lambda: statuses(paper, 2, 1) == ["approved", "approved"])
    for _ in range(2):
        press(window, "U")
    wait_until(lambda: statuses(paper, 2, 1) == ["pending", "pending"])


def _slowly(record: Callable[..., list[Decision]], is_seen: Event) -> Callable[..., list[Decision]]:
    """Stores decisions once they have been seen to be under way."""

    def wait_and_record(*arguments: object) -> list[Decision]:
        is_seen.wait(20)
        return record(*arguments)

    return wait_and_record


def test_a_selected_row_of_alike_ones_is_that_one_comment(window: DeskWindow, paper: Runner) -> None:
    say_the_same(paper, 2, 8)
    press(window, "F5")
    wait_until(lambda: ids_of(window) == [2, 1, 9])
    press(window, "X")
    press(window, "A")
    assert asked(window).startswith("Approve 1 comment of 1 person")
    answer(window, "Return")
    wait_until(lambda: ids_of(window) == [8, 1, 9])


def test_undo_of_many_works_after_a_restart(open_window: Opener, paper: Runner) -> None:
    before = open_window()
    press(before, "Ctrl+A")
    press(before, "A")
    assert asked(before)
    answer(before, "Return")
    wait_until(lambda: before.queue.length == 0)
    before.close()
    after = open_window()
    press(after, "U")
    wait_until(lambda: ids_of(after) == [2, 1, 8, 9])
