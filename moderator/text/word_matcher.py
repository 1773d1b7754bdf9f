"""Finds words and phrases in a text, disguised ones too, in time that grows with the text only.

An Aho-Corasick automaton looks for the skeletons of the words, in which one character stands for its whole
class of characters that may replace each other; what it finds is compared with the words letter by letter.
"""

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import ahocorasick

from moderator.text.folding import Folded, fold

NO_CHARACTERS: Mapping[str, Collection[str]] = MappingProxyType({})

TURKISH: Mapping[str, Collection[str]] = MappingProxyType({"ı": ("ı", "i")})
"""The capital of ı is I, which folds to i. A word with i, on the other hand, is never written with ı."""

LONGEST_ENDING = 12
"""Letters that may follow a word of the list that ends in *."""

_NUMBER = re.compile(r"[\W_]*+\d[\d\W_]*+")
"""455 and 45$ are a number and a price, although 4 may stand for a, 5 and $ for s."""


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A word of the list, and the code points of the source text that read as it."""

    word: str
    start: int
    end: int


class WordMatcher:
    """Knows a list of words and phrases. What stands in them before the first letter or digit does not count.

    `characters` tells which characters may stand for a letter. Whatever is no letter, digit or such a
    character ends a word: a word is found in quotes, but not inside a longer one. A blank of a phrase stands
    for any run of blanks. A word that ends in * may be followed by letters. What lies inside an `allowed` word or
    phrase, written as it is, is no match.
    """

    def __init__(
        self,
        words: Iterable[str],
        characters: Mapping[str, Collection[str]] = NO_CHARACTERS,
        allowed: Iterable[str] = (),
    ) -> None:
        self._alphabet = _Alphabet({**TURKISH, **characters})
        excused = {self._alphabet.levelled(word) for word in allowed} - {""}
        self._automaton = self._automaton_for(words, excused)
        self._allowed = WordMatcher(excused) if excused else None

    def find(self, text: str | Folded) -> list[WordMatch]:
        """The matches in order; where several words read the same, the first in the list is meant.

        Of matches that overlap the first counts, of those that begin together the longest.
        """
        if not self._automaton:
            return []
        folded = fold(text) if isinstance(text, str) else text
        found = self._occurrences(folded.text)
        if found and self._allowed:
            found = _not_excused(found, self._allowed._occurrences(folded.text))
        return [WordMatch(match.word, *folded.original(match.start, match.end)) for match in _apart(found)]

    def find_all(self, text: str | Folded) -> list[WordMatch]:
        """Every place where a word of the list stands, also where words overlap; `allowed` excuses nothing here.

        Words that read the same are told as the first of them.
        """
        if not self._automaton:
            return []
        folded = fold(text) if isinstance(text, str) else text
        hits = self._hits(folded.text)
        found = (match for start, candidates in hits for match in candidates.matches(folded.text, start))
        return [WordMatch(match.word, *folded.original(match.start, match.end)) for match in found]

    def levelled(self, word: str) -> str:
        """What two words have in common that read the same; empty for what can't be found."""
        return self._alphabet.levelled(word)

    def _automaton_for(self, words: Iterable[str], excused: Collection[str]) -> ahocorasick.Automaton:
        """All words by the skeletons of their first tokens: of `shut up` that of `shut`."""
        meant: dict[str, dict[str, str]] = {}
        for word in words:
            levelled = self._alphabet.levelled(word)
            if levelled and levelled not in excused:
                first = self._alphabet.first_skeleton(levelled)
                meant.setdefault(first, {}).setdefault(levelled, word)
        automaton = ahocorasick.Automaton()
        for skeleton, candidates in meant.items():
            automaton.add_word(skeleton, (len(skeleton), _Candidates(candidates, self._alphabet)))
        automaton.make_automaton()
        return automaton

    def _occurrences(self, folded: str) -> list[WordMatch]:
        """The longest match at each place in a folded text where there is one, overlapping ones included."""
        longest: dict[int, WordMatch] = {}
        for start, candidates in self._hits(folded):
            match = candidates.match(folded, start)
            if match and (start not in longest or match.end >= longest[start].end):
                longest[start] = match
        return list(longest.values())

    def _hits(self, folded: str) -> "Iterator[tuple[int, _Candidates]]":
        """Where the skeleton of a word's first token stands, and which words that may be."""
        for last, (width, candidates) in self._automaton.iter(self._alphabet.skeleton(folded)):
            yield last + 1 - width, candidates


class _Alphabet:
    """What words are made of: letters, digits, and signs that may stand for a letter."""

    def __init__(self, stand_ins: Mapping[str, Collection[str]]) -> None:
        self._stand_ins = stand_ins
        self._classes = str.maketrans(_classes(stand_ins))
        signs = {sign for several in stand_ins.values() for sign in several if not sign.isalnum()}
        self._character = "|".join([r"[^\W_]", *map(re.escape, sorted(signs))])
        self._token = re.compile(rf"(?>(?:{self._character})+)")
        self._border = re.compile(rf"[^\w {re.escape(''.join(sorted(signs)))}]|_")

    def levelled(self, word: str) -> str:
        """The word folded, with single blanks, from its first token on; empty where it has none."""
        folded = " ".join(fold(word).text.split())
        first = self._token.search(folded)
        return folded[first.start() :] if first else ""

    def first_skeleton(self, levelled: str) -> str:
        """The skeleton of the characters up to the first that ends a word; open where * stands there."""
        is_open = levelled.endswith("*") and len(levelled) > 1
        found = self._token.match(levelled.removesuffix("*") if is_open else levelled)
        skeleton = self.skeleton(found[0] if found else "")
        return skeleton.removesuffix(" ") if is_open and found and found.end() == len(levelled) - 1 else skeleton

    def skeleton(self, folded: str) -> str:
        """The representative of each character, blanks for what ends a word, and a blank on either side."""
        return f" {self._border.sub(' ', folded)} ".translate(self._classes)

    def expression(self, levelled: str) -> str:
        """A regular expression for the word in every disguise, and for the border behind it."""
        if levelled.endswith("*") and len(levelled) > 1:
            stem, ending, last = levelled[:-1], rf"[^\W\d_]{{0,{LONGEST_ENDING}}}+", "a"
        else:
            stem, ending, last = levelled, "", levelled[-1]
        ends = rf"(?!{self._character})" if self._token.fullmatch(last) else ""
        return "".join(map(self._choice, stem)) + ending + ends

    def _choice(self, character: str) -> str:
        if character == " ":
            return r"\s++"
        choices = {character, *self._stand_ins.get(character, ())}
        return f"[{re.escape(''.join(sorted(choices)))}]"


@dataclass(frozen=True)
class _Candidates:
    """Words whose first tokens share a skeleton: levelled and as in the list, in the order of the list."""

    meant: Mapping[str, str]
    alphabet: _Alphabet

    @cached_property
    def _by_length(self) -> Sequence[str]:
        return sorted(self.meant, key=len, reverse=True)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        """Made when the first candidate turns up; for most words that is never."""
        return re.compile("|".join(f"({self.alphabet.expression(word)})" for word in self._by_length))

    @cached_property
    def _each(self) -> Sequence[tuple[str, re.Pattern[str]]]:
        return [(word, re.compile(self.alphabet.expression(word))) for word in self._by_length]

    def match(self, folded: str, start: int) -> WordMatch | None:
        """The longest of these words that begins at `start`."""
        found = self._expression.match(folded, start)
        if found is None or found.lastindex is None:
            return None
        return self._meant(self._by_length[found.lastindex - 1], found)

    def matches(self, folded: str, start: int) -> Iterator[WordMatch]:
        """All of these words that begin at `start`, the longest first."""
        if self._expression.match(folded, start):
            for word, expression in self._each:
                found = expression.match(folded, start)
                if found and (match := self._meant(word, found)):
                    yield match

    def _meant(self, word: str, found: re.Match[str]) -> WordMatch | None:
        if _NUMBER.fullmatch(found[0]) and not _NUMBER.fullmatch(word):
            return None
        return WordMatch(self.meant[word], found.start(), found.end())


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


def _not_excused(found: Iterable[WordMatch], excuses: Iterable[WordMatch]) -> list[WordMatch]:
    """The matches that lie inside none of the excuses; both come in the order in which they begin."""
    waiting = iter([*excuses, WordMatch("", sys.maxsize, sys.maxsize)])
    next_excuse = next(waiting)
    reach = 0
    kept: list[WordMatch] = []
    for match in found:
        while next_excuse.start <= match.start:
            reach = max(reach, next_excuse.end)
            next_excuse = next(waiting)
        if match.end > reach:
            kept.append(match)
    return kept


def _apart(found: Iterable[WordMatch]) -> Iterator[WordMatch]:
    """The matches, given in the order in which they begin, without those that overlap one before them."""
    done = 0
    for match in found:
        if match.start >= done:
            done = match.end
            yield match
