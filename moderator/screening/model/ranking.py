"""How well scores rank: the area under the ROC curve, and whether one ranking beats another by more than chance."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, variance


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two areas under the curve over the same texts, and the standard error of their difference."""

    first: float
    second: float
    standard_error: float

    def second_wins(self, errors: float) -> bool:
        """Whether the second ranks better by more than so many standard errors."""
        return self.second - self.first > errors * self.standard_error


def auc(scores: Sequence[float], taken_out: Sequence[bool]) -> float:
    """How often what was taken out ranks above what was not; ties count half. Both kinds must be there."""
    return fmean(_shares_below(*_apart(scores, taken_out)))


def compare(first: Sequence[float], second: Sequence[float], taken_out: Sequence[bool]) -> Comparison:
    """Holds two rankings of the same texts against each other (DeLong, DeLong and Clarke-Pearson, 1988).

    At least two texts of each kind must be there.
    """
    (out_1, kept_1), (out_2, kept_2) = _apart(first, taken_out), _apart(second, taken_out)
    below_1, below_2 = _shares_below(out_1, kept_1), _shares_below(out_2, kept_2)
    above_1, above_2 = _shares_below(kept_1, out_1), _shares_below(kept_2, out_2)
    of_out = variance([b - a for a, b in zip(below_1, below_2, strict=True)]) / len(out_1)
    of_kept = variance([b - a for a, b in zip(above_1, above_2, strict=True)]) / len(kept_1)
    return Comparison(fmean(below_1), fmean(below_2), math.sqrt(of_out + of_kept))


def _apart(scores: Sequence[float], taken_out: Sequence[bool]) -> tuple[list[float], list[float]]:
    pairs = list(zip(scores, taken_out, strict=True))
    return [score for score, out in pairs if out], [score for score, out in pairs if not out]


def _shares_below(scores: Sequence[float], others: Sequence[float]) -> list[float]:
    """For each score, the share of the others that lie below it."""
    ordered = sorted(others)
    return [(bisect_left(ordered, score) + bisect_right(ordered, score)) / 2 / len(ordered) for score in scores]
