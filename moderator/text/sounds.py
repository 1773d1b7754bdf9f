"""Words written as they sound, with letters drawn out, left out or in the wrong order.

Each word of a list gives a few other spellings beforehand; nothing is compared by degrees of likeness.
"""

import re
from collections.abc import Iterator

SHORTEST = 4
"""Letters that a word must have for another spelling of it to be believed: shorter ones read as anything."""

SHORTEST_WITHOUT_VOWELS = 3
DRAWN_OUT = 3
"""So many equal letters in a row are no spelling of any language: cuuut, but not good."""

_RUN = re.compile(r"(.)\1*+", re.DOTALL)
_REPEATED = re.compile(r"(.)\1++", re.DOTALL)
_LONG_RUN = re.compile(r"(.)\1{2,}+", re.DOTALL)
_PH = re.compile("ph++")
_VOWELS = frozenset("aeiouаеёиоуыэюя")
_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", "y": "i", "x": "ks"})


def pronounced(word: str) -> str:
    """The word with one letter for each of its sounds, as an English reader would say it: phuck, fuq and fukk alike
    are fuk, fuk and fukk."""
    return _PH.sub("f", word).replace("ck", "k").translate(_SOUNDS)


def single(word: str) -> str:
    """The word with each run of equal letters as one letter."""
    return _REPEATED.sub(_first, word)


def shortened(word: str) -> str:
    """The word with no more than two equal letters in a row."""
    return _LONG_RUN.sub(r"\1\1", word)


def is_drawn_out(word: str) -> bool:
    """Whether a letter is repeated as no language repeats it."""
    return _LONG_RUN.search(word) is not None


def as_long(word: str, meant: str) -> bool:
    """Whether each letter is repeated at least as often as in `meant`, which has the same single letters."""
    runs, wanted = _runs(word), _runs(meant)
    return all(run >= least for run, least in zip(runs, wanted, strict=True))


def other_spellings(word: str) -> Iterator[str]:
    """The word with neighbouring letters swapped, or without vowels; its first letter stays."""
    if len(word) < SHORTEST or not word.isalpha():
        return
    for place in range(1, len(word) - 1):
        if word[place] != word[place + 1]:
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    vowels = [place for place in range(1, len(word)) if word[place] in _VOWELS]
    without_any = without_vowels(word)
    if vowels and len(without_any) >= SHORTEST_WITHOUT_VOWELS:
        yield without_any
    if len(word) > SHORTEST:
        yield from (word[:place] + word[place + 1 :] for place in vowels if place < len(word) - 1)


def without_vowels(word: str) -> str:
    """The word without its vowels, but for its first letter."""
    return word[:1] + "".join(letter for letter in word[1:] if letter not in _VOWELS)


def _first(found: re.Match[str]) -> str:
    return found[1]


def _runs(word: str) -> list[int]:
    return [found.end() - found.start() for found in _RUN.finditer(word)]
