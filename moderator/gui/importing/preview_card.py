"""One file before it is imported: what it is, what it holds as far as it was read, and what is wrong with it."""

from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout

from moderator.domain.comments import Status
from moderator.gui.importing.result_text import counts_words, problem_lines
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.widgets.elided_label import ElidedLabel
from moderator.gui.words import comments_counted, no_name, status_word, written
from moderator.services.import_preview import Preview
from moderator.services.import_report import FileReport

NAME_WIDTH = 160
MOST_PROBLEMS = 8


class PreviewCard(QFrame):
    """Made once for each file that is looked at."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self.setObjectName("card")
        report = preview.report
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(self._head(preview))
        if preview.problem:
            layout.addWidget(PlainLabel(one_line(preview.problem), name="previewProblem", wraps=True))
        if report.read:
            layout.addWidget(PlainLabel(self._in_file(preview), name="previewCounts", wraps=True))
            layout.addWidget(PlainLabel(self._comes_in(report), name="quiet", wraps=True))
            layout.addSpacing(8)
            layout.addWidget(PlainLabel(self.tr("First comments"), name="cardHead"))
            layout.addLayout(_first_rows(report))
        if problems := self._problems(report):
            layout.addSpacing(8)
            layout.addWidget(PlainLabel(self.tr("To be known"), name="cardHead"))
            for line in problems:
                layout.addWidget(PlainLabel(one_line(line), name="quiet", wraps=True))
        self.setAccessibleName(one_line(report.file))

    def _head(self, preview: Preview) -> QLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(ElidedLabel(one_line(preview.report.file), name="dialogHead"), 1)
        head.addWidget(PlainLabel(preview.format or self.tr("Format not known"), name="quiet"))
        return head

    def _in_file(self, preview: Preview) -> str:
        statuses = preview.report.statuses
        counts = " · ".join(
            f"{written(statuses[status])} {status_word(status)}" for status in Status if statuses[status]
        )
        if preview.share < 1 and not preview.problem:
            told = self.tr("The first {}, {} % of the file: {}")
            return told.format(comments_counted(preview.report.read), written(round(100 * preview.share)), counts)
        return self.tr("{}: {}").format(comments_counted(preview.report.read), counts)

    def _comes_in(self, report: FileReport) -> str:
        if not report.counts.brings_news:
            return self.tr("Nothing new would come in: {}").format(counts_words(report))
        return self.tr("Would come in: {}").format(counts_words(report))

    def _problems(self, report: FileReport) -> list[str]:
        lines = list(islice(problem_lines(report), MOST_PROBLEMS))
        more = report.skipped_count + report.repaired_count + report.counts.kept - len(lines)
        if lines and more > 0:
            lines.append(self.tr("And {} more; the result of the import lists them.").format(written(more)))
        return lines


def _first_rows(report: FileReport) -> QLayout:
    rows = QGridLayout()
    rows.setHorizontalSpacing(16)
    rows.setVerticalSpacing(4)
    for row, seen in enumerate(report.first):
        name = ElidedLabel(one_line(seen.name, 80) or no_name(), name="previewName")
        name.setFixedWidth(NAME_WIDTH)
        rows.addWidget(name, row, 0)
        rows.addWidget(ElidedLabel(one_line(seen.text), name="previewText"), row, 1)
        rows.addWidget(PlainLabel(status_word(seen.status), name="quiet"), row, 2, Qt.AlignmentFlag.AlignRight)
    rows.setColumnStretch(1, 1)
    return rows
