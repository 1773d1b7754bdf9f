"""Where a comment stood that has left the queue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Left:
    """Where a comment stood before it left the queue; row -1 where it was not in it.

    `next_alike` is the one that takes its row then, because it says the same.
    """

    comment_id: int
    row: int
    next_alike: int | None = None
