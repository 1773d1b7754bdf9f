"""Rule files: what is read, and every mistake with its line and the nearest name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.rules.parser import read_rules
from moderator.rules.rule import Effect, Limits, Mode
from moderator.rules.rule_set import RuleSet
from moderator.screening.word_lists import stand_ins
from moderator.services.rule_files import known_flags

GAMBLING = """format = 1
[limits]
max_changes = 200
max_share = 0.25
[list.gambling]
words = ["casino bonus", "free spins"]
allow = ["casino theatre"]
[[rule]]
name = "gambling-spam"
priority = 90
mode = "live"
when.any  = [ { field = ["text", "name", "website"], word = "@gambling", fold = true } ]
when.none = [ { field = "text", word = "city council" } ]
then = { verdict = "spam", reason = "advertising", note = "'{match}' in {field}" }
tests = [ { text = "Get FREE sp1ns now", expect = "spam" }, { text = "The casino theatre plays", expect = "none" } ]
"""


def problems(text: str) -> list[str]:
    """What is wrong with a file."""
    return [str(problem) for problem in read_rules(Path("f.toml"), text, known_flags()).problems]


def with_condition(condition: str) -> str:
    """A file with one rule, its condition in line 4."""
    return f'format = 1\n[[rule]]\nname = "r"\nwhen.all = [ {condition} ]\nthen = {{ verdict = "hold" }}\n'


def test_a_file_is_read_with_limits_modes_and_tests() -> None:
    read = read_rules(Path("f.toml"), GAMBLING, known_flags()).rules
    assert read is not None
    (rule,) = read.rules

    assert read.limits == Limits(200, 0.25)
    assert (rule.name, rule.priority, rule.mode, rule.action.effect) == ("gambling-spam", 90, Mode.LIVE, Effect.SPAM)
    assert [example.expect for example in rule.examples] == [Effect.SPAM, None]
    assert list(RuleSet(read.rules, stand_ins()).failures()) == []


def test_a_test_that_fails_is_told_with_what_came_of_it() -> None:
    wrong = GAMBLING.replace("Get FREE sp1ns now", "Nothing of the kind")
    read = read_rules(Path("f.toml"), wrong, known_flags()).rules
    assert read is not None
    (failure,) = RuleSet(read.rules, stand_ins()).failures()

    assert (failure.example.line, failure.example.expect, failure.got) == (15, Effect.SPAM, None)


def test_syntax_is_told_with_line_and_column() -> None:
    (problem,) = problems('format = 1\n[[rule]\nname = "x"')
    assert problem.startswith("f.toml:2:7: This is not TOML")


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("format = 1", "format = 2", "1: This version reads format 1."),
        ("max_changes", "max_chnges", "3: There is no key 'max_chnges'. Did you mean max_changes?"),
        ("0.25", "25", "4: max_share must be a number from 0 to 1"),
        ("@gambling", "@gamblin", "12: There is no list 'gamblin'. Did you mean gambling?"),
        ('"name", "website"', '"nam", "website"', "12: There is no field 'nam'. Did you mean name?"),
        ("fold = true", "fold = 1", "12: fold must be true or false."),
        ('verdict = "spam"', 'verdict = "spma"', "14: There is no verdict 'spma'. Did you mean spam?"),
        ('"advertising"', '"adverts"', "14: There is no reason 'adverts'. Did you mean advertising?"),
        ("{match}", "{mtch}", "14: There is no placeholder 'mtch'. Did you mean match?"),
        ('mode = "live"', 'mode = "life"', "11: There is no mode 'life'. Did you mean live?"),
        ("gambling-spam", "Gambling spam", "9: A rule's name has small letters"),
        ('then = { verdict = "spam"', 'than = { verdict = "spam"', "8: The rule has no then."),
        ('["casino bonus", "free spins"]', '["casino bonus", "!!"]', "6: '!!' has no letter or digit."),
        ('expect = "spam"', 'expect = "span"', "15: There is no verdict 'span'. Did you mean spam?"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_meant(right: str, wrong: str, told: str) -> None:
    assert right in GAMBLING
    assert any(f"f.toml:{told}" in problem for problem in problems(GAMBLING.replace(right, wrong)))


def test_all_mistakes_are_told_in_the_order_of_their_lines() -> None:
    text = GAMBLING.replace("@gambling", "@g").replace("max_changes", "max").replace("advertising", "ad")
    assert [int(problem.split(":")[1]) for problem in problems(text)] == [3, 12, 14]


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ('{ field = "text" }', "one of word, regex, contains and is"),
        ('{ field = "text", word = "a", regex = "b" }', "one of word, regex, contains and is"),
        ('{ word = "a" }', "word needs a field beside it"),
        ('{ field = "text", regex = "(?=a)b" }', "can't be run: invalid perl operator"),
        ('{ field = "text", regex = "(a)\\\\1" }', "can't be run: invalid escape sequence"),
        ('{ length = "long" }', 'length is compared with a number: ">= 5"'),
        ('{ age = "> 5" }', 'age is compared with a time: ">= 30 days"'),
        ('{ author.aproved = "> 5" }', "Did you mean approved?"),
        ('{ flag = "profanty" }', "Did you mean profanity?"),
        ('{ flag = "links", severity = "hgh" }', "Did you mean high?"),
        ('{ time = "midnight" }', 'A time of day is written "22:00-06:00".'),
        ("{ }", "A condition is empty"),
        ("{ any = [] }", "any is empty"),
        ('{ field = [], word = "a" }', "field looks for nothing"),
        ('{ field = "text", word = [] }', "field looks for nothing"),
        ('{ links = ">= 1", author = {} }', "author looks for nothing"),
        ('{ field = "text", regex = "(.?){1000}(.?){1000}z" }', "This expression is too slow."),
        ('{ time = "22:00+01:00-06:00" }', 'A time of day is written "22:00-06:00".'),
        ('{ time = "25:00-06:00" }', 'A time of day is written "22:00-06:00".'),
        ('{ age = ">= 999999999 years" }', "at most a thousand years"),
        (f"{{ links = 1{'0' * 400} }}", 'links is compared with a number: ">= 5"'),
    ],
)
def test_a_condition_that_makes_no_sense_is_told(condition: str, told: str) -> None:
    (problem,) = problems(with_condition(condition))
    assert problem.startswith("f.toml:4:")
    assert told in problem


def test_two_rules_of_one_name_are_told() -> None:
    rule = GAMBLING[GAMBLING.index("[[rule]]") :]
    assert "f.toml:16: There is a rule gambling-spam in line 8 already." in problems(GAMBLING + rule)


def test_a_list_without_words_does_not_make_its_rule_hold_for_everything() -> None:
    text = with_condition('{ links = ">= 1", field = "text", word = "@l" }') + "[list.l]\nwords = []\n"
    assert problems(text) == ["f.toml:4: field looks for nothing."]


@pytest.mark.parametrize(
    "odd", ["priority = 1" + "0" * 5_000, "priority = 0x1" + "0" * 5_000, "priority = 1979-05-27", "priority = [1]"]
)
def test_an_odd_value_is_a_problem_and_no_bug(odd: str) -> None:
    assert problems(GAMBLING.replace("priority = 90", odd))


def test_an_odd_author_of_a_test_is_no_bug() -> None:
    odd = GAMBLING.replace('expect = "spam"', 'expect = "spam", author = { known_days = -99999999999 }')
    assert problems(odd) == []


@pytest.mark.parametrize("deep", ["{ any = [ " * 200 + '{ links = "> 1" }' + " ] }" * 200, "[" * 5000])
def test_what_nests_too_deep_is_refused_plainly(deep: str) -> None:
    assert problems(with_condition(deep))


@given(st.text(max_size=200), st.integers(0, len(GAMBLING)))
def test_no_text_makes_reading_fail_otherwise(noise: str, place: int) -> None:
    read = read_rules(Path("f.toml"), GAMBLING[:place] + noise + GAMBLING[place:], known_flags())
    assert (read.rules is None) == bool(read.problems)
