"""Words that fingers made, not a language."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from moderator.domain.flags import Field, Flag, Span
from moderator.screening.codes import flag
from moderator.screening.subject import Subject
from moderator.text.links import find_links

MOST_SPANS = 20
SHORTEST = 6
LONGEST = 60
"""Letters of a word that is looked at; what is longer is no typing, and others tell of it."""

MOST_CONSONANTS = 5
"""In a row, a sound written with several letters counted as one; Armenian names in Latin letters have five."""

LONG_WORD = 12
FEWEST_VOWELS = 0.2
"""Their share in a long word of a language: one letter in five."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_STRIDE = 3
LEAST_WALKED = 0.7
"""The share of a word that is walked over the keys; "liberty", with erty in it, has four sevenths."""

_SOUNDS = re.compile("sch|tch|sh|ch|kh|gh|zh|dz|ts|th|ph|ck|ng|rh|wh")
_CROWDED = re.compile(f"[bcdfghjklmnpqrstvwxz]{{{MOST_CONSONANTS + 1}}}")
_CROWDED_CYRILLIC = re.compile(f"[бвгджзйклмнпрстфхцчшщ]{{{MOST_CONSONANTS + 2}}}")
_VOWELS = re.compile("[aeiouyàáâãäåèéêëìíîïòóôõöøùúûüıœæ]")
_WORD = re.compile(r"(?<![\w@#&'’.-])[^\W\d_]++(?![\w@])")

_STRIDES = frozenset(
    row[at : at + _STRIDE]
    for one_way in _ROWS
    for row in (one_way, one_way[::-1])
    for at in range(len(row) - _STRIDE + 1)
) - {"про", "ить"}
"""Neighbouring keys one after the other, in either direction; Russian words are full of the two that are left out."""


class Gibberish:
    """Looks for walks over the keys ("asdfgh") and, in Latin and Cyrillic letters, for what nobody could speak.

    Names, Armenian in Latin letters and Turkish are spoken; abbreviations and what stands in links are let be.
    """

    name = "gibberish"

    def check(self, subject: Subject) -> Iterator[Flag]:
        """One flag with the place of each word."""
        if not _may_hold_some(subject.long_words):
            return
        links = find_links(subject.text)
        spans = [
            Span(Field.TEXT, *found.span())
            for found in _WORD.finditer(subject.text)
            if _is_gibberish(found[0]) and not _lies_in(found.start(), links)
        ]
        if spans:
            yield flag("gibberish", *spans[:MOST_SPANS])


def _may_hold_some(long_words: Sequence[str]) -> bool:
    """Quickly, and wrong on the safe side only: most comments hold none."""
    begins_to_walk = [word for word in long_words if word[:_STRIDE] in _STRIDES]
    return (
        any(_walked(word) >= LEAST_WALKED * SHORTEST for word in begins_to_walk)
        or _is_crowded(" ".join(long_words))
        or any(map(_is_unspoken, long_words))
    )


def _lies_in(place: int, links: Sequence[tuple[int, int]]) -> bool:
    """Whether the last link that begins before the place, or at it, ends behind it."""
    number = bisect_right(links, place, key=itemgetter(0))
    return number > 0 and place < links[number - 1][1]


def _is_crowded(text: str) -> bool:
    if _CROWDED.search(text):
        return True
    return not text.isascii() and _CROWDED_CYRILLIC.search(text) is not None


def _is_unspoken(word: str) -> bool:
    return len(word) >= LONG_WORD and len(_VOWELS.findall(word)) < FEWEST_VOWELS * len(word)


def _is_gibberish(word: str) -> bool:
    if not SHORTEST <= len(word) <= LONGEST:
        return False
    lowered = word.lower()
    if lowered[:_STRIDE] in _STRIDES and _walked(lowered) >= LEAST_WALKED * len(lowered):
        return True
    if word.isupper():
        return False
    spoken = _SOUNDS.sub("t", lowered)
    return _is_crowded(spoken) or (spoken.isascii() and _is_unspoken(spoken))


def _walked(word: str) -> int:
    """How many letters belong to a stride."""
    covered: set[int] = set()
    for at in range(len(word) - _STRIDE + 1):
        if word[at : at + _STRIDE] in _STRIDES:
            covered.update(range(at, at + _STRIDE))
    return len(covered)
