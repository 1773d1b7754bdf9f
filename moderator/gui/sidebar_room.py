"""Whether the sidebar is there: where the window is wide enough, unless somebody said otherwise."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from moderator.gui.theme import Appearance

ROOM = 1_160
"""Pixels of the window's width from which on the sidebar is there by itself, with letters of the usual size."""


class SidebarRoom(QObject):
    """Watches the window's width. `wish` is what somebody chose by key: None for nothing yet."""

    def __init__(self, window: QWidget, sidebar: QWidget, appearance: Appearance) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._window = window
        self._sidebar = sidebar
        self.wish: bool | None = None
        window.installEventFilter(self)
        appearance.changed.connect(self._suit)

    def toggle(self) -> None:
        """Takes the sidebar away, or brings it back."""
        self.set_wish(self._sidebar.isHidden())

    def set_wish(self, wish: bool | None) -> None:
        """There, away, or as there is room."""
        self.wish = wish
        self._suit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.Resize:
            self._suit()
        return super().eventFilter(watched, event)

    def _suit(self) -> None:
        has_room = self._window.width() >= ROOM * self._appearance.zoom
        self._sidebar.setVisible(has_room if self.wish is None else self.wish)
