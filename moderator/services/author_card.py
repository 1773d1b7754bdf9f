"""What is known of the author of a comment, never the address."""

from dataclasses import dataclass
from datetime import datetime

from moderator.domain.comments import Comment
from moderator.services.desk import Desk
from moderator.storage import authors, comments, sites

MOST_LOOKED_AT = 200
"""Comments of an author whose names are looked at, the newest."""
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class AuthorCard:
    """An author's first comment, other names, and newest other comments; all empty without an address."""

    first_seen: datetime | None = None
    other_names: tuple[str, ...] = ()
    newest: tuple[Comment, ...] = ()


def author_card(desk: Desk, comment: Comment) -> AuthorCard:
    """The card for the author of this comment."""
    author_id = comment.author_id
    if author_id is None:
        return AuthorCard()
    with desk.database.reading() as connection:
        newest = [one for one in authors.newest_ids(connection, author_id, MOST_SHOWN + 1) if one != comment.id]
        known = {comment.name.casefold()}
        return AuthorCard(
            first_seen=sites.first_seen(connection, [author_id]).get(author_id),
            other_names=tuple(
                name for name in authors.names(connection, author_id, MOST_LOOKED_AT) if name.casefold() not in known
            ),
            newest=tuple(comments.rows(connection, newest[:MOST_SHOWN])),
        )
