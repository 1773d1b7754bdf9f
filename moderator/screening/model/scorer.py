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
    known_as,
    pair_place,
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
    """What is remembered of a word; `steps` is what its features weigh in each model, before scaling."""

    features: int
    steps: tuple[int, ...]
    as_second: bytes
    as_first: int


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
        names = [known_as(word) for word in words]
        known = list(map(self._words.__getitem__, names))
        pairs = {pair_place(first.as_first, second.as_second) for first, second in pairwise(known)}
        once = list(map(self._words.__getitem__, set(names)))
        root = math.sqrt(len(pairs) + sum([word.features for word in once])) or 1.0
        found = []
        for number, model in enumerate(self._models):
            weights = model.weights
            steps = sum([weights[place] for place in pairs]) + sum([word.steps[number] for word in once])
            found.append(probability(model.bias + model.scale * steps / root))
        return found

    def heaviest(self, folded: Folded, number: int, most: int) -> list[WordWeight]:
        """The words that speak most for taking the text out, by model `number`; each once, where it first stands.

        A pair's weight is shared by its two words.
        """
        words = [known_as(word) for word in words_of(folded.text)]
        model = self._models[number]
        steps = {word: float(self._words[word].steps[number]) for word in words}
        pairs = set(pairwise(words))
        for first, second in pairs:
            half = model.weights[pair_place(self._words[first].as_first, self._words[second].as_second)] / 2
            steps[first] += half
            steps[second] += half
        root = math.sqrt(len(pairs) + sum(self._words[word].features for word in steps)) or 1.0
        heavy = sorted(steps, key=lambda word: steps[word], reverse=True)[:most]
        first_places = _first_places(folded, [word for word in heavy if steps[word] > 0])
        return [WordWeight(*place, steps[word] * model.scale / root) for word, place in first_places.items()]

    def _weigh(self, word: str) -> _Word:
        places = word_places(word)
        steps = tuple(sum([model.weights[place] for place in places]) for model in self._models)
        return _Word(len(places), steps, *hashed_for_pairs(word))


def _first_places(folded: Folded, wanted: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Where each of these words first stands, in the order of the words."""
    found: dict[str, tuple[int, int]] = {}
    for match in WORD.finditer(folded.text, 0, LONGEST):
        word = known_as(match.group())
        if word in wanted and word not in found:
            found[word] = folded.original(match.start(), match.end())
    return {word: found[word] for word in wanted}
