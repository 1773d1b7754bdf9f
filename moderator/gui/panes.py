"""The panes of the window, as the keys walk through them."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

Home = Callable[[], QWidget | None]
"""Where in its pane the focus goes; None where there is nothing to do."""


class Panes:
    """From one pane to the next that is on the screen, and from the last to the first."""

    def __init__(self, *panes: tuple[QWidget, Home]) -> None:
        self._panes = panes

    def go_next(self) -> None:
        """Moves the focus on; from outside of all panes, to the first one."""
        here = self._number_of(QApplication.focusWidget())
        for pane, home in self._panes[here + 1 :] + self._panes[: here + 1]:
            widget = home() if pane.isVisible() else None
            if widget is not None and widget.isEnabled():
                widget.setFocus()
                return

    def _number_of(self, focused: QWidget | None) -> int:
        for number, (pane, _home) in enumerate(self._panes):
            if focused is not None and (pane is focused or pane.isAncestorOf(focused)):
                return number
        return -1
