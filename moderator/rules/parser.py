"""Reads a rule file: TOML for people, every mistake told with its line."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from moderator.domain.decisions import REASON_CODES
from moderator.domain.flags import Flag, Severity
from moderator.rules.condition_parser import ConditionParser, check_word
from moderator.rules.facts import Author, Facts
from moderator.rules.rule import FORMAT, Action, Effect, Example, Limits, Mode, Problem, Rule, RuleFile
from moderator.rules.source import Value, open_source, tables, unknown

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
LONGEST_FILE = 5_000_000
LONGEST_NOTE = 300
PLACEHOLDERS = ("match", "field", "rule")
NOTHING = "none"

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""The moment at which embedded tests happen: any will do, as long as it stays."""

WordLists = dict[str, tuple[frozenset[str], frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a file; `rules` is None where it can't be used."""

    rules: RuleFile | None
    problems: tuple[Problem, ...]


def read_rules(file: Path, text: str, flags: frozenset[str]) -> Read:
    """Reads a rule file. `flags` are the names of filters and codes that screening knows."""
    top, problems = open_source(file, text)
    if top is None:
        return Read(None, tuple(problems))
    keys = top.table(["format", "limits", "list", "rule"])
    _check_format(keys.get("format"), top)
    lists = _lists(keys.get("list"))
    conditions = ConditionParser(lists, flags)
    rules = tuple(rule for value in tables(keys, "rule") if (rule := _rule(value, conditions, file)))
    limits = _limits(keys.get("limits"))
    _check_names(rules, top)
    if not problems and not rules:
        top.complain("There is no rule in this file. A rule begins with [[rule]].")
    in_order = tuple(sorted(problems, key=lambda problem: problem.line))
    return Read(None if problems else RuleFile(file, rules, limits), in_order)


def _check_format(given: Value | None, top: Value) -> None:
    if given is None:
        top.complain(f"The file must say in its first line: format = {FORMAT}")
    elif given.content != FORMAT or isinstance(given.content, bool):
        given.complain(f"This version reads format {FORMAT}.")


def _limits(given: Value | None) -> Limits:
    keys = given.table(["max_changes", "max_share"]) if given else {}
    limits = Limits()
    most = keys["max_changes"].whole_number() if "max_changes" in keys else limits.max_changes
    if most is not None and most < 0:
        keys["max_changes"].complain("max_changes must not be below 0.")
    return Limits(most or 0, _share(keys.get("max_share")))


def _share(given: Value | None) -> float | None:
    if given is None:
        return None
    content = given.content
    if isinstance(content, int | float) and not isinstance(content, bool) and 0 <= content <= 1:
        return float(content)
    given.complain("max_share must be a number from 0 to 1: 0.25 is a quarter.")
    return None


def _lists(given: Value | None) -> WordLists:
    found: WordLists = {}
    for name, value in given.table().items() if given else ():
        keys = value.table(["words", "allow"])
        if "words" not in keys:
            value.complain(f"The list {name} has no words.")
        found[name] = (_words(keys.get("words")), _words(keys.get("allow")))
    return found


def _words(given: Value | None) -> frozenset[str]:
    if given is None:
        return frozenset()
    words = ((item, item.text()) for item in given.items())
    return frozenset(word for item, word in words if word and check_word(item, word))


def _rule(value: Value, conditions: ConditionParser, file: Path) -> Rule | None:
    keys = value.table(["name", "priority", "mode", "when", "then", "tests"])
    missing = [key for key in ("name", "when", "then") if key not in keys]
    if missing:
        value.complain(f"The rule has no {' and no '.join(missing)}.")
        return None
    name = keys["name"].text()
    if name and not NAME.fullmatch(name):
        keys["name"].complain("A rule's name has small letters, digits and dashes, at most 60: gambling-spam.")
    mode = keys["mode"].one_of("mode", [mode.value for mode in Mode]) if "mode" in keys else Mode.LIVE
    return Rule(
        name=name,
        condition=conditions.when(keys["when"]),
        action=_action(keys["then"]),
        priority=(keys["priority"].whole_number() or 0) if "priority" in keys else 0,
        mode=Mode(mode or Mode.OFF),
        examples=tuple(map(_example, tables(keys, "tests"))),
        line=value.source.line(value.path),
        file=file,
    )


def _action(given: Value) -> Action:
    keys = given.table(["verdict", "reason", "note"])
    if "verdict" not in keys:
        given.complain('then must say a verdict: then = { verdict = "hold" }.')
        return Action(Effect.FLAG)
    effect = keys["verdict"].one_of("verdict", [effect.value for effect in Effect])
    reason = keys["reason"].one_of("reason", list(REASON_CODES)) if "reason" in keys else ""
    note = keys["note"].text() if "note" in keys else ""
    if len(note) > LONGEST_NOTE:
        keys["note"].complain(f"The note has {len(note)} characters; {LONGEST_NOTE} is the most.")
    for placeholder in _PLACEHOLDER.findall(note):
        if placeholder not in PLACEHOLDERS:
            keys["note"].complain(unknown("placeholder", placeholder, PLACEHOLDERS))
    return Action(Effect(effect or Effect.FLAG), reason or "", note)


def _example(given: Value) -> Example:
    plain = ("text", "name", "website", "article", "site", "language", "type")
    keys = given.table([*plain, "expect", "flags", "priority", "author"])
    texts = {key: keys[key].content for key in plain if key in keys and _is_text(keys[key])}
    expected = None
    if "expect" not in keys:
        given.complain(f'A test must say what it expects: expect = "spam", or "{NOTHING}".')
    else:
        expected = keys["expect"].one_of("verdict", [NOTHING, *(effect.value for effect in Effect)])
    facts = Facts(
        **{"text": "", **texts},
        now=_NOW,
        priority=_number(keys.get("priority")),
        author=_author(keys.get("author")),
        flags=_flags(keys.get("flags")),
    )
    return Example(facts, Effect(expected) if expected not in (None, NOTHING) else None, given.source.line(given.path))


def _is_text(given: Value) -> bool:
    if not isinstance(given.content, str):
        given.complain(f"{given.name} must be a text in quotes.")
    return isinstance(given.content, str)


def _number(given: Value | None) -> float | None:
    if given is None:
        return None
    if given.is_whole_number or isinstance(given.content, float):
        return float(given.content)
    given.complain(f"{given.name} must be a number.")
    return None


def _author(given: Value | None) -> Author | None:
    if given is None:
        return None
    keys = given.table(["approved", "rejected", "spam", "known_days"])
    numbers = {key: value.whole_number() or 0 for key, value in keys.items()}
    days = numbers.pop("known_days", None)
    return Author(**numbers, first_seen=None if days is None else _NOW - timedelta(days=max(0, min(days, 36_500))))


def _flags(given: Value | None) -> tuple[Flag, ...]:
    return tuple(Flag(name, name, Severity.HIGH) for name in given.texts()) if given else ()


def _check_names(rules: tuple[Rule, ...], top: Value) -> None:
    seen: dict[str, int] = {}
    for rule in rules:
        before = seen.setdefault(rule.name, rule.line)
        if before != rule.line:
            what = f"There is a rule {rule.name} in line {before} already."
            top.source.problems.append(Problem(top.source.file, rule.line, what))
