"""What was changed between two texts, word by word; in long texts within the paragraphs that were changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

MOST_PARTS = 2_000
"""Words and what stands between them, in each text between what both begin and end with. The time that a comparison
takes grows with the square of them."""

MOST_PARAGRAPHS = 500
MOST_PAIRS = 100_000
"""Pairs of words that are compared within the changed paragraphs of long texts, all together: it is half a tenth of a
second where all words are the same, and somebody may be writing meanwhile."""

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
    if max(len(before), len(after)) - sum(_same_ends(before, after)) <= MOST_PARTS:
        return _with_text(_within(before, after))
    pieces = _with_text(_by_paragraphs(old, new))
    return pieces if any(piece.change is Change.KEPT for piece in pieces) else None


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


def _with_text(pieces: Iterable[Difference]) -> list[Difference]:
    return [piece for piece in pieces if piece.text]


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts both begin with."""
    shorter = min(len(one), len(other))
    return next((place for place in range(shorter) if one[place] != other[place]), shorter)


def _same_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many parts both begin with, and how many both end with."""
    start = _same(before, after)
    return start, _same(before[start:][::-1], after[start:][::-1])


def _by_paragraphs(old: str, new: str) -> Iterator[Difference]:
    """Paragraphs first, then the words of those that were changed. Nothing where there are too many paragraphs."""
    before, after = _PARAGRAPH.findall(old), _PARAGRAPH.findall(new)
    if max(len(before), len(after)) > MOST_PARAGRAPHS:
        return
    left = MOST_PAIRS
    for gone, came in _stretches(before, after):
        old_words, new_words = _PART.findall(gone), _PART.findall(came)
        same = sum(_same_ends(old_words, new_words))
        pairs = (len(old_words) - same) * (len(new_words) - same)
        if pairs <= left:
            left -= pairs
            yield from _within(old_words, new_words)
        else:
            yield from _told(gone, came)


def _within(before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    """The words of a changed paragraph, but for those that it begins and ends with as before."""
    start, end = _same_ends(before, after)
    yield Difference(Change.KEPT, "".join(before[:start]))
    yield from _compared(before[start : len(before) - end], after[start : len(after) - end])
    yield Difference(Change.KEPT, "".join(before[len(before) - end :]))


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
