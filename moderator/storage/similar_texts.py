"""Which comments say the same: the keys by which their texts find each other, and the clusters they make."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, text, update

from moderator.storage.paging import pages
from moderator.storage.schema import CURRENT, comment, revision, text_cluster, text_key

_KEYS = {
    "sqlite": "SELECT value FROM json_each(:keys)",
    "postgresql": "SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(:keys AS json)) AS value",
}
_HOLDERS = {
    engine: text(f"SELECT key, day, comment_id FROM text_key WHERE key IN ({keys}) AND day BETWEEN :start AND :end")  # noqa: S608
    for engine, keys in _KEYS.items()
}
_ADD = {
    "sqlite": "INSERT INTO text_key (key, day, comment_id) VALUES (?, ?, ?)",
    "postgresql": "INSERT INTO text_key (key, day, comment_id) VALUES (%s, %s, %s)",
}
"""Thousands of keys are read and written for each batch: in statements of their own, which take a third of the time."""


class Holder(NamedTuple):
    """A comment whose text has a key; `day` is that of its submission, counted from 1970."""

    key: int
    day: int
    comment_id: int


@dataclass(frozen=True, slots=True)
class StoredText:
    """A comment that others are compared with: the name and text it has now, addresses masked."""

    comment_id: int
    name: str
    text: str
    submitted: datetime | None


@dataclass(frozen=True, slots=True)
class Member:
    """A comment in a cluster. `at` is when it was submitted, or stored where that is not known."""

    comment_id: int
    cluster: int
    digest: int
    at: datetime
    name: str = ""


def holders(connection: Connection, keys: Collection[int], start: int, end: int) -> list[Holder]:
    """The comments from day `start` to day `end` with any of these keys."""
    given = {"keys": json.dumps(sorted(keys)), "start": start, "end": end}
    return [Holder(*row) for row in connection.execute(_HOLDERS[connection.dialect.name], given)]


def texts(connection: Connection, comment_ids: Iterable[int]) -> Iterator[StoredText]:
    """The texts of these comments."""
    read = select(comment.c.id, comment.c.name, revision.c.text, comment.c.submitted_at).join(revision, CURRENT)
    for page in pages(comment_ids):
        yield from (StoredText(*row) for row in connection.execute(read.where(comment.c.id.in_(page))))


def members(connection: Connection, comment_ids: Iterable[int]) -> dict[int, Member]:
    """Those of these comments that are in a cluster."""
    found: dict[int, Member] = {}
    for page in pages(comment_ids):
        rows = connection.execute(select(text_cluster).where(text_cluster.c.comment_id.in_(page)))
        found.update({row.comment_id: Member(row.comment_id, row.cluster, row.digest, row.at) for row in rows})
    return found


def newest_of_cluster(
    connection: Connection, cluster: int, start: datetime, end: datetime, most: int
) -> Iterator[Member]:
    """The members of a cluster from this time, with their names; the newest `most` of them."""
    read = (
        select(text_cluster, comment.c.name)
        .join(comment, comment.c.id == text_cluster.c.comment_id)
        .where(text_cluster.c.cluster == cluster, text_cluster.c.at.between(start, end))
        .order_by(text_cluster.c.at.desc())
        .limit(most)
    )
    for row in connection.execute(read):
        yield Member(row.comment_id, row.cluster, row.digest, row.at, row.name)


def add_keys(connection: Connection, added: Iterable[Holder]) -> None:
    """Notes keys of texts."""
    # In their order, neighbours in the index are written one after the other.
    rows = [tuple(each) for each in sorted(added)]
    if rows:
        connection.exec_driver_sql(_ADD[connection.dialect.name], rows)


def put_members(connection: Connection, put: Sequence[Member]) -> None:
    """Puts comments into clusters, whichever they were in before."""
    if not put:
        return
    _delete(connection, [each.comment_id for each in put], (text_cluster,))
    rows = [
        {"comment_id": each.comment_id, "cluster": each.cluster, "digest": each.digest, "at": each.at} for each in put
    ]
    connection.execute(insert(text_cluster), rows)


def join_clusters(connection: Connection, cluster: int, others: Collection[int]) -> None:
    """Makes one cluster of several that turned out to say the same."""
    if others:
        joined = update(text_cluster).where(text_cluster.c.cluster.in_(others))
        connection.execute(joined.values(cluster=cluster))


def forget(connection: Connection, comment_ids: Sequence[int]) -> None:
    """Removes all that tells of these comments' texts: before they are erased, or have another text."""
    _delete(connection, comment_ids, (text_key, text_cluster))


def _delete(connection: Connection, comment_ids: Sequence[int], tables: Sequence[object]) -> None:
    for page in pages(comment_ids):
        for table in tables:
            connection.execute(delete(table).where(table.c.comment_id.in_(page)))  # type: ignore[attr-defined,arg-type]
