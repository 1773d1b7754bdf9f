"""The guide to rules: every recipe works as printed, and nothing that can be written is left out of it."""

import re
from pathlib import Path

import pytest

from moderator.rules.condition_parser import KINDS
from moderator.rules.conditions import Measure
from moderator.rules.facts import TextField
from moderator.rules.parser import Read, read_rules
from moderator.rules.rule import Effect, Mode
from moderator.rules.rule_set import RuleSet
from moderator.screening.word_lists import stand_ins
from moderator.services.rule_files import known_flags

GUIDE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")

BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
WORD = re.compile(r"[a-z_]+")

FILES = [block for block in BLOCK.findall(GUIDE) if "[[rule]]" in block]

every_file = pytest.mark.parametrize("text", FILES, ids=[re.findall(r'name = "(.+)"', text)[0] for text in FILES])


def read(text: str) -> Read:
    """A block of the guide, read as a file."""
    return read_rules(Path("recipe.toml"), text, known_flags())


def words_in_backticks() -> set[str]:
    """Every key and name that the guide's sentences and tables put in backticks."""
    prose = BLOCK.sub("", GUIDE)
    return {word for code in CODE.findall(prose) for word in WORD.findall(code)}


def test_the_guide_has_ten_recipes() -> None:
    _, recipes = GUIDE.split("\n## Recipes\n")

    assert len([block for block in BLOCK.findall(recipes) if "[[rule]]" in block]) >= 10


@every_file
def test_a_recipe_can_be_copied_as_it_is(text: str) -> None:
    assert [str(problem) for problem in read(text).problems] == []


@every_file
def test_the_tests_of_a_recipe_come_out_as_printed(text: str) -> None:
    rules = read(text).rules
    assert rules is not None

    assert list(RuleSet(rules.rules, stand_ins()).failures()) == []


@every_file
def test_a_recipe_shows_what_it_catches_and_what_it_leaves_alone(text: str) -> None:
    rules = read(text).rules
    assert rules is not None

    for rule in rules.rules:
        expected = {example.expect for example in rule.examples}
        assert expected == {rule.action.effect, None}, rule.name


def test_recipes_can_be_used_together() -> None:
    names = [rule.name for text in FILES if (rules := read(text).rules) for rule in rules.rules]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "name",
    sorted({*KINDS, *Effect, *Mode, *TextField, *Measure, "word", "regex", "contains", "is", "fold", "severity"}),
)
def test_whatever_can_be_written_is_in_the_guide(name: str) -> None:
    assert name in words_in_backticks()
