"""Finds words and phrases in a text, disguised ones too, in time that grows with the text only.

A text is read chunk by chunk, a chunk being what stands between two blanks. What a chunk holds is remembered,
since most chunks of a language are the same few; phrases are then followed from chunk to chunk. Words whose letters
stand apart, and a text without its tags, are read besides.
"""

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from moderator.text.alphabet import SIGNS, Alphabet
from moderator.text.chunk_reader import MOST_ALIKE, ChunkReader, Reading
from moderator.text.folding import Folded, fold
from moderator.text.look_alikes import plainly_drawn
from moderator.text.phrases import Phrases
from moderator.text.remembered import Remembered
from moderator.text.spelled_out import Spelled, divided, spelled_out
from moderator.text.without_markup import without_markup

NO_CHARACTERS: Mapping[str, Collection[str]] = MappingProxyType({})

REMEMBERED = 1 << 15
"""Chunks whose reading is kept."""

FEW_CHUNKS = 4

SHORTEST_IN_A_ROW = 4
LONGEST_IN_A_ROW = 16
"""Letters of a word that is looked for among more letters that stand apart: f u c k  y o u."""

_CHUNK = re.compile(r"\S+")

Place = tuple[int, int, int]
"""From, to (exclusive), and the entry's number in the list."""


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A word of the list, and the code points of the source text that read as it."""

    word: str
    start: int
    end: int


class WordMatcher:
    """Knows a list of words and phrases. What stands in them before the first letter or digit does not count.

    `characters` tells which characters may stand for a letter; with them, words are found in the other disguises
    too that are known for swear words, without them only as they are written. Whatever is no letter, digit or such a
    character ends a word: a word is found in quotes, but not inside a longer one. An entry that ends in `*` stands
    for the word with any ending of up to twelve letters. Of the `respelled` words, of all where they are not given,
    swapped and missing letters and letters for the same sound are believed too. A blank of a phrase stands for any
    run of blanks. What lies inside an `allowed` word or phrase, written as it is, is no match.
    """

    def __init__(
        self,
        words: Iterable[str],
        characters: Mapping[str, Collection[str]] = NO_CHARACTERS,
        allowed: Iterable[str] = (),
        respelled: Iterable[str] | None = None,
    ) -> None:
        self._disguised = bool(characters)
        self._alphabet = Alphabet(characters, SIGNS if characters else {})
        excused = {self._alphabet.levelled(word) for word in allowed} - {""}
        meant: dict[str, str] = {}
        for word in words:
            levelled = self._alphabet.levelled(word)
            if levelled and levelled not in excused:
                meant.setdefault(levelled, word)
        self._words = list(meant.values())
        self._phrases = Phrases(meant)
        self._reader = ChunkReader(
            self._phrases.parts,
            self._phrases.words,
            self._phrases.openings(),
            self._alphabet,
            self._disguised,
            None if respelled is None else self._parts_of(respelled),
        )
        self._begun_by = {part.text[:SHORTEST_IN_A_ROW] for part in self._phrases.parts}
        self._remembered = Remembered(self._reader.read, REMEMBERED)
        self._allowed = WordMatcher(excused) if excused else None

    def find(self, text: str | Folded) -> list[WordMatch]:
        """The matches in order; where several words read the same, the first in the list is meant.

        Of matches that overlap the first counts, of those that begin together the longest. A word that stands
        between the same neighbours again and again is told so often and no more.
        """
        folded = fold(text) if isinstance(text, str) else text
        places = self._places(folded, MOST_ALIKE)
        if places and self._allowed:
            places = _not_excused(places, self._allowed._places(folded))
        return [WordMatch(self._words[number], start, end) for start, end, number in _apart(places)]

    def find_all(self, text: str | Folded) -> list[WordMatch]:
        """Every place where a word of the list stands, also where words overlap; `allowed` excuses nothing here.

        Words that read the same are told as the first of them.
        """
        folded = fold(text) if isinstance(text, str) else text
        return [WordMatch(self._words[number], start, end) for start, end, number in self._places(folded)]

    def levelled(self, word: str) -> str:
        """What two words have in common that read the same; empty for what can't be found."""
        return self._alphabet.levelled(word)

    def _parts_of(self, words: Iterable[str]) -> frozenset[str]:
        levelled = (self._alphabet.levelled(word) for word in words)
        return frozenset(part.removesuffix("*") for word in levelled for part in word.split(" "))

    def _places(self, folded: Folded, most: int = sys.maxsize) -> list[Place]:
        """All matches by their places in the original, in order, of those that begin together the longest first."""
        if not self._words:
            return []
        found = {(*folded.original(start, end), number) for start, end, number in self._in_text(folded.text, most)}
        if self._disguised and (other := without_markup(folded)):
            found |= {(*other.original(start, end), number) for start, end, number in self._in_text(other.text, most)}
        return sorted(found, key=lambda place: (place[0], -place[1], place[2])) if found else []

    def _in_text(self, text: str, most: int) -> Iterator[Place]:
        if self._disguised:
            text = plainly_drawn(text)
        chunks = text.split()
        readings = list(map(self._remembered.__getitem__, chunks))
        if len(chunks) > most:
            _forget_repetitions(chunks, readings, most)
        known = [(at, reading) for at, reading in enumerate(readings) if reading]
        if not known:
            return
        found = [((at, start), (at, end), number) for at, reading in known for start, end, number in reading.words]
        if True in [reading.opens for _, reading in known]:
            found += self._phrases.follow(chunks, known)
        if found:
            starts = _starts(text, {at for first, last, _ in found for at in (first[0], last[0])})
            for (first, start), (last, end), number in found:
                yield starts[first] + start, starts[last] + end, number
        if not self._disguised:
            return
        loose = [at for at, reading in known if reading.is_loose]
        if len(loose) > 1 and any(right - left == 1 for left, right in pairwise(loose)):
            yield from self._spelled_out(text)
        if True in [reading.is_broken for _, reading in known]:
            yield from self._divided(text)

    def _spelled_out(self, text: str) -> Iterator[Place]:
        known: dict[str, list[int]] = {}
        for spelled in spelled_out(text):
            if spelled.letters not in known:
                known[spelled.letters] = self._reader.read_letters(spelled.letters)
            yield from self._words_of(spelled, known[spelled.letters])
            yield from self._words_in_a_row(spelled)

    def _divided(self, text: str) -> Iterator[Place]:
        for spelled in divided(text):
            yield from self._words_of(spelled, self._reader.literal(spelled.letters))

    def _words_in_a_row(self, spelled: Spelled) -> Iterator[Place]:
        letters = spelled.letters
        for first in range(len(letters) - SHORTEST_IN_A_ROW + 1):
            if letters[first : first + SHORTEST_IN_A_ROW] not in self._begun_by:
                continue
            for last in range(first + SHORTEST_IN_A_ROW, min(len(letters), first + LONGEST_IN_A_ROW) + 1):
                if parts := self._reader.literal(letters[first:last]):
                    yield from self._words_of(spelled.part(first, last), parts)

    def _words_of(self, spelled: Spelled, parts: Iterable[int]) -> Iterator[Place]:
        for part in parts:
            if (number := self._phrases.words.get(part)) is not None:
                yield spelled.places[0], spelled.places[-1] + 1, number


def _forget_repetitions(chunks: Sequence[str], readings: list[Reading | None], most: int) -> None:
    """Takes the reading from a chunk that has stood between the same neighbours `most` times already."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for at, between in enumerate(zip(["", *chunks], chunks, [*chunks[1:], ""], strict=False)):
        if readings[at]:
            seen[between] += 1
            if seen[between] > most:
                readings[at] = None


def _starts(text: str, wanted: Collection[int]) -> Mapping[int, int]:
    """Where the chunks with these numbers begin."""
    if len(wanted) <= FEW_CHUNKS:
        # Quicker than to look for every chunk of the text.
        return {at: len(text) - len(text.split(None, at)[at]) for at in wanted}
    return dict(enumerate(found.start() for found in _CHUNK.finditer(text)))


def _not_excused(places: Iterable[Place], excuses: Iterable[Place]) -> list[Place]:
    """The places that lie inside none of the excuses; both come in the order in which they begin."""
    waiting = iter([*excuses, (sys.maxsize, sys.maxsize, 0)])
    next_excuse = next(waiting)
    reach = 0
    kept: list[Place] = []
    for place in places:
        while next_excuse[0] <= place[0]:
            reach = max(reach, next_excuse[1])
            next_excuse = next(waiting)
        if place[1] > reach:
            kept.append(place)
    return kept


def _apart(places: Iterable[Place]) -> Iterator[Place]:
    """The places, given in the order in which they begin, without those that overlap one before them."""
    done = 0
    for place in places:
        if place[0] >= done:
            done = place[1]
            yield place
