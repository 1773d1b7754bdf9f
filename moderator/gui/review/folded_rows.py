"""The ids of a queue's rows, with those of the comments that are folded behind a row because they say the same."""

import struct
from array import array

from moderator.services.alike import Listing

ID_BYTES = 8


class FoldedRows:
    """A listing that changes as comments leave the queue and come back."""

    def __init__(self, listing: Listing) -> None:
        self.ids = listing.ids
        self._behind = listing.alike
        self._folded = sum(map(len, self._behind.values()))

    @property
    def comments(self) -> int:
        """How many comments there are, the folded ones included."""
        return len(self.ids) + self._folded

    def behind(self, comment_id: int) -> "array[int]":
        """What is folded behind the row of this comment, in the queue's order."""
        return self._behind.get(comment_id, array("q"))

    def row_of(self, comment_id: int, near: int = -1) -> int:
        """The row of a comment, -1 where it has none. Looked for at row `near` first."""
        if 0 <= near < len(self.ids) and self.ids[near] == comment_id:
            return near
        # Through the bytes: a search number by number takes longer than a frame in a million.
        raw, wanted = memoryview(self.ids).cast("B").tobytes(), struct.pack("=q", comment_id)
        place = raw.find(wanted)
        while place % ID_BYTES and place >= 0:
            place = raw.find(wanted, place + 1)
        return place // ID_BYTES if place >= 0 else -1

    def next_takes(self, row: int) -> bool:
        """Takes the comment of this row away, if one is folded behind it that takes the row."""
        behind = self._behind.pop(self.ids[row], None)
        if not behind:
            return False
        self.ids[row] = behind[0]
        self._folded -= 1
        if len(behind) > 1:
            self._behind[behind[0]] = behind[1:]
        return True

    def row_to_lift(self, comment_id: int) -> int:
        """The row that this comment is folded behind, -1 for none."""
        row = next((row for row, behind in self._behind.items() if comment_id in behind), None)
        return -1 if row is None else self.row_of(row)

    def lift(self, row: int, comment_id: int) -> None:
        """Gives the row to this comment, which is folded behind it or returns to those that say the same."""
        former = self.ids[row]
        behind = self._behind.pop(former, array("q"))
        if comment_id in behind:
            behind = array("q", (other for other in behind if other != comment_id))
        else:
            self._folded += 1
        self.ids[row] = comment_id
        self._behind[comment_id] = array("q", (former,)) + behind
