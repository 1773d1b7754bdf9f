"""Keys that stand for an act work under any keyboard layout: what counts is the place of the key.

Under a Russian or Armenian layout the key of "A" types another letter, which no action knows. Qt gives the key's
place as the system tells it: on X11 and Wayland the kernel's code and 8, on Windows the scan code, which is the
kernel's code for all keys used here; macOS has a code of its own, as virtual key, and 1 for the scan code.
"""

import sys
from unicodedata import name

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_ROWS = {2: "123456789", 16: "QWERTYUIOP", 30: "ASDFGHJKL", 44: "ZXCVBNM", 53: "/"}
"""The kernel's code of the first key of a row (linux/input-event-codes.h), and what a Latin keyboard has there."""

_KERNEL = {first + place: letter for first, row in _ROWS.items() for place, letter in enumerate(row)}
_X11 = {code + 8: letter for code, letter in _KERNEL.items()}
_MAC = dict(enumerate("ASDFHGZXCV")) | dict(zip(range(0x0B, 0x18), "BQWERYT123465", strict=True))
_MAC |= {0x19: "9", 0x1A: "7", 0x1C: "8", 0x1F: "O", 0x20: "U", 0x22: "I", 0x23: "P", 0x25: "L", 0x26: "J"}
_MAC |= {0x28: "K", 0x2C: "/", 0x2D: "N", 0x2E: "M"}
"""Codes of macOS (HIToolbox/Events.h, the names that begin with kVK_ANSI)."""

_TURKISH = {"ı": "I", "İ": "I"}
"""Both are the letter I of a Turkish keyboard; where it stands differs between the two Turkish layouts."""

_LAST_LETTER = 0xFFFF
"""Codes of keys above are no letters."""


def latin_key(key: int, scan_code: int, virtual_key: int, platform: str = sys.platform) -> str:
    """What a Latin keyboard has at the place of a key that typed a letter of another alphabet; empty for others."""
    letter = chr(key) if 0x7F < key <= _LAST_LETTER else ""
    if not letter or letter in _TURKISH:
        return _TURKISH.get(letter, "")
    if name(letter, "").startswith("LATIN"):
        return ""
    if platform == "darwin":
        return _MAC.get(virtual_key, "")
    return (_KERNEL if platform == "win32" else _X11).get(scan_code, "")


class KeysByPlace(QObject):
    """Gives a window's actions and widgets the key they know, never while somebody is writing."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.winId()
        if handle := window.windowHandle():
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._is_taken(event)
        return super().eventFilter(watched, event)

    def _is_taken(self, event: QKeyEvent) -> bool:
        letter = latin_key(event.key(), event.nativeScanCode(), event.nativeVirtualKey())
        where = QApplication.focusWidget() or self._window
        if not letter or where.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            return False
        key = Qt.Key(ord(letter))
        if _sent(QEvent.Type.ShortcutOverride, key, event, where):
            return _sent(QEvent.Type.KeyPress, key, event, where)
        if action := self._action(key, event.modifiers()):
            if action.autoRepeat() or not event.isAutoRepeat():
                action.trigger()
            return True
        return False

    def _action(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> QAction | None:
        wanted = [QKeySequence(QKeyCombination(modifiers, key))]
        if key is Qt.Key.Key_Slash and modifiers & Qt.KeyboardModifier.ShiftModifier:
            wanted = [QKeySequence("?")]
        usable = (action for action in self._window.actions() if action.isEnabled())
        return next((action for action in usable if any(keys in wanted for keys in action.shortcuts())), None)


def _sent(kind: QEvent.Type, key: Qt.Key, event: QKeyEvent, where: QWidget) -> bool:
    """Sends the key as a Latin keyboard would; tells whether it was taken."""
    is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    text = chr(key) if is_shifted else chr(key).lower()
    known = QKeyEvent(kind, key, event.modifiers(), text, event.isAutoRepeat())
    known.setAccepted(kind is QEvent.Type.KeyPress)
    QCoreApplication.sendEvent(where, known)
    return known.isAccepted()
