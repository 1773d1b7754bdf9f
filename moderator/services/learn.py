"""Learning from what persons decided at this desk: the local model is made, kept, explained and forgotten."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from moderator.errors import NotFound
from moderator.screening.model.judge import Judge, Score, shipped_judge
from moderator.screening.model.local import LEAST, Decided, LocalModel, learn
from moderator.services.desk import Desk
from moderator.storage import comments, learned_model
from moderator.storage.learned_model import KeptModel
from moderator.text.folding import fold

MOST = 5_000
"""Decisions of either kind that are learned from, the newest: a desk changes its mind, and time is short."""

HEAVIEST = 10

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """`taken_out` and `approved` are the decisions there are to learn from; `local` is what was learned last."""

    taken_out: int
    approved: int
    local: LocalModel | None
    actor: str = ""
    at: datetime | None = None

    @property
    def is_enough(self) -> bool:
        """Whether there is enough of both kinds to learn from."""
        return min(self.taken_out, self.approved) >= LEAST


@dataclass(frozen=True, slots=True)
class HeavyWord:
    """A word of a text, and the log-odds that it adds to the score."""

    word: str
    log_odds: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """The score of a comment's text as the models are now, and the words it comes from, the heaviest first."""

    score: Score
    words: tuple[HeavyWord, ...]


def status(desk: Desk) -> ModelStatus:
    """How much there is to learn from, and what was learned."""
    with desk.database.reading() as connection:
        decided = learned_model.decided_by_persons(connection, MOST)
        kept = learned_model.kept(connection)
    taken_out = sum(each.taken_out for each in decided)
    local = usable(kept)
    if kept is None or local is None:
        return ModelStatus(taken_out, len(decided) - taken_out, None)
    return ModelStatus(taken_out, len(decided) - taken_out, local, kept.actor, kept.at)


def learn_from_decisions(desk: Desk, progress: Progress) -> ModelStatus:
    """Learns anew and keeps it in the place of what was learned before; without enough decisions nothing changes.

    The database is only held for reading and for keeping. The prior stays as it is shipped.
    """
    with desk.database.reading() as connection:
        texts = learned_model.decided_by_persons(connection, MOST)
    prior = shipped_judge(None)
    decided = [Decided(each.text, each.taken_out, prior.score(prior.read(fold(each.text))).value) for each in texts]
    local = learn(decided, progress)
    if local:
        kept = KeptModel(local.to_bytes(), desk.actor.name, datetime.now(UTC))
        with desk.database.writing() as connection:
            learned_model.keep(connection, kept)
    return status(desk)


def reset(desk: Desk) -> bool:
    """Forgets what was learned here. Returns whether there was anything."""
    with desk.database.writing() as connection:
        return learned_model.forget(connection)


def explain(desk: Desk, comment_id: int) -> Explanation:
    """What the models say of a comment's current text. Raises NotFound where there is no such comment."""
    with desk.database.reading() as connection:
        comment = next(iter(comments.rows(connection, [comment_id])), None)
        kept = learned_model.kept(connection)
    if comment is None:
        raise NotFound(f"There is no comment {comment_id}.")
    return _explained(shipped_judge(usable(kept)), comment.text)


def usable(kept: KeptModel | None) -> LocalModel | None:
    """The kept model; None where there is none that this version can read: then it must be learned anew."""
    if kept is None:
        return None
    try:
        return LocalModel.from_bytes(kept.content)
    except ValueError:
        return None


def _explained(judge: Judge, text: str) -> Explanation:
    reading = judge.read(fold(text))
    score = judge.score(reading)
    heaviest = judge.heaviest(reading, score.voice, HEAVIEST)
    return Explanation(score, tuple(HeavyWord(text[word.start : word.end], word.log_odds) for word in heaviest))
