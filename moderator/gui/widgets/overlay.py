"""A question in a small panel above a button, over what stands there; it never takes the whole window."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from moderator.gui.widgets.question import Question

GAP = 16
"""Pixels between the panel and its button, so that it stands clear of the bar."""


class Overlay(Question):
    """Goes away when somebody turns to something else."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("overlay")
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def open_above(self, where: QWidget, focus: QWidget) -> None:
        """Opens above `where`, which must lie in the same widget, and gives `focus` the keys."""
        self._remember_focus()
        self.adjustSize()
        corner = where.mapTo(self._over, QPoint(0, 0))
        right_most = max(self._over.width() - self.width() - 8, 0)
        self.move(min(corner.x(), right_most), max(corner.y() - self.height() - GAP, 0))
        self.show()
        self.raise_()
        focus.setFocus()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now and self.isVisible() and not self.has_keys:
            self.hide()
