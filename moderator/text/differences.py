"""What was changed between two texts, word by word; in long texts within the paragraphs that were changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

MOST_PARTS = 2_000
"""Words and what stands between them, in each text between what both begin and end with. The time that a comparison
takes grows with the square of them."""

MOST_PAIRS = MOST_PARTS**2
"""Pairs of paragraphs, and of words in those that were changed, that one comparison of long texts may come to."""

_PART = re.compile(r"\w+|\s+|[^\w\s]")
_PARAGRAPH = re.compile(r"[^\n]*+\n++|[^\n]++")


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
    """The differences from `old` to `new` in their order, by difflib.

    Between long texts, a paragraph that was changed in too much of it counts as gone and written anew. None where
    no paragraph stayed, or there are too many of them.
    """
    before, after = _PART.findall(old), _PART.findall(new)
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    middle_before, middle_after = before[start : len(before) - end], after[start : len(after) - end]
    if max(len(middle_before), len(middle_after)) <= MOST_PARTS:
        middle = list(_compared(middle_before, middle_after))
    else:
        middle = list(_by_paragraphs("".join(middle_before), "".join(middle_after)))
        if all(piece.change is not Change.KEPT for piece in middle):
            return None
    pieces = [
        Difference(Change.KEPT, "".join(before[:start])),
        *middle,
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


def _by_paragraphs(old: str, new: str) -> Iterator[Difference]:
    """Paragraphs first, then the words of those that were changed. Nothing where there are too many paragraphs."""
    before, after = _PARAGRAPH.findall(old), _PARAGRAPH.findall(new)
    left = MOST_PAIRS - len(before) * len(after)
    if left < 0:
        return
    for gone, came in _stretches(before, after):
        old_words, new_words = _PART.findall(gone), _PART.findall(came)
        pairs = len(old_words) * len(new_words)
        if gone == came or pairs > left:
            yield from _told(gone, came)
        else:
            left -= pairs
            yield from _compared(old_words, new_words)


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    for gone, came in _stretches(before, after):
        yield from _told(gone, came)


def _stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What stands in each place of the one and of the other; the same twice where it stayed."""
    for _, first, last, new_first, new_last in SequenceMatcher(None, before, after).get_opcodes():
        yield "".join(before[first:last]), "".join(after[new_first:new_last])


def _told(gone: str, came: str) -> Iterator[Difference]:
    if gone == came:
        yield Difference(Change.KEPT, gone)
    else:
        yield Difference(Change.REMOVED, gone)
        yield Difference(Change.ADDED, came)
