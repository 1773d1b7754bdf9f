"""Prior and local model together: what screening asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from moderator.resource_files import resource
from moderator.screening.model.features import words_of
from moderator.screening.model.linear import Linear, unpack
from moderator.screening.model.local import LocalModel, mixed
from moderator.screening.model.marked_words import Marked, find_marked, marked_words
from moderator.screening.model.scorer import Scorer, WordWeight
from moderator.text.folding import Folded

PRIORS = ("insulting", "spam")
"""The models of the shipped file: each was trained to know one kind of what is taken out."""

LOCAL = len(PRIORS)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is read once for all that is asked of it."""

    folded: Folded
    words: list[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How likely a text is to be taken out, from 0 to 1, for ordering; `prior` and `local` are what it is mixed from.

    `voice` is the model that has said the most of it: one of PRIORS, or `local`.
    """

    value: float
    prior: float
    local: float | None
    voice: str


class Judge:
    """Weighs texts. It knows no verdict: what it says is a number and the words it comes from."""

    def __init__(self, prior: Mapping[str, Linear], words: Mapping[str, float], local: LocalModel | None) -> None:
        self._words = words
        self._mixing = local.mixing if local else 0.0
        heard = [local.linear] if local and local.mixing else []
        self._scorer = Scorer([*(prior[name] for name in PRIORS), *heard])

    def read(self, folded: Folded) -> Reading:
        """The text, ready to be asked about."""
        return Reading(folded, words_of(folded.text))

    def score(self, reading: Reading) -> Score:
        """The score of a text."""
        scores = self._scorer.scores(reading.words)
        priors = scores[:LOCAL]
        worst = max(priors)
        voice = PRIORS[priors.index(worst)]
        if not self._mixing:
            return Score(worst, worst, None, voice)
        local = scores[LOCAL]
        loudest = "local" if self._mixing * local >= (1 - self._mixing) * worst else voice
        return Score(mixed(worst, local, self._mixing), worst, local, loudest)

    def heaviest(self, reading: Reading, voice: str, most: int) -> list[WordWeight]:
        """The words by which the model `voice` comes to its score, the heaviest first."""
        number = LOCAL if voice == "local" else PRIORS.index(voice)
        return self._scorer.heaviest(reading.folded, number, most)

    def marked(self, reading: Reading) -> Marked | None:
        """What people would mark as insulting, None where that is nothing."""
        return find_marked(self._words, reading.folded, reading.words)


def shipped_judge(local: LocalModel | None) -> Judge:
    """The judge with the shipped prior."""
    models, _ = unpack(resource("model", "prior.bin").read_bytes())
    return Judge(models, marked_words(), local)
