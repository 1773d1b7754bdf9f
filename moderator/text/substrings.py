"""Finds any of many texts inside another, inside of words too, in time that grows with that text only."""

from collections.abc import Iterable

import ahocorasick


def lowered(text: str) -> str:
    """The text in small letters, each where it stood: what would become longer (İ) stays as it is."""
    if text.isascii():
        return text.lower()
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


class Substrings:
    """Knows a list of texts, letter case apart."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for text in texts:
            if text:
                self._automaton.add_word(lowered(text), len(text))
        self._automaton.make_automaton()

    def first(self, text: str) -> tuple[int, int] | None:
        """The place (code points) of the text that ends first, of several the longest."""
        if not self._automaton:
            return None
        last, width = next(self._automaton.iter(lowered(text)), (0, 0))
        return (last + 1 - width, last + 1) if width else None
