"""A rule file while it is read: its values, their lines, and everything that is wrong with it."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path as FilePath
from typing import Any

from moderator.rules import toml_places
from moderator.rules.rule import Problem
from moderator.rules.toml_places import Path

_SYNTAX_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")


@dataclass
class Source:
    """One file being read. `problems` grows; reading goes on after each."""

    file: FilePath
    lines: Mapping[Path, int]
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of a value, or of what it stands in."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def complain(self, path: Path, what: str) -> None:
        """Notes something that must be mended."""
        self.problems.append(Problem(self.file, self.line(path), what))


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the file, with the way to it."""

    content: Any
    path: Path
    source: Source

    def complain(self, what: str) -> None:
        """Notes what is wrong with this value."""
        self.source.complain(self.path, what)

    def table(self, known: Collection[str] | None = None) -> "dict[str, Value]":
        """The values of a table; with `known`, other keys are complained of. Empty where it is no table."""
        if not isinstance(self.content, dict):
            self.complain(f"{self.name} must be a table: {{ key = value }}.")
            return {}
        found = {key: Value(content, (*self.path, key), self.source) for key, content in self.content.items()}
        for key in list(found) if known is not None else ():
            if key not in known:  # type: ignore[operator]
                found.pop(key).complain(unknown("key", key, known or ()))
        return found

    def items(self) -> "list[Value]":
        """The items of a list; a single value is a list of one."""
        if not isinstance(self.content, list):
            return [self]
        return [Value(content, (*self.path, number), self.source) for number, content in enumerate(self.content)]

    def text(self) -> str:
        """A text that is not blank; empty, and complained of, otherwise."""
        if isinstance(self.content, str) and self.content.strip():
            return self.content
        self.complain(f"{self.name} must be a text in quotes, and not an empty one.")
        return ""

    def texts(self) -> list[str]:
        """One text or a list of texts."""
        items = self.items()
        if not items:
            self.complain(f"{self.name} is empty.")
        return [text for item in items if (text := item.text())]

    def whole_number(self) -> int | None:
        """A whole number."""
        if self.is_whole_number:
            number: int = self.content
            return number
        self.complain(f"{self.name} must be a whole number of at most 18 digits.")
        return None

    @property
    def is_whole_number(self) -> bool:
        """Whether it is a whole number that one can reckon with; TOML allows thousands of digits."""
        content = self.content
        return isinstance(content, int) and not isinstance(content, bool) and abs(content) < 10**18

    def yes_or_no(self) -> bool:
        """true or false."""
        if not isinstance(self.content, bool):
            self.complain(f"{self.name} must be true or false.")
        return self.content is True

    def one_of(self, kind: str, names: Collection[str]) -> str | None:
        """One of these names."""
        text = self.text()
        if text and text not in names:
            self.complain(unknown(kind, text, names))
        return text if text in names else None

    @property
    def name(self) -> str:
        """How the value is called in a sentence: by its key."""
        return next((key for key in reversed(self.path) if isinstance(key, str)), "The file")


def unknown(kind: str, given: str, known: Collection[str]) -> str:
    """The sentence for a name that does not exist, with the nearest one that does."""
    near = get_close_matches(given[:60], known, n=1)
    advice = f"Did you mean {near[0]}?" if near else f"Known are {', '.join(known)}." if known else ""
    return f"There is no {kind} {given[:60]!r}. {advice}".rstrip()


def open_source(file: FilePath, text: str) -> tuple[Value | None, list[Problem]]:
    """The file's top, and the list in which problems are collected; None where its syntax is wrong."""
    try:
        content = tomllib.loads(text)
        source = Source(file, toml_places.places(text))
    except tomllib.TOMLDecodeError as wrong:
        return None, [_syntax_problem(file, text, str(wrong))]
    except RecursionError:
        return None, [Problem(file, 1, "The file nests too deep.")]
    except ValueError:
        return None, [Problem(file, 1, "The file has a number with thousands of digits.")]
    return Value(content, (), source), source.problems


def _syntax_problem(file: FilePath, text: str, message: str) -> Problem:
    place = _SYNTAX_PLACE.search(message)
    what = f"This is not TOML: {_SYNTAX_PLACE.sub('', message)}."
    if place and place["line"]:
        return Problem(file, int(place["line"]), what, int(place["column"]))
    return Problem(file, text.count("\n") + 1, f"{what[:-1]} at the end of the file.", 1)


def tables(values: Mapping[str, Value], key: str) -> Iterator[Value]:
    """The tables written as [[key]]."""
    value = values.get(key)
    if value is None:
        return
    if isinstance(value.content, list) and all(isinstance(item, dict) for item in value.content):
        yield from value.items()
    else:
        value.complain(f"Write each {key} as a table of its own, under [[{key}]].")
