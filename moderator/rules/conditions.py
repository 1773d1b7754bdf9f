"""Conditions. Each answers yes, no or unknown (Kleene's three values), and where it found what it looked for.

A fact that is missing makes a condition unknown, and unknown stays unknown when it is turned round: a rule never
acts on what nobody knows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from typing import Protocol

from moderator.domain.flags import Flag, Severity
from moderator.domain.query import Comparison
from moderator.rules.facts import Reading, TextField
from moderator.rules.lexicon import Wanted
from moderator.text.substrings import lowered

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
        match = reading.first_word(field, self.wanted)
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
    wanted: frozenset[str]
    """The texts in small letters."""

    @classmethod
    def any_of(cls, fields: tuple[TextField, ...], texts: Sequence[str]) -> "Contains":
        """The condition for texts as they are written."""
        return cls(fields, tuple(texts), frozenset(map(lowered, texts)))

    @property
    def sentence(self) -> str:
        return f"{_either(self.fields)} contains {_quoted(self.texts)}"

    def look(self, reading: Reading) -> Answer:
        return _in_any(self.fields, reading, self._search)

    def _search(self, reading: Reading, field: TextField, content: str) -> Match | None:
        """The text that ends first, of several the longest."""
        found = reading.texts(field)
        places = [(found[text], -len(text)) for text in self.wanted & found.keys()]
        if not places:
            return None
        end, width = min(places)
        return _match(field, content, end + width, end)


@dataclass(frozen=True, slots=True)
class Equals:
    """One of the fields is one of the texts, letter case apart."""

    fields: tuple[TextField, ...]
    texts: tuple[str, ...]
    wanted: frozenset[str]
    """The texts without letter case."""

    @classmethod
    def any_of(cls, fields: tuple[TextField, ...], texts: Sequence[str]) -> "Equals":
        """The condition for texts as they are written."""
        return cls(fields, tuple(texts), frozenset(text.casefold() for text in texts))

    @property
    def sentence(self) -> str:
        return f"{_either(self.fields)} is {_quoted(self.texts)}"

    def look(self, reading: Reading) -> Answer:
        return _in_any(self.fields, reading, self._search)

    def _search(self, reading: Reading, field: TextField, content: str) -> Match | None:
        return _match(field, content, 0, len(content)) if reading.casefolded(field) in self.wanted else None


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
