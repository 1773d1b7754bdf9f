"""What an export would write: how many comments, the first of them, and what its format would lose."""

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from moderator.domain.comments import Comment
from moderator.formats.export_record import Lost
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.widgets.elided_label import ElidedLabel
from moderator.gui.widgets.label_list import LabelList
from moderator.gui.words import comments_counted, no_name, written
from moderator.services.export_preview import MOST_FIRST, ExportPreview

NAME_WIDTH = 140


class ExportRows(QFrame):
    """Keeps room for its rows, so that the dialog does not jump while a query is being written."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._count = PlainLabel(name="previewCounts", wraps=True)
        self._rows = [(ElidedLabel(name="previewName"), ElidedLabel(name="previewText")) for _ in range(MOST_FIRST)]
        self._lost = LabelList("quiet", spacing=4)
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(4)
        for row, (name, text) in enumerate(self._rows):
            name.setFixedWidth(NAME_WIDTH)
            rows.addWidget(name, row, 0)
            rows.addWidget(text, row, 1)
        rows.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._count)
        layout.addLayout(rows)
        layout.addWidget(self._lost)
        self.say(self.tr("Reading…"))

    def say(self, sentence: str) -> None:
        """Says why there is nothing to show."""
        self._show(sentence, (), [])

    def show_preview(self, seen: ExportPreview) -> None:
        """Shows what would be written."""
        if seen.problem:
            self._show(seen.problem, seen.first, [])
            return
        sentence = self.tr("{} will be written.").format(comments_counted(seen.count))
        self._show(sentence, seen.first, [self._lost_words(lost, seen) for lost in seen.lost])

    def _show(self, sentence: str, first: tuple[Comment, ...], lost: list[str]) -> None:
        self._count.setText(one_line(sentence))
        for row, (name, text) in enumerate(self._rows):
            comment = first[row] if row < len(first) else None
            name.setText((one_line(comment.name, 80) or no_name()) if comment else "")
            text.setText(one_line(comment.text) if comment else "")
        self._lost.show_lines(lost)

    def _lost_words(self, lost: Lost, seen: ExportPreview) -> str:
        if seen.tried < seen.count:
            among = self.tr("The format can't hold {}: {} among the first {}.")
            return among.format(lost.what, written(lost.count), written(seen.tried))
        return self.tr("The format can't hold {}: {}.").format(lost.what, comments_counted(lost.count))
