"""Text for terminals and screens: what is invisible, or would steer them, becomes a visible mark."""

import re
from collections.abc import Iterator

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""The inside of a character class: Unicode's Default_Ignorable_Code_Point, format controls, blank braille."""

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_JOINS_EMOJI = f"(?<=[{_EMOJI}\ufe0f]\u200d)(?=[{_EMOJI}])"
_CHOOSES_THE_PICTURE = f"(?<=[{_EMOJI}0-9#*©®][\ufe0e\ufe0f])"
_MARKED = re.compile(f"[{_CONTROLS}{INVISIBLE}](?!{_JOINS_EMOJI}|{_CHOOSES_THE_PICTURE})")
_TO_BLANKS = str.maketrans("\n\t", "  ")


def visible(text: str, keep_newlines: bool = True) -> str:
    """The text with a mark such as ⟨U+202E⟩ for each character that can't be seen.

    Newlines and tabs stay, or become blanks without `keep_newlines`. What belongs to an emoji stays.
    """
    marked = _MARKED.sub(_mark, text)
    return marked if keep_newlines else marked.translate(_TO_BLANKS)


def marks(text: str) -> Iterator[tuple[int, str]]:
    """The place of each character that `visible` replaces, with the mark that stands for it."""
    for found in _MARKED.finditer(text):
        yield found.start(), _mark(found)


def _mark(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"
