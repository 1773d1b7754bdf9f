"""Weighs a text by the models: one number, and which words it comes from."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from moderator.screening.model.features import (
    LONGEST,
    WORD,
    hashed_for_pairs,
    pair_places,
    word_places,
    words_of,
)
from moderator.screening.model.linear import Linear
from moderator.screening.model.logistic import probability
from moderator.text.folding import Folded
from moderator.text.remembered import Remembered

REMEMBERED = 20_000
"""Words whose weights are remembered: a language's common ones, some 10 MB."""


class _Word(NamedTuple):
    """What is remembered of a word.

    `sums` are the number of its features, and what these weigh in each model, before scaling.
    """

    sums: tuple[int, ...]
    as_first: int
    as_second: bytes


@dataclass(frozen=True, slots=True)
class WordWeight:
    """A place in the original text, and the log-odds that the word there adds."""

    start: int
    end: int
    log_odds: float


class Scorer:
    """Several models over the same features, so that each text is read once for all of them."""

    def __init__(self, models: Sequence[Linear]) -> None:
        self._models = tuple(models)
        self._words = Remembered(self._weigh, REMEMBERED)

    def scores(self, words: Sequence[str]) -> list[float]:
        """For each model how likely a text of these words is to be taken out, from 0 to 1."""
        if not words:
            return [probability(model.bias) for model in self._models]
        sums, firsts, seconds = zip(*map(self._words.__getitem__, words), strict=True)
        pairs = set(pair_places(firsts, seconds[1:]))
        of_each_once = dict(zip(words, sums, strict=True)).values()
        features, *steps = map(sum, zip(*of_each_once, strict=True))
        root = math.sqrt(len(pairs) + features)
        return [
            probability(model.bias + model.scale * (of_words + sum(map(model.weights.__getitem__, pairs))) / root)
            for model, of_words in zip(self._models, steps, strict=True)
        ]

    def heaviest(self, folded: Folded, number: int, most: int) -> list[WordWeight]:
        """The words that speak most for taking the text out, by model `number`; each once, where it first stands.

        A pair's weight is shared by its two words.
        """
        words = words_of(folded.text)
        model = self._models[number]
        known = {word: self._words[word] for word in words}
        steps = {word: float(known[word].sums[1 + number]) for word in known}
        pairs = list(set(pairwise(words)))
        places = pair_places(
            [known[first].as_first for first, _ in pairs], [known[last].as_second for _, last in pairs]
        )
        for (first, second), place in zip(pairs, places, strict=True):
            half = model.weights[place] / 2
            steps[first] += half
            steps[second] += half
        root = math.sqrt(len(pairs) + sum(word.sums[0] for word in known.values())) or 1.0
        heavy = sorted(steps, key=lambda word: steps[word], reverse=True)[:most]
        first_places = _first_places(folded, words, [word for word in heavy if steps[word] > 0])
        return [WordWeight(*place, steps[word] * model.scale / root) for word, place in first_places.items()]

    def _weigh(self, word: str) -> _Word:
        places = word_places(word)
        steps = [sum(map(model.weights.__getitem__, places)) for model in self._models]
        return _Word((len(places), *steps), *hashed_for_pairs(word))


def _first_places(folded: Folded, words: Sequence[str], wanted: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Where each of these words first stands, in the order of the words."""
    found: dict[str, tuple[int, int]] = {}
    for match, word in zip(WORD.finditer(folded.text, 0, LONGEST), words, strict=True):
        if word in wanted and word not in found:
            found[word] = folded.original(match.start(), match.end())
    return {word: found[word] for word in wanted}
