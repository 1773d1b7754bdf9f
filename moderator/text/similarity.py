"""Whether two texts say the same: a digest for equal ones, MinHash for what was changed here and there.

MinHash with bands: Broder, "On the resemblance and containment of documents" (1997), and Leskovec, Rajaraman,
Ullman, "Mining of Massive Datasets", chapter 3. Each shingle is hashed once, not once for each slot: "one permutation
hashing" (Li, Owen, Zhang 2012), where an empty slot borrows from the next one (Shrivastava, Li 2014).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from struct import Struct
from zlib import crc32

from rapidfuzz.distance import Indel

from moderator.text.folding import fold

FEWEST_SAME = 24
"""Letters and digits below which even the same text says nothing: "I agree" is not copied, only said again."""

FEWEST_SIMILAR = 48
"""Letters and digits below which only the very same text counts."""

LONGEST = 4_000
"""Characters that are compared of a longer text; the digest covers all of it, the rest to the letter."""

LONGEST_NAME = 200
"""Characters of a name that tell it from others."""

SLOTS = 32
BANDS = 8
ROWS = SLOTS // BANDS
SHINGLE = 5
"""Bytes of UTF-8 that are hashed together."""

ALIKE = 0.8
"""The share of characters that two texts have in common, in their order, from which they count as similar."""

_NO_WORD = re.compile(r"[\W_]++")
_SLOT_STARTS = tuple(slot * 2**32 // SLOTS for slot in range(SLOTS))
_BAND = Struct(f">{1 + ROWS}I")
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһкмтвнαορνυικτεօսոց01", "aeopcyxijsdhkmtbhaopvuikteoungol")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a text is compared by. `digest` and `bands` are numbers of 64 bits with a sign.

    Texts with the same digest are the same but for case, punctuation and blanks; those that share a band may be
    similar, which `alike` tells. `plain` is how the text begins, `length` counts characters of all of it.
    """

    plain: str
    length: int
    digest: int
    bands: tuple[int, ...]


def sketch(text: str) -> Sketch | None:
    """The sketch of a text, None where it is too short to say anything.

    What is kept of it lets others guess the text: mask addresses first.
    """
    begin, rest = text[:LONGEST], text[LONGEST:]
    plain = _NO_WORD.sub(" ", fold(begin).text).strip()
    letters = len(plain) - plain.count(" ")
    if letters < FEWEST_SAME:
        return None
    data = _bytes(plain)
    bands = _bands(data) if letters >= FEWEST_SIMILAR else ()
    return Sketch(plain, len(plain) + len(rest), _number(data + _bytes(rest)), tuple(bands))


def alike(first: Sketch, second: Sketch) -> bool:
    """Whether one text could be a changed copy of the other."""
    if first.digest == second.digest:
        return True
    if min(first.length, second.length) < ALIKE * max(first.length, second.length):
        return False
    return Indel.normalized_similarity(first.plain, second.plain, score_cutoff=ALIKE) > 0


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """The same for names that a reader takes for one: case, blanks and signs apart, look-alike letters as one."""
    return _NO_WORD.sub("", fold(name[:LONGEST_NAME]).text).translate(_LOOKALIKES)


def _bands(data: bytes) -> Iterator[int]:
    hashes = sorted({crc32(data[start : start + SHINGLE]) for start in range(len(data) - SHINGLE + 1)})
    # A slot holds the least hash from its start on, and so its neighbour's where it has none of its own.
    slots = [hashes[bisect_left(hashes, start) % len(hashes)] for start in _SLOT_STARTS]
    for band in range(BANDS):
        yield _number(_BAND.pack(band, *slots[band * ROWS : (band + 1) * ROWS]))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _number(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
