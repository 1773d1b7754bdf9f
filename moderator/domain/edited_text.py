"""A text while somebody edits it: what is written, and the stretches that stay as they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch that stays, such as a masked address: its code points `start` to `end` in the text it was seen in.

    That is the current text, or with `of_original` the one that the site sent.
    """

    start: int
    end: int
    of_original: bool = False


EditedText = tuple[str | Kept, ...]
"""What was typed, and the kept stretches between it, in order."""
