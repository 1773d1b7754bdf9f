"""Words whose letters stand apart: f.u.c.k, f u c k, fu-ck."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_PIECE = re.compile(r"[^\W_]++")
_SPELLED = re.compile(r"(?<![^\W_])[^\W_](?>(?:[\W_]{1,8}+[^\W_](?![^\W_])){2,})")
_ONE_LETTER = re.compile(r"[^\W_]")
_DIVIDED = re.compile(
    r"(?<!\S)(?=([b-df-hjkpqvwxz]|[b-df-hj-np-tv-xz]{2,5}+)\s{1,3}+([a-z]{2,12}+)(?!\S))"
    r"|(?<!\S)(?=([a-z]{2,12}+)\s{1,3}+([b-df-hj-np-tv-xz]{1,5}+)(?!\S))"
)

_ENDINGS = frozenset(["ll", "re", "ve", "s", "t", "d", "m", "n"])
_BEGINNINGS = frozenset(["l", "d", "j", "c", "n", "s", "m", "t", "qu", "o", "y"])
_APOSTROPHE = "'"


@dataclass(frozen=True, slots=True)
class Spelled:
    """Letters that stand apart, and where each of them stands."""

    letters: str
    places: tuple[int, ...]

    def part(self, first: int, last: int) -> "Spelled":
        """The letters from `first` to before `last`."""
        return Spelled(self.letters[first:last], self.places[first:last])


def spelled_out(text: str) -> Iterator[Spelled]:
    """Every run of three single letters or more, and its stretches with one kind of gap, the whole run first."""
    for run in _SPELLED.finditer(text):
        places = tuple(run.start() + found.start() for found in _ONE_LETTER.finditer(run[0]))
        whole = Spelled("".join(text[place] for place in places), places)
        yield whole
        gaps = [text[left + 1 : right] for left, right in pairwise(places)]
        begun = 0
        for place, (gap, next_gap) in enumerate(pairwise(gaps), start=1):
            if gap != next_gap:
                yield whole.part(begun, place + 1)
                begun = place + 1 if _is_wider(gap, next_gap) else place
        if begun:
            yield whole.part(begun, len(places))


def _is_wider(gap: str, next_gap: str) -> bool:
    """Whether the next gap parts words, so that the letter behind it begins a new one."""
    return next_gap.isspace() and len(next_gap) >= len(gap)


def joined(chunk: str) -> tuple[str, int, int] | None:
    """The pieces of a chunk without blanks put together, and where they stand; None for what is no disguise.

    Contractions are none: he'll, l'as.
    """
    pieces = [(found[0], found.start(), found.end()) for found in _PIECE.finditer(chunk)]
    if len(pieces) < 2:
        return None
    if (
        len(pieces) == 2
        and chunk[pieces[0][2] : pieces[1][1]] == _APOSTROPHE
        and (pieces[0][0] in _BEGINNINGS or pieces[1][0] in _ENDINGS)
    ):
        return None
    return "".join(piece for piece, _, _ in pieces), pieces[0][1], pieces[-1][2]


def divided(text: str) -> Iterator[Spelled]:
    """Words with one blank inside, one half of which is no word, for want of vowels: f uck, shi tty is none."""
    for found in _DIVIDED.finditer(text):
        first = found.lastindex - 1 if found.lastindex else 1
        places = (*range(*found.span(first)), *range(*found.span(first + 1)))
        yield Spelled("".join(text[place] for place in places), places)
