"""One comment, read and made ready for the screen; all of it away from the window's thread."""

from dataclasses import dataclass

from moderator.domain.comments import Comment
from moderator.domain.flags import Flag
from moderator.gui.comment.shown_text import PAGE, ShownText, shown_text
from moderator.screening.explanations import explain
from moderator.screening.redaction import proposed_redaction
from moderator.services import review_queue
from moderator.services.desk import Desk
from moderator.services.review_queue import WholeComment


@dataclass(frozen=True, slots=True)
class Reason:
    """A flag with the sentence that explains it."""

    flag: Flag
    sentence: str


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment with its surroundings as the panel shows it."""

    whole: WholeComment
    body: ShownText
    reasons: tuple[Reason, ...]
    can_be_redacted: bool

    @property
    def comment(self) -> Comment:
        return self.whole.comment


def read_comment(desk: Desk, comment_id: int, most: int = PAGE) -> ShownComment:
    """Reads a comment, with at most so many characters of its text. Raises NotFound."""
    whole = review_queue.whole(desk, comment_id)
    comment = whole.comment
    return ShownComment(
        whole=whole,
        body=shown_text(comment.text, most),
        reasons=tuple(Reason(flag, explain(flag, comment)) for flag in comment.flags),
        can_be_redacted=proposed_redaction(comment.text, comment.flags) != comment.text,
    )
