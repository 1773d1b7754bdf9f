"""The queue: a snapshot of ids for a query, rows for ids, and one comment with all that is known of it."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from moderator.domain.comments import Comment, Revision, Status
from moderator.domain.decisions import Decision
from moderator.domain.findings import Finding
from moderator.domain.query import Order, Query, StatusIn
from moderator.errors import NotFound
from moderator.services.desk import Desk
from moderator.storage import comments, history, rule_runs, sites, threads


@dataclass(frozen=True, slots=True)
class WholeComment:
    """A comment with all that is known of it; `lead` is the article's, `findings` are what rules found.

    `answers_missing`: it answers a comment that is not here.
    """

    comment: Comment
    parent: Comment | None
    lead: str
    revisions: tuple[Revision, ...]
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...] = ()
    answers_missing: bool = False

    @property
    def parent_text(self) -> str | None:
        """The text that the comment answers."""
        return self.parent.text if self.parent else None


def pending_unless_said(query: Query) -> Query:
    """The same query, for pending comments when it names no status."""
    return query if query.names(StatusIn) else query.having(StatusIn((Status.PENDING,)))


def snapshot(desk: Desk, query: Query, order: Order, limit: int | None = None) -> "array[int]":
    """The ids that match now, in order; the first `limit` of them where one is given."""
    with desk.database.reading() as connection:
        return comments.ids(connection, query, order, limit)


def matching(desk: Desk, query: Query, candidates: Sequence[int]) -> set[int]:
    """Those of the candidates that match now."""
    with desk.database.reading() as connection:
        return comments.ids_among(connection, query, candidates)


def rows(desk: Desk, ids: Sequence[int]) -> list[Comment]:
    """The comments with these ids, as they are now."""
    with desk.database.reading() as connection:
        return comments.rows(connection, ids)


def count(desk: Desk, query: Query) -> int:
    """How many comments match."""
    with desk.database.reading() as connection:
        return comments.count(connection, query)


def has_comments(desk: Desk) -> bool:
    """Whether any comment has come in yet."""
    with desk.database.reading() as connection:
        return comments.has_any(connection)


def counts_by(desk: Desk, query: Query, by: str) -> dict[str, int]:
    """How many comments match, by `status`, `site`, `article`, `flag` or `lang`."""
    with desk.database.reading() as connection:
        return comments.counts_by(connection, query, by)


def site_titles(desk: Desk) -> dict[str, str]:
    """The title of each site, by its address."""
    with desk.database.reading() as connection:
        return sites.titles(connection)


def whole(desk: Desk, comment_id: int) -> WholeComment:
    """One comment with its surroundings. Raises NotFound."""
    with desk.database.reading() as connection:
        found = comments.rows(connection, [comment_id])
        if not found:
            raise NotFound(f"There is no comment {comment_id}.")
        comment = found[0]
        parents = comments.rows(connection, [comment.parent]) if comment.parent else []
        return WholeComment(
            comment=comment,
            parent=parents[0] if parents else None,
            lead=sites.lead_of(connection, comment.article.id),
            revisions=tuple(comments.revisions(connection, comment_id)),
            decisions=tuple(history.of_comment(connection, comment_id)),
            findings=tuple(rule_runs.findings_of(connection, comment_id)),
            answers_missing=not parents and threads.names_a_parent(connection, comment_id),
        )


def change_count(desk: Desk) -> int:
    """How many times anybody wrote to the database: another number means news."""
    return desk.database.change_count()


def log(desk: Desk, query: Query, limit: int | None) -> list[Decision]:
    """The newest decisions first."""
    with desk.database.reading() as connection:
        return history.log(connection, query, limit)
