"""A small part of the window that asks something and has the plain keys while it does."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

_NOT_PLAIN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Question(QFrame):
    """Hidden until it asks. Esc leaves it, and the keys go back to where they were."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._before: QWidget | None = None
        self.hide()

    def leave(self) -> None:
        """Takes the question back."""
        had_keys = self.has_keys
        self.hide()
        if had_keys and self._before:
            self._before.setFocus()

    @property
    def has_keys(self) -> bool:
        """Whether the focus is in it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isVisible() and (focus is self or self.isAncestorOf(focus))

    def _remember_focus(self) -> None:
        if not self.has_keys:
            self._before = QApplication.focusWidget()

    def event(self, event: QEvent) -> bool:
        # Else a letter would be an action of the window before it comes here.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_plain = not event.modifiers() & _NOT_PLAIN
            event.setAccepted(is_plain)
            return is_plain
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        # What is not known here must not reach the window below.
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
