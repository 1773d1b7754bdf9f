"""The thread around a comment: what it answers, what else was answered there, and what answers it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moderator.domain.comments import Comment
from moderator.errors import NotFound
from moderator.services.desk import Desk
from moderator.storage import comments, threads
from moderator.storage.database import Connection

MOST_ABOVE = 4
MOST_BESIDE = 2
"""Before the comment, and as many behind it."""
MOST_REPLIES = 4
MOST_COUNTED = 100
"""Comments further away are counted up to this number."""


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One line of a thread: a comment, or where `comment` is None, that `left_out` comments stand here.

    `depth` is 0 for the uppermost comment that is shown.
    """

    depth: int
    comment: Comment | None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Thread:
    """The lines from top to bottom; the comment that was asked for is one of them."""

    comment_id: int
    lines: tuple[ThreadLine, ...]


@dataclass(frozen=True, slots=True)
class _Ids:
    """Which comments are shown, and how many are not."""

    above: list[int]
    before: list[int]
    after: list[int]
    replies: list[int]
    left_above: int
    left_beside: int
    left_replies: int


def thread(desk: Desk, comment_id: int) -> Thread:
    """At most a dozen comments around this one, the nearest; the others are counted. Raises NotFound."""
    with desk.database.reading() as connection:
        ids = _around(connection, comment_id)
        wanted = [*ids.above, *ids.before, comment_id, *ids.after, *ids.replies]
        found = {each.id: each for each in comments.rows(connection, wanted)}
    if comment_id not in found:
        raise NotFound(f"There is no comment {comment_id}.")
    return Thread(comment_id, tuple(_lines(ids, found, comment_id)))


def _around(connection: Connection, comment_id: int) -> _Ids:
    above = threads.ancestors(connection, comment_id, MOST_COUNTED)
    before: list[int] = []
    after: list[int] = []
    beside = 0
    if above:
        before = threads.replies_before(connection, above[0], comment_id, MOST_BESIDE)
        after = threads.replies_after(connection, above[0], comment_id, MOST_BESIDE)
        beside = threads.replies_counted(connection, above[0], MOST_COUNTED) - 1 - len(before) - len(after)
    replies = threads.replies_after(connection, comment_id, 0, MOST_REPLIES)
    number = threads.replies_counted(connection, comment_id, MOST_COUNTED)
    return _Ids(
        above=above[:MOST_ABOVE][::-1],
        before=before,
        after=after,
        replies=replies,
        left_above=max(len(above) - MOST_ABOVE, 0),
        left_beside=max(beside, 0),
        left_replies=max(number - len(replies), 0),
    )


def _lines(ids: _Ids, found: dict[int, Comment], comment_id: int) -> Iterator[ThreadLine]:
    depth = len(ids.above)
    yield from _gap(0, ids.left_above)
    for above, one in enumerate(ids.above):
        yield from _shown([one], found, above)
    yield from _shown([*ids.before, comment_id], found, depth)
    yield from _shown(ids.replies, found, depth + 1)
    yield from _gap(depth + 1, ids.left_replies)
    yield from _shown(ids.after, found, depth)
    yield from _gap(depth, ids.left_beside)


def _shown(ids: Sequence[int], found: dict[int, Comment], depth: int) -> Iterator[ThreadLine]:
    yield from (ThreadLine(depth, found[one]) for one in ids if one in found)


def _gap(depth: int, left_out: int) -> Iterator[ThreadLine]:
    if left_out:
        yield ThreadLine(depth, None, left_out)
