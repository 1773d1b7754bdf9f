"""Which language a text is written in: by its alphabet, by its little words, by a library at last.

pycld2 (Chromium's Compact Language Detector 2) knows some eighty languages, takes Armenian in Latin letters for none
of them, and says so where it is not sure. It is asked last, since it takes ten times as long.
"""

import re
from functools import cache

import pycld2

from moderator.text.function_words import known_words

_BEGINNING = 500
"""Characters that are looked at; a comment hardly changes its language later."""

# Not the slash: the words of a web address are no sentence.
_NO_LETTERS = '!"#$%&(*)+,-.0123456789:;<=>?@[\\]^_`{|}~«»“”„…—–։՝՜՞'
_TO_WORDS = str.maketrans(
    # What stays is named as well: Python is much faster for it.
    {letter: letter for letter in "abcdefghijklmnopqrstuvwxyz '"} | dict.fromkeys(_NO_LETTERS, " ") | {"’": "'"}
)
_ARMENIAN = re.compile("[\u0531-\u0588]+")
_NOT_TEXT = re.compile(
    r"(?>https?://|www\.)\S++|\S*+@\S*+|[\x00-\x1f\x7f-\x9f]|[^\x00-\ufdcf\ufdf0-\ufffd]|[\ud800-\udfff]"
)

_AZERBAIJANI = "ə"

LEAST_SHARE = 0.15
"""Little words among all words: about half of them in a sentence, fewer in a list of names."""

LEAST_LEAD = 3
"""Little words of the language for each one of all others."""

LEAST_PERCENT = 80
LEAST_LETTERS = 60
"""What the library must have and must say, so that it is believed."""


def language_of(text: str) -> str | None:
    """The code (`en`, `hy`, `ru`) of the language; None where the text is too short, mixed or unknown.

    Armenian in Latin letters is `hy`, in either standard.
    """
    beginning = text[:_BEGINNING]
    if not beginning.isascii() and _is_armenian(beginning):
        return "hy"
    words = beginning.lower().translate(_TO_WORDS).split()
    if len(words) < 2:
        return None
    # Azerbaijani shares Turkish's little words and has this letter in almost every sentence.
    by_words = None if _AZERBAIJANI in beginning else _by_little_words(words)
    return by_words or _by_library(beginning, words)


def _is_armenian(text: str) -> bool:
    letters = sum(map(len, _ARMENIAN.findall(text)))
    return letters > 1 and letters > len(text) / 2


def _by_little_words(words: list[str]) -> str | None:
    known = _known_words()
    hits = [code for word in words if (code := known.get(word))]
    if len(hits) < max(2, LEAST_SHARE * len(words)):
        return None
    most = hits[0] if hits.count(hits[0]) == len(hits) else max(set(hits), key=hits.count)
    own = hits.count(most)
    return most if own >= 2 and own >= LEAST_LEAD * (len(hits) - own) else None


def _by_library(text: str, words: list[str]) -> str | None:
    if sum(map(len, words)) < LEAST_LETTERS:
        return None
    try:
        is_reliable, _, found = pycld2.detect(_NOT_TEXT.sub(" ", text), isPlainText=True)
    except pycld2.error:  # what it takes for no valid text
        return None
    _, code, percent, _ = found[0]
    is_language = len(code) == 2 and code != "un"
    return code if is_reliable and is_language and percent >= LEAST_PERCENT else None


_known_words = cache(known_words)
