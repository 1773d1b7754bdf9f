"""The versions of a comment, one below the other, with what each changed."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from moderator.domain.comments import RevisionSource
from moderator.gui.comment.aside_page import AsidePage
from moderator.gui.comment.versions import ShownVersion
from moderator.gui.safe_text import one_line
from moderator.gui.theme import Appearance
from moderator.gui.widgets.choosable import Choosable, walk
from moderator.gui.widgets.flowing_text import FlowingText, Look, Piece
from moderator.gui.words import moment, reason_word
from moderator.text.differences import Change

LOOKS = {Change.KEPT: Look.PLAIN, Change.ADDED: Look.NEW, Change.REMOVED: Look.GONE}


class VersionsPage(AsidePage):
    """Walked through by arrows, the newest version first."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(QCoreApplication.translate("VersionsPage", "Versions of the text"))
        self._appearance = appearance
        self._rows: list[_Version] = []
        self.content.setSpacing(12)
        self.content.addStretch(1)

    def show_versions(self, versions: Sequence[ShownVersion]) -> None:
        """Shows these, the focus on the first."""
        while len(self._rows) < len(versions):
            row = _Version(self._appearance)
            row.moved.connect(self._move)
            self._rows.append(row)
            self.content.insertWidget(self.content.count() - 1, row)
        for row, version in zip(self._rows, versions, strict=False):
            row.show_version(version)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(versions))
        self._rows[0].setFocus()

    def _move(self, step: int) -> None:
        walk(self._rows, step)
        self.bring_into_sight(next(row for row in self._rows if row.hasFocus()))


class _Version(Choosable):
    """One version: its head, why it was made, and its text with what is new underlined and what is gone struck out."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("commentLine")
        self._head = FlowingText(appearance, "versionHead")
        self._text = FlowingText(appearance, "versionText")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        layout.addWidget(self._head)
        layout.addWidget(self._text)

    def show_version(self, version: ShownVersion) -> None:
        """Tells of this version."""
        self._head.show_pieces(self._head_pieces(version))
        self._text.show_pieces(Piece(piece.text, LOOKS[piece.change]) for piece in version.pieces)
        self.setAccessibleName(f"{self._head.text}. {self._spoken(version)}")

    def _head_pieces(self, version: ShownVersion) -> Iterator[Piece]:
        revision, decision = version.revision, version.decision
        is_first = revision.number == 1
        yield Piece(self.tr("Original") if is_first else self.tr("Version {}").format(revision.number), Look.BOLD)
        told = [self._made_by(version), moment(revision.at)]
        if decision:
            told += [reason_word(decision.reason) if decision.reason else "", one_line(decision.note)]
        if version.is_current:
            told.append(self.tr("shown now"))
        if not version.is_compared and not is_first:
            told.append(self.tr("too long to compare, so the whole text"))
        yield Piece("  " + " · ".join(part for part in told if part), Look.QUIET)

    def _made_by(self, version: ShownVersion) -> str:
        actor = one_line(version.revision.actor)
        return {
            RevisionSource.SITE: self.tr("as the site sent it"),
            RevisionSource.MODERATOR: self.tr("written by {}").format(actor),
            RevisionSource.REDACTION: self.tr("something taken out by {}").format(actor),
        }[version.revision.source]

    def _spoken(self, version: ShownVersion) -> str:
        """What a screen reader says: it hears neither lines under words nor lines through them."""
        words = {Change.KEPT: "{}", Change.ADDED: self.tr("[new: {}]"), Change.REMOVED: self.tr("[gone: {}]")}
        return one_line("".join(words[piece.change].format(piece.text) for piece in version.pieces))
