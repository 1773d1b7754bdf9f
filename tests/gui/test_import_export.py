"""Comments come in and go out by the window, with progress and a way to stop."""

import json
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from moderator.gui.dialogs.export_dialog import ExportDialog
from moderator.gui.safe_text import PlainLabel, PlainText
from moderator.gui.widgets.work_bar import WorkBar
from moderator.gui.window import DeskWindow
from moderator.services.demo import write_newspaper
from moderator.services.import_preview import look_at
from tests.helpers.command import Runner
from tests.helpers.stored import value
from tests.helpers.windows import press, wait_until
from tests.helpers.wxr_made import Sent, write_export

MANY = 4_000
"""So many that an import can be stopped in the middle: it takes them in batches of 500."""


def look_at_file(window: DeskWindow, path: Path) -> None:
    """Opens File, Import by its key, names the file as a person would, and waits until it was looked at."""
    press(window, "Ctrl+I")
    dialog = window.findChild(QFileDialog)
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    dialog.accept()
    wait_until(lambda: window.pages.is_at_import and window.imports.is_seen)


def choose_file(window: DeskWindow, path: Path) -> None:
    """Chooses a file, looks at it, and imports it."""
    look_at_file(window, path)
    press_on_page(window, "Return")


def press_on_page(window: DeskWindow, keys: str) -> None:
    """Presses keys on the page of the import."""
    window.activateWindow()
    wait_until(window.isActiveWindow)
    QTest.keySequence(window.pages.importing.files, QKeySequence(keys))


def page_text(window: DeskWindow) -> str:
    """All that the page of the import says."""
    page = window.pages.importing
    lines = [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]
    return "\n".join([*lines, *(text.toPlainText() for text in page.findChildren(PlainText) if text.isVisible())])


def drop(window: DeskWindow, where: QWidget, *paths: Path) -> bool:
    """Holds files over a part of the window and lets go of them; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), action, data, buttons, keys)
    QApplication.sendEvent(where, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), action, data, buttons, keys))
    return entering.isAccepted()


def test_a_file_is_imported_and_its_comments_are_in_the_queue(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    file = write_export(paper.cwd / "more.xml", [Sent(500, "Do read this.", "Lusine"), Sent(501)])
    choose_file(window, file)
    wait_until(lambda: window.pane.toast.sentence == "more.xml: 2 comments read, 2 new, 0 updated.")
    wait_until(lambda: window.queue.length == 6)


def test_a_file_is_shown_before_anything_comes_in(window: DeskWindow, paper: Runner) -> None:
    sent = [
        Sent(500, "Do <b>read</b> this.", "Lusine", "lusine@example.org"),
        Sent(501, "Write to ani@example.org", "<img src=x>", status="1"),
        Sent(501, "Again."),
    ]
    look_at_file(window, write_export(paper.cwd / "more.xml", sent))
    wait_until(lambda: "First comments" in page_text(window))
    shown = page_text(window)
    for words in (
        "WordPress export (WXR)",
        "2 comments: 1 pending · 1 approved",
        "Would come in: 2 new",
        "Lusine",
        "Do read this.",
        "its id stands twice in this file",
    ):
        assert words in shown
    assert "@example.org" not in shown
    assert value(paper, "SELECT count(*) FROM comment") == 9
    press_on_page(window, "Esc")
    wait_until(lambda: not window.pages.is_at_import)
    assert not window._importing.previews
    assert value(paper, "SELECT count(*) FROM import_event") == 1


def test_files_dropped_on_the_window_are_looked_at_and_come_in_together(window: DeskWindow, paper: Runner) -> None:
    first = write_export(paper.cwd / "first.xml", [Sent(500)])
    second = write_export(paper.cwd / "second.xml", [Sent(501)])
    letter = paper.cwd / "letter.xml"
    letter.write_text("Dear editor", encoding="utf-8")
    assert drop(window, window.top_bar.field, first, letter, second, first)
    assert window.top_bar.field.text() == "status:pending", "no file's name is written into the search"
    wait_until(lambda: window.imports.is_seen)
    assert [preview.report.file for preview in window._importing.previews] == ["first.xml", "letter.xml", "second.xml"]
    press_on_page(window, "Return")
    wait_until(lambda: window.queue.length == 6)
    assert value(paper, "SELECT count(*) FROM import_event") == 3


def test_what_became_of_an_import_can_be_read_and_copied(window: DeskWindow, paper: Runner) -> None:
    paper.run("spam", "8", check=0)
    was = value(paper, "SELECT external_id FROM comment WHERE id = 8")
    sent = [Sent(int(was), "Other words.", "Ani"), Sent(500), Sent(500, "Again."), Sent(501, website="a&b")]
    choose_file(window, write_export(paper.cwd / "mine@example.org.xml", sent))
    wait_until(lambda: "The import is over" in window.imports.offer.sentence)
    press(window, "Ctrl+Shift+I")
    shown = page_text(window)
    for words in ("2 new", "1 kept as they were left here", "its id stands twice in this file", "Kept, line "):
        assert words in shown
    assert "here it is spam, as somebody decided, and in the file pending" in shown
    press_on_page(window, "C")
    copied = QGuiApplication.clipboard().text()
    assert "Kept, line " in copied
    assert "@example.org" not in copied + shown


def test_the_same_export_a_second_time_is_said_to_bring_nothing_new(window: DeskWindow, paper: Runner) -> None:
    """The invented newspaper too, in which there is some of everything; what was decided meanwhile stays so."""
    file = write_newspaper(paper.cwd)
    choose_file(window, file)
    wait_until(lambda: window.pane.toast.sentence.startswith("newspaper.xml: 208 comments read, 208 new"))
    press(window, "A")
    look_at_file(window, file)
    wait_until(lambda: "Nothing new would come in: 208 unchanged" in page_text(window))
    press_on_page(window, "Return")
    wait_until(lambda: window.pane.toast.sentence == "newspaper.xml: nothing new. 208 comments read.")


def test_a_file_that_is_no_export_is_told_plainly(window: DeskWindow, paper: Runner) -> None:
    file = paper.cwd / "letter.xml"
    file.write_text("Dear editor", encoding="utf-8")
    look_at_file(window, file)
    told = "this is not a file that Moderator knows (it is a text). It reads: WordPress export (WXR)."
    wait_until(lambda: told in page_text(window))
    assert not window.actions_of_table["start-import"].isEnabled()
    press_on_page(window, "Return")
    assert window.pages.is_at_import
    assert value(paper, "SELECT count(*) FROM comment") == 9


def test_a_long_file_is_read_for_two_seconds_only(window: DeskWindow, paper: Runner) -> None:
    file = write_export(paper.cwd / "many.xml", (Sent(1_000 + number, f"Number {number}.") for number in range(MANY)))
    preview = look_at(window._desk, file, seconds=0.1)
    assert 0 < preview.share < 1
    assert preview.report.read == 500, "one batch"
    assert len(preview.report.first) == 10


def test_an_import_can_be_stopped_and_goes_on_when_asked_again(window: DeskWindow, paper: Runner) -> None:
    file = write_export(paper.cwd / "many.xml", (Sent(1_000 + number, f"Number {number}.") for number in range(MANY)))
    choose_file(window, file)
    bar = window.findChild(WorkBar)
    wait_until(lambda: value(paper, "SELECT count(*) FROM comment") > 9)
    assert not window.actions_of_table["import"].isEnabled(), "one at a time"
    bar.findChild(QPushButton).click()
    wait_until(lambda: "Import stopped" in window.pane.toast.sentence)
    stored = value(paper, "SELECT count(*) FROM comment") - 9
    assert 0 < stored < MANY
    assert stored % 500 == 0, "whole batches"
    assert bar.isHidden()
    assert paper.run("log", "verify").code == 0
    choose_file(window, file)
    wait_until(lambda: f"{MANY - stored} new" in window.pane.toast.sentence.replace(",", ""))


def test_deciding_goes_on_while_a_file_comes_in(window: DeskWindow, paper: Runner) -> None:
    file = write_export(paper.cwd / "many.xml", (Sent(1_000 + number, f"Number {number}.") for number in range(MANY)))
    choose_file(window, file)
    wait_until(lambda: value(paper, "SELECT count(*) FROM comment") > 9)
    press(window, "A")
    wait_until(lambda: value(paper, "SELECT count(*) FROM decision") == 1)
    assert not window.findChild(WorkBar).isHidden()


def test_closing_during_an_import_keeps_whole_batches(window: DeskWindow, paper: Runner) -> None:
    file = write_export(paper.cwd / "many.xml", (Sent(1_000 + number, f"Number {number}.") for number in range(MANY)))
    choose_file(window, file)
    wait_until(lambda: value(paper, "SELECT count(*) FROM comment") > 9)
    window.close()
    stored = value(paper, "SELECT count(*) FROM comment") - 9
    assert 0 < stored < MANY
    assert stored % 500 == 0
    assert value(paper, "SELECT count(*) FROM import_event WHERE finished_at IS NULL") == 0


def test_approved_comments_are_written_in_the_chosen_format(
    window: DeskWindow, paper: Runner, opened_files: list[Path]
) -> None:
    press(window, "Ctrl+E")
    dialog = window.findChild(ExportDialog)
    dialog.format.setCurrentIndex(dialog.format.findData("json-lines"))
    assert dialog.file.text().endswith(".jsonl"), "the name follows the format"
    target = paper.cwd / "approved.jsonl"
    dialog.file.setText(str(target))
    press_button(dialog)
    offer = window._exporting.offer
    wait_until(lambda: offer.sentence.startswith("2 comments written to approved.jsonl."))
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == [4, 7]
    next(button for button in offer.findChildren(QPushButton) if button.text() == "Show the folder").click()
    assert opened_files == [target.parent]
    assert not offer.sentence


def test_an_export_shows_first_what_it_would_write_and_lose(window: DeskWindow) -> None:
    press(window, "Ctrl+E")
    dialog = window.findChild(ExportDialog)
    assert dialog.query.text() == "status:approved"
    wait_until(lambda: "2 comments will be written." in said(dialog))
    assert "Well said & thank you." in said(dialog)
    dialog.format.setCurrentIndex(dialog.format.findData("csv"))
    wait_until(lambda: "The format can't hold" in said(dialog))


def test_an_export_begins_with_the_queue_that_is_open(window: DeskWindow) -> None:
    window.open("status:spam")
    press(window, "Ctrl+E")
    dialog = window.findChild(ExportDialog)
    assert dialog.query.text() == "status:spam"
    wait_until(lambda: "1 comment will be written." in said(dialog))


def said(dialog: ExportDialog) -> str:
    """What the dialog shows of the export."""
    return "\n".join(label.text() for label in dialog.rows.findChildren(PlainLabel) if label.text())


def test_a_query_that_cannot_be_read_exports_nothing(window: DeskWindow, paper: Runner) -> None:
    press(window, "Ctrl+E")
    dialog = window.findChild(ExportDialog)
    dialog.query.setText("staus:approved")
    button = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Export")
    assert not button.isEnabled()
    QTest.keySequence(dialog, QKeySequence("Esc"))
    wait_until(lambda: QApplication.activeModalWidget() is None)


def test_a_place_where_nothing_can_be_written_is_told(window: DeskWindow, paper: Runner) -> None:
    press(window, "Ctrl+E")
    dialog = window.findChild(ExportDialog)
    dialog.file.setText(str(paper.cwd / "nowhere" / "comments.xml"))
    press_button(dialog)
    wait_until(lambda: "could not be written" in window.pane.toast.sentence)


def press_button(dialog: ExportDialog) -> None:
    """Presses Export, once it can be pressed."""
    button = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Export")
    wait_until(button.isEnabled)
    dialog.findChild(QDialogButtonBox).accepted.emit()
