"""Reads what stands between two blanks, and tells which parts of the list it holds."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import ahocorasick

from moderator.text.alphabet import Alphabet
from moderator.text.drawn_letters import with_letters
from moderator.text.hidden_letters import SIGNS
from moderator.text.spelled_out import joined, spelled_out
from moderator.text.word_reader import LONGEST_DISGUISED, Part, WordReader

Hit = tuple[int, int, int]
"""From, to (exclusive), and the part's number."""

MOST_ALIKE = 200
"""Times that one word is told in a text: the same a thousand times over is no news."""

SHORTEST_JOINED = 4

_LOOSE = re.compile(r"[\W_]*+[^\W_](?>(?:[\W_]++[^\W_](?![^\W_]))*)[\W_]*+")
_BROKEN = re.compile("[b-df-hj-np-tv-xz]{1,5}")
_OUTSIDE = re.compile(rf"[^\w{re.escape(SIGNS)}]++")
_NOT_AT_THE_END = "-.?_~…·•"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a chunk.

    `hits` are the parts in it, those that begin first come first; `words` are those that are entries, by the numbers
    of the entries; `opens`: one of the parts begins a phrase. `is_loose`: no two of its letters stand together.
    `is_broken`: it has no vowel, as half a word has.
    """

    hits: tuple[Hit, ...]
    words: tuple[Hit, ...]
    opens: bool
    is_loose: bool
    is_broken: bool


class ChunkReader:
    """Knows the parts of a list; what a chunk holds depends on nothing but the chunk, so that it can be remembered."""

    def __init__(
        self,
        parts: Sequence[Part],
        words: Mapping[int, int],
        openings: Collection[int],
        alphabet: Alphabet,
        disguised: bool,
        respelled: Collection[str] | None,
    ) -> None:
        """`words` and `openings` are those of Phrases; `respelled` see WordReader."""
        self._word_numbers = words
        self._openings = openings
        self._alphabet = alphabet
        self._disguised = disguised
        plain = {number: part for number, part in enumerate(parts) if part.text.isalnum()}
        self._words = WordReader(plain, alphabet, disguised, respelled)
        self._parts = parts
        self._with_signs = self._automaton_for(number for number in range(len(parts)) if number not in plain)

    def read(self, chunk: str) -> Reading | None:
        """What there is to know of a chunk; nothing of most."""
        hits = set(self._tokens(chunk))
        if not chunk.isalnum():
            hits.update(self._signed(chunk))
            if self._disguised:
                hits.update(self._in_pieces(chunk))
        is_loose = self._disguised and _LOOSE.fullmatch(chunk) is not None
        is_broken = self._disguised and _BROKEN.fullmatch(chunk) is not None
        if not (hits or is_loose or is_broken):
            return None
        numbers = self._word_numbers
        words = tuple((start, end, numbers[part]) for start, end, part in hits if part in numbers)
        opens = any(part in self._openings for _, _, part in hits)
        return Reading(tuple(sorted(hits)), words, opens, is_loose, is_broken)

    def read_letters(self, letters: str) -> list[int]:
        """The parts that these letters are when they stand together."""
        return self._words.undisguised(letters) or self._words.disguised(letters)

    def literal(self, word: str) -> list[int]:
        """The part that is written just so."""
        return self._words.literal(word)

    def _tokens(self, chunk: str) -> Iterator[Hit]:
        known: dict[str, list[Hit]] = {}
        seen: Counter[str] = Counter()
        for token in self._alphabet.token.finditer(chunk):
            written = token[0]
            if written not in known:
                known[written] = list(self._token(written, 0))
            seen[written] += 1
            if seen[written] <= MOST_ALIKE:
                for start, end, number in known[written]:
                    yield token.start() + start, token.start() + end, number

    def _token(self, token: str, start: int) -> Iterator[Hit]:
        """What the token reads as; the signs around it may be letters, or no part of the word."""
        found = self._words.undisguised(token)
        if self._disguised and not found:
            bare = self._alphabet.plain_token.search(token)
            if bare and bare[0] != token:
                yield from self._token(bare[0], start + bare.start())
                return
            found = self._words.disguised(token)
        for number in found:
            yield start, start + len(token), number

    def _in_pieces(self, chunk: str) -> Iterator[Hit]:
        """Words with something inside them that is no letter."""
        outside = _OUTSIDE.match(chunk)
        start = outside.end() if outside else 0
        written = _OUTSIDE.sub("", chunk[start:].rstrip(_NOT_AT_THE_END)) if chunk[start:] else ""
        for number in self._words.hidden(written):
            yield start, start + len(written), number
        if len(chunk) <= 2 * LONGEST_DISGUISED and (together := joined(chunk)):
            letters, first, last = together
            if SHORTEST_JOINED <= len(letters) <= LONGEST_DISGUISED:
                for number in self.read_letters(letters):
                    yield first, last, number
        if drawn := with_letters(chunk):
            for token in self._alphabet.token.finditer(drawn):
                if token[0] not in chunk:
                    yield from ((0, len(chunk), number) for number in self.read_letters(token[0]))
        for spelled in spelled_out(chunk):
            for number in self.read_letters(spelled.letters):
                yield spelled.places[0], spelled.places[-1] + 1, number

    def _signed(self, chunk: str) -> Iterator[Hit]:
        """Parts that are more than letters and digits: c++, s.o.b."""
        if not self._with_signs:
            return
        for last, numbers in self._with_signs.iter(self._alphabet.skeleton(chunk)):
            for number in numbers:
                end = last + 1
                start = end - len(self._parts[number].text)
                if self._is_free(chunk, start, end) and self._alphabet.reads(
                    chunk[start:end], self._parts[number].text
                ):
                    yield start, end, number

    def _is_free(self, chunk: str, start: int, end: int) -> bool:
        """Whether no longer word lies around this place."""
        is_character = self._alphabet.is_character
        return not (start and is_character(chunk[start - 1])) and not (
            end < len(chunk) and is_character(chunk[end - 1]) and is_character(chunk[end])
        )

    def _automaton_for(self, numbers: Iterable[int]) -> ahocorasick.Automaton:
        skeletons: dict[str, list[int]] = {}
        for number in numbers:
            skeletons.setdefault(self._alphabet.skeleton(self._parts[number].text), []).append(number)
        automaton = ahocorasick.Automaton()
        for skeleton, sharing in skeletons.items():
            automaton.add_word(skeleton, sharing)
        automaton.make_automaton()
        return automaton
