"""A button for an action of the window's table: its word, its key, on and off with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from moderator.gui.widgets.two_part_button import TwoPartButton


class ActionButton(TwoPartButton):
    """Takes the focus by Tab only: a click leaves it in the queue, where the keys are."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        super().__init__(action.text(), key, "keyCap", parent)
        self.setObjectName("actionButton")
        self.setProperty("act", action.objectName())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())
