"""Reads the conditions of a rule."""

import re
from collections.abc import Callable, Mapping
from datetime import time, timedelta
from time import thread_time

import re2

from moderator.domain.flags import Severity
from moderator.domain.query import Comparison
from moderator.rules.conditions import (
    Condition,
    Contains,
    Equals,
    Flagged,
    HasWord,
    MatchesRegex,
    Measure,
    Measured,
    Pattern,
    TimeOfDay,
)
from moderator.rules.facts import TextField
from moderator.rules.groups import All, AnyOf, NoneOf
from moderator.rules.lexicon import Wanted
from moderator.rules.source import Value, unknown

GROUPS: Mapping[str, Callable[[tuple[Condition, ...]], Condition]] = {"all": All, "any": AnyOf, "none": NoneOf}

LONGEST_REGEX = 1_000
REGEX_MEMORY = 8 << 20
"""Bytes that a compiled expression may take; a larger one is refused."""

PATIENCE_SECONDS = 0.05
"""Time of the processor that an expression may take for each of the probes."""

_PROBES = ("a" * 2_000, "Ab 1" * 500, "և. " * 600)

DEEPEST = 20
"""Groups within groups."""

_LOOKS = ("word", "regex", "contains", "is")
_TIME_SPANS = (Measure.AGE, Measure.KNOWN_FOR)
_OF_COMMENT = (Measure.LENGTH, Measure.LINKS, Measure.CAPITALS, Measure.AGE, Measure.PRIORITY)
_OF_AUTHOR = (Measure.APPROVED, Measure.REJECTED, Measure.SPAM, Measure.KNOWN_FOR)
_SEVERITIES = {severity.word: severity for severity in Severity}
_UNITS = {"minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800, "month": 2_629_746, "year": 31_556_952}
LONGEST_SPAN = 1_000 * _UNITS["year"]
"""Seconds."""

_TIMES = re.compile(r"\s*(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)\s*")
_COMPARISON = re.compile(r"\s*(>=|<=|>|<|=)?\s*(\d{1,9}(?:\.\d{1,9})?)\s*([a-z]*?)s?\s*")
_SHORTCUTS = ("language", "type", "site")
"""Fields that are asked for by their own key: `language = "hy"`."""

KINDS = ("field", *GROUPS, *(measure.value for measure in _OF_COMMENT), "author", "flag", "time", *_SHORTCUTS)


class ConditionParser:
    """Reads conditions; `lists` are the file's word lists (words and exceptions), `flags` what screening knows."""

    def __init__(self, lists: Mapping[str, tuple[frozenset[str], frozenset[str]]], flags: frozenset[str]) -> None:
        self._lists = lists
        self._flags = flags

    def when(self, value: Value) -> All:
        """The condition of a rule: all of what stands under `when`."""
        return All(self._parts(value, 0))

    def _parts(self, value: Value, depth: int) -> tuple[Condition, ...]:
        """The conditions of one table; those of several keys must all hold."""
        if depth > DEEPEST:
            value.complain(f"Conditions nest deeper than {DEEPEST}.")
            return ()
        known = {*KINDS, "fold", "severity", *_LOOKS}
        keys = value.table(known)
        if value.content == {}:
            value.complain("A condition is empty; it would hold for every comment.")
        found: list[Condition] = []
        if stray := [keys[key] for key in ("fold", *_LOOKS) if key in keys and "field" not in keys]:
            stray[0].complain(f'{stray[0].name} needs a field beside it: field = "text".')
        if "severity" in keys and "flag" not in keys:
            keys["severity"].complain('severity needs a flag beside it: flag = "links".')
        for key, given in keys.items():
            if key in KINDS:
                found += self._conditions(key, given, keys, depth)
        return tuple(found)

    def _conditions(self, key: str, given: Value, keys: Mapping[str, Value], depth: int) -> list[Condition]:
        """What one key asks. A condition that falls away would make the rule hold for more: that is complained of."""
        known_problems = len(given.source.problems)
        found = [condition for condition in self._asked(key, given, keys, depth) if condition]
        if not found and len(given.source.problems) == known_problems:
            given.complain(f"{key} looks for nothing.")
        return found

    def _asked(self, key: str, given: Value, keys: Mapping[str, Value], depth: int) -> list[Condition | None]:
        if key in GROUPS:
            return [self._group(key, given, depth)]
        if key == "field":
            return [self._in_fields(keys)]
        if key == "flag":
            return [self._flag(keys)]
        if key == "author":
            return self._author(given)
        if key == "time":
            return [_time(given)]
        if key in _SHORTCUTS:
            return [_equals((TextField(key),), given)]
        return [_measured(Measure(key), given)]

    def _group(self, key: str, given: Value, depth: int) -> Condition | None:
        inner: list[Condition] = []
        for item in given.items():
            parts = self._parts(item, depth + 1)
            if parts:
                inner.append(parts[0] if len(parts) == 1 else All(parts))
        if isinstance(given.content, list) and not given.content:
            given.complain(f"{key} is empty. Put a condition into it, or take it out.")
        return GROUPS[key](tuple(inner)) if inner else None

    def _in_fields(self, keys: Mapping[str, Value]) -> Condition | None:
        fields = _fields(keys["field"])
        looks = [keys[key] for key in _LOOKS if key in keys]
        if len(looks) != 1:
            keys["field"].complain("Beside field, say what to look for: one of word, regex, contains and is.")
            return None
        if "fold" in keys and "word" not in keys:
            keys["fold"].complain("fold goes with word only.")
        if not fields:
            return None
        look = looks[0]
        match look.name:
            case "word":
                return self._word(fields, look, "fold" in keys and keys["fold"].yes_or_no())
            case "regex":
                return _regex(fields, look)
            case "contains":
                texts = look.texts()
                return Contains.any_of(fields, texts) if texts else None
        return _equals(fields, look)

    def _word(self, fields: tuple[TextField, ...], given: Value, fold: bool) -> Condition | None:
        words: set[str] = set()
        allow: set[str] = set()
        for item in given.items():
            text = item.text()
            if text.startswith("@"):
                words_of_list, allow_of_list = self._list(item, text.removeprefix("@"))
                words |= words_of_list
                allow |= allow_of_list
            elif text and check_word(item, text):
                words.add(text)
        if not words:
            return None
        written = " or ".join(str(item.content) for item in given.items())
        return HasWord(fields, Wanted(frozenset(words), frozenset(allow), fold), written)

    def _list(self, given: Value, name: str) -> tuple[frozenset[str], frozenset[str]]:
        if name not in self._lists:
            given.complain(unknown("list", name, list(self._lists)))
        return self._lists.get(name, (frozenset(), frozenset()))

    def _flag(self, keys: Mapping[str, Value]) -> Condition | None:
        names = keys["flag"].texts()
        for name in names:
            if name not in self._flags:
                keys["flag"].complain(unknown("filter or code", name, sorted(self._flags)))
        at_least = Severity.INFO
        if "severity" in keys:
            at_least = _severity(keys["severity"])
        flags = tuple(Flagged(name, at_least) for name in names)
        return None if not flags else flags[0] if len(flags) == 1 else AnyOf(flags)

    def _author(self, given: Value) -> list[Condition | None]:
        known = given.table([measure.value for measure in _OF_AUTHOR])
        return [_measured(Measure(key), value) for key, value in known.items()]


def check_word(given: Value, word: str) -> bool:
    """Whether a word can be found at all; what has no letter or digit can't."""
    if any(character.isalnum() for character in word):
        return True
    given.complain(f"{word!r} has no letter or digit. Look for it with contains.")
    return False


def _fields(given: Value) -> tuple[TextField, ...]:
    names = [item.one_of("field", [field.value for field in TextField]) for item in given.items()]
    return tuple(TextField(name) for name in names if name)


def _equals(fields: tuple[TextField, ...], given: Value) -> Condition | None:
    texts = given.texts()
    return Equals.any_of(fields, texts) if texts else None


def _regex(fields: tuple[TextField, ...], given: Value) -> Condition | None:
    expression = given.text()
    if not expression:
        return None
    if len(expression) > LONGEST_REGEX:
        given.complain(f"The expression has {len(expression)} characters; {LONGEST_REGEX} is the most.")
        return None
    options = re2.Options()
    options.log_errors = False
    options.max_mem = REGEX_MEMORY
    try:
        pattern = re2.compile(expression, options)
    except re2.error as refused:
        reason = refused.args[0]
        told = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        given.complain(f"This expression can't be run: {told}. Look-around and back-references are left out.")
        return None
    if _is_slow(pattern):
        given.complain("This expression is too slow. Take repeats with large numbers, such as {1000}, out of it.")
        return None
    return MatchesRegex(fields, pattern)


def _is_slow(pattern: Pattern) -> bool:
    """Whether it takes more than its time for texts of a usual length; linear time can still be much."""
    begun = thread_time()
    for text in _PROBES:
        pattern.search(text)
        if thread_time() - begun > PATIENCE_SECONDS:
            return True
    return False


def _measured(measure: Measure, given: Value) -> Condition | None:
    written = str(given.content) if isinstance(given.content, str | float) or given.is_whole_number else ""
    found = _COMPARISON.fullmatch(written)
    is_span = measure in _TIME_SPANS
    if (
        found is None
        or isinstance(given.content, bool)
        or bool(found[3]) != is_span
        or (found[3] and found[3] not in _UNITS)
    ):
        example = (
            '">= 30 days"' if is_span else '">= 0.7"' if measure in (Measure.CAPITALS, Measure.PRIORITY) else '">= 5"'
        )
        given.complain(f"{measure.value} is compared with a {'time' if is_span else 'number'}: {example}.")
        return None
    number = float(found[2])
    if is_span and number * _UNITS[found[3]] > LONGEST_SPAN:
        given.complain(f"{measure.value} is compared with at most a thousand years.")
        return None
    value = timedelta(seconds=number * _UNITS[found[3]]) if is_span else number
    return Measured(measure, Comparison(found[1] or "="), value, written)


def _severity(given: Value) -> Severity:
    text = given.text().removeprefix(">=").strip()
    if text in _SEVERITIES:
        return _SEVERITIES[text]
    if text:
        given.complain(unknown("severity", text, list(_SEVERITIES)))
    return Severity.INFO


def _time(given: Value) -> Condition | None:
    found = _TIMES.fullmatch(given.text())
    try:
        if found:
            return TimeOfDay(time.fromisoformat(found[1]), time.fromisoformat(found[2]))
    except ValueError:  # such as 25:00
        found = None
    given.complain('A time of day is written "22:00-06:00".')
    return None
