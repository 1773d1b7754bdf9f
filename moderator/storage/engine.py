"""Engines set up so that nothing acknowledged is lost and nothing personal is printed."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from moderator.errors import UserError

APPLICATION_ID = 0x4D6F6472
"""Marks our SQLite files ("Modr"), so that another program's database is not taken for ours."""

BUSY_SECONDS = 30
CACHE_KIB, LARGE_CACHE_KIB = 2_000, 16_000
PAGES_PER_CHECKPOINT = 4_000
WRITING = "moderator_writing"
"""Execution option of a connection that is going to write."""
LARGE_CACHE = "moderator_large_cache"
"""Execution option of one that writes all over the database."""


def parse_url(address: str | Path) -> URL:
    """The database at `address`, a URL or a SQLite file. Raises UserError for what is no database of ours."""
    if isinstance(address, Path):
        return URL.create("sqlite", database=str(address))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise UserError(
            "The database's address can't be read. Give sqlite:///FILE or postgresql://USER@HOST:PORT/NAME."
        ) from None
    backend = url.get_backend_name()
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if backend != "sqlite" or not url.database or url.database == ":memory:":
        raise UserError("Moderator keeps its data in SQLite (sqlite:///FILE) or PostgreSQL (postgresql://HOST/NAME).")
    if url.query:
        raise UserError("The address of a SQLite file ends with the file's name: sqlite:///FILE.")
    return url


def sqlite_file(url: URL) -> Path | None:
    """The file of a SQLite database, None for PostgreSQL."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def shown(url: URL) -> str:
    """How a database is named to people: a SQLite file by its path, a server's by its address without password."""
    return str(sqlite_file(url) or url.set(drivername="postgresql", query={}).render_as_string(hide_password=True))


def make_engine(url: URL) -> Engine:
    """An engine whose errors and logs show no parameters."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(url, hide_parameters=True, pool_pre_ping=True)


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own transactions start too late and lose updates; ours start in _begin_sqlite.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
        f"wal_autocheckpoint={PAGES_PER_CHECKPOINT}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    # SQLite's own lower() knows ASCII only; titles are in five scripts.
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(value: str | None) -> str | None:
    return value.lower() if isinstance(value, str) else value


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    writing = options.get(WRITING, False)
    if writing:
        # A window's other connections keep the small one: five large ones would be a third of all its memory.
        cache = LARGE_CACHE_KIB if options.get(LARGE_CACHE, False) else CACHE_KIB
        connection.exec_driver_sql(f"PRAGMA cache_size=-{cache}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
