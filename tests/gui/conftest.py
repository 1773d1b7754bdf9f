"""A real window, without a screen, on a real desk."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.windows import opened_window


@pytest.fixture(scope="session", autouse=True)
def lasting() -> None:
    """What the program is made of is no garbage, and looking through it after each test takes as long as the test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def garbage(qapp: QApplication) -> Iterator[None]:
    """Collected in the window's thread only, as in the program; what one test leaves is gone before the next."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


class _Handler(QObject):
    """Takes down which files the person's own programs would open."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.files.append(Path(address.toLocalFile()))


@pytest.fixture
def opened_files() -> Iterator[list[Path]]:
    """The files that were opened in other programs, instead of opening them."""
    handler = _Handler()
    QDesktopServices.setUrlHandler("file", handler, "take")
    yield handler.files
    QDesktopServices.unsetUrlHandler("file")


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
