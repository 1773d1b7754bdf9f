"""How fast a queue opens, and any page of it, compared with OFFSET and with bare SQLite."""

import random
import sqlite3
from array import array
from collections.abc import Sequence
from statistics import median

from made_data import SEED
from measuring import (
    arguments,
    bare_connection,
    made_desk,
    median_and_p99,
    median_seconds,
    peak_mib,
    ratio,
    seconds,
    show,
)

from moderator.domain.query import FlaggedBy, Order, Query
from moderator.services import review_queue
from moderator.services.desk import Desk

JUMPS = 200
JUMPS_PER_OFFSET = 10
"""OFFSET, being slow, is tried at one in so many of the places."""

EVERYTHING = Query()
PENDING = review_queue.pending_unless_said(EVERYTHING)
FLAGGED = PENDING.having(FlaggedBy("links"))

_READERS = "comment.type NOT IN ('pingback', 'trackback', 'note')"
_IS_PENDING = f"comment.status = 'pending' AND {_READERS}"
_IS_FLAGGED = f"{_IS_PENDING} AND comment.id IN (SELECT flag.comment_id FROM flag WHERE flag.filter = 'links')"
_ROWS = (
    "SELECT comment.*, revision.text, revision.markup FROM comment "
    "JOIN revision ON revision.comment_id = comment.id AND revision.number = comment.revision"
)


def main() -> None:
    """Measures and prints."""
    chosen = arguments(__doc__, 1_000_000, reusable=True)
    with made_desk(chosen.comments, chosen.database) as desk:
        bare = bare_connection(desk)
        show("snapshot of ids", "seconds", "ids", "bytes", "to unsorted, bare")
        _measure_snapshots(desk, bare, "pending", PENDING, _IS_PENDING)
        _measure_snapshots(desk, bare, "any status", EVERYTHING, _READERS)
        _measure_snapshots(desk, bare, "pending, flagged", FLAGGED, _IS_FLAGGED)
        ids = review_queue.snapshot(desk, PENDING, Order.PRIORITY)
        for size in (50, 200):
            _measure_pages(desk, bare, ids, size)
        show("peak memory", f"{peak_mib():,.0f} MiB")
        bare.close()


def _measure_snapshots(desk: Desk, bare: sqlite3.Connection, name: str, query: Query, condition: str) -> None:
    unsorted = median_seconds(_bare_ids, bare, condition)
    for order in (Order.PRIORITY, Order.OLDEST, Order.ARTICLE):
        ids = review_queue.snapshot(desk, query, order)
        taken = median_seconds(review_queue.snapshot, desk, query, order)
        size = len(ids) * ids.itemsize
        show(f"{name} by {order}", f"{taken:.3f}", f"{len(ids):,}", f"{size:,}", ratio(taken, unsorted))
    show(f"{name}, unsorted, bare sqlite3", f"{unsorted:.3f}")


def _measure_pages(desk: Desk, bare: sqlite3.Connection, ids: Sequence[int], size: int) -> None:
    chance = random.Random(SEED)
    places = [chance.randrange(max(1, len(ids) - size)) for _ in range(JUMPS)]
    pages = [ids[place : place + size] for place in places]
    ours = [seconds(review_queue.rows, desk, page) for page in pages]
    by_ids = [seconds(_bare_page, bare, page) for page in pages]
    by_offset = [seconds(_offset_page, bare, place, size) for place in places[::JUMPS_PER_OFFSET]]
    show(f"{size} rows at {JUMPS} random places", "median / p99", "ours to it")
    show("ours, with flags and records", median_and_p99(ours))
    show("bare sqlite3, id IN", median_and_p99(by_ids), ratio(median(ours), median(by_ids)))
    show("bare sqlite3, LIMIT and OFFSET", median_and_p99(by_offset), ratio(median(ours), median(by_offset)))


def _bare_ids(bare: sqlite3.Connection, condition: str) -> "array[int]":
    return array("q", (row[0] for row in bare.execute(f"SELECT comment.id FROM comment WHERE {condition}")))


def _bare_page(bare: sqlite3.Connection, page: Sequence[int]) -> list[tuple[object, ...]]:
    marks = ", ".join("?" * len(page))
    return bare.execute(f"{_ROWS} WHERE comment.id IN ({marks})", page).fetchall()


def _offset_page(bare: sqlite3.Connection, place: int, size: int) -> list[tuple[object, ...]]:
    in_order = f"WHERE {_IS_PENDING} ORDER BY comment.priority DESC, comment.id LIMIT ? OFFSET ?"
    return bare.execute(f"{_ROWS} {in_order}", (size, place)).fetchall()


if __name__ == "__main__":
    main()
