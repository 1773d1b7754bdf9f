"""E-mail addresses typed in a text, plain or disguised, and those that are masked already."""

import re
from collections.abc import Iterator

from moderator.text.address_grammar import MASK, address_pattern
from moderator.text.visible import INVISIBLE

Span = tuple[int, int]

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_SIGN_OR_BRACKET = re.compile(rf"[@＠﹫%\[({{<（{MASK}]")
_DISGUISES = ("dot", "Dot", "DOT", "точка", "կետ", " AT ")
"""What an address holds that has no sign and no bracket."""


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


def _addresses(text: str) -> Iterator[tuple[Span, bool]]:
    """The addresses, and whether they are masked."""
    if text.isascii() or not _INVISIBLE.search(text):
        yield from _visible_addresses(text)
        return
    places = [place for place, char in enumerate(text) if not _INVISIBLE.match(char)]
    for (start, end), is_masked in _visible_addresses("".join(text[place] for place in places)):
        yield (places[start], places[end - 1] + 1), is_masked


def _visible_addresses(text: str) -> Iterator[tuple[Span, bool]]:
    # Most texts hold none, and this is quicker than the grammar.
    if _SIGN_OR_BRACKET.search(text) or any(word in text for word in _DISGUISES):
        for found in address_pattern().finditer(text):
            yield found.span(), found["masked"] is not None
