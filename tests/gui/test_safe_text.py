"""What is shown is what was written, and nothing of it is interpreted."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from moderator.gui.safe_text import LONGEST_LINE, PlainLabel, PlainText, one_line, tooltip
from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.windows import press, wait_for_queue, wait_until
from tests.helpers.wxr_made import Sent, write_export

HOSTILE = '<img src="/dev/zero"><b>bold</b> & <script>alert(1)</script>'


def test_qt_gives_back_every_reference_to_none(qtbot: QtBot) -> None:
    """One version of PySide6 loses one a call, until the process aborts."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(1_000):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 500


def test_a_label_shows_tags_as_they_are(qtbot: QtBot) -> None:
    label = PlainLabel(HOSTILE)
    qtbot.addWidget(label)
    label.setText(HOSTILE)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == HOSTILE


def test_a_text_shows_tags_as_they_are(qtbot: QtBot) -> None:
    text = PlainText()
    qtbot.addWidget(text)
    text.show_text(HOSTILE)
    assert text.toPlainText() == HOSTILE


def test_a_tooltip_shows_tags_as_they_are() -> None:
    assert tooltip("") == ""
    assert "<b>" not in tooltip(HOSTILE)
    assert "&lt;b&gt;bold&lt;/b&gt;" in tooltip(HOSTILE)
    assert len(tooltip("&" * 100_000)) < 10 * LONGEST_LINE


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("two\nlines", "two lines"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("nul\0", "nul⟨U+0000⟩"),
        ("x" * 1_000_000, "x" * LONGEST_LINE + "…"),
        ("Ճիշտ է", "Ճիշտ է"),
    ],
)
def test_a_line_is_one_line_short_and_visible(written: str, shown: str) -> None:
    assert one_line(written) == shown


def test_a_hostile_comment_is_shown_and_decided_like_any_other(qtbot: QtBot, window: DeskWindow, paper: Runner) -> None:
    name = "<img src=/dev/zero>\u202e"
    text = "<![CDATA[ &lt;b&gt;not bold&lt;/b&gt; " + "y" * 60_000
    file = write_export(paper.cwd / "hostile.xml", [Sent(900, text, name, website="javascript:alert(1)")])
    paper.run("import", file, check=0)
    window.open('"not bold"')
    wait_for_queue(window)
    wait_until(lambda: window.queue.length == 1 and window.queue.shown is not None)
    assert "<b>not bold</b>" in window.pane.view.body.toPlainText()
    assert any("<img src=/dev/zero>⟨U+202E⟩" in label.text() for label in window.pane.findChildren(PlainLabel))
    press(window, "W")
    wait_until(lambda: len(window.pane.view.body.toPlainText()) >= 60_000)
    press(window, "A")
    wait_until(lambda: window.queue.length == 0)


def test_a_row_says_to_a_screen_reader_what_it_paints(window: DeskWindow) -> None:
    model = window.list.model()
    wait_until(lambda: model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Garo", "pending", "address", "Toll bridge vote delayed", "So it is."):
        assert part in said


def test_the_model_keeps_qts_rules(window: DeskWindow) -> None:
    tester = QAbstractItemModelTester(window.list.model(), QAbstractItemModelTester.FailureReportingMode.Warning)
    press(window, "A")
    wait_until(lambda: window.queue.length == 3)
    press(window, "U")
    wait_until(lambda: window.queue.length == 4)
    window.queue.refresh()
    QApplication.processEvents()
    assert tester.model() is window.list.model()
