"""Back-test: what rules would have made of comments that people have decided, and where the two disagree.

Each comment is looked at as if it had just come in; what its author did later is known all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappush, heappushpop

from moderator.domain.comments import Status
from moderator.domain.query import Order, Query, StatusIn, Submitted, TypeIn
from moderator.rules.facts import Facts
from moderator.rules.rule import Effect, Rule
from moderator.rules.rule_set import RuleSet
from moderator.services.desk import Desk
from moderator.services.rule_facts import Advance, facts_of, look_through
from moderator.storage import decisions
from moderator.storage.database import Connection
from moderator.storage.rule_rows import RuleRow

MOST_WORST = 5

DECIDED = (Status.APPROVED, Status.REJECTED, Status.SPAM)


@dataclass(slots=True)
class Score:
    """How one rule fares, whatever the others say. `worst` are ids of comments on which people decided otherwise."""

    rule: Rule
    hits: int = 0
    agreed: int = 0
    _worst: list[tuple[float, int]] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """The share of its hits on which people agreed."""
        return self.agreed / self.hits if self.hits else None

    @property
    def worst(self) -> list[int]:
        """The worst disagreements first."""
        return [comment_id for _, comment_id in sorted(self._worst, key=lambda each: (-each[0], each[1]))]

    def count(self, comment: RuleRow) -> None:
        """Takes down that the rule holds for a comment."""
        self.hits += 1
        if agrees(self.rule.action.effect, comment.status):
            self.agreed += 1
            return
        # A rule against a comment is worse the better the comment: praised, or with little that speaks against it.
        approves = self.rule.action.effect is Effect.APPROVE
        badness = comment.priority if approves else 1 - comment.priority + comment.marked
        push = heappush if len(self._worst) < MOST_WORST else heappushpop
        push(self._worst, (badness, comment.id))


@dataclass(slots=True)
class Backtest:
    """How the rules fare. `decided` and `agreed` are about the live rules together, each comment decided by one."""

    rules: list[Score]
    looked_at: int = 0
    decided: int = 0
    agreed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what the rules decide on which people agreed."""
        return self.agreed / self.decided if self.decided else None

    @property
    def coverage(self) -> float | None:
        """The share of the comments that the rules decide."""
        return self.decided / self.looked_at if self.looked_at else None


def backtest(desk: Desk, rules: RuleSet, since: datetime | None, advance: Advance) -> Backtest:
    """Holds the rules against what people decided on comments submitted since then, of every type."""
    done = Backtest([Score(rule) for rule in rules.rules])
    scores = {score.rule.name: score for score in done.rules}
    query = Query().having(StatusIn(DECIDED)).having(TypeIn(()))
    if since:
        query = query.having(Submitted(start=since))

    def look_at(connection: Connection, ids: Sequence[int]) -> None:
        by_persons = decisions.decided_by_persons(connection, ids)
        decided = [each for each in ids if each in by_persons]
        for comment, facts in facts_of(connection, decided, rules.needs, now=None):
            _score(rules, comment, facts, done, scores)

    look_through(desk, query, Order.OLDEST, look_at, advance)
    return done


def agrees(effect: Effect, status: Status) -> bool:
    """Whether people saw a comment as the rule does: fit to print, or not."""
    return (effect is Effect.APPROVE) == (status is Status.APPROVED)


def _score(rules: RuleSet, comment: RuleRow, facts: Facts, done: Backtest, scores: dict[str, Score]) -> None:
    done.looked_at += 1
    judgement = rules.judge(facts)
    for hit in judgement.hits:
        scores[hit.rule.name].count(comment)
    if judgement.deciding:
        done.decided += 1
        done.agreed += agrees(judgement.deciding.rule.action.effect, comment.status)
