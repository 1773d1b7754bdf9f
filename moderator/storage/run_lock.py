"""Keeps a second run of rules away from a database. The system lets go of the lock when a process dies."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from moderator.storage.database import Database
from moderator.storage.engine import shown
from moderator.storage.problems import plain_problems

_ADVISORY_KEY = 0x6D6F6472
"""The number of our lock among a PostgreSQL database's advisory locks."""


@contextmanager
def run_lock(database: Database) -> Iterator[bool]:
    """Holds the lock while the block runs. Yields False where somebody else holds it."""
    held = _file_lock(database) if database.file else _server_lock(database)
    with held as is_ours:
        yield is_ours


@contextmanager
def _file_lock(database: Database) -> Iterator[bool]:
    lock = FileLock(f"{database.file}.rules-lock", mode=0o600)
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
def _server_lock(database: Database) -> Iterator[bool]:
    with plain_problems(shown(database.url)), database.engine.connect() as connection:
        taken = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _ADVISORY_KEY}).scalar_one()
        # The transaction ends here: an open one would keep the server from tidying up for as long as the run takes.
        connection.commit()
        try:
            yield bool(taken)
        finally:
            if taken:
                # Where the connection is gone, the server has let go of the lock by itself.
                with suppress(SQLAlchemyError):
                    connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _ADVISORY_KEY})
                    connection.commit()
