"""In which line of a TOML file each of its values stands. `tomllib` reads the values but tells no places.

Works on text that `tomllib` has read without complaint, so that it needs to know tokens only, not all of TOML.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Keys, and numbers of items, from the top of the file to a value."""

_TOKEN = re.compile(
    r'''(?P<blank>[ \t\r]+|\#[^\n]*)
    |(?P<line>\n)
    |(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?>(?:\\.|[^"\\\n])*)"|\'[^\'\n]*\')
    |(?P<sign>[\[\]{},=.])
    |(?P<bare>[^\s\[\]{},=."'#]+)''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def places(text: str) -> Mapping[Path, int]:
    """The line, counted from 1, of every table, key and item."""
    return _Places(text).lines


class _Places:
    """Walks through the tokens and notes where each path begins."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens = _tokens(text)
        self._next = next(self._tokens)
        self._counts: dict[Path, int] = {}
        self._read_file()

    def _read_file(self) -> None:
        table: Path = ()
        while self._next.kind != "end":
            if self._next.kind == "line":
                self._take()
            elif self._next.text == "[" and self._next.kind == "sign":
                table = self._read_header()
            else:
                self._read_pair(table)

    def _read_header(self) -> Path:
        line = self._take().line
        is_item = self._next.text == "["
        if is_item:
            self._take()
        keys = self._read_keys()
        for _ in range(1 + is_item):
            self._take()
        *parents, last = keys
        path = (*self._inside(parents), last)
        if is_item:
            number = self._counts.get(path, 0)
            self._counts[path] = number + 1
            path = (*path, number)
        self.lines.setdefault(path, line)
        return path

    def _inside(self, keys: list[str]) -> Path:
        """The keys, with the number of the latest item behind each that names an array of tables."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _read_pair(self, table: Path) -> None:
        line = self._next.line
        path = table
        for key in self._read_keys():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._take()
        self._read_value(path)

    def _read_keys(self) -> list[str]:
        keys = [self._key()]
        while self._next.text == ".":
            self._take()
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        token = self._take()
        if token.kind == "bare":
            return token.text
        key: str = tomllib.loads(f"key = {token.text}")["key"]
        return key

    def _read_value(self, path: Path) -> None:
        if self._next.kind != "sign":
            self._read_plain_value()
            return
        if self._take().text == "[":
            self._read_items(path)
        else:
            self._read_inline_table(path)

    def _read_plain_value(self) -> None:
        """A string, number, date or word; of a number such as 0.25 the tokens are several."""
        self._take()
        while self._next.kind == "bare" or self._next.text == ".":
            self._take()

    def _read_items(self, path: Path) -> None:
        number = 0
        while self._skip_to_content() != "]":
            item = (*path, number)
            self.lines[item] = self._next.line
            self._read_value(item)
            number += 1
        self._take()

    def _read_inline_table(self, path: Path) -> None:
        while self._skip_to_content() != "}":
            self._read_pair(path)
        self._take()

    def _skip_to_content(self) -> str:
        while self._next.kind == "line" or (self._next.kind == "sign" and self._next.text == ","):
            self._take()
        return self._next.text if self._next.kind == "sign" else ""

    def _take(self) -> _Token:
        token = self._next
        self._next = next(self._tokens)
        return token


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind != "blank":
            yield _Token(kind, found[0], line)
        line += found[0].count("\n")
    while True:
        yield _Token("end", "", line)
