"""All rules of a run together: what they make of one comment, and why."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from moderator.privacy.masking import mask_addresses
from moderator.rules.conditions import Answer, Condition, Contains, HasWord, Match
from moderator.rules.facts import Facts, Reading
from moderator.rules.groups import Group, leaves
from moderator.rules.lexicon import Lexicon
from moderator.rules.needs import needs
from moderator.rules.rule import Effect, Example, Mode, Rule
from moderator.rules.worth_asking import WorthAsking

LONGEST_QUOTE = 80
"""Characters of a match that a note repeats."""

_PLACEHOLDER = re.compile(r"\{(match|field|rule)\}")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that holds for a comment, and what it found there."""

    rule: Rule
    match: Match | None

    @property
    def note(self) -> str:
        """The rule's note, with what was found put in."""
        found = mask_addresses(self.match.text) if self.match else ""
        quote = found if len(found) <= LONGEST_QUOTE else found[: LONGEST_QUOTE - 1] + "…"
        values = {"match": quote, "field": self.match.field.value if self.match else "", "rule": self.rule.name}
        return _PLACEHOLDER.sub(lambda placeholder: values[placeholder[1]], self.rule.action.note)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules make of one comment: all that hold, the most important first."""

    hits: tuple[Hit, ...]

    @property
    def deciding(self) -> Hit | None:
        """The live rule that decides the comment."""
        return next((hit for hit in self.hits if _decides(hit.rule) and hit.rule.mode is Mode.LIVE), None)


@dataclass(frozen=True, slots=True)
class Explained:
    """A condition with what it said, and the same of those in it."""

    condition: Condition
    answer: Answer
    parts: tuple["Explained", ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A test of a rule that does not come out as it says."""

    rule: Rule
    example: Example
    got: Effect | None


class RuleSet:
    """Rules in the order of their importance; `stand_ins` are the characters that disguise others.

    `needs` tells which facts need not be looked up, since no rule asks for them.
    """

    def __init__(self, rules: Sequence[Rule], stand_ins: Mapping[str, Collection[str]]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: -rule.priority))
        conditions = [rule.condition for rule in rules]
        self.needs = needs(conditions)
        looking = [leaf for condition in conditions for leaf in leaves(condition)]
        words = {leaf.wanted for leaf in looking if isinstance(leaf, HasWord)}
        texts = {text for leaf in looking if isinstance(leaf, Contains) for text in leaf.wanted}
        self._lexicon = Lexicon(words, texts, stand_ins)
        at_work = [rule for rule in self.rules if rule.mode is not Mode.OFF]
        self._worth_asking = WorthAsking(at_work, self._lexicon)

    def judge(self, facts: Facts) -> Judgement:
        """What all rules that are not off make of a comment."""
        reading = Reading(facts, self._lexicon)
        answers = ((rule, rule.condition.look(reading)) for rule in self._worth_asking.rules(reading))
        return Judgement(tuple(Hit(rule, answer.match) for rule, answer in answers if answer.truth))

    def explain(self, rule: Rule, facts: Facts) -> Explained:
        """Why a rule holds or does not, condition by condition."""
        return _explained(rule.condition, Reading(facts, self._lexicon))

    def failures(self) -> Iterator[Failure]:
        """The tests that rules carry and that fail. A test is of its own rule, whatever others say, or its mode."""
        for rule in self.rules:
            for example in rule.examples:
                holds = rule.condition.look(Reading(example.facts, self._lexicon)).truth
                got = rule.action.effect if holds else None
                if got is not example.expect:
                    yield Failure(rule, example, got)


def _decides(rule: Rule) -> bool:
    return rule.action.effect.verdict is not None


def _explained(condition: Condition, reading: Reading) -> Explained:
    parts = condition.conditions if isinstance(condition, Group) else ()
    return Explained(condition, condition.look(reading), tuple(_explained(part, reading) for part in parts))
