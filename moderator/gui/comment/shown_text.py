"""A reader's text as a text widget can show it, and where each of its characters stands there.

Spans count code points of the text as it is stored; Qt counts UTF-16 units of what it shows. This is the only
place that converts.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from moderator.text.visible import marks

PAGE = 20_000
"""Code points shown at once; more of them are asked for by hand."""

LONGEST_WORD = 1_000
"""A longer run without a blank gets a soft break: Qt takes seconds to lay out a very long one."""

_UTF16_PAIRS_FROM = 0x10000
_FIRST_PAIR = chr(_UTF16_PAIRS_FROM)


@dataclass(frozen=True, slots=True)
class ShownText:
    """What is shown of a source text: its first `len(places) - 1` code points.

    `places[i]` is the UTF-16 place in `text` of code point `i`; the last one is the end.
    """

    text: str
    places: "array[int]"
    is_whole: bool

    def place(self, offset: int) -> int:
        """The UTF-16 place in `text` of a code point; the end for one that is not shown."""
        return self.places[min(offset, len(self.places) - 1)]

    def offset(self, place: int) -> int:
        """The code point that stands at a UTF-16 place of `text`, or the next one where it stands within one."""
        return min(bisect_left(self.places, place), len(self.places) - 1)


def shown_text(source: str, most: int = PAGE) -> ShownText:
    """The first `most` code points of `source`, what is invisible made visible, with soft breaks."""
    page = source[:most]
    if _is_plain(page):
        return ShownText(page, array("l", range(len(page) + 1)), len(source) <= most)
    places = array("l")
    pieces: list[str] = []
    place = 0
    for piece, is_break in _pieces(page):
        pieces.append(piece)
        if not is_break:
            places.append(place)
        place += sum(2 if ord(character) >= _UTF16_PAIRS_FROM else 1 for character in piece)
    places.append(place)
    return ShownText("".join(pieces), places, len(source) <= most)


def _is_plain(page: str) -> bool:
    """Whether each code point is shown as it is and takes one unit: nearly always, and many times as fast."""
    if max(page, default="") >= _FIRST_PAIR or next(marks(page), None):
        return False
    return max(map(len, page.split()), default=0) < LONGEST_WORD


def _pieces(page: str) -> Iterator[tuple[str, bool]]:
    """What is shown for each code point, and the soft breaks between them."""
    marked = dict(marks(page))
    run = 0
    for offset, character in enumerate(page):
        if run == LONGEST_WORD:
            yield "\n", True
            run = 0
        run = 0 if character.isspace() else run + 1
        yield marked.get(offset, character), False
