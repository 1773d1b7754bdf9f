"""One line to write, opened by a key that may still be held down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FreshLine(QLineEdit):
    """Takes no key that was held down before it was there. `entered` tells of Enter; Esc is not for it."""

    entered = Signal()

    def __init__(self, longest: int) -> None:
        super().__init__()
        self.setMaxLength(longest)
        self._is_key_held = False

    def begin(self) -> None:
        """Empties the line; the key that is down just now is no letter of it."""
        self.clear()
        self._is_key_held = True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        self._is_key_held = self._is_key_held and event.isAutoRepeat()
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif not self._is_key_held:
            super().keyPressEvent(event)
