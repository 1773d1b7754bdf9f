"""A field that has keys of its own."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

Act = Callable[[], bool]
"""What a key does; returns whether it did anything. Where it did not, the key means what it always means."""


class KeyedField(QLineEdit):
    """Gets its keys before any shortcut of the window does, so that Esc and the arrows mean what they mean here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts: dict[int, Act] = {}

    def set_key(self, act: Act, *keys: Qt.Key) -> None:
        """Makes these keys, pressed without Ctrl, Alt or Shift, do this."""
        self._acts.update({key.value: act for key in keys})

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act_for(event):
            event.accept()
            return True
        # Qt moves the focus by Tab before the key reaches keyPressEvent.
        is_tab = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and self._has_acted(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        if not self._has_acted(event):
            super().keyPressEvent(event)

    def _has_acted(self, event: QEvent) -> bool:
        act = self._act_for(event) if isinstance(event, QKeyEvent) else None
        return act is not None and act()

    def _act_for(self, event: QKeyEvent) -> Act | None:
        is_bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return self._acts.get(event.key()) if is_bare else None
