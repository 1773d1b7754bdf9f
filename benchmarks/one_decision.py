"""What a key press costs, and a bulk act with its undo, compared with bare transactions on the same disk."""

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from statistics import median

from made_data import SEED
from measuring import arguments, made_desk, median_and_p99, own_folder, ratio, seconds, show

from moderator.domain.decisions import Verdict
from moderator.domain.query import Order, Query
from moderator.services import review_queue
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.undo import undo

KEY_PRESSES = 200
BULK = 5_000
SMALL = 20_000
"""Comments in the small database: enough of them pending for the bulk act."""

REJECT = Act(Verdict.REJECT, reason="off-topic")


def main() -> None:
    """Measures and prints."""
    chosen = arguments(__doc__, 1_000_000, reusable=True)
    with own_folder() as folder, closing(_bare_database(folder / "bare.db")) as bare:
        pressed = [seconds(_bare_act, bare, [number]) for number in range(KEY_PRESSES)]
        bulk = seconds(_bare_act, bare, range(BULK))
    show("", "median / p99", "many at once", "to bare, one", "to bare, each of many")
    show("bare sqlite3, UPDATE and INSERT", median_and_p99(pressed), f"{BULK:,} in {bulk:.3f} s")
    for comments, kept in ((SMALL, None), (chosen.comments, chosen.database)):
        with made_desk(comments, kept) as desk:
            _measure(desk, median(pressed), bulk / BULK)


def _measure(desk: Desk, bare_one: float, bare_each: float) -> None:
    targets = _pending(desk)
    one_by_one, at_once = targets[:KEY_PRESSES], targets[:BULK]
    decided = [seconds(decide, desk, REJECT, [target]) for target in one_by_one]
    undone = [seconds(undo, desk) for _ in one_by_one]
    bulk = seconds(decide, desk, REJECT, at_once)
    bulk_undone = seconds(undo, desk)
    show(f"in {review_queue.count(desk, Query()):,} comments")
    for label, one, many in (("decide", decided, bulk), ("undo", undone, bulk_undone)):
        to_bare = (ratio(median(one), bare_one), ratio(many / len(at_once), bare_each))
        show(f"  {label}", median_and_p99(one), f"{len(at_once):,} in {many:.3f} s", *to_bare)


def _pending(desk: Desk) -> list[Target]:
    """The pending comments, in any order."""
    pending = review_queue.pending_unless_said(Query())
    targets = [Target(found) for found in review_queue.snapshot(desk, pending, Order.OLDEST)]
    random.Random(SEED).shuffle(targets)
    return targets


def _bare_database(path: Path) -> sqlite3.Connection:
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE comment (id INTEGER PRIMARY KEY, status TEXT, version INTEGER)")
    bare.execute("CREATE TABLE decision (seq INTEGER PRIMARY KEY, comment_id INTEGER, after TEXT)")
    bare.execute("BEGIN")
    bare.executemany("INSERT INTO comment VALUES (?, 'pending', 1)", ((number,) for number in range(BULK)))
    bare.execute("COMMIT")
    return bare


def _bare_act(bare: sqlite3.Connection, numbers: Sequence[int]) -> None:
    rows = [(number,) for number in numbers]
    bare.execute("BEGIN IMMEDIATE")
    bare.executemany("UPDATE comment SET status = 'rejected', version = version + 1 WHERE id = ?", rows)
    bare.executemany("INSERT INTO decision (comment_id, after) VALUES (?, 'rejected')", rows)
    bare.execute("COMMIT")


if __name__ == "__main__":
    main()
