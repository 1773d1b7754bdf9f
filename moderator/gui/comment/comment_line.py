"""A comment in a few lines, to be chosen: who wrote it, when, where it stands, and what it says."""

from PySide6.QtWidgets import QVBoxLayout

from moderator.domain.comments import Comment
from moderator.gui.comment.comment_words import ago
from moderator.gui.safe_text import LONGEST_LINE, LONGEST_NAME, one_line
from moderator.gui.theme import Appearance
from moderator.gui.widgets.choosable import Choosable
from moderator.gui.widgets.flowing_text import FlowingText, Look, Piece
from moderator.gui.words import age_now, no_name, status_word

SIDE = 4


class CommentLine(Choosable):
    """Shows a comment's head and its text; `comment_id` is None while it shows none."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("commentLine")
        self.comment_id: int | None = None
        self._head = FlowingText(appearance, "lineHead")
        self._text = FlowingText(appearance, "lineText")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE, 6, SIDE, 6)
        layout.setSpacing(2)
        layout.addWidget(self._head)
        layout.addWidget(self._text)
        self.touched.connect(self.emphasise)

    def show_comment(self, comment: Comment, most: int = LONGEST_LINE, keeps_lines: bool = False) -> None:
        """Shows this comment, at most so much of its text; as it is in its lines, or all on one."""
        name = one_line(comment.name, LONGEST_NAME) or no_name()
        head = f"  {ago(comment.submitted)} · {status_word(comment.status)}"
        self._tell(comment.id, (Piece(name, Look.BOLD), Piece(head, Look.QUIET)), _clipped(comment, most, keeps_lines))

    def show_briefly(self, comment: Comment, most: int) -> None:
        """Shows its text first, then where it stands and how old it is: where whoever wrote it is known."""
        about = f"{status_word(comment.status)} · {age_now(comment.submitted)}"
        self._tell(comment.id, (Piece(one_line(comment.text, most)),), about, Look.QUIET)

    def _tell(self, comment_id: int, head: tuple[Piece, ...], below: str, look: Look = Look.PLAIN) -> None:
        self.comment_id = comment_id
        self._head.show_pieces(head)
        self._text.show_pieces((Piece(below, look),))
        self.setAccessibleName(f"{self._head.text}. {self._text.text}")


def _clipped(comment: Comment, most: int, keeps_lines: bool) -> str:
    if not keeps_lines:
        return one_line(comment.text, most)
    return comment.text if len(comment.text) <= most else f"{comment.text[:most].rstrip()}…"
