"""A text as places in a table: its words, neighbouring words, and the pieces of each word.

The hashing trick (Weinberger et al., 2009): CRC-32 finds a feature's place, so that no vocabulary is kept and nobody's
words can be read out of a model.
"""

import re
from array import array
from collections.abc import Iterable
from zlib import crc32

from moderator.text.folding import fold

DIMENSION = 1 << 18
"""Places in the table; a model holds one weight for each."""

LONGEST = 10_000
"""Characters of a text that a model reads, some 1,500 words: what decides stands before that."""

SHORTEST_PIECE, LONGEST_PIECE = 2, 5

NUMBER = "#"
"""Stands for every number: they are all alike to a model."""

WORD = re.compile(r"[^\W_]{1,40}+|[\u2600-\u27bf\U0001f300-\U0001faff]")
"""A word, or a picture that stands for one; a longer word comes in parts."""

_MASK = DIMENSION - 1
_WIDTH = 4
"""Bytes of a character when it is hashed: the same in all scripts, so that pieces are cut between characters."""


def words_of(folded: str) -> list[str]:
    """The words of a folded text in their order, each as what a model knows it as."""
    return [NUMBER if word.isdigit() else word for word in WORD.findall(folded, 0, LONGEST)]


def word_places(word: str) -> list[int]:
    """The places of a word and of its pieces of 2 to 5 characters, the ends of the word among them."""
    edged = f"<{word}>".encode("utf-32-le", "surrogatepass")
    places = [crc32(edged, 1) & _MASK]
    for size in range(SHORTEST_PIECE * _WIDTH, LONGEST_PIECE * _WIDTH + 1, _WIDTH):
        places += [crc32(edged[start : start + size]) & _MASK for start in range(0, len(edged) - size + 1, _WIDTH)]
    return places


def hashed_for_pairs(word: str) -> tuple[int, bytes]:
    """What `pair_places` needs of a word: as the first of a pair, and as the second."""
    encoded = word.encode("utf-8", "surrogatepass")
    return crc32(encoded + b" ", 2), encoded


def pair_places(firsts: Iterable[int], seconds: Iterable[bytes]) -> list[int]:
    """The place of each first word with the second word beside it; what is left over of the longer is not read."""
    return [crc & _MASK for crc in map(crc32, seconds, firsts)]


def places_of(text: str) -> "array[int]":
    """The places of a whole text: of each of its words once, and of each pair once. To learn from."""
    words = words_of(fold(text).text)
    places = array("i")
    for word in dict.fromkeys(words):
        places.extend(word_places(word))
    hashed = [hashed_for_pairs(word) for word in words]
    firsts = [first for first, _ in hashed]
    seconds = [second for _, second in hashed[1:]]
    places.extend(set(pair_places(firsts, seconds)))
    return places
