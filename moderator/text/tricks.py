"""Tells by which trick a word was disguised, for the sentence that explains it to a person."""

from enum import Enum

from moderator.text.folding import fold
from moderator.text.sounds import pronounced, single, without_vowels


class Trick(Enum):
    """How what is written becomes the word that is meant."""

    SEPARATED = "separated"
    SWAPPED = "swapped"
    REPEATED = "repeated"
    VOWELS_DROPPED = "vowels dropped"
    AS_IT_SOUNDS = "as it sounds"


def trick(written: str, meant: str) -> Trick | None:
    """The trick between the two, where it is more than single characters that stand for others."""
    text, word = fold(written).text, fold(meant).text.removesuffix("*")
    letters = "".join(filter(str.isalnum, text))
    if text != letters and single(letters).startswith(single(word)) and len(letters) >= len(word):
        return Trick.SEPARATED
    if len(text) == len(word):
        return Trick.SWAPPED if sorted(text) == sorted(word) else None
    if single(text).startswith(single(word)):
        return Trick.REPEATED
    if without_vowels(text) == without_vowels(word):
        return Trick.VOWELS_DROPPED
    if single(pronounced(text)).startswith(single(pronounced(word))):
        return Trick.AS_IT_SOUNDS
    return None
