"""One line that says why a comment wants a second look; nobody has to write it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel
from moderator.gui.widgets.fresh_line import FreshLine
from moderator.gui.widgets.overlay import Overlay
from moderator.services.decide import LONGEST_NOTE

WIDTH = 360


class NoteLine(Overlay):
    """Enter takes the line, also an empty one: `noted` carries it. Esc leaves the comment as it is."""

    noted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._line = FreshLine(LONGEST_NOTE)
        self._line.setAccessibleName(self.tr("Why a second look"))
        self._line.setPlaceholderText(self.tr("One line for whoever looks next"))
        self._line.entered.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(PlainLabel(self.tr("Second look: why?"), name="cardHead"))
        layout.addWidget(self._line)
        layout.addWidget(PlainLabel(self.tr("Enter, also without a word. Esc leaves it."), name="quiet"))

    def ask(self, where: QWidget) -> None:
        """Opens above `where`, empty."""
        self._line.begin()
        self.open_above(where, self._line)

    def _take(self) -> None:
        self.leave()
        self.noted.emit(self._line.text().strip())
