"""Masked addresses as one thing each, so that an editor can step over them and a text be put together again."""

from collections.abc import Callable

from moderator.domain.edited_text import EditedText, Kept
from moderator.text.addresses import find_masked

MOST_CHARACTERS = 20_000
MOST_ADDRESSES = 50
"""What is beyond either is kept as one stretch: a text widget takes seconds for more."""


def taken_apart(masked: str, of_original: bool = False) -> EditedText:
    """The pieces of a masked text: letters, its addresses, and the rest of a very long one."""
    pieces: list[str | Kept] = []
    done = 0
    addresses = find_masked(masked)
    rest = addresses[MOST_ADDRESSES][0] if len(addresses) > MOST_ADDRESSES else len(masked)
    for start, end in addresses:
        if end > min(rest, MOST_CHARACTERS):
            rest = min(rest, max(start, done))
            break
        pieces += (masked[done:start], Kept(start, end, of_original))
        done = end
    rest = min(rest, max(done, MOST_CHARACTERS))
    pieces.append(masked[done:rest])
    if rest < len(masked):
        pieces.append(Kept(rest, len(masked), of_original))
    return tuple(piece for piece in pieces if piece != "")


def put_together(edited: EditedText, words_of: Callable[[Kept], str]) -> str:
    """The text with the given words in the place of what is kept."""
    return "".join(piece if isinstance(piece, str) else words_of(piece) for piece in edited)
