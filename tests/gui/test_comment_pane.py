"""What stands around a comment: reasons tied to their places, thread, author, versions, and words ruled on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator.gui.comment.author_details import NewestComments
from moderator.gui.comment.comment_line import CommentLine
from moderator.gui.comment.reasons import ReasonRow
from moderator.gui.widgets.card import FoldingCard
from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.prepared import Prepared
from tests.helpers.stored import rows, status_of, value
from tests.helpers.windows import ids_of, opened_window, press, shown_id, texts_of, wait_for_queue, wait_until
from tests.helpers.wxr_made import Sent

TALK = (
    Sent(1, "Has anyone seen the contract?", "Nora K.", "nora@example.org", status="1"),
    Sent(2, "You moron 😀 and a shitty idiot too.", "Garo P.", "garo@example.org", parent=1),
    Sent(3, "I have a copy.", "Garo", "garo@example.org", parent=1, status="1"),
    Sent(4, "He has a copy, the moron.", "Ani", "ani@example.org", parent=2),
    Sent(5, "Շնորհակալություն հոդվածի համար։", "Անահիտ", parent=77),
    Sent(6, "<b>x</b>" + "long " * 5_000, "Petros", "petros@example.org"),
)


@pytest.fixture
def talk(moderator: Runner, home: Path, prepared: Prepared) -> Runner:
    prepared.copy_to(moderator, home, "talk", TALK)
    return moderator


@pytest.fixture
def desk(qtbot: QtBot, talk: Runner) -> Iterator[DeskWindow]:
    """The window on a small talk, Garo's insult on the screen."""
    with opened_window(qtbot, talk.data_dir) as window:
        show(window, 2)
        yield window


def show(window: DeskWindow, comment_id: int) -> None:
    window.list.choose(ids_of(window).index(comment_id))
    wait_until(lambda: shown_id(window) == comment_id)


def key(keys: str) -> None:
    """Presses keys where the focus is, as a person without a mouse does."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keySequence(focus, QKeySequence(keys))


def visible(window: DeskWindow, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in window.pane.findChildren(kind) if each.isVisible()]


def strong_places(window: DeskWindow) -> list[str]:
    """The places in the text that are marked the other way round."""
    body = window.pane.view.body
    return [
        each.cursor.selectedText()
        for each in body.extraSelections()
        if each.format.foreground().color().alpha() and each.format.foreground().style() is not Qt.BrushStyle.NoBrush
    ]


def row_about(window: DeskWindow, words: str) -> ReasonRow:
    return next(row for row in window.pane.findChildren(ReasonRow) if words in row.accessibleName())


def point_at(window: DeskWindow, word: str) -> None:
    body = window.pane.view.body
    cursor = body.document().find(word)
    cursor.setPosition(cursor.selectionStart() + 1)
    point = QPointF(body.cursorRect(cursor).center())
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        point,
        body.viewport().mapToGlobal(point),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(body.viewport(), move)


def open_thread(window: DeskWindow) -> None:
    press(window, "T")
    wait_until(lambda: window.pane.thread_page.isVisible())


def test_a_reason_says_all_in_one_flow(desk: DeskWindow) -> None:
    assert "Insult, medium. “moron” is on the list of insults." in texts_of(desk)


def test_walking_through_the_reasons_marks_their_places(desk: DeskWindow) -> None:
    assert strong_places(desk) == []
    row_about(desk, "“moron”").setFocus()
    assert strong_places(desk) == ["moron"]
    key("Down")
    assert strong_places(desk) not in ([], ["moron"])
    desk.list.setFocus()
    assert strong_places(desk) == []


def test_pointing_at_a_place_brings_its_reason_out(desk: DeskWindow) -> None:
    point_at(desk, "idiot")
    assert "idiot" in strong_places(desk)
    assert row_about(desk, "“idiot”").property("touched")
    assert not row_about(desk, "“moron”").property("touched")
    point_at(desk, "too")
    assert strong_places(desk) == []


def test_the_line_below_the_name_says_when_and_in_which_language(desk: DeskWindow) -> None:
    show(desk, 5)
    assert "replies, " in texts_of(desk)
    assert "Armenian" in texts_of(desk)
    assert "It answers a comment that is not here." in texts_of(desk)


def test_what_is_answered_is_quoted_and_opens_the_thread(desk: DeskWindow) -> None:
    assert "Nora K. · Has anyone seen the contract?" in texts_of(desk)
    QTest.mouseClick(desk.pane.view.answered, Qt.MouseButton.LeftButton)
    wait_until(lambda: desk.pane.thread_page.isVisible())


def test_the_thread_shows_who_wrote_what_around_the_comment(desk: DeskWindow) -> None:
    open_thread(desk)
    lines = [line.accessibleName() for line in visible(desk, CommentLine)]
    assert [line.partition("  ")[0] for line in lines] == ["Nora K.", "Garo P.", "Ani", "Garo"]
    assert "approved. Has anyone seen the contract?" in lines[0]
    assert "pending" in lines[2]


def test_a_comment_of_the_thread_is_chosen_and_left_by_keys(desk: DeskWindow) -> None:
    open_thread(desk)
    key("Up")
    key("Return")
    wait_until(lambda: shown_id(desk) == 1)
    assert desk.pane.view.isVisible()
    assert desk.queue.row == -1, "Nora's comment is approved: it is not in the queue"
    assert desk.pane.view.way_back.isVisible()
    press(desk, "Esc")
    wait_until(lambda: shown_id(desk) == 2)
    assert ids_of(desk)[desk.queue.row] == 2
    assert not desk.actions_of_table["back"].isEnabled()
    assert desk.pane.view.way_back.isHidden()


def test_t_and_esc_close_the_thread(desk: DeskWindow) -> None:
    open_thread(desk)
    key("Esc")
    assert desk.pane.view.isVisible()
    assert desk.list.hasFocus()
    open_thread(desk)
    key("T")
    assert desk.pane.view.isVisible()


def test_from_a_comment_outside_the_queue_the_next_is_the_one_before(desk: DeskWindow) -> None:
    open_thread(desk)
    key("Up")
    key("Return")
    wait_until(lambda: shown_id(desk) == 1)
    press(desk, "J")
    wait_until(lambda: shown_id(desk) == 2)
    assert not desk.around.is_away


def test_a_verdict_in_the_thread_is_about_the_comment_that_it_stands_around(
    qtbot: QtBot, desk: DeskWindow, talk: Runner
) -> None:
    open_thread(desk)
    key("A")
    qtbot.waitUntil(lambda: status_of(talk, 2) == "approved")
    wait_until(lambda: desk.pane.view.isVisible())
    assert desk.list.hasFocus()


def test_the_author_card_fills_in_after_the_comment(desk: DeskWindow) -> None:
    wait_until(lambda: "also wrote as “Garo”" in texts_of(desk))
    told = texts_of(desk)
    for words in ("1 approved", "first seen ", "Address hidden", "I have a copy."):
        assert words in told
    assert "garo@" not in told


def test_the_text_keeps_its_place_when_the_card_fills(desk: DeskWindow) -> None:
    wait_until(lambda: "also wrote as" in texts_of(desk))
    before = desk.pane.view.body.geometry()
    desk.pane.view.cards.hide()
    desk.pane.view.cards.show()
    QApplication.processEvents()
    assert desk.pane.view.body.geometry() == before


def test_another_comment_of_the_author_is_chosen_from_the_card(desk: DeskWindow) -> None:
    wait_until(lambda: "I have a copy." in texts_of(desk))
    (line,) = [each for each in desk.pane.findChild(NewestComments).findChildren(CommentLine) if each.isVisible()]
    line.setFocus()
    key("Return")
    wait_until(lambda: shown_id(desk) == 3)
    press(desk, "Esc")
    wait_until(lambda: shown_id(desk) == 2)


def test_an_author_without_an_address_has_no_card_of_another(desk: DeskWindow) -> None:
    wait_until(lambda: "also wrote as" in texts_of(desk))
    show(desk, 5)
    assert "Left no address" in texts_of(desk)
    for words in ("also wrote as", "first seen"):
        assert words not in texts_of(desk)
    assert not visible(desk, NewestComments)


def test_the_sum_of_the_priority_is_unfolded_by_enter(desk: DeskWindow) -> None:
    assert "Insults 0.30" not in texts_of(desk)
    desk.pane.findChild(FoldingCard).head.setFocus()
    key("Return")
    assert "Insults 0.30" in texts_of(desk)
    assert "▾" in texts_of(desk)


def test_versions_show_word_by_word_what_was_changed(qtbot: QtBot, desk: DeskWindow, talk: Runner) -> None:
    talk.run("edit", "2", "--text", "You moron 😀 and a shitty person too.", "--reason", "offensive", check=0)
    qtbot.waitUntil(lambda: "person" in desk.pane.view.body.toPlainText(), timeout=10_000)
    press(desk, "V")
    wait_until(lambda: desk.pane.versions_page.isVisible())
    newest = QApplication.focusWidget()
    assert newest is not None
    spoken = newest.accessibleName()
    assert "[gone: idiot][new: person]" in spoken
    assert "written by anna" in spoken
    assert "Offensive" in spoken
    assert "Original" in texts_of(desk)
    key("Esc")
    assert desk.pane.view.isVisible()


def test_versions_of_texts_too_long_to_compare_are_shown_as_they_are(desk: DeskWindow, talk: Runner) -> None:
    show(desk, 6)
    talk.run("edit", "6", "--text", "short " * 4_000, check=0)
    wait_until(lambda: desk.queue.shown is not None and desk.queue.shown.comment.edited)
    press(desk, "V")
    wait_until(lambda: desk.pane.versions_page.isVisible())
    told = texts_of(desk)
    assert "too long to compare, so the whole text" in told
    assert "short short" in told
    assert "xlong long" in told


def test_a_flagged_word_is_chosen_and_never_flagged_again(qtbot: QtBot, desk: DeskWindow, talk: Runner) -> None:
    press(desk, "F")
    words = desk.pane.view.words.words
    assert {"moron", "idiot"} < set(words)
    key(str(words.index("moron") + 1))
    qtbot.waitUntil(lambda: "“moron” is never flagged again." in desk.pane.toast.sentence, timeout=20_000)
    qtbot.waitUntil(lambda: "“moron” is on the list" not in texts_of(desk))
    assert rows(talk, "SELECT word, kind FROM site_word") == [("moron", "allowed")]
    press(desk, "U")
    qtbot.waitUntil(lambda: "“moron” is on the list" in texts_of(desk), timeout=20_000)
    assert rows(talk, "SELECT word FROM site_word") == []


def test_the_only_flagged_word_is_not_asked_about(qtbot: QtBot, desk: DeskWindow, talk: Runner) -> None:
    show(desk, 4)
    press(desk, "F")
    qtbot.waitUntil(lambda: "“moron” is never flagged again." in desk.pane.toast.sentence, timeout=20_000)
    desk.pane.toast.findChild(type(desk.pane.toast._undo), "toastUndo").click()
    qtbot.waitUntil(lambda: not rows(talk, "SELECT word FROM site_word"), timeout=20_000)


def test_the_question_which_word_is_left_by_esc(desk: DeskWindow, talk: Runner) -> None:
    press(desk, "F")
    key("Esc")
    assert desk.pane.view.words.words == ()
    assert desk.list.hasFocus()
    assert rows(talk, "SELECT word FROM site_word") == []


def test_a_selected_word_is_always_flagged(qtbot: QtBot, desk: DeskWindow, talk: Runner) -> None:
    body = desk.pane.view.body
    press(desk, "Shift+F")
    assert desk.pane.toast.sentence == "Select a word of the text first."
    body.setTextCursor(body.document().find("too"))
    press(desk, "Shift+F")
    qtbot.waitUntil(lambda: "“too” is a word that this site blocks." in texts_of(desk), timeout=20_000)
    assert rows(talk, "SELECT word, kind FROM site_word") == [("too", "blocked")]


def test_after_a_decision_undo_is_about_the_decision(qtbot: QtBot, desk: DeskWindow, talk: Runner) -> None:
    show(desk, 4)
    press(desk, "F")
    qtbot.waitUntil(lambda: "never flagged" in desk.pane.toast.sentence, timeout=20_000)
    press(desk, "A")
    qtbot.waitUntil(lambda: status_of(talk, 4) == "approved" and "approved" in desk.pane.toast.sentence)
    press(desk, "U")
    qtbot.waitUntil(lambda: status_of(talk, 4) == "pending")
    assert rows(talk, "SELECT word FROM site_word") == [("moron",)]


def test_a_long_text_keeps_its_pane_in_shape(desk: DeskWindow) -> None:
    show(desk, 6)
    view = desk.pane.view
    assert view.widget().width() <= view.viewport().width()
    press(desk, "W")
    wait_until(lambda: desk.queue.shown is not None and desk.queue.shown.body.is_whole)
    open_thread(desk)
    assert desk.pane.thread_page.width() <= desk.pane.width()


def test_every_new_part_that_takes_the_focus_has_a_name(desk: DeskWindow) -> None:
    wait_for_queue(desk)
    open_thread(desk)
    nameless = [
        each
        for each in desk.pane.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.accessibleName()
    ]
    assert not [type(each).__name__ for each in nameless]


def test_undo_goes_back_through_decisions_and_rulings_alike(qtbot: QtBot, desk: DeskWindow, talk: Runner) -> None:
    press(desk, "S")
    wait_until(lambda: desk.pane.toast.sentence == "1 comment put away as spam.")
    first = value(talk, "SELECT comment_id FROM decision")
    show(desk, 4)
    press(desk, "F")
    wait_until(lambda: "never flagged again" in desk.pane.toast.sentence)
    press(desk, "A")
    wait_until(lambda: desk.pane.toast.sentence == "1 comment approved.")
    press(desk, "U")
    wait_until(lambda: status_of(talk, 4) == "pending")
    press(desk, "Shift+U")
    wait_until(lambda: status_of(talk, 4) == "approved" and "Done again" in desk.pane.toast.sentence)
    press(desk, "U")
    wait_until(lambda: status_of(talk, 4) == "pending")
    assert rows(talk, "SELECT word FROM site_word") == [("moron",)]
    press(desk, "U")
    wait_until(lambda: not rows(talk, "SELECT word FROM site_word"))
    assert status_of(talk, first) == "spam"
    press(desk, "U")
    wait_until(lambda: status_of(talk, first) == "pending")


def test_what_the_notice_takes_back_is_not_taken_back_by_the_key(desk: DeskWindow, talk: Runner) -> None:
    show(desk, 4)
    press(desk, "F")
    wait_until(lambda: "never flagged again" in desk.pane.toast.sentence)
    press(desk, "A")
    wait_until(lambda: desk.pane.toast.sentence == "1 comment approved.")
    desk.pane.toast._undo.click()
    wait_until(lambda: status_of(talk, 4) == "pending" and "Taken back" in desk.pane.toast.sentence)
    press(desk, "U")
    wait_until(lambda: not rows(talk, "SELECT word FROM site_word"))
