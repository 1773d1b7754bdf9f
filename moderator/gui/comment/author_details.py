"""Who wrote the comment: record, first comment, other names, and newest other comments; never the address."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator.domain.comments import AuthorRecord, Comment
from moderator.gui.comment.comment_line import CommentLine
from moderator.gui.comment.comment_words import month, record_sentence
from moderator.gui.comment.website_line import WebsiteLine
from moderator.gui.safe_text import LONGEST_NAME, one_line
from moderator.gui.theme import Appearance
from moderator.gui.widgets.choosable import walk
from moderator.gui.widgets.flowing_text import FlowingText, Look, Piece
from moderator.gui.words import no_name, written
from moderator.services.author_card import AuthorCard

BAR_HEIGHT = 6
MOST_NAMES = 3
EXCERPT = 70


class AuthorDetails(QWidget):
    """What is known at once is there at once; the rest of its lines are filled when they have been read.

    `website_wanted` tells that somebody wants to open the author's website.
    """

    website_wanted = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._comment: Comment | None = None
        self._bar = _RecordBar(appearance)
        self._name, self._record, self._seen, self._names, self._address = (FlowingText(appearance) for _ in range(5))
        self._website = WebsiteLine(appearance)
        self._website.chosen.connect(self.website_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self._name, self._bar, self._record, self._seen, self._names, self._website, self._address):
            layout.addWidget(part)

    def show_comment(self, comment: Comment) -> None:
        """Shows what the comment itself tells. What was read of its author before stays until it is read again."""
        is_another = self._comment is None or self._comment.id != comment.id
        self._comment = comment
        is_known = comment.author_id is not None
        _say(self._name, one_line(comment.name, LONGEST_NAME) or no_name(), Look.BOLD)
        self._bar.show_record(comment.record)
        _say(self._record, record_sentence(comment.record) if is_known else "")
        self._website.show_website(comment.website)
        _say(self._address, self.tr("Address hidden") if is_known else self.tr("Left no address"), Look.QUIET)
        if is_another or not is_known:
            # The line is kept free, so that nothing below it moves when it is filled.
            _say(self._seen, self.tr("first seen …") if is_known else "", Look.QUIET)
            _say(self._names, "")

    def show_card(self, card: AuthorCard) -> None:
        """Fills in what was read of the author."""
        if card.first_seen:
            _say(self._seen, self.tr("first seen {}").format(month(card.first_seen)))
        _say(self._names, self._names_words(card.other_names))

    def _names_words(self, names: tuple[str, ...]) -> str:
        if not names:
            return ""
        told = ", ".join(f"“{one_line(name, LONGEST_NAME) or no_name()}”" for name in names[:MOST_NAMES])
        more = len(names) - MOST_NAMES
        words = self.tr("also wrote as {}").format(told)
        return self.tr("{} and {} more").format(words, written(more)) if more > 0 else words


class NewestComments(QWidget):
    """The author's newest other comments; `chosen` carries the id of one."""

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, most: int) -> None:
        super().__init__()
        self._rows = [CommentLine(appearance) for _ in range(most)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for row in self._rows:
            row.chosen.connect(partial(self._choose, row))
            row.moved.connect(partial(walk, self._rows))
            layout.addWidget(row)

    def show_comments(self, comments: tuple[Comment, ...]) -> None:
        """Shows these, and no others."""
        for row, comment in zip(self._rows, comments, strict=False):
            row.show_briefly(comment, EXCERPT)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(comments))

    def _choose(self, row: CommentLine) -> None:
        if row.comment_id is not None:
            self.chosen.emit(row.comment_id)


def _say(line: FlowingText, words: str, look: Look = Look.PLAIN) -> None:
    line.show_pieces((Piece(words, look),))
    line.setVisible(bool(words))


class _RecordBar(QWidget):
    """How an author's comments were decided, as one bar; the words below say the same."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._record = AuthorRecord()
        self.setFixedHeight(BAR_HEIGHT)
        appearance.changed.connect(self.update)

    def show_record(self, record: AuthorRecord) -> None:
        """Shows this record; nothing where none was decided yet."""
        self._record = record
        self.setVisible(record != AuthorRecord())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        return QSize(BAR_HEIGHT, BAR_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, record = self._appearance.theme, self._record
        parts = ((record.approved, theme.approve), (record.rejected, theme.reject), (record.spam, theme.spam))
        total = max(record.approved + record.rejected + record.spam, 1)
        painter = QPainter(self)
        done = 0
        for number, colour in parts:
            left, right = (round(self.width() * each / total) for each in (done, done + number))
            painter.fillRect(left, 0, right - left, self.height(), QColor(colour))
            done += number
        painter.end()
