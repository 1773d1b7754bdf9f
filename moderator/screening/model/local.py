"""What this desk's own decisions teach: a model beside the prior, heard as far as it has proved to rank better."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from moderator.screening.model.features import places_of
from moderator.screening.model.linear import Linear, pack, small, unpack
from moderator.screening.model.logistic import Example, Fitted, balanced, fit, log_ratios, probability
from moderator.screening.model.ranking import Comparison, compare

LEAST = 25
"""Decisions of either kind without which nothing is learned."""

LEAST_TEXTS = 10
"""Different texts of either kind that these decisions must be about."""

FOLDS = 5
EPOCHS = 3
RATE = 0.1
COOLINGS = (1.0, 2.0, 4.0, 8.0, 16.0)
"""What log-odds may be divided by, so that the model is no surer of itself than unseen decisions bear out."""

MIXINGS = (0.25, 0.5, 0.75, 1.0)
ERRORS = 2.0
"""Standard errors by which a mixture must rank better than the prior alone."""

NAME = "local"

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A text that a person decided, and what the prior says of it."""

    text: str
    taken_out: bool
    prior: float


@dataclass(frozen=True, slots=True)
class LocalModel:
    """`mixing` is this model's part of the score, from 0 (not heard) to 1 (the prior is not heard).

    The areas under the curve were measured on decisions that the measured model had not learned from.
    """

    linear: Linear
    mixing: float
    taken_out: int
    approved: int
    prior_auc: float
    mixed_auc: float

    def to_bytes(self) -> bytes:
        """For keeping."""
        facts = {
            "mixing": self.mixing,
            "taken_out": self.taken_out,
            "approved": self.approved,
            "prior_auc": self.prior_auc,
            "mixed_auc": self.mixed_auc,
        }
        return pack({NAME: self.linear}, facts)

    @classmethod
    def from_bytes(cls, content: bytes) -> "LocalModel":
        """What was kept. Raises ValueError where another version made it, or it is damaged."""
        models, facts = unpack(content)
        try:
            return cls(
                models[NAME],
                min(1.0, max(0.0, float(facts["mixing"]))),
                int(facts["taken_out"]),
                int(facts["approved"]),
                float(facts["prior_auc"]),
                float(facts["mixed_auc"]),
            )
        except KeyError as missing:
            raise ValueError("the local model lacks something") from missing


def learn(decided: Sequence[Decided], progress: Progress) -> LocalModel | None:
    """Learns from decisions, the oldest first; None while there are too few of either kind.

    A text that was sent more than once is learned once, by its latest decision.
    """
    latest = list({each.text: each for each in decided}.values())
    taken_out, approved = _of_either_kind(decided)
    if min(taken_out, approved) < LEAST or min(_of_either_kind(latest)) < LEAST_TEXTS:
        return None
    examples = [Example(places_of(each.text), each.taken_out) for each in latest]
    unseen = _log_odds_of_unseen(examples, progress)
    cooling = _best_cooling(unseen, examples)
    linear = small(_fit(examples).cooled(cooling))
    progress(FOLDS + 1, FOLDS + 1)
    local = [probability(log_odds / cooling) for log_odds in unseen]
    mixing, measured = _best_mixing([each.prior for each in latest], local, [each.taken_out for each in latest])
    return LocalModel(linear, mixing, taken_out, approved, measured.first, measured.second)


def mixed(prior: float, local: float, mixing: float) -> float:
    """The score of both."""
    return (1 - mixing) * prior + mixing * local


def _of_either_kind(decided: Sequence[Decided]) -> tuple[int, int]:
    """How many were taken out, and how many approved."""
    taken_out = sum(each.taken_out for each in decided)
    return taken_out, len(decided) - taken_out


def _fit(examples: Sequence[Example]) -> Fitted:
    return fit(balanced(examples), EPOCHS, RATE, log_ratios(examples))


def _log_odds_of_unseen(examples: Sequence[Example], progress: Progress) -> list[float]:
    """For each example, what a model says of it that has learned from the others only."""
    folds = _folds(examples)
    found = [0.0] * len(examples)
    for fold in range(FOLDS):
        progress(fold, FOLDS + 1)
        fitted = _fit([example for example, of in zip(examples, folds, strict=True) if of != fold])
        for number, example in enumerate(examples):
            if folds[number] == fold:
                found[number] = fitted.log_odds(example.places)
    return found


def _best_cooling(log_odds: Sequence[float], examples: Sequence[Example]) -> float:
    """The divisor with which the model is least surprised by what it has not seen, either kind counting alike."""
    weighed = list(zip(log_odds, balanced(examples), strict=True))

    def surprise(cooling: float) -> float:
        return -sum(
            example.weight * math.log(probability(odds / cooling if example.taken_out else -odds / cooling))
            for odds, example in weighed
        )

    return min(COOLINGS, key=surprise)


def _folds(examples: Sequence[Example]) -> list[int]:
    """Deals each kind out in turn, so that all folds hold both."""
    dealt: Counter[bool] = Counter()
    folds = []
    for example in examples:
        folds.append(dealt[example.taken_out] % FOLDS)
        dealt[example.taken_out] += 1
    return folds


def _best_mixing(prior: Sequence[float], local: Sequence[float], taken_out: Sequence[bool]) -> tuple[float, Comparison]:
    """The mixture that ranks best, 0 where none is better than the prior by more than chance."""
    best = (0.0, compare(prior, prior, taken_out))
    for mixing in MIXINGS:
        both = [mixed(of_prior, of_local, mixing) for of_prior, of_local in zip(prior, local, strict=True)]
        measured = compare(prior, both, taken_out)
        if measured.second_wins(ERRORS) and measured.second > best[1].second:
            best = (mixing, measured)
    return best
