"""Reads one word in every disguise that is believed, and tells which words of a list it may be."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from moderator.text.alphabet import Alphabet
from moderator.text.hidden_letters import A_VOWEL, HiddenLetters
from moderator.text.look_alikes import dotted, other_readings
from moderator.text.ordinary_words import ordinary_words
from moderator.text.sounds import (
    SHORTEST,
    SHORTEST_WITHOUT_VOWELS,
    as_long,
    is_drawn_out,
    other_spellings,
    pronounced,
    shortened,
    single,
)

LONGEST_ENDING = 12
"""Letters that may follow a part with any ending: the longest endings of Russian, Turkish and Armenian."""

LONGEST_ENDING_AS_IT_SOUNDS = 3
"""Letters that may follow a stem in another spelling of its sound: fuking, but not Fukushima."""

LONGEST_DISGUISED = 64
"""Characters; nobody recognises a longer word in disguise."""

_NUMBER = re.compile(r"[\W_]*+\d[\d\W_]*+")
"""455 and 45$ are a number and a price, although 4 may stand for a, 5 and $ for s."""


_AGAIN = re.compile(r"([^\W\d_]{4,20}?)\1+")
_X_INSIDE = re.compile(r"[^\W\d_x]{1,20}x[^\W\d_x]{1,20}")
_ADORNED = re.compile(r"(?:xx{1,2}+)?([^\W\d_]{4,40}?)(?:x{1,4}|z{1,4}|xd|69|420|666|\d{3,4})?")
"""A word of four letters or more, with what people put around it for fun: xxfuckxx, fuckzz, fuck69."""


@dataclass(frozen=True, slots=True)
class Part:
    """A word, or one word of a phrase, levelled; `any_ending`: more letters may follow."""

    text: str
    any_ending: bool = False


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A way to write the part with this number, and what it sounds like."""

    text: str
    sound: str
    number: int


class WordReader:
    """Knows parts of letters and digits by their numbers, their places in the list.

    Of the `respelled` ones, of all where it is None, other spellings are believed too.
    """

    def __init__(
        self, parts: Mapping[int, Part], alphabet: Alphabet, disguised: bool, respelled: Collection[str] | None
    ) -> None:
        self._parts = parts
        self._alphabet = alphabet
        self._respelled = respelled
        self._literal = {part.text: number for number, part in parts.items() if not part.any_ending}
        self._whole: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        self._spellings: dict[str, list[_Spelling]] = {}
        self._stem_spellings: dict[str, list[_Spelling]] = {}
        for number, part in parts.items():
            table = self._stems if part.any_ending else self._whole
            table.setdefault(alphabet.skeleton(part.text), []).append(number)
            if disguised:
                self._add_spellings(number, part)
        self._stem_lengths = sorted({len(stem) for stem in self._stems})
        self._stem_spelling_lengths = sorted({len(stem) for stem in self._stem_spellings})
        self._hidden = HiddenLetters((part.text, number, part.any_ending) for number, part in parts.items())
        self._ordinary = ordinary_words() if disguised else frozenset[str]()

    def literal(self, word: str) -> list[int]:
        """The part that is written just so."""
        return [self._literal[word]] if word in self._literal else []

    def undisguised(self, token: str) -> list[int]:
        """The parts as which the token reads letter by letter, signs for letters included."""
        if token in self._ordinary:
            return self.literal(token)
        skeleton = self._alphabet.skeleton(token)
        found = self._reading(token, self._whole.get(skeleton, ()))
        for length in self._stem_lengths:
            if length > len(token):
                break
            if stems := self._stems.get(skeleton[:length]):
                ending = token[length:]
                if not ending or (len(ending) <= LONGEST_ENDING and ending.isalpha()):
                    found += self._reading(token[:length], stems)
        return sorted(found) if len(found) > 1 else found

    def disguised(self, token: str) -> list[int]:
        """The parts as which the token reads by some trick, for a token that reads as none without: the first kind
        of trick that makes sense counts."""
        if len(token) > LONGEST_DISGUISED or _NUMBER.fullmatch(token) or self._is_ordinary(token):
            return []
        if token.isascii() and len(token) < SHORTEST_WITHOUT_VOWELS:
            return []
        readings = [token] if token.isascii() else list(dict.fromkeys([*other_readings(token), dotted(token)]))
        for reading in readings[1:]:
            if found := self.undisguised(reading):
                return found
        for reading in readings:
            if found := sorted(set(self._spelled_otherwise(reading))) or self._for_fun(reading):
                return found
        return []

    def hidden(self, written: str) -> list[int]:
        """The parts some of whose letters are hidden by signs in what is written."""
        return sorted({number for reading in other_readings(written) for number in self._hidden.read(reading)})

    def _reading(self, token: str, numbers: Iterable[int]) -> list[int]:
        is_number = _NUMBER.fullmatch(token) is not None
        return [
            number
            for number in numbers
            if self._alphabet.reads(token, self._parts[number].text)
            and not (is_number and not _NUMBER.fullmatch(self._parts[number].text))
        ]

    def _add_spellings(self, number: int, part: Part) -> None:
        """What the part sounds like; short parts are known by drawn-out letters only."""
        table = self._stem_spellings if part.any_ending else self._spellings
        other = () if part.any_ending or not self._is_respelled(part) else other_spellings(part.text)
        spellings = {part.text, *other}
        for spelling in spellings:
            written = _Spelling(spelling, pronounced(spelling), number)
            table.setdefault(single(written.sound), []).append(written)

    def _is_respelled(self, part: Part) -> bool:
        return self._respelled is None or part.text in self._respelled

    def _is_ordinary(self, token: str) -> bool:
        return token in self._ordinary or shortened(token) in self._ordinary

    def _for_fun(self, token: str) -> list[int]:
        """The parts that the token says again and again, makes a nickname of, or writes with an x for a vowel."""
        found: list[int] = []
        if again := _AGAIN.fullmatch(token) or _ADORNED.fullmatch(token):
            found = self.undisguised(again[1])
        if not found and _X_INSIDE.fullmatch(token):
            found = list(self._hidden.read(token.replace("x", A_VOWEL)))
        return [number for number in found if self._is_respelled(self._parts[number])]

    def _spelled_otherwise(self, token: str) -> Iterator[int]:
        for letters in self._alphabet.in_letters(token):
            sound = pronounced(letters)
            key = single(sound)
            for spelling in self._spellings.get(key, ()):
                if as_long(sound, spelling.sound) and self._is_believed(letters, sound, spelling):
                    yield spelling.number
            for length in self._stem_spelling_lengths:
                if length > len(key):
                    break
                for spelling in self._stem_spellings.get(key[:length], ()):
                    if len(letters) - len(spelling.text) > LONGEST_ENDING_AS_IT_SOUNDS and not _has_letters_of(
                        letters, spelling
                    ):
                        continue
                    if _begins_as_long(sound, spelling.sound) and self._is_believed(letters, sound, spelling):
                        yield spelling.number

    def _is_believed(self, letters: str, sound: str, spelling: _Spelling) -> bool:
        """Of doubled letters and other letters for the same sound one is believed, not both: cook is no cock.

        A short spelling must have just these letters, and a short word be cried out loud: asssss.
        """
        if len(letters) < SHORTEST_WITHOUT_VOWELS:
            return False
        has_these_letters = _has_letters_of(letters, spelling)
        part = self._parts[spelling.number]
        # Swapped or missing letters are one trick, other letters for a sound would be a second one: six is no sickos.
        if spelling.text != part.text or not self._is_respelled(part):
            return has_these_letters
        if len(spelling.text) >= SHORTEST:
            return has_these_letters or sound.startswith(spelling.sound) or is_drawn_out(letters)
        return has_these_letters and (len(part.text) >= SHORTEST or is_drawn_out(letters))


def _has_letters_of(letters: str, spelling: _Spelling) -> bool:
    return single(letters).startswith(single(spelling.text))


def _begins_as_long(sound: str, stem: str) -> bool:
    """Whether the sound begins with the stem, each letter of it at least as often, and goes on with any ending."""
    wanted = single(stem)
    beginning = re.match("".join(f"{re.escape(letter)}+" for letter in wanted), sound)
    if beginning is None or len(sound) - beginning.end() > LONGEST_ENDING:
        return False
    return as_long(beginning[0], stem)
