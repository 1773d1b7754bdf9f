"""The queue: a snapshot of ids for a query, rows for ids, and one comment with all that is known of it."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from moderator.domain.comments import Comment, Revision, Status
from moderator.domain.decisions import Decision
from moderator.domain.query import Order, Query, StatusIn
from moderator.errors import NotFound
from moderator.services.desk import Desk
from moderator.storage import comments, history


@dataclass(frozen=True, slots=True)
class WholeComment:
    """A comment with the text it answers, its revisions and the decisions so far."""

    comment: Comment
    parent_text: str | None
    revisions: tuple[Revision, ...]
    decisions: tuple[Decision, ...]


def pending_unless_said(query: Query) -> Query:
    """The same query, for pending comments when it names no status."""
    return query if query.names(StatusIn) else query.having(StatusIn((Status.PENDING,)))


def snapshot(desk: Desk, query: Query, order: Order) -> "array[int]":
    """The ids that match now, in order."""
    with desk.database.reading() as connection:
        return comments.ids(connection, query, order)


def rows(desk: Desk, ids: Sequence[int]) -> list[Comment]:
    """The comments with these ids, as they are now."""
    with desk.database.reading() as connection:
        return comments.rows(connection, ids)


def count(desk: Desk, query: Query) -> int:
    """How many comments match."""
    with desk.database.reading() as connection:
        return comments.count(connection, query)


def counts_by(desk: Desk, query: Query, by: str) -> dict[str, int]:
    """How many comments match, by `status`, `site`, `article`, `flag` or `lang`."""
    with desk.database.reading() as connection:
        return comments.counts_by(connection, query, by)


def whole(desk: Desk, comment_id: int) -> WholeComment:
    """One comment with its surroundings. Raises NotFound."""
    with desk.database.reading() as connection:
        found = comments.rows(connection, [comment_id])
        if not found:
            raise NotFound(f"There is no comment {comment_id}.")
        comment = found[0]
        parents = comments.texts(connection, [comment.parent]) if comment.parent else {}
        return WholeComment(
            comment=comment,
            parent_text=parents.get(comment.parent) if comment.parent else None,
            revisions=tuple(comments.revisions(connection, comment_id)),
            decisions=tuple(history.of_comment(connection, comment_id)),
        )


def log(desk: Desk, query: Query, limit: int | None) -> list[Decision]:
    """The newest decisions first."""
    with desk.database.reading() as connection:
        return history.log(connection, query, limit)
