"""What was worked out of words is kept: most words of a language are the same few."""

from collections.abc import Callable
from typing import TypeVar

Known = TypeVar("Known")

LONGEST = 64
"""Characters of a word that is kept; what is longer hardly comes again."""


class Remembered(dict[str, Known]):
    """Works a word out when it is asked for first; begins anew once it holds `most`.

    Quicker to ask than a cache that counts uses, which pays where each word of each text is asked for.
    """

    def __init__(self, work_out: Callable[[str], Known], most: int) -> None:
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, word: str) -> Known:
        known = self._work_out(word)
        if len(word) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = known
        return known
