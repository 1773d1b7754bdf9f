"""All words and texts of all rules, looked for in one pass."""

import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from moderator.text.folding import Folded
from moderator.text.substrings import Substrings
from moderator.text.word_matcher import WordMatch, WordMatcher

Found = Mapping[str, list[WordMatch]]
"""By word, levelled: the places where it stands, in their order."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that a condition looks for, and what excuses them. `fold`: disguised ones too."""

    words: frozenset[str]
    allow: frozenset[str] = frozenset()
    fold: bool = False


class Lexicon:
    """Knows what every condition looks for, so that a text is read once, however many rules there are."""

    def __init__(
        self, wanted: Collection[Wanted], texts: Collection[str], stand_ins: Mapping[str, Collection[str]]
    ) -> None:
        self.texts = Substrings(texts)
        self._matchers = {
            False: WordMatcher(_all_words(wanted, fold=False)),
            True: WordMatcher(_all_words(wanted, fold=True), stand_ins),
        }
        self._levelled = {
            each: (self._level(each.words, each.fold), self._level(each.allow, each.fold)) for each in wanted
        }

    def find(self, content: Folded, fold: bool) -> Found:
        """Every place of every word in a text; with `fold`, of those that are looked for in disguise too."""
        matcher = self._matchers[fold]
        found: dict[str, list[WordMatch]] = {}
        for match in matcher.find_all(content):
            found.setdefault(matcher.levelled(match.word), []).append(match)
        return found

    def levelled(self, wanted: Wanted) -> frozenset[str]:
        """The wanted words as `find` tells them."""
        return self._levelled[wanted][0]

    def first(self, wanted: Wanted, found: Found) -> WordMatch | None:
        """The first of the wanted words that nothing excuses: none of the allowed ones lies around it."""
        if not found:
            return None
        words, allow = self._levelled[wanted]
        if not allow:
            return min((found[word][0] for word in words & found.keys()), key=_place, default=None)
        places = _in_order(words, found)
        excuses = iter([*_in_order(allow, found), WordMatch("", sys.maxsize, sys.maxsize)])
        next_excuse, reach = next(excuses), 0
        for place in places:
            while next_excuse.start <= place.start:
                reach = max(reach, next_excuse.end)
                next_excuse = next(excuses)
            if place.end > reach:
                return place
        return None

    def _level(self, words: Iterable[str], fold: bool) -> frozenset[str]:
        return frozenset(map(self._matchers[fold].levelled, words)) - {""}


def _all_words(wanted: Iterable[Wanted], fold: bool) -> list[str]:
    return sorted({word for each in wanted if each.fold is fold for word in (*each.words, *each.allow)})


def _in_order(words: frozenset[str], found: Found) -> list[WordMatch]:
    return sorted((match for word in words & found.keys() for match in found[word]), key=_place)


def _place(match: WordMatch) -> tuple[int, int, str]:
    """The first places come first, of those that begin together the longest."""
    return match.start, -match.end, match.word
