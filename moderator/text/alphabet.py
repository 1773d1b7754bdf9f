"""What words are made of, and which characters may stand for a letter."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice, product
from types import MappingProxyType

from moderator.text.folding import fold

TURKISH: Mapping[str, Collection[str]] = MappingProxyType({"ı": ("ı", "i")})
"""The capital of ı is I, which folds to i. A word with i, on the other hand, is never written with ı."""

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "a": "^",
        "b": "86",
        "c": "(<{¢©",
        "d": "∂",
        "e": "€&",
        "g": "96",
        "h": "#",
        "i": "!|¡¦",
        "l": "|!£¦i",
        "o": "°¤",
        "q": "9",
        "r": "®",
        "s": "§",
        "t": "+†7",
        "x": "×%",
        "y": "¥",
        "z": "2",
    }
)
"""Digits and signs that stand for a letter inside a word; the first letter of this table is the likeliest."""

MOST_READINGS = 8
"""Ways in which the signs of one word are read; each sign multiplies them."""

AT_THE_END = frozenset("+|")
"""Signs for letters that may end a word: shi+."""

_LETTER = r"[^\W_]"


class Alphabet:
    """Letters, digits, and signs that may stand for a letter.

    `stand_ins` are believed anywhere in a word; `inner_signs` only between other characters of it, since (um and
    ass! are no disguises, or, a few of them, at its end.
    """

    def __init__(self, stand_ins: Mapping[str, Collection[str]], inner_signs: Mapping[str, str]) -> None:
        stand_ins = {**TURKISH, **stand_ins}
        letters = {*stand_ins, *inner_signs}
        self._choices = {
            letter: frozenset((letter, *stand_ins.get(letter, ()), *inner_signs.get(letter, ""))) for letter in letters
        }
        self._classes = str.maketrans(_classes(self._choices))
        self._letters = _inverse(stand_ins, inner_signs)
        outer = {sign for several in stand_ins.values() for sign in several if not sign.isalnum()}
        inner = {sign for several in inner_signs.values() for sign in several if not sign.isalnum()} - outer
        self._character = "|".join([_LETTER, *map(re.escape, sorted(outer))])
        last = "|".join([self._character, *(re.escape(sign) for sign in inner & AT_THE_END)])
        inside = "|".join([self._character, *map(re.escape, sorted(inner))])
        self.token = re.compile(rf"(?>(?:{self._character})+)(?:(?:{inside})*(?:{last}))?")
        self.plain_token = re.compile(rf"{_LETTER}++(?:(?:{inside})*{_LETTER})?")

    def levelled(self, word: str) -> str:
        """The word folded, with single blanks, from its first character on; empty where it has none."""
        folded = " ".join(fold(word).text.split())
        first = re.search(self._character, folded)
        return folded[first.start() :] if first else ""

    def is_character(self, character: str) -> bool:
        """Whether the character could belong to a word."""
        return re.fullmatch(self._character, character) is not None

    def skeleton(self, folded: str) -> str:
        """One representative for each character of a class whose characters may stand for each other."""
        return folded.translate(self._classes)

    def reads(self, written: str, meant: str) -> bool:
        """Whether each character stands for the letter of `meant` at its place; both have one length."""
        if written == meant:
            return True
        choices = self._choices
        return all(
            sign == letter or sign in choices.get(letter, ()) for sign, letter in zip(written, meant, strict=True)
        )

    def in_letters(self, token: str) -> Iterator[str]:
        """The token with letters for its digits and signs, in every likely way; nothing if a sign is none."""
        if token.isalpha():
            yield token
            return
        letters = [character if character.isalpha() else self._letters.get(character, "") for character in token]
        yield from map("".join, islice(product(*letters), MOST_READINGS))


def _inverse(*tables: Mapping[str, Collection[str]]) -> dict[str, str]:
    """By sign: the letters that it may stand for."""
    letters: dict[str, str] = {}
    for table in tables:
        for letter, signs in table.items():
            for sign in signs:
                if letter not in letters.get(sign, ""):
                    letters[sign] = letters.get(sign, "") + letter
    return letters


def _classes(stand_ins: Mapping[str, Collection[str]]) -> dict[str, str]:
    """One representative for all characters that, directly or by way of others, may stand for each other."""
    classes: list[set[str]] = []
    for letter, several in stand_ins.items():
        merged = {letter, *several}
        for each in [each for each in classes if each & merged]:
            classes.remove(each)
            merged |= each
        classes.append(merged)
    return {character: min(each) for each in classes for character in each}
