"""Finds many texts inside another, inside of words too, in one pass."""

from collections.abc import Collection

import ahocorasick


def lowered(text: str) -> str:
    """The text in small letters, each where it stood: what would become longer (İ) stays as it is."""
    if text.isascii():
        return text.lower()
    return text.translate({ord(letter): small for letter in set(text) if len(small := letter.lower()) == 1})


class Substrings:
    """Knows a list of texts, letter case apart."""

    def __init__(self, texts: Collection[str]) -> None:
        self._texts = {lowered(text) for text in texts} - {""}
        self._automaton = ahocorasick.Automaton()
        for text in self._texts:
            self._automaton.add_word(text, text)
        self._automaton.make_automaton()

    def find(self, text: str) -> dict[str, int]:
        """Those of the texts, in small letters, that stand in this one, each with where it ends first.

        Offsets count code points.
        """
        found: dict[str, int] = {}
        if not self._texts:
            return found
        for last, known in self._automaton.iter(lowered(text)):
            if known not in found:
                found[known] = last + 1
                if len(found) == len(self._texts):
                    break
        return found
