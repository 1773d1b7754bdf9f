"""The comments of one article as a conversation: replies under what they reply to, without recursion."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moderator.domain.comments import Comment


@dataclass(frozen=True, slots=True)
class Placed:
    """A comment at its place: how deep it stands (0: on top), and what it replies to if that is here too."""

    comment: Comment
    depth: int
    parent: Comment | None


def in_threads(comments: Iterable[Comment]) -> Iterator[Placed]:
    """The comments, each followed by its replies, siblings in the order in which they came.

    Each appears exactly once. Where replies go round in a circle, as in a damaged file, the first one of the
    circle stands on top.
    """
    by_id = {comment.id: comment for comment in comments}
    replies: defaultdict[int, list[Comment]] = defaultdict(list)
    tops = []
    for comment in by_id.values():
        if comment.parent in by_id and comment.parent is not None:
            replies[comment.parent].append(comment)
        else:
            tops.append(comment)
    placed: set[int] = set()
    for start in (*tops, *by_id.values()):
        waiting = [(start, 0)]
        while waiting:
            comment, depth = waiting.pop()
            if comment.id in placed:
                continue
            placed.add(comment.id)
            yield Placed(comment, depth, by_id.get(comment.parent) if comment.parent is not None else None)
            waiting += [(reply, depth + 1) for reply in reversed(replies[comment.id])]
