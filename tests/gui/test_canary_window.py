"""Planted addresses and IPs are found nowhere on the screen, in what a screen reader hears, or on the clipboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from moderator.gui.dialogs.export_dialog import ExportDialog
from moderator.gui.dialogs.keys_overview import KeysOverview
from moderator.gui.window import DeskWindow
from tests.helpers import planted
from tests.helpers.command import Runner
from tests.helpers.planted import HOST, READERS, STEM, files_below, found_in
from tests.helpers.windows import ids_of, opened_window, press, shown_id, wait_for_queue, wait_until
from tests.helpers.wxr_made import write_export

ADDRESS = f"{STEM}0777@{HOST}"
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


@pytest.fixture
def window(qtbot: QtBot, moderator: Runner) -> Iterator[DeskWindow]:
    """A window on a desk in which everything is planted."""
    file = write_export(moderator.cwd / "planted.xml", planted.planted())
    moderator.run("import", file, check=0)
    with opened_window(qtbot, moderator.data_dir) as window:
        yield window


def test_nothing_planted_reaches_the_screen(window: DeskWindow, moderator: Runner) -> None:
    window.open("status:any type:any")
    wait_for_queue(window)
    wait_until(lambda: window.queue.length == len(planted.planted()))
    said = list(walk_through(window))
    said += misuse(window)
    said += dialogs(window)
    leaks = found_in((place, text.encode("utf-8", "surrogatepass")) for place, text in said)
    assert not leaks, "\n".join(sorted(set(leaks)))
    assert len(said) > 1_000
    assert not found_in(files_below(moderator.data_dir / "logs"))


def test_the_walk_would_see_an_address(window: DeskWindow) -> None:
    window.top_bar.field.setText(ADDRESS)
    assert found_in((place, text.encode()) for place, text in everything_said(window))


def test_a_revealed_address_is_gone_once_it_is_hidden(window: DeskWindow, moderator: Runner) -> None:
    window.open("status:any number")
    wait_for_queue(window)
    wait_until(lambda: window.queue.shown and window.queue.shown.comment.author_id is not None)
    before = QGuiApplication.clipboard().text()
    press(window, "I")
    QTest.keyClicks(QApplication.focusWidget(), "To answer by mail")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    wait_until(lambda: found_in((place, text.encode()) for place, text in everything_said(window)))
    press(window, "Esc", QApplication.focusWidget())
    assert not found_in((place, text.encode("utf-8", "surrogatepass")) for place, text in everything_said(window))
    assert QGuiApplication.clipboard().text() == before
    window.close()
    assert not found_in(files_below(moderator.data_dir / "logs"))


def walk_through(window: DeskWindow) -> Iterator[tuple[str, str]]:
    """Every typed disguise on the screen, one after the other, and some of the other readers."""
    model = window.list.model()
    for row, comment_id in enumerate(ids_of(window)):
        if comment_id > READERS or comment_id % 60 == 0:
            window.list.choose(row)
            wait_until(lambda wanted=comment_id: shown_id(window) == wanted)
            yield from everything_said(window)
            yield from copied(window)
        for role in ROLES:
            yield f"row {row}, {role.name}", str(model.index(row, 0).data(role) or "")


def copied(window: DeskWindow) -> Iterator[tuple[str, str]]:
    """What Ctrl+C puts on the clipboard, in every form it has there, from the list and from the text."""
    body = window.pane.view.body
    body.selectAll()
    for widget in (body, window.list):
        QTest.keySequence(widget, QKeySequence("Ctrl+C"))
        data = QGuiApplication.clipboard().mimeData()
        yield from (
            (f"clipboard, {form}", bytes(data.data(form)).decode("utf-8", "replace")) for form in data.formats()
        )


def misuse(window: DeskWindow) -> list[tuple[str, str]]:
    """What somebody types who looks for an address: the answers must not repeat it."""
    said = []
    for query in (f'"{ADDRESS}', f"status:{ADDRESS}", ADDRESS):
        window.open(query)
        said += [("notice", window.notice.sentence)]
    window.open("status:any type:any")
    wait_until(lambda: window.queue.length == len(planted.planted()))
    press(window, "E")
    said += list(everything_said(window))
    press(window, "Esc", QApplication.focusWidget())
    press(window, "D")
    wait_until(lambda: window.pane.toast.isVisible())
    press(window, "U")
    return [*said, *everything_said(window)]


def dialogs(window: DeskWindow) -> list[tuple[str, str]]:
    press(window, "?")
    said = list(everything_said(window))
    window.findChild(KeysOverview).reject()
    press(window, "Ctrl+K")
    said += everything_said(window)
    said += [("palette", f"{choice.text} {choice.note}") for choice in window.ease.palette.list.choices]
    window.ease.palette.leave()
    window.pane.ask_reason()
    said += everything_said(window)
    window.pane.reasons.close()
    press(window, "Ctrl+E")
    wait_until(lambda: window.findChild(ExportDialog) is not None)
    return [*said, *everything_said(window)]


def everything_said(window: DeskWindow) -> Iterator[tuple[str, str]]:
    """Every text of every widget, to the eye and to a screen reader."""
    for widget in (window, *window.findChildren(QWidget)):
        place = f"{type(widget).__name__} {widget.objectName()}"
        for text in (
            *texts(widget),
            widget.toolTip(),
            widget.statusTip(),
            widget.whatsThis(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.windowTitle(),
        ):
            if text:
                yield place, text


def texts(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel | QLineEdit):
        return [widget.text(), *([widget.placeholderText()] if isinstance(widget, QLineEdit) else [])]
    if isinstance(widget, QTextEdit):
        return [widget.toPlainText(), widget.toHtml()]
    if isinstance(widget, QPlainTextEdit):
        return [widget.toPlainText()]
    if isinstance(widget, QMenu):
        return [text for action in widget.actions() for text in (action.text(), action.toolTip())]
    if isinstance(widget, QComboBox):
        return [widget.itemText(place) for place in range(widget.count())]
    return []
