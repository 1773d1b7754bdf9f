"""Long lists in pieces that fit into one statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

PAGE = 200
"""Rows read at once: two screens of a queue, and well under any limit on parameters."""

Item = TypeVar("Item")


def pages(items: Iterable[Item], size: int = PAGE) -> Iterator[list[Item]]:
    """The items in lists of at most `size`, in their order."""
    rest = iter(items)
    while page := list(islice(rest, size)):
        yield page
