"""A real window, without a screen, on a real desk."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.windows import opened_window


@pytest.fixture(autouse=True)
def garbage(qapp: QApplication) -> Iterator[None]:
    """Collected in the window's thread only, as in the program; what one test leaves is gone before the next."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


Opener = Callable[[], DeskWindow]


@pytest.fixture
def open_window(qtbot: QtBot, paper: Runner) -> Iterator[Opener]:
    """Opens another window on Anna's desk; all are closed at the end."""
    with ExitStack() as open_ones:
        yield lambda: open_ones.enter_context(opened_window(qtbot, paper.data_dir))


@pytest.fixture
def window(open_window: Opener) -> DeskWindow:
    """The window on Anna's desk, with its first comment shown."""
    return open_window()
