"""Folding: one plain form for all the ways of writing the same letters, with the way back to the original."""

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, normalize

from moderator.text.visible import INVISIBLE

LONGEST_CLUSTER = 32
"""Characters folded together: as many as in Unicode's stream-safe text, since sorting marks is not linear."""

LONGEST_EXPANSION = 4
"""What would become longer (U+FDFA is a sentence of 18 letters) stays itself, so that no text explodes."""

_DIACRITICS = (
    *range(0x0300, 0x0370),
    *range(0x0483, 0x048A),
    *range(0x1AB0, 0x1B00),
    *range(0x1DC0, 0x1E00),
    *range(0x20D0, 0x2100),
    *range(0xFE20, 0xFE30),
)
"""Unicode's blocks of marks that any letter can wear; marks of one script, as in Hindi, are letters of it."""

_LEVELS = str.maketrans(dict.fromkeys("‘’ʼ՚", "'") | dict.fromkeys("‐‒–—―−", "-") | dict.fromkeys(_DIACRITICS))

_BLANK_BRAILLE = "\u2800"
_DROPPED = re.compile(f"[{INVISIBLE.replace(_BLANK_BRAILLE, '')}]")  # A blank is no less a blank in braille.

# Parts of Korean syllables and halfwidth Japanese voice marks.
_JOINING_LETTERS = frozenset(
    map(chr, (*range(0x1160, 0x1200), *range(0x3131, 0x318F), 0xFF9E, 0xFF9F, *range(0xFFA0, 0xFFDD)))
)

_ODD_PLACES = re.compile(r"\.?!++")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with, for each of its characters, the span in the original that it comes from.

    `starts` and `ends` are None where every character stands where it stood.
    """

    text: str
    starts: "array[int] | None" = None
    ends: "array[int] | None" = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the original that became `text[start:end]`, which must not be empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Levels compatibility forms, letter case and typography; drops what is invisible, and loose accents.

    NFKC with full case folding (Unicode's NFKC_Casefold), applied to one base character with its marks at
    a time, so that offsets stay exact. Beyond it, İ becomes a plain i while ı stays itself, diacritics that
    form no letter with their base are dropped (the stress in за́мок, struck-out text), and typographic
    apostrophes and dashes become ' and -.
    """
    if text.isascii():
        return Folded(text.lower())
    table = {ord(character): _simple(character) for character in set(text)}
    if all(table.values()):
        return Folded(text.translate(table))
    return _with_offsets(text, table)


def _with_offsets(text: str, table: Mapping[int, str | None]) -> Folded:
    """Folds a text with characters that `table` lacks; whatever lies between them goes through it at once."""
    pieces: list[str] = []
    starts, ends = array("I"), array("I")

    def add_simple(start: int, end: int) -> None:
        pieces.append(text[start:end].translate(table))
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    kinds = text.translate({code: "." if folded else "!" for code, folded in table.items()})
    done = 0
    for place in _ODD_PLACES.finditer(kinds):
        add_simple(done, place.start())
        for start, end in _clusters(text, *place.span()):
            folded = _folded(text[start:end])
            pieces.append(folded)
            starts.extend([start] * len(folded))
            ends.extend([end] * len(folded))
        done = place.end()
    add_simple(done, len(text))
    return Folded("".join(pieces), starts, ends)


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the base characters from `start` to `end`, each with everything that joins it."""
    for position in range(start + 1, end):
        if not _joins(text[position]) or position - start == LONGEST_CLUSTER:
            yield start, position
            start = position
    yield start, end


@lru_cache(maxsize=4096)
def _joins(character: str) -> bool:
    """Whether it may melt into what stands before it, or is invisible and would keep others from melting."""
    return category(character).startswith("M") or character in _JOINING_LETTERS or _DROPPED.match(character) is not None


@lru_cache(maxsize=4096)
def _simple(character: str) -> str | None:
    """What the character folds to where that is one character, whatever stands before it."""
    folded = _levelled(character)
    return folded if len(folded) == 1 and not _joins(character) else None


@lru_cache(maxsize=4096)
def _folded(cluster: str) -> str:
    """What a cluster folds to; the same few turn up over and over."""
    return _levelled(cluster)


def _levelled(cluster: str) -> str:
    visible = _DROPPED.sub("", cluster)
    composed = normalize("NFKC", normalize("NFKC", visible).casefold())
    if len(composed) > LONGEST_EXPANSION * len(visible):
        return visible
    return composed.translate(_LEVELS)
