"""E-mail addresses typed in a text, plain or disguised, and those that are masked already.

Two grammars of the same shape: one over the letters that people write, one over the mask. What the first finds,
masked, is what the second finds, so that a stored text still shows where an address stood.

No part reaches back over what was tried before, and none begins inside a run of letters: reading is linear.
"""

import re
from collections.abc import Iterator

from moderator.text.top_level_domains import KNOWN
from moderator.text.visible import INVISIBLE

MASK = "•"
SHAPE = rf"\s@＠﹫%.．。｡\[\](){{}}<>（）{INVISIBLE}"
"""The inside of a character class: what stays of a masked address, so that it can be told for one."""

Span = tuple[int, int]

_SIGN = "[@＠﹫]"
_DOT = "[.．。｡]"
_BLANKS = r"[ \t\u00a0]{1,3}+"
_MAYBE_BLANKS = r"[ \t\u00a0]{0,3}+"
_LETTER = rf"\w\u0300-\u036f{MASK}"
_JOINT = r".'’~!#$*^-"
_KNOWN = "|".join(sorted(KNOWN | {name.upper() for name in KNOWN}, key=len, reverse=True))


def find_addresses(text: str) -> list[Span]:
    """Where addresses stand, in order: (start, end) in code points, end exclusive.

    Found are also `a%40b.org`, full-width signs, `a [at] b [dot] org`, `a at b dot org`, `a AT b.org`, blanks
    around the sign and invisible characters inside. A plain "at" before a host is no address, nor is a host
    without a dot.
    """
    return [span for span, is_masked in _scanned(text) if not is_masked]


def find_masked(text: str) -> list[Span]:
    """Where masked addresses stand, as `privacy.masking` leaves them."""
    return [span for span, is_masked in _scanned(text) if is_masked]


def _scanned(text: str) -> Iterator[tuple[Span, bool]]:
    if text.isascii() or not _INVISIBLE.search(text):
        return _found(text)
    places = [place for place, char in enumerate(text) if not _INVISIBLE.match(char)]
    bare = "".join(text[place] for place in places)
    return (((places[start], places[end - 1] + 1), masked) for (start, end), masked in _found(bare))


def _found(text: str) -> Iterator[tuple[Span, bool]]:
    if not _HINT.search(text):
        return
    for found in _ADDRESS.finditer(text):
        yield found.span(), found.lastgroup == "masked"


def _bracketed(inside: str) -> str:
    return rf"{_MAYBE_BLANKS}[\[(<{{（]{_MAYBE_BLANKS}(?:{inside}){_MAYBE_BLANKS}[\])>}}）]{_MAYBE_BLANKS}"


def _spaced(inside: str) -> str:
    return rf"{_BLANKS}(?:{inside}){_BLANKS}"


def _local(run: str, letter: str, joint: str, disguised_dot: str) -> str:
    """The part before the sign; begins where a run begins, at most three disguised dots before its last run."""
    begins = rf"(?<![{letter}])(?<![{letter}][{joint}])(?<![{letter}][{joint}]{{2}})"
    runs = rf"{run}(?:[{joint}]{{1,2}}+{run})*+"
    return rf"{begins}(?:{runs}(?:{disguised_dot})){{0,3}}+{runs}[{joint}]{{0,2}}+"


def _written() -> str:
    at, dot = "[Aa][Tt]|[Сс]обака|շնիկ", "[Dd][Oo][Tt]|точка|կետ"
    label = rf"[{_LETTER}]++(?:-++[{_LETTER}]++)*+"
    plausible = rf"(?=[^\W\d_][{_LETTER}-]){label}"
    known = rf"(?:{_KNOWN})(?![{_LETTER}-])"
    plain_dot = rf"(?:{_DOT}|{_bracketed(f'{dot}|{_DOT}')})"
    word_dot = rf"(?:{_spaced(dot)}|{_bracketed(dot)})"
    any_dot = rf"(?:{plain_dot}|{_spaced(dot)})"
    loose_dot = rf"(?:{plain_dot}|{_spaced(rf'{dot}|{_DOT}')})"
    sign = rf"(?:{_SIGN}|%(?:25){{0,2}}40|{_bracketed(f'{at}|{_SIGN}')})"
    loose_sign = rf"(?:{_BLANKS}{_SIGN}{_MAYBE_BLANKS}|{_SIGN}{_BLANKS})"
    host = (
        rf"{label}(?:(?:{plain_dot}{label})*{plain_dot}{plausible}|(?:{loose_dot}{label})*{loose_dot}{known})"
    )
    known_host = rf"{label}(?:{any_dot}{label})*{any_dot}{known}"
    disguised_host = rf"{label}(?:{any_dot}{label})*{word_dot}{known}"
    local = _local(
        rf"[{_LETTER}+]++", rf"{_LETTER}+", _JOINT, rf"{_spaced(dot)}|{_bracketed(f'{dot}|{_DOT}')}"
    )
    return rf"""(?:{local}|"[^"\s]{{1,64}}+")(?:
        {sign}(?:{host})
        |{loose_sign}{known_host}
        |{_spaced(at)}{disguised_host}
        |(?<![A-Z]){_spaced("AT")}(?![A-Z]){known_host}
        |{_SIGN}\[[0-9A-Za-z:.]{{3,50}}\]
    )""".replace("\n        ", "").replace("\n    ", "")


def _masked() -> str:
    run = f"{MASK}++"
    at, dot = "•{2}|•{4}|•{6}", "•{3}|•{5}"
    plain_dot = rf"(?:{_DOT}|{_bracketed(f'•{{3,5}}|{_DOT}')})"
    any_dot = rf"(?:{plain_dot}|{_spaced(dot)}|{_spaced(_DOT)})"
    sign = rf"(?:{_MAYBE_BLANKS}{_SIGN}{_MAYBE_BLANKS}|%•{{2,6}}|{_bracketed(f'•{{2,6}}|{_SIGN}')})"
    host = rf"{run}(?:(?:{plain_dot}{run})++|(?:{any_dot}{run})++)"
    local = _local(run, MASK, ".", rf"{_spaced(dot)}|{_bracketed(f'•{{3,5}}|{_DOT}')}")
    return rf"{local}(?:{sign}(?:{host})|{_spaced(at)}{run}(?:{any_dot}{run})++|{_SIGN}\[[•.]{{3,50}}\])"


_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_ADDRESS = re.compile(rf"(?P<masked>{_masked()})|(?P<written>{_written()})")
_HINT = re.compile(
    rf"[@＠﹫]|%(?:25){{0,2}}40|[\[({{<（]{_MAYBE_BLANKS}(?:[Aa][Tt]|[Сс]об|շնի|•)|[Dd][Oo][Tt]\b|точка|կետ| AT |••"
)
