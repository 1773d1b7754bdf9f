"""Entries by their parts; phrases are followed from chunk to chunk, however many of them begin alike."""

from collections.abc import Iterable, Iterator, Sequence

from moderator.text.chunk_reader import Reading
from moderator.text.word_reader import Part

Place = tuple[int, int]
"""A chunk's number, and a place in it."""

_ROOT = 0
_ANY_ENDING = "*"


class Phrases:
    """Knows the entries of a list, levelled, by their parts: what stands between their blanks.

    `parts` are all of them, a part's number being its place; `words` are the entries of one part, by the part's number.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        numbers: dict[Part, int] = {}
        self.words: dict[int, int] = {}
        self._next: dict[tuple[int, int], int] = {}
        self._entry_at: dict[int, int] = {}
        for number, entry in enumerate(entries):
            first, *others = [numbers.setdefault(_part(text), len(numbers)) for text in entry.split(" ")]
            if others:
                self._add_phrase((first, *others), number)
            else:
                self.words.setdefault(first, number)
        self.parts = list(numbers)

    def openings(self) -> frozenset[int]:
        """The parts that begin a phrase."""
        return frozenset(part for node, part in self._next if node == _ROOT)

    def follow(self, chunks: Sequence[str], known: Iterable[tuple[int, Reading]]) -> Iterator[tuple[Place, Place, int]]:
        """Every phrase in a text's chunks: where it begins, where it ends (exclusive), and its number.

        `known` are the readings of the chunks that have one, each with the chunk's number.
        """
        begun: set[tuple[int, Place]] = set()
        last = 0
        for at, reading in known:
            if at > last + 1:
                begun = set()
            last = at
            if not (begun or reading.opens):
                continue
            goes_on: set[tuple[int, Place]] = set()
            for start, end, part in reading.hits:
                steps = [(_ROOT, (at, start)), *(begun if start == 0 else ())]
                for node, first in steps:
                    reached = self._next.get((node, part))
                    if reached is None:
                        continue
                    if reached in self._entry_at:
                        yield first, (at, end), self._entry_at[reached]
                    if end == len(chunks[at]):
                        goes_on.add((reached, first))
            begun = goes_on

    def _add_phrase(self, parts: Iterable[int], number: int) -> None:
        node = _ROOT
        for part in parts:
            node = self._next.setdefault((node, part), len(self._next) + 1)
        self._entry_at.setdefault(node, number)


def _part(text: str) -> Part:
    stem = text[: -len(_ANY_ENDING)]
    return Part(stem, any_ending=True) if text.endswith(_ANY_ENDING) and stem[-1:].isalnum() else Part(text)
