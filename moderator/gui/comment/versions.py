"""The texts that a comment has had: who wrote each, when and why, and what it changed in the one before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from moderator.domain.comments import Revision, RevisionSource
from moderator.domain.decisions import Decision
from moderator.gui.comment.shown_comment import ShownComment
from moderator.text.differences import Change, Difference, differences

MOST_VERSIONS = 20
MOST_AROUND = 300
"""Characters of unchanged text shown on either side of a change."""
MOST_SHOWN = 20_000
"""Characters shown of all versions together: they are laid out in the window's thread."""


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """One text. `decision` is the act that made it, None where the site sent it.

    `pieces` are what changed in it; the whole text as one kept piece where there is nothing to compare with, or too
    much to compare, and `is_compared` says so. `is_current`: it is what is shown now.
    """

    revision: Revision
    decision: Decision | None
    pieces: tuple[Difference, ...]
    is_compared: bool
    is_current: bool


def shown_versions(shown: ShownComment) -> list[ShownVersion]:
    """The newest first, at most twenty; made away from the window's thread."""
    revisions = shown.whole.revisions[-MOST_VERSIONS - 1 :]
    pairs = [(old, new) for old, new in pairwise((None, *revisions)) if new][-MOST_VERSIONS:]
    current = next((new.number for _, new in reversed(pairs) if new.text == shown.comment.text), None)
    return [_version(shown, old, new, new.number == current, MOST_SHOWN // len(pairs)) for old, new in reversed(pairs)]


def _version(shown: ShownComment, old: Revision | None, new: Revision, is_current: bool, most: int) -> ShownVersion:
    found = differences(old.text, new.text) if old else None
    pieces = _nearby(found) if found is not None else [Difference(Change.KEPT, new.text)]
    return ShownVersion(new, _maker(shown, new), tuple(_cut(pieces, most)), found is not None, is_current)


def _maker(shown: ShownComment, revision: Revision) -> Decision | None:
    if revision.source is RevisionSource.SITE:
        return None
    made = (
        each
        for each in shown.whole.decisions
        if each.revision_after == revision.number and each.revision_before != revision.number and not each.undoes
    )
    return next(made, None)


def _nearby(pieces: list[Difference]) -> Iterator[Difference]:
    """The pieces, long unchanged ones cut to what stands next to a change."""
    for number, piece in enumerate(pieces):
        if piece.change is Change.KEPT and len(pieces) > 1 and len(piece.text) > 2 * MOST_AROUND:
            before = piece.text[:MOST_AROUND] if number else ""
            after = piece.text[-MOST_AROUND:] if number < len(pieces) - 1 else ""
            yield Difference(Change.KEPT, f"{before} … {after}")
        else:
            yield piece


def _cut(pieces: Iterable[Difference], most: int) -> Iterator[Difference]:
    """The pieces up to so many characters."""
    left = most
    for piece in pieces:
        if len(piece.text) > left:
            yield Difference(piece.change, f"{piece.text[:left]} …")
            return
        left -= len(piece.text)
        yield piece
