"""What conditions say of a comment: yes, no, or that nobody knows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.flags import Field, Flag, Severity, Span
from moderator.domain.query import Comparison
from moderator.rules.conditions import Condition, Contains, Flagged, HasWord, Measure, Measured
from moderator.rules.facts import Author, Facts, TextField
from moderator.rules.groups import All, AnyOf, NoneOf
from moderator.rules.lexicon import Wanted
from moderator.rules.needs import Needs
from moderator.rules.parser import read_rules
from moderator.rules.rule import Rule
from moderator.rules.rule_set import RuleSet
from moderator.screening.word_lists import stand_ins
from moderator.services.rule_files import known_flags

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
FACTS = Facts(text="The toll is far too high.", now=NOW)


def rules_of(text: str) -> Sequence[Rule]:
    """The rules of a file that is in order."""
    read = read_rules(Path("f.toml"), text, known_flags())
    assert read.rules is not None, read.problems
    return read.rules.rules


def rule(condition: str, name: str = "r", more: str = "", verdict: str = "hold", note: str = "") -> str:
    """One rule of a file."""
    return (
        f'[[rule]]\nname = "{name}"\nwhen.all = [ {condition} ]\n{more}\n'
        f'then = {{ verdict = "{verdict}"{f", note = {note!r}" if note else ""} }}\n'
    )


def truth(condition: str, facts: Facts, lists: str = "") -> bool | None:
    """What a condition says."""
    rules = RuleSet(rules_of(f"format = 1\n{lists}\n{rule(condition)}"), stand_ins())
    return rules.explain(rules.rules[0], facts).answer.truth


@pytest.mark.parametrize(
    ("condition", "facts", "expected"),
    [
        ('{ field = "text", word = "toll" }', {}, True),
        ('{ field = "text", word = "TOLL" }', {}, True),
        ('{ field = "text", word = "tol" }', {}, False),
        ('{ field = "text", word = "far  too" }', {}, True),
        ('{ field = "text", word = "toll" }', {"text": "a t0ll"}, False),
        ('{ field = "text", word = "toll", fold = true }', {"text": "a t0ll"}, True),
        ('{ field = "name", word = "toll" }', {}, False),
        ('{ field = ["name", "text"], word = ["x", "toll"] }', {}, True),
        ('{ field = "text", contains = "OLL IS" }', {}, True),
        ('{ field = "text", regex = "(?i)t.ll\\\\b" }', {}, True),
        ('{ field = "text", regex = "^toll" }', {}, False),
        ('{ field = "name", is = ["Ani", "garo"] }', {"name": "GARO"}, True),
        ('{ field = "website", is = "x" }', {}, False),
        ('{ language = "hy" }', {"language": "hy"}, True),
        ('{ language = "hy" }', {}, None),
        ('{ none = [ { language = "hy" } ] }', {}, None),
        ('{ none = [ { language = "hy" } ] }', {"language": "ru"}, True),
        ('{ any = [ { language = "hy" }, { length = "> 5" } ] }', {}, True),
        ('{ any = [ { language = "hy" }, { length = "> 500" } ] }', {}, None),
        ('{ all = [ { language = "hy" }, { length = "> 500" } ] }', {}, False),
        ("{ length = 25 }", {}, True),
        ('{ length = "< 25" }', {}, False),
        ('{ links = ">= 2" }', {"text": "https://a.example and www.b.example"}, True),
        ('{ links = 1 }', {"text": "see", "markup": '<a href="https://a.example">see</a>'}, True),
        ('{ capitals = "> 0.7" }', {"text": "THIS IS AN OUTRAGE"}, True),
        ('{ capitals = "> 0.7" }', {"text": "OK"}, None),
        ('{ age = "> 2 days" }', {"submitted": NOW - timedelta(days=3)}, True),
        ('{ age = "> 2 days" }', {}, None),
        ('{ priority = ">= 0.5" }', {"priority": 0.5}, True),
        ('{ author.approved = ">= 5" }', {"author": Author(approved=5)}, True),
        ('{ author.approved = ">= 5" }', {}, None),
        ('{ author = { approved = ">= 5", spam = 0 } }', {"author": Author(approved=5, spam=1)}, False),
        ('{ author.known_for = ">= 30 days" }', {"author": Author(first_seen=NOW - timedelta(days=31))}, True),
        ('{ author.known_for = ">= 1 hour" }', {"author": Author()}, None),
        ('{ flag = "links" }', {"flags": [Flag("links", "link", Severity.LOW)]}, True),
        ('{ flag = "link", severity = "medium" }', {"flags": [Flag("links", "link", Severity.LOW)]}, False),
        ('{ time = "22:00-06:00" }', {"submitted": NOW.replace(hour=23)}, True),
        ('{ time = "22:00-06:00" }', {"submitted": NOW.replace(hour=6)}, False),
        ('{ time = "22:00-06:00" }', {}, None),
        ('{ field = ["language", "text"], contains = "toll" }', {}, True),
        ('{ field = ["language", "text"], contains = "bridge" }', {}, None),
    ],
)  # fmt: skip
def test_a_condition_says_yes_no_or_unknown(condition: str, facts: dict[str, Any], expected: bool | None) -> None:
    assert truth(condition, replace(FACTS, **facts)) is expected


def test_a_list_is_excused_by_its_own_exceptions_only() -> None:
    lists = '[list.a]\nwords = ["casino"]\nallow = ["casino theatre"]\n[list.b]\nwords = ["casino theatre"]\n'
    theatre = replace(FACTS, text="The casino theatre plays.")

    assert truth('{ field = "text", word = "@a" }', theatre, lists) is False
    assert truth('{ field = "text", word = "@b" }', theatre, lists) is True
    assert truth('{ field = "text", word = "@a" }', replace(FACTS, text="Casino! The casino theatre."), lists) is True


def test_a_flag_tells_the_note_what_it_marks() -> None:
    text = "format = 1\n" + rule('{ flag = "links" }', note="{match} in {field}")
    flag = Flag("links", "link", Severity.LOW, spans=(Span(Field.TEXT, 4, 8),))
    (hit,) = RuleSet(rules_of(text), {}).judge(replace(FACTS, flags=[flag])).hits
    assert hit.note == "toll in text"


def test_of_several_texts_the_one_that_ends_first_is_told_and_the_longest_of_those() -> None:
    text = "format = 1\n" + rule('{ field = "text", contains = ["far too", "LL IS", "toll is", "s"] }', note="{match}")
    (hit,) = RuleSet(rules_of(text), {}).judge(FACTS).hits
    assert hit.note == "toll is"


@pytest.mark.parametrize(
    ("condition", "needed"),
    [
        ('{ field = "text", word = "toll" }', Needs()),
        ('{ any = [ { length = 1 }, { none = [ { links = 1 } ] } ] }', Needs(markup=True)),
        ('{ any = [ { flag = "links" }, { author = { known_for = "> 1 day" } } ] }', Needs(flags=True, author=True)),
        ('{ author = { spam = 0 } }', Needs(author=True)),
    ],
)  # fmt: skip
def test_only_what_a_rule_asks_for_is_looked_up(condition: str, needed: Needs) -> None:
    assert RuleSet(rules_of("format = 1\n" + rule(condition)), {}).needs == needed


def test_many_rules_look_at_a_long_comment_once() -> None:
    looks = ("contains = 'zz{}'", "is = 'zz{}'", "word = 'zz{}'")
    rules = [rule(f"{{ field = 'text', {looks[n % 3].format(n)} }}", f"r{n}") for n in range(600)]
    together = RuleSet(rules_of("format = 1\n" + "".join(rules)), {})
    facts = replace(FACTS, text="Ժամանակ z " * 6_500)

    begun = process_time()
    assert not together.judge(facts).hits
    assert process_time() - begun < 0.3


def test_many_rules_that_share_a_list_look_for_its_places_once() -> None:
    lists = '[list.a]\nwords = ["a", "b c"]\nallow = ["a b", "b c d"]\n'
    rules = [rule('{ field = "text", word = "@a" }', f"r{number}") for number in range(300)]
    together = RuleSet(rules_of(f"format = 1\n{lists}" + "".join(rules)), {})

    begun = process_time()
    assert not together.judge(replace(FACTS, text="a b c d " * 4_000)).hits
    assert process_time() - begun < 1


def test_many_exceptions_in_one_text_are_looked_at_once() -> None:
    lists = '[list.a]\nwords = ["a", "b c"]\nallow = ["a b", "b c d"]\n'
    long = replace(FACTS, text="a b c d " * 8_000)

    assert truth('{ field = "text", word = "@a" }', long, lists) is False
    assert truth('{ field = "text", word = "@a" }', replace(FACTS, text=long.text + "a"), lists) is True


def test_the_most_important_live_rule_decides_and_the_others_are_told() -> None:
    text = "format = 1\n" + "".join(
        (
            rule("{ length = '> 1' }", "low", "priority = 1", "approve"),
            rule("{ length = '> 1' }", "shadow", 'priority = 9\nmode = "shadow"', "spam"),
            rule("{ length = '> 1' }", "off", 'priority = 9\nmode = "off"', "spam"),
            rule("{ field = 'text', word = 'toll' }", "high", "priority = 5", "reject", "{rule}: {match} in {field}"),
            rule("{ length = '> 1' }", "mark", "priority = 7", "flag"),
        )
    )
    judgement = RuleSet(rules_of(text), {}).judge(FACTS)

    assert [hit.rule.name for hit in judgement.hits] == ["shadow", "mark", "high", "low"]
    assert judgement.deciding is not None
    assert judgement.deciding.note == "high: toll in text"


LEAVES = {
    True: Measured(Measure.LENGTH, Comparison.ABOVE, 1, "> 1"),
    False: Flagged("links"),
    None: Measured(Measure.PRIORITY, Comparison.ABOVE, 1, "> 1"),
}
TREES = st.recursive(
    st.sampled_from(list(LEAVES.values())),
    lambda inner: st.builds(
        lambda kind, parts: kind(tuple(parts)), st.sampled_from([All, AnyOf, NoneOf]), st.lists(inner, min_size=1)
    ),
    max_leaves=20,
)


@given(TREES)
def test_groups_agree_with_kleenes_tables(tree: Condition) -> None:
    (top,) = rules_of("format = 1\n" + rule("{ length = 1 }"))
    found = RuleSet([replace(top, condition=All((tree,)))], {})

    assert found.explain(found.rules[0], FACTS).answer.truth is kleene(tree)


def kleene(tree: Condition) -> bool | None:
    """Kleene's strong logic with 0, 1/2 and 1: all is the smallest, any the largest, none one minus that."""
    if isinstance(tree, All | AnyOf | NoneOf):
        values = [{True: 1.0, None: 0.5, False: 0.0}[kleene(part)] for part in tree.conditions]
        value = {All: min(values), AnyOf: max(values), NoneOf: 1 - max(values)}[type(tree)]
        return {1.0: True, 0.5: None, 0.0: False}[value]
    return next(truth for truth, leaf in LEAVES.items() if leaf == tree)


WORDS = st.sampled_from(["toll", "far too", "bridge", "high", "h1gh"])
WORD_TREES = st.recursive(
    st.one_of(
        st.builds(
            lambda fields, words, fold: HasWord(tuple(fields), Wanted(frozenset(words), fold=fold), "words"),
            st.lists(st.sampled_from([TextField.TEXT, TextField.NAME, TextField.LANGUAGE]), min_size=1),
            st.lists(WORDS, min_size=1),
            st.booleans(),
        ),
        st.builds(
            lambda fields, texts: Contains.any_of(tuple(fields), texts),
            st.lists(st.sampled_from([TextField.TEXT, TextField.NAME, TextField.LANGUAGE]), min_size=1),
            st.lists(st.sampled_from(["oll", "R T", "gh", "1"]), min_size=1),
        ),
        st.sampled_from(list(LEAVES.values())),
    ),
    lambda inner: st.builds(
        lambda kind, parts: kind(tuple(parts)), st.sampled_from([All, AnyOf, NoneOf]), st.lists(inner, min_size=1)
    ),
    max_leaves=8,
)


@given(st.lists(WORD_TREES, min_size=1, max_size=6), st.lists(WORDS, max_size=3), st.lists(WORDS, max_size=2))
def test_rules_that_are_not_asked_would_not_have_held(trees: list[Condition], text: list[str], name: list[str]) -> None:
    (top,) = rules_of("format = 1\n" + rule("{ length = 1 }"))
    rules = [replace(top, name=str(number), condition=All((tree,))) for number, tree in enumerate(trees)]
    together = RuleSet(rules, stand_ins())
    facts = replace(FACTS, text=" ".join(text), name=" ".join(name))

    holding = [each.name for each in rules if together.explain(each, facts).answer.truth]
    assert [hit.rule.name for hit in together.judge(facts).hits] == holding


REDOS = [
    "(a+)+$", "([a-zA-Z]+)*$", "(a|aa)+$", "(a|a?)+$", "(.*a){20}", "(.*)*b", "(a*)*b", "(a+)*b", "(a|b|ab)*c",
    "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "([0-9]+)+#", "^(\\w+\\s?)*$", "(\\s*\\S*)*!", "((ab)*)*c",
    "(a?){30}a{30}", "^(.+)+$@", "(\\d+|a+)+Z", "(?:(?:a+)b?)+x", "(ha+)+?!!$",
]  # fmt: skip


@pytest.mark.parametrize("expression", REDOS)
def test_an_expression_that_hangs_others_is_refused_or_comes_to_an_end(expression: str) -> None:
    text = "format = 1\n" + rule(f"{{ field = 'text', regex = '''{expression}''' }}")
    read = read_rules(Path("f.toml"), text, known_flags())
    if read.rules is None:
        assert "can't be run" in str(read.problems[0])
        return
    rules = RuleSet(read.rules.rules, {})
    for content in ("a" * 65_000, "ab" * 32_500, "x" * 64_999 + "!", "1 " * 32_500):
        # An engine that backtracks would not come back from here.
        assert len(rules.judge(replace(FACTS, text=content)).hits) <= 1
