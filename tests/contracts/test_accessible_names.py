"""Whatever takes the focus in the real window has a name that a screen reader can say."""

import gc
import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.rule_texts import TOLL_IS_SPAM
from tests.helpers.windows import opened_window, press, wait_until


@pytest.fixture
def window(qtbot: QtBot, paper: Runner) -> Iterator[DeskWindow]:
    """The window on Anna's desk, with a rule to look at."""
    folder = paper.data_dir / "rules"
    folder.mkdir()
    (folder / "evening.toml").write_text(TOLL_IS_SPAM, encoding="utf-8")
    gc.disable()
    with opened_window(qtbot, paper.data_dir) as window:
        yield window
    gc.collect()
    gc.enable()


def queue(_window: DeskWindow) -> None:
    """As it opens."""


def editing(window: DeskWindow) -> None:
    press(window, "E")


def searching(window: DeskWindow) -> None:
    press(window, "/")
    QTest.keyClicks(window.top_bar.field, " fl")
    wait_until(window.top_bar.field.choices.isVisible)


def choosing_an_action(window: DeskWindow) -> None:
    press(window, "Ctrl+K")


def asking_for_a_reason(window: DeskWindow) -> None:
    press(window, "R")


def reading_the_keys(window: DeskWindow) -> None:
    press(window, "?")


def exporting(window: DeskWindow) -> None:
    press(window, "Ctrl+E")


def reading_rules(window: DeskWindow) -> None:
    press(window, "Ctrl+R")
    wait_until(lambda: window.rules.book is not None)


def asking_to_run_rules(window: DeskWindow) -> None:
    reading_rules(window)
    press(window, "Ctrl+Return", QApplication.focusWidget())
    wait_until(lambda: window.pages.rules.bar.sentence)


def after_an_act(window: DeskWindow) -> None:
    press(window, "A")
    wait_until(window.pane.toast.isVisible)


def told_of_a_bug(window: DeskWindow) -> None:
    window.notice.tell("This is a bug.", report="where")


def with_nothing_to_do(window: DeskWindow) -> None:
    window.open("nosuchword")
    wait_until(lambda: not window.queue.is_loading)


SCENES = (
    queue,
    editing,
    searching,
    choosing_an_action,
    asking_for_a_reason,
    reading_the_keys,
    exporting,
    reading_rules,
    asking_to_run_rules,
    after_an_act,
    told_of_a_bug,
    with_nothing_to_do,
)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_every_widget_that_takes_the_focus_has_a_name(window: DeskWindow, scene: Callable[[DeskWindow], None]) -> None:
    scene(window)
    widgets = list(focusable(window))
    assert [describe(widget) for widget in widgets if not spoken_name(widget)] == []
    assert len(widgets) >= 2


def test_every_row_of_the_list_says_what_it_shows(window: DeskWindow) -> None:
    model = window.list.model()
    wait_until(lambda: all(model.has_read(row) for row in range(model.rowCount())))
    for row in range(model.rowCount()):
        assert model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole).count(". ") >= 5


def test_what_was_done_and_which_comment_comes_next_is_announced(
    window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    press(window, "J")
    wait_until(lambda: len(said) == 1)
    shown = window.queue.shown
    assert shown is not None
    assert said[0].startswith(f"{shown.comment.name}, pending, ")
    press(window, "A")
    wait_until(lambda: window.pane.toast.sentence in said)
    window.queue.refresh()
    QTest.qWait(300)
    assert len(said) == len(set(said))


def focusable(window: DeskWindow) -> Iterator[QWidget]:
    """What somebody can reach by Tab or a click, in the window and in what stands before it."""
    roots = [window, *(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())]
    found = {id(widget): widget for root in roots for widget in root.findChildren(QWidget)}
    for widget in found.values():
        is_qts_own = isinstance(widget.window(), QFileDialog) or widget.objectName().startswith("qt_")
        if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and not is_qts_own:
            yield widget


def spoken_name(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return str(face.text(QAccessible.Text.Name)) if face else widget.accessibleName()


def describe(widget: QWidget) -> str:
    inside = "scrolls" if isinstance(widget, QAbstractScrollArea) else ""
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__} {inside}"
