"""Real windows for tests, and what a moderator does at them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator.app import Choices, open_desk
from moderator.gui.application import install_plurals
from moderator.gui.review.queue_model import CHOSEN_ROLE
from moderator.gui.safe_text import PlainLabel
from moderator.gui.theme import Appearance
from moderator.gui.widgets.flowing_text import FlowingText
from moderator.gui.window import DeskWindow
from moderator.settings import ThemeChoice

PATIENCE_MS = 30_000


@contextmanager
def opened_window(qtbot: QtBot, data_dir: Path, database: str | None = None) -> Iterator[DeskWindow]:
    """A window on Anna's desk in `data_dir`, or at `database`, once its first comment is on the screen."""
    with open_desk(Choices(data_dir=data_dir, database=database, actor="anna"), _fail) as desk:
        appearance = Appearance(ThemeChoice.LIGHT)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        appearance.apply(application)
        if not application.findChildren(QTranslator):
            install_plurals(application)
        window = DeskWindow(desk, appearance)
        qtbot.addWidget(window)
        window.show()
        wait_for_queue(window)
        window.activateWindow()
        window.list.setFocus()
        yield window
        window.close()


def wait_for_queue(window: DeskWindow) -> None:
    """Until the queue is read and its comment shown, or it is empty."""
    queue = window.queue
    wait_until(lambda: not queue.is_loading and (queue.length == 0 or queue.shown is not None))


def press(window: DeskWindow, keys: str, where: QWidget | None = None) -> None:
    """Presses one combination of keys, such as `A` or `Ctrl+Z`, in the list unless told otherwise.

    Waits until there is a comment to look at, as a moderator does: before, keys decide nothing.
    """
    wait_until(lambda: _can_be_worked(window))
    if where is None:
        # Without a screen nobody gives the window its activity back when a menu closes.
        window.activateWindow()
        wait_until(window.isActiveWindow)
    QTest.keySequence(where or window.list, QKeySequence(keys))


def _can_be_worked(window: DeskWindow) -> bool:
    """Whether there is something to look at; beneath an editor, or another page, nothing is painted."""
    queue, view = window.queue, window.pane.view
    if queue.length == 0:
        return True
    return queue.shown is not None and not queue.is_stale and (queue.seen is not None or not view.isVisible())


def wait_until(is_so: Callable[[], object]) -> None:
    """Lets the window work until something is so, or fails."""
    end = monotonic() + PATIENCE_MS / 1000
    while not is_so():
        assert monotonic() < end, f"waited in vain; {_notices()}"
        QTest.qWait(5)


def shown_id(window: DeskWindow) -> int | None:
    """The comment on the screen."""
    return window.queue.shown.comment.id if window.queue.shown else None


def ids_of(window: DeskWindow) -> list[int]:
    """The queue, from top to bottom."""
    model = window.list.model()
    return [model.id_at(row) for row in range(model.rowCount())]


def chosen_ids(window: DeskWindow) -> list[int]:
    """The comments whose rows carry the tick."""
    model = window.list.model()
    return [id_ for row, id_ in enumerate(ids_of(window)) if model.index(row, 0).data(CHOSEN_ROLE)]


def _notices() -> list[str]:
    """What the windows complain of."""
    windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, DeskWindow)]
    return [window.notice.sentence for window in windows]


def _fail(sentence: str) -> None:
    raise AssertionError(sentence)


def texts_of(window: DeskWindow) -> str:
    """All that the labels of the comment's side say, a label a line."""
    labels = [label.text() for label in window.pane.findChildren(PlainLabel) if not label.isHidden()]
    flowing = [each.text for each in window.pane.findChildren(FlowingText) if each.isVisible()]
    return "\n".join([*labels, *flowing])
