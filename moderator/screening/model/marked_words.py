"""Words that people marked as insulting in news comments, counted; and where a text uses them."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from moderator.resource_files import resource
from moderator.screening.model.features import NUMBER
from moderator.text.folding import Folded

DOUBT = 5
"""Uses that are added to each word's count as unmarked: what was seen twice proves little."""

LEAST = 0.2
"""The share of a word's uses that must have been marked for it to be told at all."""

BESIDE_WORST = 0.6
"""Beside a worse word, a word is told if its share is this part of the worse one's."""

MOST_PLACES = 100

ACROSS = 2
"""Characters between two marked words that belong to what is marked: a blank, or a comma and a blank."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked in a text: places in the original, and the share of the worst word's uses that were marked."""

    places: tuple[tuple[int, int], ...]
    share: float


def marked_words() -> dict[str, float]:
    """The shipped words, each with the share of its uses that were marked."""
    lines = resource("model", "marked-words.tsv").read_text(encoding="utf-8").splitlines()
    counted = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return shares({word: (int(marked), int(used)) for word, marked, used in counted})


def shares(counts: Mapping[str, tuple[int, int]]) -> dict[str, float]:
    """From how often each word was marked, and used, to the share; words below LEAST are left out."""
    counted = {word: marked / (used + DOUBT) for word, (marked, used) in counts.items()}
    return {word: share for word, share in counted.items() if share >= LEAST}


def find_marked(words: Mapping[str, float], folded: Folded, used: Sequence[str]) -> Marked | None:
    """What people would mark in a text, None where that is nothing; `used` are all words of the text."""
    found = words.keys() & used
    if not found:
        return None
    worst = max(words[word] for word in found)
    told = {word for word in found if words[word] >= worst * BESIDE_WORST}
    kept = list(islice(_places(folded.text, used, told), MOST_PLACES))
    return Marked(tuple(folded.original(start, end) for start, end in _joined(folded.text, kept)), worst)


def _places(text: str, used: Sequence[str], told: Container[str]) -> Iterator[tuple[int, int]]:
    """Where the words of `told` stand; `used` are all words of the text, in their order.

    Between two words no letter stands, so a word begins where it is next found; this is faster than matching again.
    """
    end = 0
    for word in used:
        if word != NUMBER:
            start = text.index(word, end)
            end = start + len(word)
            if word in told:
                yield start, end


def _joined(text: str, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Neighbours are one place: who marks "stupid idiot" marks the blank too."""
    first, last = places[0]
    for start, end in places[1:]:
        between = text[last:start]
        if len(between) <= ACROSS and not any(character.isalnum() for character in between):
            last = end
            continue
        yield first, last
        first, last = start, end
    yield first, last
