"""The bar across the top: the program's name, the search, and what brings comments in and out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel
from moderator.gui.widgets.action_button import ActionButton
from moderator.gui.widgets.search_field import SearchField
from moderator.gui.widgets.sidebar import WIDTH
from moderator.gui.widgets.wrapping_row import WrappingRow

NARROWEST_FIELD, WIDEST_FIELD = 240, 560


class TopBar(QWidget):
    """The search field starts where the list below it starts."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = SearchField()
        self.field.setMinimumWidth(NARROWEST_FIELD)
        self.field.setMaximumWidth(WIDEST_FIELD)
        name = PlainLabel("Moderator", name="appName")
        name.setFixedWidth(WIDTH - 4)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 8, 16, 8)
        self._layout.setSpacing(12)
        self._layout.addWidget(name)
        self._layout.addWidget(self.field, 4)
        self._layout.addStretch(1)
        self._buttons = WrappingRow()
        self._buttons.setSpacing(12)
        self._layout.addLayout(self._buttons)

    def add_buttons(self, *actions: QAction) -> None:
        """Buttons on the right."""
        for action in actions:
            self._buttons.addWidget(ActionButton(action))
