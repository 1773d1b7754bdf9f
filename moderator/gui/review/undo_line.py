"""In which order this window's acts are taken back: the latest first, whether it is a batch or a word ruling."""

from dataclasses import dataclass

from moderator.services.word_rulings import WordRuling

MOST_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Ruled:
    """A word ruling, with the comments that were screened anew for it."""

    ruling: WordRuling
    comment_ids: tuple[int, ...]


class UndoLine:
    """Batches by their ids: the desk keeps them itself. Word rulings are no decisions, and known in this line only."""

    def __init__(self) -> None:
        self._acts: list[Ruled | int] = []

    def note(self, act: Ruled | int) -> None:
        """This was done last."""
        self._acts = [*self._acts[1 - MOST_KEPT :], act]

    def forget(self, act: Ruled | int) -> None:
        """This is being taken back by itself."""
        self._acts = [each for each in self._acts if each != act]

    def take_latest(self) -> Ruled | None:
        """Goes back by one act. Returns the ruling that it was; None for a batch, and where the line has ended."""
        latest = self._acts.pop() if self._acts else None
        return latest if isinstance(latest, Ruled) else None
