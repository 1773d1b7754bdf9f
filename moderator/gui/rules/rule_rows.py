"""What the page knows of each rule, and how it says it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from moderator.gui.safe_text import one_line
from moderator.gui.words import done_words, reason_word, written
from moderator.rules.conditions import Condition
from moderator.rules.groups import Group
from moderator.rules.rule import Effect, Mode, Rule
from moderator.services.rule_folder import Survey
from moderator.services.rules_backtest import Backtest, Score
from moderator.services.rules_plan import RuleOutcome
from moderator.services.rules_run import RulesRun

INDENT = "    "

_MODE = {
    Mode.LIVE: QT_TRANSLATE_NOOP("Rules", "live"),
    Mode.SHADOW: QT_TRANSLATE_NOOP("Rules", "shadow"),
    Mode.OFF: QT_TRANSLATE_NOOP("Rules", "off"),
}
_EFFECT = {
    Effect.APPROVE: QT_TRANSLATE_NOOP("Rules", "approve"),
    Effect.REJECT: QT_TRANSLATE_NOOP("Rules", "reject"),
    Effect.SPAM: QT_TRANSLATE_NOOP("Rules", "spam"),
    Effect.HOLD: QT_TRANSLATE_NOOP("Rules", "second look"),
    Effect.FLAG: QT_TRANSLATE_NOOP("Rules", "flag"),
    Effect.REDACT: QT_TRANSLATE_NOOP("Rules", "propose to take out"),
}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with what a try and a back-test said of it; None before."""

    rule: Rule
    outcome: RuleOutcome | None = None
    score: Score | None = None

    @property
    def mode(self) -> str:
        return _translated(_MODE[self.rule.mode])

    @property
    def effect(self) -> str:
        """What it does, and why."""
        reason = self.rule.action.reason
        does = _translated(_EFFECT[self.rule.action.effect])
        return f"{does} · {reason_word(reason)}" if reason else does

    @property
    def agreement(self) -> str:
        """How often people decided as it would have; empty while nothing is known."""
        if self.score is None or self.score.precision is None:
            return ""
        of_all = _translated(QT_TRANSLATE_NOOP("Rules", "{}% of {}"))
        return of_all.format(f"{100 * self.score.precision:.0f}", written(self.score.hits))


def rows_of(survey: Survey, tried: RulesRun | None, tested: Backtest | None) -> list[RuleRow]:
    """The rules of all files, the most important first."""
    asked = [outcome for outcome in tried.rules if outcome.rule.mode is not Mode.OFF] if tried else []
    outcomes = {outcome.rule.name: outcome for outcome in asked}
    scores = {score.rule.name: score for score in tested.rules} if tested else {}
    rules = [rule for checked in survey.files if checked.rules for rule in checked.rules.rules]
    ordered = sorted(rules, key=lambda rule: -rule.priority)
    return [RuleRow(rule, outcomes.get(rule.name), scores.get(rule.name)) for rule in ordered]


def condition_lines(rule: Rule) -> list[str]:
    """What must be so for the rule to hold, a line for each condition, those in groups further to the right."""
    return [line for part in rule.condition.conditions for line in _lines(part, 0)]


def done_by_rules(done: RulesRun) -> list[str]:
    """What each rule changes, as in `9 put away as spam by gambling-spam`, the most first."""
    by_rule = _translated(QT_TRANSLATE_NOOP("Rules", "{} {} by {}"))
    changing = sorted((each for each in done.rules if each.changed), key=lambda each: -each.changed)
    return [
        by_rule.format(written(each.changed), done_words(verdict), each.rule.name)
        for each in changing
        if (verdict := each.rule.action.effect.verdict)
    ]


def _lines(condition: Condition, depth: int) -> Iterator[str]:
    yield INDENT * depth + one_line(condition.sentence)
    if isinstance(condition, Group):
        for part in condition.conditions:
            yield from _lines(part, depth + 1)


def _translated(text: object) -> str:
    return QCoreApplication.translate("Rules", str(text))
