"""What stands in a desk's database, read past the program."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.helpers.command import Runner

COMES_AND_GOES = {"import_event", "audit", "audit_head", "change_counter", "sqlite_sequence"}
"""What even an import writes that changes no comment: it is on record that there was one."""


def database_of(desk: Runner) -> Path:
    """The desk's SQLite file."""
    return desk.data_dir / "moderator.db"


def rows(desk: Runner, statement: str, values: Sequence[object] = ()) -> list[Any]:
    """The rows that a statement finds; a change that it makes is kept."""
    with closing(sqlite3.connect(database_of(desk))) as connection, connection:
        return connection.execute(statement, values).fetchall()


def value(desk: Runner, statement: str, values: Sequence[object] = ()) -> Any:
    """The one value that a statement finds."""
    ((found,),) = rows(desk, statement, values)
    return found


def status_of(desk: Runner, comment_id: int) -> str:
    """Where a comment stands."""
    found: str = value(desk, "SELECT status FROM comment WHERE id = ?", [comment_id])
    return found


def say_the_same(desk: Runner, *comment_ids: int) -> None:
    """Makes these a cluster, as screening does of similar texts."""
    for comment_id in comment_ids:
        rows(desk, "INSERT INTO text_cluster VALUES (?, ?, 1, 0)", [comment_id, comment_ids[0]])


def contents(desk: Runner) -> dict[str, list[Any]]:
    """Every row of every table that tells of comments, authors, decisions, flags and words."""
    tables = [name for (name,) in rows(desk, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: rows(desk, f"SELECT * FROM {name}") for name in tables if name not in COMES_AND_GOES}
