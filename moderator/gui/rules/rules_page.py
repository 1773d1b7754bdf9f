"""The page of rules: a table of them, the chosen one in full beside it, and the question before a run below."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from moderator.gui.review.acts import Told
from moderator.gui.rules.rule_details import RuleDetails
from moderator.gui.rules.rule_rows import done_by_rules, rows_of
from moderator.gui.rules.rules_model import NAME, RulesModel
from moderator.gui.rules.rules_work import RulesWork
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.widgets.action_button import ActionButton
from moderator.gui.widgets.ask_bar import AskBar
from moderator.gui.widgets.elided_label import ElidedLabel
from moderator.gui.widgets.empty import Empty
from moderator.gui.widgets.label_list import LabelList
from moderator.gui.widgets.toast import Toast
from moderator.gui.widgets.wrapping_row import WrappingRow
from moderator.gui.words import comments_counted, written
from moderator.services.rules_run import RulesRun

ROW_HEIGHT = 36
WIDTHS = 800, 436
MOST_PROBLEMS = 8
MOST_RULES_NAMED = 3


class RulesPage(QWidget):
    """Shows what `work` knows. `asking_ended` tells that the question below the table is answered."""

    asking_ended = Signal()

    def __init__(self, work: RulesWork) -> None:
        super().__init__()
        self.setObjectName("commentPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work = work
        self._model = RulesModel()
        self.table = _table(self._model)
        self.table.setAccessibleName(self.tr("Rules"))
        self.details = RuleDetails(work)
        self.problems = LabelList("reasonSentence")
        self.bar = AskBar(self.tr("Run"))
        self._empty = Empty()
        self._pages = QStackedWidget()
        self._place = ElidedLabel(name="articleAbout")
        self._buttons = WrappingRow()
        self._buttons.setSpacing(8)
        self._lay_out()
        self.toast = Toast(self._pages)
        work.changed.connect(self._show)
        work.asked.connect(self._ask)
        self.bar.agreed.connect(work.run)
        for answered in (self.bar.agreed, self.bar.left):
            answered.connect(self._rest)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self._show()

    def add_buttons(self, actions: Iterable[QAction]) -> None:
        """The buttons above the table; each shows its action's key."""
        for action in actions:
            self._buttons.addWidget(ActionButton(action))

    def tell(self, told: Told) -> None:
        """Says what has happened, with a way to take it back."""
        self.toast.tell(told.sentence, told.batch)

    def edit(self) -> None:
        """Opens in the person's own editor the first file that is to be mended, else that of the chosen rule."""
        checked = self._work.survey.files if self._work.survey else ()
        to_mend = next((each.file for each in checked if not each.is_good), None)
        row = self._model.row_at(self.table.currentIndex().row())
        if file := to_mend or (row.rule.file if row else None):
            self.open_file(file)

    def open_file(self, file: Path) -> None:
        """Opens a file in the program that this machine has for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.tell(Told(self.tr("No program opened {}. Open it in an editor.").format(file)))

    def _show(self) -> None:
        survey = self._work.survey
        chosen = self._model.row_at(self.table.currentIndex().row())
        rows = rows_of(survey, self._work.tried, self._work.tested) if survey else []
        self._model.show_rows(rows)
        self._show_problems(survey.problems if survey else ())
        self._place.setText(one_line(str(self._work.folder)))
        self._say_emptiness()
        is_empty = not rows and not (survey and survey.problems)
        self._pages.setCurrentIndex(1 if is_empty else 0)
        if rows:
            self.table.selectRow(self._model.number_of(chosen.rule.name) if chosen else 0)
        else:
            self.details.show_row(None)
        if self._work.tried is None:
            self.bar.hide()

    def _show_problems(self, problems: tuple[str, ...]) -> None:
        lines = [one_line(problem) for problem in problems[:MOST_PROBLEMS]]
        if len(problems) > MOST_PROBLEMS:
            lines.append(self.tr("And {} more.").format(written(len(problems) - MOST_PROBLEMS)))
        self.problems.show_lines(lines)
        self._mend.setVisible(bool(lines))

    def _say_emptiness(self) -> None:
        if self._work.survey is None:
            self._empty.say(self.tr("Reading…"), "")
            return
        advice = self.tr(
            "Rules decide many comments at once. Press N for a first one to change, or put rule files into {}."
        )
        self._empty.say(self.tr("There are no rules yet."), advice.format(one_line(str(self._work.folder))))

    def _choose(self, number: int) -> None:
        self.details.show_row(self._model.row_at(number))

    def _ask(self, tried: RulesRun) -> None:
        if tried.brake:
            self.bar.ask(self._about_brake(tried), can_agree=False)
        elif not tried.changed and not tried.matched:
            self.bar.ask(self.tr("The rules hold for none of {}.").format(comments_counted(tried.looked_at)), False)
        else:
            self.bar.ask(self._about_run(tried), can_agree=True)

    def _about_run(self, tried: RulesRun) -> str:
        told = self.tr("No comment will change; what rules find is noted beside the comments.")
        if tried.changed:
            by_rules = done_by_rules(tried)
            named = ", ".join(by_rules[:MOST_RULES_NAMED])
            more = self.tr(" and more by {} other rules").format(written(len(by_rules) - MOST_RULES_NAMED))
            will = self.tr("{} will change: {}. One undo takes all of it back.")
            rest = more if len(by_rules) > MOST_RULES_NAMED else ""
            told = will.format(comments_counted(tried.changed), named + rest)
        if tried.skipped:
            told += " " + self.tr("{} left as people decided.").format(comments_counted(tried.skipped))
        return told

    def _about_brake(self, tried: RulesRun) -> str:
        brake = tried.brake
        if brake is None:
            return ""
        if brake.name == "max_changes":
            told = self.tr("The rules would change {}, more than max_changes = {} lets them. Nothing is changed.")
            said = told.format(comments_counted(int(brake.found)), written(int(brake.allowed)))
        else:
            told = self.tr("The rules would change {}% of the comments, more than max_share lets them ({}%).")
            said = told.format(f"{100 * brake.found:.0f}", f"{100 * brake.allowed:.0f}")
        return said + " " + self.tr("Look at the examples; then raise it under [limits] in the file.")

    def _rest(self) -> None:
        self.table.setFocus()
        self.asking_ended.emit()

    def _lay_out(self) -> None:
        self._mend = QWidget()
        self._mend.setObjectName("ruleProblems")
        self._mend.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mend = QVBoxLayout(self._mend)
        mend.setContentsMargins(24, 12, 24, 12)
        mend.addWidget(PlainLabel(self.tr("To be mended before rules can run"), name="cardHead"))
        mend.addWidget(self.problems)
        columns = QSplitter()
        columns.setHandleWidth(1)
        columns.setChildrenCollapsible(False)
        for part in (self.table, self.details):
            columns.addWidget(part)
        columns.setSizes(list(WIDTHS))
        columns.setStretchFactor(0, 1)
        self._pages.addWidget(columns)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self._mend)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.bar)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("articleHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = QVBoxLayout()
        names.setSpacing(4)
        for label in (PlainLabel(self.tr("Rules"), name="articleTitle"), self._place):
            names.addWidget(label)
        layout = QHBoxLayout(head)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(16)
        layout.addLayout(names, 1)
        layout.addLayout(self._buttons)
        return head


def _table(model: RulesModel) -> QTableView:
    table = QTableView()
    table.setObjectName("rules")
    table.setModel(model)
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    rows, columns = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setDefaultSectionSize(ROW_HEIGHT)
    columns.setHighlightSections(False)
    columns.setSectionsClickable(False)
    columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    columns.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
    return table
