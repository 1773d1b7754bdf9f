"""Editing a comment in its place, by keys: addresses as tokens, the difference, drafts, and what can't be saved."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from moderator.gui.comment.difference_view import DifferenceView
from moderator.gui.comment.token_text import _LABEL, TokenText
from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.stored import status_of, value
from tests.helpers.windows import press, shown_id, wait_until

TEXT = "So it is. Write to ••••@•••••••.•••, then."
BEFORE, AFTER = "So it is. Write to ", ", then."
SEALED = "SELECT count(*) FROM revision WHERE comment_id = 2 AND sealed_markup IS NOT NULL"


@pytest.fixture
def field(window: DeskWindow) -> TokenText:
    """The open editor on the comment that the window shows first, which holds an address."""
    press(window, "E")
    field = QApplication.focusWidget()
    assert isinstance(field, TokenText)
    assert field.masked == TEXT
    return field


def at(field: TokenText, place: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(place)
    field.setTextCursor(cursor)


def stored(paper: Runner) -> str:
    return str(paper.run("show", "2", "--json").json()["text"])


def save(window: DeskWindow, field: TokenText) -> None:
    press(window, "Ctrl+Return", field)
    wait_until(lambda: not window.pane.is_editing and not window.queue.is_stale)


def said(window: DeskWindow) -> str:
    return window.pane.editor.sentence


def backspace(field: TokenText) -> None:
    at(field, len(BEFORE) + 1)
    QTest.keyClick(field, Qt.Key.Key_Backspace)


def delete(field: TokenText) -> None:
    at(field, len(BEFORE))
    QTest.keyClick(field, Qt.Key.Key_Delete)


def select_token(field: TokenText) -> None:
    at(field, len(BEFORE))
    QTest.keyClick(field, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def cut(field: TokenText) -> None:
    select_token(field)
    QTest.keyClick(field, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("act", [backspace, delete, cut])
def test_an_address_goes_as_a_whole(
    window: DeskWindow, paper: Runner, field: TokenText, act: Callable[[TokenText], None]
) -> None:
    act(field)
    assert field.masked == BEFORE + AFTER
    save(window, field)
    wait_until(lambda: stored(paper) == BEFORE + AFTER)
    assert value(paper, SEALED) == 1, "only the original holds it"


def test_what_is_typed_over_an_address_takes_its_place(field: TokenText) -> None:
    select_token(field)
    QTest.keyClicks(field, "me")
    assert field.edited == (f"{BEFORE}me{AFTER}",)


def test_the_caret_steps_over_an_address(field: TokenText) -> None:
    at(field, len(BEFORE))
    QTest.keyClick(field, Qt.Key.Key_Right)
    assert field.textCursor().position() == len(BEFORE) + 1
    QTest.keyClicks(field, "!")
    assert field.masked == TEXT.replace(AFTER, f"!{AFTER}")


def test_undo_brings_an_address_back(field: TokenText) -> None:
    backspace(field)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.masked == TEXT


def test_a_copy_holds_the_mask_and_a_paste_makes_no_address(
    window: DeskWindow, paper: Runner, field: TokenText
) -> None:
    cut(field)
    data = QGuiApplication.clipboard().mimeData()
    assert data.formats() == ["text/plain"]
    assert data.text() == "••••@•••••••.•••"
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.masked == TEXT
    assert field.edited == (TEXT,), "it is letters now"
    press(window, "Ctrl+Return", field)
    wait_until(lambda: not window.pane.is_editing)
    assert value(paper, SEALED) == 1


def test_pasted_markup_is_pasted_as_it_reads(field: TokenText) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='/dev/zero'>")
    data.setText("<b>\ufffc")
    field.selectAll()
    field.insertFromMimeData(data)
    assert field.edited == ("<b>\ufffc",)


def test_a_text_saved_unchanged_keeps_its_address(window: DeskWindow, paper: Runner, field: TokenText) -> None:
    press(window, "Ctrl+Return", field)
    wait_until(lambda: window.pane.toast.sentence == "There is nothing to change.")
    assert value(paper, "SELECT count(*) FROM revision WHERE comment_id = 2") == 1


def test_an_address_is_kept_beside_what_changes(window: DeskWindow, paper: Runner, field: TokenText) -> None:
    at(field, len(BEFORE))
    QTest.keyClicks(field, "x")
    save(window, field)
    wait_until(lambda: value(paper, SEALED) == 2)
    assert "garo" not in stored(paper)


def test_what_changes_is_shown_while_it_changes(qtbot: QtBot, window: DeskWindow, field: TokenText) -> None:
    view = window.findChild(DifferenceView)
    assert not view.isVisible()
    at(field, len("So it is"))
    QTest.keyClicks(field, " not")
    wait_until(view.isVisible)
    assert view.toPlainText() == f"So it is not. Write to ••••@•••••••.•••{AFTER}"
    (added,) = view.extraSelections()
    assert added.cursor.selectedText() == " not"
    assert added.format.fontUnderline()
    at(field, 2)
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    wait_until(lambda: len(view.extraSelections()) == 2)
    removed = view.extraSelections()[0]
    assert removed.cursor.selectedText() == "So"
    assert removed.format.fontStrikeOut()


def test_one_key_takes_out_what_is_proposed(window: DeskWindow, paper: Runner, field: TokenText) -> None:
    QTest.keyClicks(field, "Well. ")
    press(window, "Alt+D", field)
    assert field.masked == f"Well. {BEFORE}[address removed]{AFTER}"
    press(window, "Alt+D", field)
    assert said(window) == "There is nothing to take out of this text."
    save(window, field)
    wait_until(lambda: stored(paper) == f"Well. {BEFORE}[address removed]{AFTER}")


def test_one_key_brings_the_original_back_with_its_address(window: DeskWindow, paper: Runner, field: TokenText) -> None:
    field.setPlainText("Nothing.")
    save(window, field)
    wait_until(lambda: window.queue.shown.comment.text == "Nothing.")
    press(window, "E")
    press(window, "Alt+B", field)
    assert field.masked == TEXT
    at(field, 0)
    QTest.keyClicks(field, "Oh. ")
    save(window, field)
    wait_until(lambda: stored(paper) == f"Oh. {TEXT}")
    assert value(paper, SEALED) == 2


def test_a_reason_goes_with_the_edit(window: DeskWindow, paper: Runner, field: TokenText) -> None:
    QTest.keyClicks(field, "Well. ")
    reason = window.pane.editor.findChild(QComboBox)
    reason.setCurrentIndex(reason.findData("personal-data"))
    save(window, field)
    wait_until(lambda: stored(paper).startswith("Well."))
    assert value(paper, "SELECT reason FROM decision WHERE comment_id = 2") == "personal-data"


def test_an_empty_text_is_refused_and_the_editor_stays(window: DeskWindow, paper: Runner, field: TokenText) -> None:
    field.selectAll()
    QTest.keyClicks(field, "  ")
    press(window, "Ctrl+Return", field)
    assert window.pane.is_editing
    assert said(window) == "A comment can't be emptied. Reject it instead."
    assert stored(paper) == TEXT


def test_escape_keeps_a_draft_that_the_next_edit_brings_back(
    window: DeskWindow, paper: Runner, field: TokenText
) -> None:
    backspace(field)
    press(window, "Esc", field)
    assert window.pane.toast.sentence == "Your draft is kept. E brings it back."
    assert TEXT in window.pane.view.body.toPlainText()
    press(window, "J")
    wait_until(lambda: shown_id(window) == 1)
    press(window, "K")
    wait_until(lambda: shown_id(window) == 2)
    press(window, "E")
    assert field.masked == BEFORE + AFTER
    assert said(window) == "Your draft is back. Ctrl+Z takes it away."
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.masked == TEXT
    press(window, "Esc", field)
    press(window, "E")
    assert field.masked == TEXT, "there is no draft any more"
    assert stored(paper) == TEXT


def test_what_could_not_be_saved_is_not_lost(window: DeskWindow, paper: Runner, field: TokenText) -> None:
    window.watch.stop()
    paper.run("--as", "petros", "edit", "2", "--text", "Petros was here.", check=0)
    at(field, 0)
    QTest.keyClicks(field, "Well. ")
    press(window, "Ctrl+Return", field)
    wait_until(lambda: "changed by petros" in window.pane.toast.sentence)
    wait_until(lambda: not window.queue.is_stale and window.queue.shown.comment.text == "Petros was here.")
    press(window, "E")
    assert field.edited == (f"Well. {TEXT}",), "on another text, its addresses are only dots"
    save(window, field)
    wait_until(lambda: stored(paper) == f"Well. {TEXT}")
    press(window, "E")
    assert said(window).startswith("The original is kept."), "what is stored is no draft any more"


def test_the_key_that_opened_the_editor_types_nothing(field: TokenText) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, "e", True)
    for _ in range(3):
        QApplication.sendEvent(field, held)
    assert field.masked == TEXT
    QTest.keyClicks(field, "e")
    QApplication.sendEvent(field, held)
    assert field.masked == f"ee{TEXT}", "a letter held down later is typed as ever"


def test_every_place_around_an_emoji_and_an_address_is_read_right(field: TokenText) -> None:
    field.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(field, "a")
    data = QMimeData()
    data.setText("😀\n\ufffc😀")
    field.insertFromMimeData(data)
    assert field.masked == f"a😀\n\ufffc😀{TEXT}"
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"a😀\n\ufffc😀{TEXT}"


def test_what_is_invisible_can_be_seen_and_taken_out(window: DeskWindow, paper: Runner, field: TokenText) -> None:
    data = QMimeData()
    data.setText("a\u202eb\u200b")
    field.insertFromMimeData(data)
    assert field.masked == f"a\u202eb\u200b{TEXT}", "it stays what it is"
    labels = {each.stringProperty(_LABEL) for each in field.document().allFormats()}
    assert {"⟨U+202E⟩", "⟨U+200B⟩"} <= labels
    at(field, 2)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.masked == f"ab\u200b{TEXT}"
    save(window, field)
    wait_until(lambda: stored(paper) == f"ab\u200b{TEXT}")


def test_editing_decides_nothing(window: DeskWindow, paper: Runner, field: TokenText) -> None:
    QTest.keyClicks(field, "aarssh")
    press(window, "Esc", field)
    assert status_of(paper, 2) == "pending"
