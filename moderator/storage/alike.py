"""In which cluster of similar texts a queue's comments are."""

from array import array
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, func, select

from moderator.storage.paging import pages
from moderator.storage.schema import text_cluster

FEW = 5_000
"""So many comments are looked up one by one; for more, the whole table is read, which takes less."""

_MEMBERS = select(text_cluster.c.comment_id, text_cluster.c.cluster)


def clusters_of(connection: Connection, comment_ids: Sequence[int]) -> "dict[int, int] | array[int]":
    """The cluster of each comment, by its id; 0, or no entry, for a text that is like no other.

    For many, an array with a place for every id: eight bytes each, where a dictionary takes a hundred.
    """
    return _few(connection, comment_ids) if len(comment_ids) <= FEW else _all(connection, max(comment_ids))


def members_of(connection: Connection, clusters: Collection[int]) -> dict[int, int]:
    """The comments in these clusters, each with its own, in the order of their ids."""
    found: dict[int, int] = {}
    for page in pages(clusters):
        rows = connection.execute(_MEMBERS.where(text_cluster.c.cluster.in_(page)))
        found.update((row.comment_id, row.cluster) for row in rows)
    return dict(sorted(found.items()))


def _few(connection: Connection, comment_ids: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for page in pages(comment_ids):
        rows = connection.execute(_MEMBERS.where(text_cluster.c.comment_id.in_(page)))
        found.update((row.comment_id, row.cluster) for row in rows)
    return found


def _all(connection: Connection, last: int) -> "array[int]":
    last_member = connection.execute(select(func.max(text_cluster.c.comment_id))).scalar_one()
    found = array("q", bytes(8 * (max(last, last_member or 0) + 1)))
    for comment_id, cluster in connection.execute(_MEMBERS):
        found[comment_id] = cluster
    return found
