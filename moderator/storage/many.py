"""What is told of many comments before they are decided together."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select

from moderator.storage.paging import pages
from moderator.storage.schema import CURRENT, comment, flag, revision


@dataclass(frozen=True, slots=True)
class Told:
    """How many authors wrote them, how many of them came without an address, and how many carry no flag."""

    people: int = 0
    nameless: int = 0
    unflagged: int = 0


def told_of(connection: Connection, comment_ids: Sequence[int]) -> Told:
    """What there is to tell of these comments."""
    is_flagged = exists(select(1).where(flag.c.revision_id == revision.c.id))
    read = select(comment.c.author_id, is_flagged.label("is_flagged")).join(revision, CURRENT)
    authors: set[int] = set()
    nameless = unflagged = 0
    for page in pages(comment_ids):
        for author_id, has_flag in connection.execute(read.where(comment.c.id.in_(page))):
            if author_id is None:
                nameless += 1
            else:
                authors.add(author_id)
            unflagged += not has_flag
    return Told(len(authors), nameless, unflagged)
