"""Phrases as sequences of parts, followed from chunk to chunk however many of them begin alike."""

from collections.abc import Iterable, Iterator, Sequence

from moderator.text.chunk_reader import Reading
from moderator.text.word_reader import Part

Place = tuple[int, int]
"""A chunk's number, and a place in it."""

_ROOT = 0
_ANY_ENDING = "*"


class Phrases:
    """Knows the entries of a list, levelled, by their parts: the words between their blanks."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._numbers: dict[Part, int] = {}
        self._next: dict[tuple[int, int], int] = {}
        self._entry_at: dict[int, int] = {}
        nodes = 1
        for number, entry in enumerate(entries):
            node = _ROOT
            for text in entry.split(" "):
                part = self._numbers.setdefault(_part(text), len(self._numbers))
                if (node, part) not in self._next:
                    self._next[node, part] = nodes
                    nodes += 1
                node = self._next[node, part]
            self._entry_at.setdefault(node, number)
        self.parts = list(self._numbers)

    def word(self, part: int) -> int | None:
        """The entry that consists of this part only."""
        return self._entry_at.get(self._next.get((_ROOT, part), _ROOT))

    def beginnings(self) -> frozenset[int]:
        """The parts that are entries, or begin one."""
        return frozenset(part for node, part in self._next if node == _ROOT)

    def follow(self, chunks: Sequence[str], readings: Sequence[Reading | None]) -> Iterator[tuple[Place, Place, int]]:
        """Every entry in a text's chunks: where it begins, where it ends (exclusive), and its number."""
        begun: set[tuple[int, Place]] = set()
        last = 0
        # Most chunks have no reading at all.
        for at in [at for at, reading in enumerate(readings) if reading]:
            reading = readings[at]
            if at > last + 1:
                begun = set()
            last = at
            if reading is None or not (begun or reading.begins):
                begun = set()
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


def _part(text: str) -> Part:
    stem = text[: -len(_ANY_ENDING)]
    return Part(stem, any_ending=True) if text.endswith(_ANY_ENDING) and stem[-1:].isalnum() else Part(text)
