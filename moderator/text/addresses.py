"""E-mail addresses typed in a text, plain or disguised, and those that are masked already."""

import re

from moderator.text.address_grammar import HINT, MASK, address_pattern
from moderator.text.visible import INVISIBLE

Span = tuple[int, int]

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_TRACES = (*"@＠﹫%[({<（", MASK, "dot", "Dot", "DOT", "точка", "կետ", " AT ")
"""An address holds at least one; the last ones where it has neither sign nor bracket."""


def find_addresses(text: str) -> list[Span]:
    """Where addresses stand, in order: (start, end) in code points, end exclusive.

    Found are also `a%40b.org`, full-width signs, `a [at] b [dot] org`, `a at b dot org`, `a AT b.org`, blanks
    around the sign and invisible characters inside. A plain "at" before a host makes no address, nor does a
    host without a dot.
    """
    return [span for span, is_masked in _addresses(text) if not is_masked]


def find_masked(text: str) -> list[Span]:
    """Where addresses stand that `privacy.masking` has masked."""
    return [span for span, is_masked in _addresses(text) if is_masked]


def find_all(text: str) -> list[Span]:
    """Where addresses stand, masked or not."""
    return [span for span, _ in _addresses(text)]


def _addresses(text: str) -> list[tuple[Span, bool]]:
    """The addresses, and whether they are masked."""
    if text.isascii() or not _INVISIBLE.search(text):
        return _visible_addresses(text)
    places = [place for place, char in enumerate(text) if not _INVISIBLE.match(char)]
    found = _visible_addresses("".join(text[place] for place in places))
    return [((places[start], places[end - 1] + 1), is_masked) for (start, end), is_masked in found]


def _visible_addresses(text: str) -> list[tuple[Span, bool]]:
    # Most texts hold none, and any of these looks is quicker than the grammar.
    if text.isalnum() or not any(map(text.__contains__, _TRACES)) or not HINT.search(text):
        return []
    return [(found.span(), found["masked"] is not None) for found in address_pattern().finditer(text)]
