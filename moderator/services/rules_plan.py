"""What rules want of the comments that match a query: everything is looked at before anything is changed."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from moderator.domain.decisions import STATUS_AFTER, Verdict
from moderator.domain.findings import Finding
from moderator.domain.query import Order, Query
from moderator.privacy.masking import mask_addresses
from moderator.rules.rule import Mode, Rule
from moderator.rules.rule_set import Hit, Judgement, RuleSet
from moderator.services.decide import clean_note
from moderator.services.desk import Desk
from moderator.services.rule_facts import Advance, facts_of, look_through
from moderator.storage import decisions
from moderator.storage.database import Connection
from moderator.storage.rule_rows import RuleRow

MOST_EXAMPLES = 5
LONGEST_NOTE = 500


@dataclass(slots=True)
class RuleOutcome:
    """What one rule found. `changed` are the comments it decides; `examples` are ids."""

    rule: Rule
    hits: int = 0
    changed: int = 0
    examples: list[int] = field(default_factory=list)

    def count(self, comment_id: int) -> None:
        """Takes down that the rule holds for a comment."""
        self.hits += 1
        if len(self.examples) < MOST_EXAMPLES:
            self.examples.append(comment_id)


@dataclass(frozen=True, slots=True)
class Planned:
    """A decision that a rule wants, on the comment as it was when the rule looked at it."""

    comment: int
    version: int
    rule: Rule
    verdict: Verdict
    note: str


@dataclass(slots=True)
class Plan:
    """What the rules want, and what they found.

    `matched` counts comments for which any rule holds, `skipped` those that are left to persons. Of the `changes`
    only the first are `wanted`, as many as may be made.
    """

    outcomes: dict[str, RuleOutcome]
    ids: Sequence[int] = ()
    matched: int = 0
    skipped: int = 0
    changes: int = 0
    wanted: list[Planned] = field(default_factory=list)


class Planner:
    """Looks at comments for a run that may change `most` of them; a rehearsal needs none to be kept, only counts.

    What was `decided` in the batch already is not decided again: an act decides a comment once, so that its undo
    has one way to go.
    """

    def __init__(self, rules: RuleSet, decided: Set[int], most: int) -> None:
        self._rules = rules
        self._decided = decided
        self._most = most
        self._now = datetime.now(UTC)

    def plan(self, desk: Desk, query: Query, advance: Advance) -> Plan:
        """Looks at every comment that matches."""
        plan = Plan({rule.name: RuleOutcome(rule) for rule in self._rules.rules})
        plan.ids = look_through(desk, query, Order.OLDEST, partial(self._look_at, plan), advance)
        return plan

    def _look_at(self, plan: Plan, connection: Connection, ids: Sequence[int]) -> None:
        wanted = []
        for comment, facts in facts_of(connection, ids, self._rules.needs, self._now):
            judgement = self._rules.judge(facts)
            plan.matched += bool(judgement.hits)
            for hit in judgement.hits:
                plan.outcomes[hit.rule.name].count(comment.id)
            planned = _planned(comment, judgement.deciding)
            if planned and comment.id not in self._decided:
                wanted.append(planned)
        self._sort_in(connection, wanted, plan)

    def _sort_in(self, connection: Connection, wanted: Sequence[Planned], plan: Plan) -> None:
        by_persons = decisions.decided_by_persons(connection, [each.comment for each in wanted])
        plan.skipped += len(by_persons)
        for each in wanted:
            if each.comment not in by_persons:
                plan.changes += 1
                plan.outcomes[each.rule.name].changed += 1
                if len(plan.wanted) < self._most:
                    plan.wanted.append(each)

    @property
    def records(self) -> bool:
        """Whether any rule records what it finds instead of deciding."""
        return any(_records(rule) for rule in self._rules.rules)

    def findings(self, connection: Connection, ids: Sequence[int]) -> list[Finding]:
        """What rules record of these comments. Found out anew, since a million of them would not fit into memory."""
        looked_at = facts_of(connection, ids, self._rules.needs, self._now)
        return [
            finding for comment, facts in looked_at for finding in self._findings(comment.id, self._rules.judge(facts))
        ]

    def _findings(self, comment_id: int, judgement: Judgement) -> list[Finding]:
        return [
            Finding(
                comment=comment_id,
                rule=hit.rule.name,
                effect=hit.rule.action.effect.value,
                mode=hit.rule.mode.value,
                reason=hit.rule.action.reason,
                note=_note(hit),
                at=self._now,
            )
            for hit in judgement.hits
            if _records(hit.rule)
        ]


def _records(rule: Rule) -> bool:
    return rule.mode is Mode.SHADOW or (rule.mode is Mode.LIVE and rule.action.effect.verdict is None)


def _planned(comment: RuleRow, deciding: Hit | None) -> Planned | None:
    """What the deciding rule wants; None where there is none, or where it is so already."""
    verdict = deciding.rule.action.effect.verdict if deciding else None
    if deciding is None or verdict is None or STATUS_AFTER[verdict] is comment.status:
        return None
    return Planned(comment.id, comment.version, deciding.rule, verdict, _note(deciding))


def _note(hit: Hit) -> str:
    return clean_note(mask_addresses(hit.note)[:LONGEST_NOTE])
