"""Keeps a second run of the same kind away from a database. The system lets go of the lock when a process dies."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from moderator.storage.database import Database
from moderator.storage.engine import shown
from moderator.storage.problems import plain_problems

_ADVISORY_KEYS = {"rules": 0x6D6F6472, "screening": 0x6D6F6473}
"""The kinds of runs, with the numbers of their locks among a PostgreSQL database's advisory locks."""


@contextmanager
def run_lock(database: Database, kind: str = "rules") -> Iterator[bool]:
    """Holds the lock of a kind of run while the block runs. Yields False where somebody else holds it."""
    held = _file_lock(database, kind) if database.file else _server_lock(database, _ADVISORY_KEYS[kind])
    with held as is_ours:
        yield is_ours


@contextmanager
def _file_lock(database: Database, kind: str) -> Iterator[bool]:
    lock = FileLock(f"{database.file}.{kind}-lock", mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


@contextmanager
def _server_lock(database: Database, key: int) -> Iterator[bool]:
    with plain_problems(shown(database.url)), database.engine.connect() as connection:
        taken = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar_one()
        # The transaction ends here: an open one would keep the server from tidying up for as long as the run takes.
        connection.commit()
        try:
            yield bool(taken)
        finally:
            if taken:
                # Where the connection is gone, the server has let go of the lock by itself.
                with suppress(SQLAlchemyError):
                    connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": key})
                    connection.commit()
