"""Comments come in and go out by the window, with progress and a way to stop."""

import json
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from moderator.gui.dialogs.exporting import ExportDialog
from moderator.gui.dialogs.report import Report
from moderator.gui.safe_text import PlainText
from moderator.gui.widgets.work_bar import WorkBar
from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.stored import value
from tests.helpers.windows import press, wait_until
from tests.helpers.wxr_made import Sent, write_export

MANY = 4_000
"""So many that an import can be stopped in the middle: it takes them in batches of 500."""


def choose_file(window: DeskWindow, path: Path) -> None:
    """Opens File, Import by its key, and names the file as a person would."""
    press(window, "Ctrl+I")
    dialog = window.findChild(QFileDialog)
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    dialog.accept()


def test_a_file_is_imported_and_its_comments_are_in_the_queue(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    file = write_export(paper.cwd / "more.xml", [Sent(500, "Do read this.", "Lusine"), Sent(501)])
    choose_file(window, file)
    wait_until(lambda: window.pane.toast.sentence == "more.xml: 2 comments read, 2 new, 0 updated.")
    wait_until(lambda: window.queue.length == 6)


def test_what_was_left_out_and_why_can_be_read(window: DeskWindow, paper: Runner) -> None:
    file = write_export(paper.cwd / "twice.xml", [Sent(500), Sent(500, "Again.")])
    choose_file(window, file)
    wait_until(lambda: window.findChild(Report) is not None)
    assert "its id stands twice in this file" in window.findChild(Report).findChild(PlainText).toPlainText()


def test_a_file_that_is_no_export_is_told_plainly(window: DeskWindow, paper: Runner) -> None:
    file = paper.cwd / "letter.xml"
    file.write_text("Dear editor", encoding="utf-8")
    choose_file(window, file)
    wait_until(lambda: "this is no export that Moderator knows" in window.pane.toast.sentence)
    assert value(paper, "SELECT count(*) FROM comment") == 9


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


def test_approved_comments_are_written_in_the_chosen_format(window: DeskWindow, paper: Runner) -> None:
    press(window, "Ctrl+E")
    dialog = window.findChild(ExportDialog)
    dialog.format.setCurrentIndex(dialog.format.findData("json-lines"))
    assert dialog.file.text().endswith(".jsonl"), "the name follows the format"
    target = paper.cwd / "approved.jsonl"
    dialog.file.setText(str(target))
    press_button(dialog)
    wait_until(lambda: window.pane.toast.sentence.startswith("2 comments written to approved.jsonl."))
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == [4, 7]


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
