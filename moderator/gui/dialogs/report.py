"""What became of an import, line by line: what was repaired and what was left out."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from moderator.gui.comment.shown_text import shown_text
from moderator.gui.safe_text import PlainLabel, PlainText

WIDTH, HEIGHT = 640, 420


class Report(QDialog):
    """A headline and lines to read and copy. Deleted when it is closed."""

    def __init__(self, parent: QWidget, title: str, headline: str, lines: list[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(WIDTH, HEIGHT)
        text = PlainText(line_height=1.5)
        text.setAccessibleName(title)
        text.show_text(shown_text("\n".join(lines), most=200_000).text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(headline, name="dialogHead", wraps=True))
        layout.addWidget(text, 1)
        layout.addWidget(buttons)
