"""Whole copies of a SQLite file while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from moderator.errors import DamagedDatabase, EnvironmentProblem
from moderator.storage.whole_file import written_whole

OWNER_ONLY = 0o600


def copy_sqlite(source: Path, target: Path) -> None:
    """Writes a consistent copy of `source` to `target`, whole or not at all, readable by its owner only.

    Raises EnvironmentProblem when the copy can't be written.
    """
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_whole(target, OWNER_ONLY) as partial:
            copy_pages(source, partial)
            _make_one_file(partial)
    except sqlite3.DatabaseError as problem:
        if "malformed" in str(problem) or "not a database" in str(problem):
            raise DamagedDatabase(f"The database {source} is damaged and can't be copied.") from None
        raise EnvironmentProblem(f"The copy {target} could not be written: {problem}. Nothing was changed.") from None
    except OSError as problem:
        raise EnvironmentProblem(f"The copy {target} could not be written: {problem}. Nothing was changed.") from None


def copy_pages(source: Path, target: Path) -> None:
    """Makes the SQLite database `target` the same as `source`, in one transaction of `target`."""
    with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(target, timeout=30)) as writing:
        # In one step: a copy in several begins again whenever somebody writes.
        reading.backup(writing)


def _make_one_file(copy: Path) -> None:
    """Takes the copy out of WAL mode, so that it can be read where nothing may be written beside it."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
