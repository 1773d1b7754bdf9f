"""Editing a comment's text in its place."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from moderator.domain.comments import Comment
from moderator.gui.comment.body import TEXT_PIXELS
from moderator.gui.safe_text import PlainLabel

_LINE_ENDS = str.maketrans("\u2028\u2029", "\n\n")
"""What a text document has where lines and paragraphs end."""


class Editor(QWidget):
    """The text of one comment, to be changed. What saves it and what leaves it are actions of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.comment: Comment | None = None
        """The comment as it was when it was taken up."""
        self._text = QPlainTextEdit()
        self._text.setObjectName("editor")
        self._text.setAccessibleName(self.tr("New text of the comment"))
        font = QFont(self._text.font())
        font.setPixelSize(TEXT_PIXELS)
        self._text.setFont(font)
        self._text.setTabChangesFocus(True)
        advice = PlainLabel(
            self.tr("The original is kept. A masked address stays as it is, unless you take it out."),
            name="quiet",
            wraps=True,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        layout.addWidget(advice)

    @property
    def text(self) -> str:
        """The text as it stands in the editor."""
        # Not toPlainText: it makes ordinary blanks of those that French sets before a colon.
        return self._text.document().toRawText().translate(_LINE_ENDS)

    def begin(self, comment: Comment) -> None:
        """Takes up the comment's text, the cursor at its start."""
        self.comment = comment
        self._text.setPlainText(comment.text)
        self._text.setFocus()
