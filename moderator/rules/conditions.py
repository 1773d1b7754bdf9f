"""Conditions. Each answers yes, no or unknown (Kleene's three values), and where it found what it looked for.

A fact that is missing makes a condition unknown, and unknown stays unknown when it is turned round: a rule never
acts on what nobody knows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from typing import Protocol

from moderator.domain.flags import Flag, Severity
from moderator.domain.query import Comparison
from moderator.rules.facts import Reading, TextField
from moderator.rules.lexicon import Wanted
from moderator.text.substrings import Substrings

MOST_NAMED = 5
"""Texts that a sentence names one by one."""

Number = float | timedelta


@dataclass(frozen=True, slots=True)
class Match:
    """Where a condition found what it looked for; code points of the field's content."""

    field: TextField
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a condition says; `truth` is None where the facts do not tell."""

    truth: bool | None
    match: Match | None = None


YES, NO, UNKNOWN = Answer(True), Answer(False), Answer(None)


class Condition(Protocol):
    """Something that can be asked of a comment. `sentence` says it in words."""

    @property
    def sentence(self) -> str: ...

    def look(self, reading: Reading) -> Answer: ...


class Pattern(Protocol):
    """A compiled regular expression of an engine that takes linear time."""

    @property
    def pattern(self) -> str: ...

    def search(self, text: str) -> "PatternMatch | None": ...


class PatternMatch(Protocol):
    """What a regular expression found."""

    def span(self) -> tuple[int, int]: ...


@dataclass(frozen=True, slots=True)
class HasWord:
    """One of the words stands in one of the fields. `written` is how the rule's author wrote them."""

    fields: tuple[TextField, ...]
    wanted: Wanted
    written: str

    @property
    def sentence(self) -> str:
        how = " (disguised ones too)" if self.wanted.fold else ""
        return f"{_either(self.fields)} has {self.written}{how}"

    def look(self, reading: Reading) -> Answer:
        return _in_any(self.fields, reading, self._search)

    def _search(self, reading: Reading, field: TextField, content: str) -> Match | None:
        words = reading.words(field, self.wanted.fold)
        match = reading.lexicon.first(self.wanted, words) if words else None
        return _match(field, content, match.start, match.end) if match else None


@dataclass(frozen=True, slots=True)
class MatchesRegex:
    """A regular expression matches somewhere in one of the fields."""

    fields: tuple[TextField, ...]
    pattern: Pattern

    @property
    def sentence(self) -> str:
        return f"{_either(self.fields)} matches {self.pattern.pattern}"

    def look(self, reading: Reading) -> Answer:
        return _in_any(self.fields, reading, self._search)

    def _search(self, _reading: Reading, field: TextField, content: str) -> Match | None:
        found = self.pattern.search(content)
        return _match(field, content, *found.span()) if found else None


@dataclass(frozen=True, slots=True)
class Contains:
    """One of the texts stands somewhere in one of the fields, inside of words too, letter case apart."""

    fields: tuple[TextField, ...]
    texts: tuple[str, ...]
    matcher: Substrings

    @property
    def sentence(self) -> str:
        return f"{_either(self.fields)} contains {_quoted(self.texts)}"

    def look(self, reading: Reading) -> Answer:
        return _in_any(self.fields, reading, self._search)

    def _search(self, _reading: Reading, field: TextField, content: str) -> Match | None:
        place = self.matcher.first(content)
        return _match(field, content, *place) if place else None


@dataclass(frozen=True, slots=True)
class Equals:
    """One of the fields is one of the texts, letter case apart."""

    fields: tuple[TextField, ...]
    texts: tuple[str, ...]

    @property
    def sentence(self) -> str:
        return f"{_either(self.fields)} is {_quoted(self.texts)}"

    def look(self, reading: Reading) -> Answer:
        return _in_any(self.fields, reading, self._search)

    def _search(self, _reading: Reading, field: TextField, content: str) -> Match | None:
        wanted = {text.casefold() for text in self.texts}
        return _match(field, content, 0, len(content)) if content.casefold() in wanted else None


class Measure(StrEnum):
    """Something about a comment that is a number or a time span."""

    LENGTH = "length"
    LINKS = "links"
    CAPITALS = "capitals"
    AGE = "age"
    PRIORITY = "priority"
    APPROVED = "approved"
    REJECTED = "rejected"
    SPAM = "spam"
    KNOWN_FOR = "known_for"


_MEASURED: Mapping[Measure, Callable[[Reading], Number | None]] = {
    Measure.LENGTH: lambda reading: reading.length,
    Measure.LINKS: lambda reading: reading.links,
    Measure.CAPITALS: lambda reading: reading.capitals,
    Measure.AGE: lambda reading: reading.age,
    Measure.PRIORITY: lambda reading: reading.facts.priority,
    Measure.APPROVED: lambda reading: reading.facts.author.approved if reading.facts.author else None,
    Measure.REJECTED: lambda reading: reading.facts.author.rejected if reading.facts.author else None,
    Measure.SPAM: lambda reading: reading.facts.author.spam if reading.facts.author else None,
    Measure.KNOWN_FOR: lambda reading: reading.known_for,
}

_COMPARED: Mapping[Comparison, Callable[[Number, Number], bool]] = {
    Comparison.ABOVE: lambda measured, value: measured > value,  # type: ignore[operator]
    Comparison.AT_LEAST: lambda measured, value: measured >= value,  # type: ignore[operator]
    Comparison.BELOW: lambda measured, value: measured < value,  # type: ignore[operator]
    Comparison.AT_MOST: lambda measured, value: measured <= value,  # type: ignore[operator]
    Comparison.EXACTLY: lambda measured, value: measured == value,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure compares so with a value, which is of its kind: a number or a time span."""

    measure: Measure
    comparison: Comparison
    value: Number
    written: str

    @property
    def sentence(self) -> str:
        return f"{self.measure.value} {self.written}"

    def look(self, reading: Reading) -> Answer:
        measured = _MEASURED[self.measure](reading)
        if measured is None:
            return UNKNOWN
        return YES if _COMPARED[self.comparison](measured, self.value) else NO


@dataclass(frozen=True, slots=True)
class Flagged:
    """Screening flagged the comment: by this filter or with this code, at least so severely."""

    name: str
    at_least: Severity = Severity.INFO

    @property
    def sentence(self) -> str:
        severity = f", {self.at_least.word} or higher" if self.at_least else ""
        return f"flagged: {self.name}{severity}"

    def look(self, reading: Reading) -> Answer:
        for flag in reading.facts.flags:
            if self.name in (flag.filter, flag.code) and flag.severity >= self.at_least:
                return Answer(True, _flagged_place(flag, reading))
        return NO


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """Submitted from `start` on and before `end`, by the site's clock; over midnight where `end` is earlier."""

    start: time
    end: time

    @property
    def sentence(self) -> str:
        return f"submitted between {self.start:%H:%M} and {self.end:%H:%M}"

    def look(self, reading: Reading) -> Answer:
        if reading.facts.submitted is None:
            return UNKNOWN
        at = reading.facts.submitted.time()
        if self.start <= self.end:
            return YES if self.start <= at < self.end else NO
        return YES if at >= self.start or at < self.end else NO


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


def word_conditions(condition: Condition) -> Iterator[HasWord]:
    """All conditions in this one that look for words, itself included."""
    if isinstance(condition, HasWord):
        yield condition
    elif isinstance(condition, Group):
        for inner in condition.conditions:
            yield from word_conditions(inner)


def indispensable(condition: Condition) -> frozenset[Wanted] | None:
    """Words of which at least one must stand somewhere for the condition to hold; None where it can hold without."""
    if isinstance(condition, HasWord):
        return frozenset({condition.wanted})
    if isinstance(condition, All):
        return next((found for part in condition.conditions if (found := indispensable(part))), None)
    if isinstance(condition, AnyOf):
        parts = [indispensable(part) for part in condition.conditions]
        return frozenset().union(*(part for part in parts if part)) if all(parts) else None
    return None


_Search = Callable[[Reading, TextField, str], Match | None]


def _in_any(fields: Sequence[TextField], reading: Reading, search: _Search) -> Answer:
    answer = NO
    for field in fields:
        content = reading.content(field)
        if content is None:
            answer = UNKNOWN
        elif match := search(reading, field, content):
            return Answer(True, match)
    return answer


def _flagged_place(flag: Flag, reading: Reading) -> Match | None:
    """The first place that a flag marks; one about the whole comment marks none."""
    if not flag.spans:
        return None
    span = flag.spans[0]
    field = TextField(span.field)
    return _match(field, reading.content(field) or "", span.start, span.end)


def _match(field: TextField, content: str, start: int, end: int) -> Match:
    return Match(field, start, end, content[start:end])


def _either(fields: Sequence[TextField]) -> str:
    return " or ".join(fields)


def _quoted(texts: Sequence[str]) -> str:
    named = [f"“{text}”" for text in texts[:MOST_NAMED]]
    if len(texts) > MOST_NAMED:
        named.append(f"{len(texts) - MOST_NAMED} more")
    return " or ".join(named)
