"""One rule in full: what it asks for, its tests, what a try and a back-test found."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from moderator.domain.comments import Comment
from moderator.gui.review.excerpt import excerpt
from moderator.gui.rules.rule_rows import RuleRow, condition_lines
from moderator.gui.rules.rules_work import RulesWork
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.tasks import Task
from moderator.gui.widgets.label_list import LabelList
from moderator.gui.words import Counted, comments_counted, no_name, status_word, written

MARGIN = 24
LONGEST_EXCERPT = 160


class RuleDetails(QScrollArea):
    """Shows a rule; examples are read when their rule is chosen."""

    def __init__(self, work: RulesWork) -> None:
        super().__init__()
        self.setObjectName("commentScroll")
        self.setAccessibleName(self.tr("Rule"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._work = work
        self._reading: list[Task] = []
        self._name = PlainLabel(name="commentName", wraps=True)
        self._about = PlainLabel(name="quiet", wraps=True)
        self._conditions = LabelList("reasonSentence")
        self._tests = PlainLabel(name="quiet", wraps=True)
        self._tried = _Found(self.tr("What it would do"))
        self._tested = _Found(self.tr("Held against the past"))
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(MARGIN, 16, MARGIN, 16)
        layout.setSpacing(8)
        for widget in (self._name, self._about):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(PlainLabel(self.tr("When"), name="cardHead"))
        layout.addWidget(self._conditions)
        layout.addWidget(self._tests)
        layout.addSpacing(8)
        for found in (self._tried, self._tested):
            layout.addWidget(found)
        layout.addStretch(1)
        self._inside = inside
        self.setWidget(inside)

    def show_row(self, row: RuleRow | None) -> None:
        """Shows this rule; nothing where there is none."""
        for task in self._reading:
            task.drop()
        self._reading = []
        self._inside.setVisible(row is not None)
        if row is None:
            return
        rule = row.rule
        self._name.setText(one_line(rule.name))
        file = one_line(rule.file.name) if rule.file else ""
        about = self.tr("{}, line {} · priority {}").format(file, rule.line, rule.priority)
        self._about.setText(" · ".join((row.mode, row.effect, about)))
        self._conditions.show_lines(condition_lines(rule))
        self._tests.setText(Counted().tests(len(rule.examples)))
        self._tests.setVisible(bool(rule.examples))
        self._show_tried(row)
        self._show_tested(row)

    def _show_tried(self, row: RuleRow) -> None:
        if row.outcome is None:
            self._tried.hide()
            return
        hits, changes = row.outcome.hits, row.outcome.changed
        some = self.tr("It holds for {}; {} would change.").format(comments_counted(hits), written(changes))
        self._tried.say(some if hits else self.tr("It holds for no comment that is waiting."))
        self._read(row.outcome.examples, self._tried)

    def _show_tested(self, row: RuleRow) -> None:
        if row.score is None:
            self._tested.hide()
            return
        if row.score.precision is None:
            self._tested.say(self.tr("It holds for no comment that people have decided."))
            return
        agreed = self.tr("People decided {} of {} as it would.")
        self._tested.say(agreed.format(written(row.score.agreed), comments_counted(row.score.hits)))
        self._read(row.score.worst, self._tested)

    def _read(self, ids: Sequence[int], found: "_Found") -> None:
        if ids:
            self._reading.append(self._work.read_comments(ids, found.show_comments))


class _Found(QWidget):
    """A heading, a sentence, and some comments."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._sentence = PlainLabel(wraps=True)
        self._comments = LabelList("ruleExample", spacing=8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        for widget in (PlainLabel(title, name="cardHead"), self._sentence, self._comments):
            layout.addWidget(widget)

    def say(self, sentence: str) -> None:
        """Shows the sentence; comments follow when they are read."""
        self._sentence.setText(sentence)
        self._comments.show_lines(())
        self.show()

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """Shows who wrote them, how they stand, and how they begin."""
        self._comments.show_lines([_told(comment) for comment in comments])


def _told(comment: Comment) -> str:
    text = excerpt(comment).text
    shown = text if len(text) <= LONGEST_EXCERPT else f"{text[:LONGEST_EXCERPT].rstrip()}…"
    return f"{one_line(comment.name, 60) or no_name()} · {status_word(comment.status)}\n{shown}"
