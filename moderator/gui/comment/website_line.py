"""The website that an author gave, to be opened. It is a line to choose, and never a link by itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from moderator.gui.safe_text import LONGEST_NAME, one_line
from moderator.gui.theme import Appearance
from moderator.gui.widgets.choosable import Choosable
from moderator.gui.widgets.flowing_text import FlowingText, Look, Piece


class WebsiteLine(Choosable):
    """Hidden where the author gave none. `chosen` asks for it to be opened."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("commentLine")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = FlowingText(appearance)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        self.touched.connect(self.emphasise)

    def show_website(self, written: str) -> None:
        """Shows it as the author wrote it."""
        self._words.show_pieces((Piece(one_line(written, LONGEST_NAME), Look.QUIET),))
        self.setAccessibleName(self.tr("Open the author's website: {}").format(self._words.text))
        self.setVisible(bool(self._words.text))
