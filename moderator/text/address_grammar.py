"""What an e-mail address looks like, written and masked: two expressions of the same shape.

What the first finds is found by the second once it is masked, so that a stored text still shows where an
address stood. An address begins where a run of letters begins, and no run is read again from within: matching
is linear.
"""

import re
from functools import cache

from moderator.text.top_level_domains import KNOWN
from moderator.text.visible import INVISIBLE

MASK = "•"

SHAPE = rf"\s@＠﹫%.．。｡\[\](){{}}<>（）{INVISIBLE}"
"""The inside of a character class: what a mask leaves of an address, so that it is known for one."""

_SIGN = "[@＠﹫]"
_DOT = "[.．。｡]"
_LETTER = rf"\w\u0300-\u036f{MASK}"
_BLANK = r"[ \t\u00a0]"
_BLANKS = rf"{_BLANK}{{1,3}}+"
_MAYBE_BLANKS = rf"{_BLANK}{{0,3}}+"
_OPENING = r"[\[({<（]"
_ESCAPED_SIGN = "%(?:25){0,2}40"

_AT_WORDS = "[Aa][Tt]|[Сс]обака|շնիկ"
_DOT_WORDS = "[Dd][Oo][Tt]|точка|կետ"
_DOT_WORDS_IN_BRACKETS = rf"{_DOT_WORDS}|[Pp][Oo][Ii][Nn][Tt]|[Nn][Oo][Kk][Tt][Aa]"

HINT = re.compile(
    rf"[@＠﹫{MASK}]|{_ESCAPED_SIGN}|{_OPENING}{_MAYBE_BLANKS}(?:{_AT_WORDS}|{_DOT_WORDS_IN_BRACKETS})"
    rf"|{_BLANK}(?:{_DOT_WORDS}|AT){_BLANK}"
)
"""No address, written or masked, is without one of these, and they are found much faster."""


def _bracketed(inside: str) -> str:
    return rf"{_MAYBE_BLANKS}{_OPENING}{_MAYBE_BLANKS}(?:{inside}){_MAYBE_BLANKS}[\])}}>）]{_MAYBE_BLANKS}"


def _spaced(inside: str) -> str:
    return rf"{_BLANKS}(?:{inside}){_BLANKS}"


def _local(run: str, letter: str, joint: str, disguised_dot: str) -> str:
    """The part before the sign: runs of letters with punctuation or up to three disguised dots between."""
    begins = rf"(?<![{letter}])(?<![{letter}][{joint}])(?<![{letter}][{joint}]{{2}})"
    runs = rf"{run}(?>(?:[{joint}]{{1,2}}+{run})*)"
    return rf"{begins}(?:(?>(?:{runs}(?:{disguised_dot})){{0,3}}){runs}[{joint}]{{0,2}}+)"


def _host(label: str, tight_dot: str, last: str, spaced_dot: str, last_spaced: str) -> str:
    """The part behind the sign, its dots all tight or all with blanks around."""
    tight = rf"(?:{tight_dot}{label})*{tight_dot}{last}"
    spaced = rf"(?:{spaced_dot}{label})*{spaced_dot}{last_spaced}"
    return rf"{label}(?:{tight}|{spaced})"


def _written() -> str:
    at, dot, in_brackets = _AT_WORDS, _DOT_WORDS, _DOT_WORDS_IN_BRACKETS
    tight_dot = rf"(?:{_DOT}|{_bracketed(f'{in_brackets}|{_DOT}')})"
    spaced_dot = _spaced(f"{dot}|{_DOT}")
    spoken_dot = rf"(?:{_spaced(dot)}|{_bracketed(in_brackets)})"

    letter, joint = rf"{_LETTER}+", r".'’~!#$*^-"
    local = _local(rf"[{letter}]++", letter, joint, rf"{_spaced(dot)}|{_bracketed(f'{in_brackets}|{_DOT}')}")
    quoted = rf'"[{letter}]++(?>(?:[{joint}]{{1,2}}+[{letter}]++)*)"'
    sign = rf"(?:{_SIGN}|{_ESCAPED_SIGN}|{_bracketed(f'{at}|{_SIGN}')})"

    label = rf"[{_LETTER}]++(?>(?:-++[{_LETTER}]++)*)"
    # After a plain sign any name may be the last; where blanks or words make the address, only a known one.
    any_top = rf"(?=[^\W\d_][{_LETTER}-]){label}"
    known_tops = "|".join(sorted(KNOWN | {name.upper() for name in KNOWN}, key=len, reverse=True))
    known_top = rf"(?:{known_tops})(?![{_LETTER}-])"
    known_host = _host(label, tight_dot, known_top, spaced_dot, known_top)
    return rf"""(?:{local}|{quoted})(?:
            {sign}{_host(label, tight_dot, any_top, spaced_dot, known_top)}
            |{_SIGN}\[[0-9A-Za-z:.]{{3,50}}\]
            |(?:{_BLANKS}{_SIGN}{_MAYBE_BLANKS}|{_SIGN}{_BLANKS}){known_host}
            |{_spaced(at)}{label}(?:(?:{_DOT}|{spoken_dot}){label})*{spoken_dot}{known_top}
            |(?<![A-Z]){_spaced("AT")}(?![A-Z]){known_host}
        )"""


def _masked() -> str:
    # As long as the words that they cover.
    at, dot = "•{2}|•{4}|•{6}", "•{3}|•{5}"
    tight_dot = rf"(?:{_DOT}|{_bracketed(f'{dot}|{_DOT}')})"
    spaced_dot = _spaced(f"{dot}|{_DOT}")
    run = f"{MASK}++"
    local = _local(run, MASK, ".", rf"{_spaced(dot)}|{_bracketed(f'{dot}|{_DOT}')}")
    sign = rf"(?:{_MAYBE_BLANKS}{_SIGN}{_MAYBE_BLANKS}|%•{{2,6}}|{_bracketed(f'{at}|{_SIGN}')})"
    return rf"""{local}(?:
            {sign}{_host(run, tight_dot, run, spaced_dot, run)}
            |{_SIGN}\[[•.]{{3,50}}\]
            |{_spaced(at)}{run}(?>(?:(?:{tight_dot}|{spaced_dot}){run})+)
        )"""


@cache
def address_pattern() -> re.Pattern[str]:
    """An address, in a group "masked" if it is so; compiled when first needed, which takes a tenth of a second."""
    return re.compile(rf"(?P<masked>{_masked()})|{_written()}", re.VERBOSE)
