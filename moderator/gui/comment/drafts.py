"""Texts that somebody began to edit and left, so that nothing written is lost."""

from dataclasses import dataclass

from moderator.domain.comments import Comment
from moderator.domain.edited_text import EditedText, Kept

MOST_DRAFTS = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wrote, and the text that it began with."""

    began_with: str
    edited: EditedText
    reason: str

    def for_text(self, text: str) -> EditedText:
        """The draft on top of another text. Its addresses are that other text's no more: their masks stay as dots."""
        if text == self.began_with:
            return self.edited
        return tuple(
            self.began_with[piece.start : piece.end] if isinstance(piece, Kept) and not piece.of_original else piece
            for piece in self.edited
        )


class Drafts:
    """The latest drafts, one for a comment, until the window is closed."""

    def __init__(self) -> None:
        self._of: dict[int, Draft] = {}

    def of(self, comment: Comment) -> Draft | None:
        return self._of.get(comment.id)

    def keep(self, comment: Comment, edited: EditedText, reason: str) -> None:
        """Keeps what was written; the oldest draft makes room for it."""
        self.forget(comment.id)
        while len(self._of) >= MOST_DRAFTS:
            del self._of[next(iter(self._of))]
        self._of[comment.id] = Draft(comment.text, edited, reason)

    def forget(self, comment_id: int) -> None:
        """What was written is stored, or nobody wants it any more."""
        self._of.pop(comment_id, None)
