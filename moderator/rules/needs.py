"""What rules need: of the facts, those that cost a look of their own; of a comment, words it must have."""

from collections.abc import Iterable
from dataclasses import dataclass

from moderator.rules.conditions import Condition, Contains, Flagged, HasWord, Measure, Measured
from moderator.rules.groups import All, AnyOf, leaves

_OF_AUTHOR = (Measure.APPROVED, Measure.REJECTED, Measure.SPAM, Measure.KNOWN_FOR)

Looking = HasWord | Contains
"""A condition that looks for something to be found in one pass for all rules."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Which facts any rule asks for, of those that are looked up apart."""

    markup: bool = False
    flags: bool = False
    author: bool = False


def needs(conditions: Iterable[Condition]) -> Needs:
    """What these conditions ask for."""
    asking = [leaf for condition in conditions for leaf in leaves(condition)]
    measures = {leaf.measure for leaf in asking if isinstance(leaf, Measured)}
    return Needs(
        markup=Measure.LINKS in measures,
        flags=any(isinstance(leaf, Flagged) for leaf in asking),
        author=not measures.isdisjoint(_OF_AUTHOR),
    )


def indispensable(condition: Condition) -> frozenset[Looking] | None:
    """Conditions of which at least one must hold for this one to hold; None where it can hold without."""
    if isinstance(condition, Looking):
        return frozenset({condition})
    if isinstance(condition, All):
        return next((found for part in condition.conditions if (found := indispensable(part))), None)
    if isinstance(condition, AnyOf):
        parts = [indispensable(part) for part in condition.conditions]
        return frozenset().union(*(part for part in parts if part)) if all(parts) else None
    return None
