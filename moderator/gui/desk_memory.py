"""Gives a new window the state in which the last one was closed, and keeps its state when it closes."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSize
from PySide6.QtWidgets import QSplitter

from moderator.gui.kept_state import KeptState, read_state, write_state
from moderator.gui.theme import Appearance
from moderator.gui.window import DeskWindow
from moderator.settings import Settings


class DeskMemory(QObject):
    """The kept state of windows on one database."""

    def __init__(self, file: Path, settings: Settings) -> None:
        super().__init__()
        self._file = file
        self._settings = settings
        self.kept = read_state(file)

    def appearance(self) -> Appearance:
        """Colours and letters as they were left, else as the settings have them."""
        kept, settings = self.kept, self._settings
        return Appearance(kept.theme or settings.window_theme, kept.text_size or settings.window_text_size)

    def follow(self, window: DeskWindow, appearance: Appearance) -> None:
        """Lays this window out as the last one was, and keeps its state when it is closed."""
        if not window.restoreGeometry(QByteArray(self.kept.geometry)):
            window.resize(window.size().boundedTo(_room(window)))
            window.share_width()
        for splitter in _splitters(window):
            splitter.restoreState(QByteArray(self.kept.splitters.get(splitter.objectName(), b"")))
        window.ease.side.set_wish(self.kept.sidebar)
        window.closing.connect(lambda: write_state(self._file, self._state_of(window, appearance)))

    def _state_of(self, window: DeskWindow, appearance: Appearance) -> KeptState:
        shown, settings = window.queue.shown, self._settings
        return KeptState(
            geometry=bytes(window.saveGeometry().data()),
            splitters={splitter.objectName(): bytes(splitter.saveState().data()) for splitter in _splitters(window)},
            sidebar=window.ease.side.wish,
            query=window.written_query,
            order=window.queue.order,
            comment=shown.comment.id if shown else None,
            theme=None if appearance.choice is settings.window_theme else appearance.choice,
            text_size=None if appearance.text_size == settings.window_text_size else appearance.text_size,
        )


def _room(window: DeskWindow) -> QSize:
    """What the screen has for a window, without the frame around it."""
    frame = window.frameGeometry().size() - window.size()
    return window.screen().availableSize() - frame


def _splitters(window: DeskWindow) -> Iterator[QSplitter]:
    return (splitter for splitter in window.findChildren(QSplitter) if splitter.objectName())
