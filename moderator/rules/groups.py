"""Groups of conditions, in Kleene's logic of three values, and what their conditions have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from moderator.rules.conditions import NO, UNKNOWN, YES, Answer, Condition
from moderator.rules.facts import Reading


@dataclass(frozen=True, slots=True)
class All:
    """Each of the conditions holds."""

    conditions: tuple[Condition, ...]

    @property
    def sentence(self) -> str:
        return "all of these"

    def look(self, reading: Reading) -> Answer:
        answer = YES
        for condition in self.conditions:
            seen = condition.look(reading)
            if seen.truth is False:
                return NO
            if seen.truth is None:
                answer = UNKNOWN
            elif answer.truth and answer.match is None:
                answer = seen
        return answer


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...]

    @property
    def sentence(self) -> str:
        return "any of these"

    def look(self, reading: Reading) -> Answer:
        answer = NO
        for condition in self.conditions:
            seen = condition.look(reading)
            if seen.truth:
                return seen
            if seen.truth is None:
                answer = UNKNOWN
        return answer


@dataclass(frozen=True, slots=True)
class NoneOf:
    """None of the conditions holds."""

    conditions: tuple[Condition, ...]

    @property
    def sentence(self) -> str:
        return "none of these"

    def look(self, reading: Reading) -> Answer:
        truth = AnyOf(self.conditions).look(reading).truth
        return UNKNOWN if truth is None else NO if truth else YES


Group = All | AnyOf | NoneOf


def leaves(condition: Condition) -> Iterator[Condition]:
    """All conditions in this one that are no groups, itself included."""
    if isinstance(condition, Group):
        for inner in condition.conditions:
            yield from leaves(inner)
    else:
        yield condition
