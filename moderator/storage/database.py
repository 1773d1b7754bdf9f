"""One database: how it is opened, read and written."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, select, text, update

from moderator.errors import EnvironmentProblem, UserError
from moderator.storage import migrating
from moderator.storage.engine import LARGE_CACHE, WRITING, make_engine, parse_url, shown, sqlite_file
from moderator.storage.problems import plain_problems
from moderator.storage.schema import change_counter, meta

__all__ = ["Connection", "Database", "migrate_database", "open_database"]


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. `reading` and `writing` give one transaction each.

    Both raise EnvironmentProblem where disk, lock, permission or server are in the way; a writing
    transaction that raises has changed nothing.
    """

    url: URL
    engine: Engine
    id: str
    _reads: set[Any] = field(default_factory=set, init=False, repr=False, compare=False)

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for PostgreSQL."""
        return sqlite_file(self.url)

    @property
    def is_sqlite(self) -> bool:
        return self.file is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look, whatever others write meanwhile."""
        engine = self.engine if self.is_sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")
        with plain_problems(shown(self.url)), engine.begin() as connection:
            driver = connection.connection.driver_connection
            self._reads.add(driver)
            try:
                yield connection
            finally:
                self._reads.remove(driver)

    def stop_reading(self) -> None:
        """Ends what other threads are reading now, with an error of theirs: for when nobody waits for it any more."""
        for driver in list(self._reads):
            if isinstance(driver, sqlite3.Connection):
                driver.interrupt()
            else:
                driver.cancel()

    @contextmanager
    def writing(self, scattered: bool = False) -> Iterator[Connection]:
        """One transaction that takes the write lock at once and raises the change counter.

        `scattered` ones touch pages all over the database, as the keys of many similar texts do: a larger cache pays.
        """
        engine = self.engine.execution_options(**{WRITING: True, LARGE_CACHE: scattered})
        with plain_problems(shown(self.url)), engine.begin() as connection:
            self._take_turn(connection)
            yield connection
            connection.execute(update(change_counter).values(value=change_counter.c.value + 1))
            if not self.is_sqlite:
                connection.execute(text("NOTIFY moderator_changes"))

    @contextmanager
    def rehearsing(self) -> Iterator[Connection]:
        """A writing transaction that is always taken back: to see what would happen."""
        engine = self.engine.execution_options(**{WRITING: True})
        with plain_problems(shown(self.url)), engine.connect() as connection:
            self._take_turn(connection)
            yield connection

    def change_count(self) -> int:
        """How many writing transactions there have been, whoever made them: another number means news."""
        with self.reading() as connection:
            found: int = connection.execute(select(change_counter.c.value)).scalar_one()
            return found

    def _take_turn(self, connection: Connection) -> None:
        """Gives PostgreSQL what BEGIN IMMEDIATE gives SQLite: one writer at a time."""
        if not self.is_sqlite:
            connection.execute(select(change_counter.c.value).with_for_update())

    def close(self) -> None:
        """Lets go of files and connections."""
        self.engine.dispose()


def open_database(address: str | Path, backups: Path) -> Database:
    """Opens the database at `address`, making or migrating a SQLite file where needed.

    `backups` is where the copy goes that is made before a migration. Raises UserError for a database of
    another program, of a newer Moderator, or a PostgreSQL one that `moderator migrate` must set up first.
    """
    url = parse_url(address)
    _make_room(sqlite_file(url))
    migrating.refuse_stranger(sqlite_file(url))
    engine = make_engine(url)
    try:
        with plain_problems(shown(url)):
            state = migrating.state_of(engine)
            if sqlite_file(url):
                migrating.migrate(engine, state, backups)
            elif state is not migrating.State.CURRENT:
                raise UserError("This database is not set up for this version. Run `moderator migrate` once.")
            return Database(url, engine, _database_id(engine))
    except BaseException:
        engine.dispose()
        raise


def migrate_database(address: str | Path, backups: Path) -> bool:
    """Sets the database at `address` up for this version. Returns whether there was anything to do."""
    url = parse_url(address)
    _make_room(sqlite_file(url))
    migrating.refuse_stranger(sqlite_file(url))
    engine = make_engine(url)
    try:
        with plain_problems(shown(url)):
            state = migrating.state_of(engine)
            migrating.migrate(engine, state, backups)
            return state is not migrating.State.CURRENT
    finally:
        engine.dispose()


def _make_room(file: Path | None) -> None:
    if file is None:
        return
    if file.is_dir():
        raise UserError(f"{file} is a folder. Give the path of a database file.")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError as problem:
        raise EnvironmentProblem(
            f"The data can't be kept in {file.parent}: {problem.strerror}. "
            "Make the folder writable or give another one with --data-dir."
        ) from None


def _database_id(engine: Engine) -> str:
    with engine.begin() as connection:
        found: str = connection.execute(select(meta.c.value).where(meta.c.key == "database_id")).scalar_one()
        return found
