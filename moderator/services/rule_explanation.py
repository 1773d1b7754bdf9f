"""Why rules hold for one comment or do not."""

from dataclasses import dataclass
from datetime import UTC, datetime

from moderator.errors import NotFound
from moderator.rules.rule import Rule
from moderator.rules.rule_set import Explained, RuleSet
from moderator.services.desk import Desk
from moderator.services.rule_facts import facts_of


@dataclass(frozen=True, slots=True)
class RuleExplained:
    """A rule, and what each of its conditions says of the comment."""

    rule: Rule
    tree: Explained


def explain(desk: Desk, rules: RuleSet, comment_id: int) -> list[RuleExplained]:
    """All rules, the most important first, those that are off too. Raises NotFound."""
    with desk.database.reading() as connection:
        found = list(facts_of(connection, [comment_id], rules.needs, datetime.now(UTC)))
    if not found:
        raise NotFound(f"There is no comment {comment_id}.")
    _, facts = found[0]
    return [RuleExplained(rule, rules.explain(rule, facts)) for rule in rules.rules]
