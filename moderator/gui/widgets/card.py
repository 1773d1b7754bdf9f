"""The frame around what is known of a comment."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel
from moderator.gui.widgets.choosable import Choosable


class Card(QFrame):
    """Its parts stand below each other."""

    def __init__(self, *inside: QWidget) -> None:
        super().__init__()
        self.setObjectName("card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in inside:
            layout.addWidget(widget)


class FoldingCard(Card):
    """Shows its title until it is unfolded by a click, Enter or the space bar, and stays so for the next comment."""

    def __init__(self, inside: QWidget) -> None:
        self._title = ""
        self._is_open = False
        self._inside = inside
        self._label = PlainLabel(name="cardHead")
        self.head = Choosable("foldHead")
        layout = QVBoxLayout(self.head)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)
        super().__init__(self.head, inside)
        inside.hide()
        self.head.chosen.connect(self._turn)

    def set_title(self, title: str) -> None:
        """What it is about; the sign beside it says whether it is open."""
        self._title = title
        self._name()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._inside.setVisible(self._is_open)
        self._name()

    def _name(self) -> None:
        self._label.setText(f"{self._title} {'▾' if self._is_open else '▸'}")
        self.head.setAccessibleName(self._title)
        self.head.setAccessibleDescription(self.tr("unfolded") if self._is_open else self.tr("folded"))
