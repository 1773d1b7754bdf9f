"""Lets a moderator go on with a comment before the last change to it has been read again."""

from dataclasses import replace

from moderator.domain.decisions import Changes
from moderator.services.decide import Target

MOST_KEPT = 1_000


class OwnVersions:
    """Which version a comment has through this window's own acts. Used in the writing thread only.

    A key pressed right after another one means the comment as the first one left it. What somebody else changed in
    between has another version still, and is refused.
    """

    def __init__(self) -> None:
        self._after: dict[tuple[int, int | None], int] = {}

    def now(self, seen: Target) -> Target:
        """The target as own acts have left what was seen."""
        target = seen
        while (target.id, target.version) in self._after:
            target = replace(target, version=self._after[target.id, target.version])
        return target

    def note(self, target: Target, changes: Changes) -> None:
        """An act on this target is stored."""
        if target.version is not None and target.id in changes.changed:
            while len(self._after) >= MOST_KEPT:
                del self._after[next(iter(self._after))]
            self._after[target.id, target.version] = target.version + 1
