"""A comment as a screen reader announces it when it comes to the screen."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from moderator.gui.announcing import announce
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.safe_text import one_line
from moderator.gui.words import flag_word, no_flags, no_name, status_word


class Spoken(QObject):
    """Announces each comment once, for as long as it stays on the screen."""

    def __init__(self, where: QWidget) -> None:
        super().__init__(where)
        self._where = where
        self._announced: int | None = None

    def show_comment(self, shown: ShownComment | None) -> None:
        """This one is on the screen now."""
        comment_id = shown.comment.id if shown else None
        if shown and comment_id != self._announced:
            announce(self._where, comment_words(shown))
        self._announced = comment_id


def comment_words(shown: ShownComment) -> str:
    """Who wrote it, in which state it is, why it was flagged, and how it begins."""
    comment = shown.comment
    flags = ", ".join(dict.fromkeys(flag_word(flag.code) for flag in comment.flags))
    parts = (one_line(comment.name) or no_name(), status_word(comment.status), flags or no_flags())
    return f"{', '.join(parts)}. {one_line(comment.text)}"
