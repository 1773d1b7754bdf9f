"""A queue in which comments that say the same are one row, the one with the best place in the order."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from moderator.domain.query import Order, Query, SameTextAs
from moderator.services.desk import Desk
from moderator.storage import alike, comments
from moderator.storage.database import Connection


@dataclass(frozen=True, slots=True)
class Listing:
    """A snapshot of a queue: the id of each row, and by it the ids folded behind that row, in the queue's order.

    `is_whole` is false where only the first rows were asked for and there are more. The rows are those that came in up
    to the comment `newest`; `arrived` more came since.
    """

    ids: "array[int]" = field(default_factory=lambda: array("q"))
    alike: "dict[int, array[int]]" = field(default_factory=dict)
    is_whole: bool = True
    newest: int = 0
    arrived: int = 0


def listing(desk: Desk, query: Query, order: Order, limit: int | None = None, newest: int | None = None) -> Listing:
    """The queue as it is now, without what came in after the comment `newest` where one is given.

    Of the first `limit` comments where one is given, with all that are like them. A query for the texts like one
    comment's shows each of them.
    """
    with desk.database.reading() as connection:
        last = comments.newest_id(connection)
        if newest is None or newest >= last:
            newest, arrived = last, 0
            ids = comments.ids(connection, query, order, limit)
        else:
            arrived = comments.count_newer(connection, query, newest)
            ids = comments.ids(connection, query, order, limit, newest)
        rows = _rows(connection, query, ids, newest, is_whole=len(ids) != limit)
        return replace(rows, newest=newest, arrived=arrived)


def _rows(connection: Connection, query: Query, ids: "array[int]", newest: int, is_whole: bool) -> Listing:
    if query.names(SameTextAs):
        return Listing(ids, is_whole=is_whole)
    clusters = alike.clusters_of(connection, ids)
    if isinstance(clusters, dict):
        clusters = defaultdict(int, clusters)
        others = {} if is_whole else _others(connection, query, clusters, newest)
        clusters.update(others)
        return _folded(chain(ids, others), clusters, is_whole)
    return _folded(ids, clusters)


def _others(connection: Connection, query: Query, first: Mapping[int, int], newest: int) -> dict[int, int]:
    """What else of the queue is like the first ones, so that their number is true from the start."""
    members = alike.members_of(connection, set(first.values()))
    others = [comment_id for comment_id in members if comment_id not in first and comment_id <= newest]
    matching = comments.ids_among(connection, query, others)
    return {comment_id: members[comment_id] for comment_id in others if comment_id in matching}


def _folded(ids: Iterable[int], clusters: "Mapping[int, int] | array[int]", is_whole: bool = True) -> Listing:
    rows = array("q")
    row_of: dict[int, int] = {}
    behind: dict[int, array[int]] = {}
    for comment_id in ids:
        cluster = clusters[comment_id]
        row = row_of.setdefault(cluster, comment_id) if cluster else comment_id
        if row == comment_id:
            rows.append(comment_id)
        elif row in behind:
            behind[row].append(comment_id)
        else:
            behind[row] = array("q", (comment_id,))
    return Listing(rows, behind, is_whole)
