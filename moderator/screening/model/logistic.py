"""Logistic regression by stochastic gradient descent with AdaGrad's step sizes (Duchi, Hazan and Singer, 2011)."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from moderator.screening.model.features import DIMENSION

FIRST_SQUARES = 0.01
"""What the sums of squares begin with, so that the first steps stay small."""

BIAS_RATE = 0.02
SURE = 30.0
"""Log-odds beyond which nothing is gained, and `exp` would overflow."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text's places in the table, whether it was taken out, and how much it counts."""

    places: Sequence[int]
    taken_out: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """One weight for each place, and what a text without any word gets; both in log-odds."""

    weights: list[float]
    bias: float

    def log_odds(self, places: Sequence[int]) -> float:
        """Above 0: rather taken out than not."""
        if not places:
            return self.bias
        weights = self.weights
        return self.bias + sum([weights[place] for place in places]) / math.sqrt(len(places))

    def cooled(self, divisor: float) -> "Fitted":
        """The same ranking, less sure of itself."""
        return Fitted([weight / divisor for weight in self.weights], self.bias / divisor)


NOTHING_YET = Fitted([], 0.0)
"""Where learning begins when nothing is known."""


def probability(log_odds: float) -> float:
    """From log-odds to 0..1."""
    return 1 / (1 + math.exp(-max(-SURE, min(SURE, log_odds))))


def balanced(examples: Sequence[Example], total: float | None = None) -> list[Example]:
    """The same examples weighed so that both classes count alike, `total` in sum (their number unless said)."""
    total = float(len(examples)) if total is None else total
    out = sum(example.taken_out for example in examples)
    each = {True: total / 2 / max(out, 1), False: total / 2 / max(len(examples) - out, 1)}
    return [Example(example.places, example.taken_out, each[example.taken_out]) for example in examples]


def log_ratios(examples: Sequence[Example]) -> Fitted:
    """How much oftener each feature stands in one class than in the other, as naive Bayes counts it.

    A few dozen examples teach this more than the steps of `fit` alone, which go on from here (Wang and Manning, 2012).
    """
    counts: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
    texts = Counter(example.taken_out for example in examples)
    for example in examples:
        counts[example.taken_out].update(set(example.places))
    out, kept = counts[True], counts[False]
    level = math.log((texts[False] + 1) / (texts[True] + 1))
    weights = [0.0] * DIMENSION
    for place in out.keys() | kept.keys():
        weights[place] = math.log((out[place] + 0.5) / (kept[place] + 0.5)) + level
    return Fitted(weights, 0.0)


def fit(examples: Sequence[Example], epochs: int, rate: float, start: Fitted = NOTHING_YET) -> Fitted:
    """Learns from the examples, always alike: their order is mixed by a fixed seed."""
    weights = list(start.weights) or [0.0] * DIMENSION
    squares = [FIRST_SQUARES] * DIMENSION
    bias = start.bias
    random = Random(1)  # noqa: S311 - mixes an order, guards no secret
    order = list(range(len(examples)))
    for _ in range(epochs):
        random.shuffle(order)
        for index in order:
            example = examples[index]
            guess = probability(Fitted(weights, bias).log_odds(example.places))
            step = (guess - example.taken_out) * example.weight
            bias -= BIAS_RATE * step
            if example.places:
                _learn(weights, squares, example.places, step / math.sqrt(len(example.places)), rate)
    return Fitted(weights, bias)


def _learn(weights: list[float], squares: list[float], places: Sequence[int], gradient: float, rate: float) -> None:
    square = gradient * gradient
    towards = rate * gradient
    for place in places:
        squares[place] += square
        weights[place] -= towards / math.sqrt(squares[place])
