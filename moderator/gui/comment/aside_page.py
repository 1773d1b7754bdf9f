"""A page that takes the comment's place for a while, with the way back at its head."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel
from moderator.gui.widgets.action_button import ActionButton

WIDEST = 760
"""Pixels: longer lines are hard to read."""


class AsidePage(QWidget):
    """Its `content` scrolls below the head."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._title = PlainLabel(title, name="asideTitle")
        head = QWidget()
        head.setObjectName("asideHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = QHBoxLayout(head)
        self._head.setContentsMargins(24, 8, 24, 8)
        self._head.addWidget(self._title, 1)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        self.content = QVBoxLayout(inside)
        self.content.setContentsMargins(24, 16, 24, 16)
        self.content.setSpacing(4)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("asideScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._scroll, 1)

    def offer_way_back(self, action: QAction) -> None:
        """Puts the button of this action at the head."""
        self._head.addWidget(ActionButton(action))

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scrolls so far that this part of the content is seen."""
        self._scroll.ensureWidgetVisible(widget, 0, 16)
