"""What readers write stays text in every part of the window, whatever it says."""

import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from moderator.gui.dialogs.export_dialog import ExportDialog
from moderator.gui.safe_text import one_line
from moderator.gui.window import DeskWindow
from moderator.text.visible import visible
from tests.helpers.checkout import ROOT
from tests.helpers.command import Runner
from tests.helpers.hostile_texts import payloads
from tests.helpers.traps import FileTrap, file_trap, silent_server, was_asked
from tests.helpers.windows import ids_of, opened_window, press, shown_id, wait_until
from tests.helpers.wxr_made import Sent, export

SECONDS_A_ROW = 1.5
"""What the window's thread may work for one of them on a slow machine; a screenful of ordinary ones takes a tenth."""

FETCHES = re.compile(r"QNetworkAccessManager|QWebEngine|QQuick|urlopen|httpx|requests\.")


@dataclass
class Hostile:
    """A window on a desk into which all of it came, and the traps."""

    window: DeskWindow
    file: FileTrap
    server: socket.socket
    export: Path


@pytest.fixture
def hostile(qtbot: QtBot, moderator: Runner) -> Iterator[Hostile]:
    with file_trap(moderator.cwd / "trap.gif") as file, silent_server() as server:
        texts = list(payloads(moderator.cwd / "trap.gif", server.getsockname()[1]).values())
        assert len(texts) == 40
        path = moderator.cwd / "hostile.xml"
        path.write_bytes(_export(texts).encode("utf-8", "surrogatepass"))
        moderator.run("import", path)
        assert not file.was_opened
        with opened_window(qtbot, moderator.data_dir) as window:
            yield Hostile(window, file, server, path)


def test_every_row_and_comment_shows_it_as_it_is(hostile: Hostile) -> None:
    window, model = hostile.window, hostile.window.list.model()
    slowest = 0.0
    assert window.queue.comments == 80
    for row, comment_id in enumerate(ids_of(window)):
        began = thread_time()
        window.list.choose(row)
        wait_until(lambda wanted=comment_id: shown_id(window) == wanted)
        QApplication.processEvents()
        slowest = max(slowest, thread_time() - began)
        shown = window.queue.shown.comment
        assert window.pane.view._name.text() == (one_line(shown.name, 80) or "(no name)")
        assert not wrong_in(window)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            assert_harmless(model.index(row, 0).data(role))
        tip = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
        assert "<" not in tip.removeprefix("<qt>").removesuffix("</qt>")
    print(f"\nslowest comment: {slowest * 1000:.0f} ms of the window's thread")
    assert slowest < SECONDS_A_ROW
    assert_nothing_was_touched(hostile)


def test_menus_dialogs_and_pages_show_it_as_it_is(hostile: Hostile) -> None:
    window = hostile.window
    window.pane.ask_reason()
    assert not wrong_in(window)
    window.pane.reasons.close()
    window.imports.look([hostile.export])
    wait_until(lambda: window._importing.can_start)
    wait_until(lambda: window.pages.importing.findChildren(QLabel, "previewText"))
    assert not wrong_in(window)
    window.actions_of_table["leave-import"].trigger()
    window.actions_of_table["rules"].trigger()
    QApplication.processEvents()
    assert not wrong_in(window)
    window.actions_of_table["leave-rules"].trigger()
    press(window, "Ctrl+E")
    dialog = window.findChild(ExportDialog)
    dialog.query.setText("status:pending")
    wait_until(lambda: any(label.text() for label in dialog.rows.findChildren(QLabel, "previewText")))
    assert not wrong_in(window)
    dialog.reject()
    assert_nothing_was_touched(hostile)


def test_the_traps_would_catch_a_label_that_interprets(qtbot: QtBot, tmp_path: Path) -> None:
    with file_trap(tmp_path / "trap.gif") as file, silent_server() as server:
        label = QLabel(f'<img src="{tmp_path / "trap.gif"}">')
        qtbot.addWidget(label)
        label.show()
        wait_until(lambda: file.was_opened)
        socket.create_connection(server.getsockname()).close()
        wait_until(lambda: was_asked(server))


def test_the_window_knows_nothing_that_could_fetch() -> None:
    sources = (ROOT / "moderator" / "gui").rglob("*.py")
    assert not [source.name for source in sources if FETCHES.search(source.read_text(encoding="utf-8"))]


def wrong_in(window: DeskWindow) -> list[str]:
    """Widgets that interpret their text, or show what can't be seen."""
    wrong = []
    for widget in (window, *window.findChildren(QWidget)):
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            wrong.append(f"{widget.objectName()} interprets")
        text = widget.text() if isinstance(widget, QLabel) else ""
        text += widget.toPlainText() if isinstance(widget, QTextEdit) else ""
        for said in (text, widget.toolTip(), widget.accessibleName(), widget.windowTitle()):
            if visible(said) != said:
                wrong.append(f"{type(widget).__name__} {widget.objectName()} shows what can't be seen")
        if "<" in widget.toolTip().removeprefix("<qt>").removesuffix("</qt>"):
            wrong.append(f"{widget.objectName()} has markup in its tooltip")
    return wrong


def assert_harmless(said: str) -> None:
    assert visible(said, keep_newlines=False) == said
    assert len(said) < 3_000


def assert_nothing_was_touched(hostile: Hostile) -> None:
    assert not hostile.file.was_opened
    assert not was_asked(hostile.server)


def _export(texts: list[str]) -> str:
    """Each of them twice: as markup, and as the text that it is. Each stands under the one before it."""
    sent, titles = [], {}
    for number, text in enumerate([*texts, *map(escape, texts)], 1):
        titles[number] = text[:60_000]
        sent.append(
            Sent(
                number,
                text,
                name=text,
                website=escape(text[:60_000]),
                parent=number - 1,
                article=number,
            )
        )
    return export(sent, articles=titles)
