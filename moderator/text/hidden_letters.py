"""Words some of whose letters are hidden behind stars: s**t, f---ing."""

import re
from collections.abc import Iterable, Iterator

SIGNS = "*#%_?~×•·…✱-."
"""What letters are hidden behind."""

A_VOWEL = "_"
"""A sign that alone hides a vowel only."""

_FAINT = frozenset(f"{A_VOWEL}?-.")
"""Signs that also stand between words: one of them alone hides a vowel only."""

_VOWELS = frozenset("aeiouyаеёиоуыэюяաեէըիոօ")
_PATTERN = re.compile(rf"[^\W\d_](?:[^\W_]|[{re.escape(SIGNS)}])+")
_HIDDEN = frozenset(SIGNS)
_LEAST_VISIBLE = 2
_LONGEST = 40

Hidden = tuple[str, int, bool]
"""A word, its number in the list, and whether any ending may follow it."""


class HiddenLetters:
    """Knows words by the first two of their letters that can be seen."""

    def __init__(self, words: Iterable[Hidden]) -> None:
        self._words: dict[tuple[str, int, str], list[Hidden]] = {}
        for word, number, any_ending in words:
            for place in range(1, min(len(word), _LONGEST)):
                self._words.setdefault((word[0], place, word[place]), []).append((word, number, any_ending))

    def read(self, written: str) -> Iterator[int]:
        """The numbers of the words that `written` may be; the likeliest first."""
        if len(written) > _LONGEST or not _PATTERN.fullmatch(written):
            return
        visible = [place for place, sign in enumerate(written) if sign not in _HIDDEN]
        if len(visible) < _LEAST_VISIBLE or len(visible) == len(written):
            return
        second = visible[1]
        for word, number, any_ending in self._words.get((written[0], second, written[second]), ()):
            if _fits(written, word, any_ending):
                yield number


def _fits(written: str, word: str, any_ending: bool) -> bool:
    if len(written) < len(word) or (len(written) > len(word) and not any_ending):
        return False
    pairs = list(zip(written, word, strict=False))
    hidden = [(sign, letter) for sign, letter in pairs if sign in _HIDDEN]
    if not hidden or any(sign != letter and sign not in _HIDDEN for sign, letter in pairs):
        return False
    if len(pairs) - len(hidden) < _LEAST_VISIBLE:
        return False
    sign, letter = hidden[0]
    return len(hidden) > 1 or sign not in _FAINT or (letter in _VOWELS and len(word) > _LEAST_VISIBLE + 1)
