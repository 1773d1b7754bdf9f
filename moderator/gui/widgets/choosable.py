"""A row that is chosen by a click or Enter, and walked through by Tab and arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Choosable(QFrame):
    """`touched` tells whether pointer or focus are on it now; `moved` carries a step to another row, 1 or -1."""

    chosen = Signal()
    moved = Signal(int)
    touched = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def emphasise(self, is_touched: bool) -> None:
        """Brings the row out, or no longer."""
        if bool(self.property("touched")) != is_touched:
            self.setProperty("touched", is_touched)
            self.style().unpolish(self)
            self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        # While a row has the focus, its keys are its own, whatever they do elsewhere in the window.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's own name
        super().enterEvent(event)
        self.touched.emit(True)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.touched.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.touched.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.touched.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not _is_ours(event):
            super().keyPressEvent(event)
        elif Qt.Key(event.key()) in STEPS:
            self.moved.emit(STEPS[Qt.Key(event.key())])
        elif not event.isAutoRepeat():
            self.chosen.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()


def walk(rows: Sequence[QWidget], step: int) -> None:
    """Moves the focus that is on one of these rows to its visible neighbour; at an end it stays."""
    visible = [row for row in rows if not row.isHidden()]
    here = next((place for place, row in enumerate(visible) if row.hasFocus()), -step)
    visible[min(max(here + step, 0), len(visible) - 1)].setFocus(Qt.FocusReason.TabFocusReason)


def _is_ours(event: QKeyEvent) -> bool:
    plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return event.modifiers() in plain and (event.key() in CHOOSING or event.key() in STEPS)
