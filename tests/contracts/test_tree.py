"""The tree stays small, tidy and free of what belongs to one machine."""

import ast
import re
from pathlib import Path

import pytest

from tests.helpers.checkout import ROOT, project_files

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "benchmarks",
    "docs",
    "moderator",
    "packaging",
    "pyproject.toml",
    "resources",
    "tests",
}

MOST_LINES = 400

MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|work|Users)/\w")

# Spelt so that this file doesn't find itself.
LEFT_OPEN = re.compile(r"\b(?:TO[D]O|FIX[M]E)\b")

POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{+[\d,]+\}+)\+")


def python_files(*folders: str) -> list[Path]:
    return [file for file in project_files() if file.suffix == ".py" and file.parts[0] in folders]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Where the project's text files match `pattern`."""
    return [
        f"{file}:{number}"
        for file in project_files()
        for number, line in enumerate((ROOT / file).read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_the_top_level_holds_only_what_has_its_place_there() -> None:
    assert {file.parts[0] for file in project_files()} <= TOP_LEVEL


@pytest.mark.parametrize("folder", ["resources", "packaging"])
def test_a_folder_of_plain_files_is_no_package(folder: str) -> None:
    assert not list((ROOT / folder).rglob("__init__.py"))


def test_no_module_grows_too_long() -> None:
    lengths = {file: len((ROOT / file).read_text("utf-8").splitlines()) for file in python_files("moderator")}
    assert not {file: length for file, length in lengths.items() if length > MOST_LINES}


def test_every_module_says_what_it_is_for() -> None:
    files = python_files("moderator", "tests", "packaging", "benchmarks")
    assert not [file for file in files if not ast.get_docstring(ast.parse((ROOT / file).read_text("utf-8")))]


def test_no_file_names_a_path_of_one_machine() -> None:
    assert not lines_with(MACHINE_PATH)


def test_nothing_is_left_open_in_the_text() -> None:
    assert not lines_with(LEFT_OPEN)


def test_no_expression_repeats_a_group_possessively() -> None:
    """Debian 12's Python, 3.11.2, matches them wrongly: it found no address. `(?>(?:...)*)` says the same."""
    code = {str(file) for file in python_files("moderator", "benchmarks")}
    assert not [place for place in lines_with(POSSESSIVE_GROUP) if place.partition(":")[0] in code]
