"""What was changed between two texts, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

MOST_PARTS = 2_000
"""Words and what stands between them, in each text between what both begin and end with. The time that a comparison
takes grows with the square of them."""

_PART = re.compile(r"\w+|\s+|[^\w\s]")


class Change(Enum):
    """What became of a piece of text."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A piece of text and what became of it. What is kept and removed is the old text, what is kept and added the new
    one."""

    change: Change
    text: str


def differences(old: str, new: str) -> list[Difference] | None:
    """The differences from `old` to `new` in their order, by difflib; None where the texts are too long and differ
    in too much of them to be compared at once."""
    before, after = _PART.findall(old), _PART.findall(new)
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    middle_before, middle_after = before[start : len(before) - end], after[start : len(after) - end]
    if max(len(middle_before), len(middle_after)) > MOST_PARTS:
        return None
    pieces = [
        Difference(Change.KEPT, "".join(before[:start])),
        *_compared(middle_before, middle_after),
        Difference(Change.KEPT, "".join(before[len(before) - end :])),
    ]
    return [piece for piece in pieces if piece.text]


def around_changes(pieces: list[Difference], context: int = 80) -> list[Difference]:
    """The same difference with long stretches that stayed cut to so many characters beside a change."""
    cut = []
    for number, piece in enumerate(pieces):
        before = context if number > 0 else 0
        after = context if number < len(pieces) - 1 else 0
        if piece.change is Change.KEPT and len(piece.text) > before + after + 1:
            kept = piece.text[:before] + "…" + piece.text[len(piece.text) - after :]
            piece = Difference(Change.KEPT, kept)
        cut.append(piece)
    return cut


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts both begin with."""
    shorter = min(len(one), len(other))
    return next((place for place in range(shorter) if one[place] != other[place]), shorter)


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    for kind, first, last, new_first, new_last in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            yield Difference(Change.KEPT, "".join(before[first:last]))
        else:
            yield Difference(Change.REMOVED, "".join(before[first:last]))
            yield Difference(Change.ADDED, "".join(after[new_first:new_last]))
