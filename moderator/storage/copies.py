"""Whole copies of the database: SQLite by its own backup, PostgreSQL by pg_dump and pg_restore."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from moderator.errors import EnvironmentProblem, UserError
from moderator.storage.copying import OWNER_ONLY, copy_pages, copy_sqlite
from moderator.storage.database import Database
from moderator.storage.engine import APPLICATION_ID, shown
from moderator.storage.migrating import KNOWN
from moderator.storage.problems import plain_sqlite_problems
from moderator.storage.whole_file import written_whole


def suffix(database: Database) -> str:
    """How the names of this database's copies end."""
    return ".db" if database.is_sqlite else ".dump"


def copy_out(database: Database, target: Path) -> None:
    """Writes a consistent copy to `target`, whole or not at all, while the database may be in use."""
    if database.file:
        copy_sqlite(database.file, target)
        return
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_whole(target, OWNER_ONLY) as partial:
            _run("pg_dump", database.url, "--format=custom", f"--file={partial}")
    except OSError as problem:
        raise EnvironmentProblem(f"The copy {target} could not be written: {problem.strerror}.") from None


def replace_damaged(file: Path, copy: Path, aside: Path) -> None:
    """Puts `copy` in the place of a SQLite file that can't be read; that is kept as `aside`, with its log.

    Raises UserError when `copy` is no whole copy; nothing was moved then.
    """
    verify_sqlite(copy)
    aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for ending in ("", "-wal", "-shm"):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    copy_sqlite(copy, file)


def verify(database: Database, copy: Path) -> None:
    """Raises UserError when `copy` is no whole copy of a database that this version can use."""
    if database.is_sqlite:
        verify_sqlite(copy)
    elif not _is_postgresql_copy(copy):
        raise UserError(f"{copy} is no copy that `moderator backup` made of a PostgreSQL database.")


def copy_in(database: Database, copy: Path) -> None:
    """Replaces everything in the database by `copy`, whole or not at all."""
    if database.file:
        database.close()
        with plain_sqlite_problems(shown(database.url)):
            copy_pages(copy, database.file)
        return
    _run("pg_restore", database.url, "--clean", "--if-exists", "--single-transaction", "--no-owner", str(copy))


def _is_postgresql_copy(copy: Path) -> bool:
    with copy.open("rb") as file:
        return file.read(5) == b"PGDMP"


def verify_sqlite(copy: Path) -> None:
    """Raises UserError when `copy` is no whole SQLite copy that this version can use."""
    wrong = UserError(f"{copy} is no whole copy of a Moderator database. Nothing was changed.")
    try:
        with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            (marked,) = connection.execute("PRAGMA application_id").fetchone()
            (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.Error, TypeError):
        raise wrong from None
    if marked != APPLICATION_ID or said != "ok":
        raise wrong
    if revision not in KNOWN:
        raise UserError(f"{copy} was made by a newer version of Moderator. Install that version to restore it.")


def _run(program: str, url: URL, *arguments: str) -> None:
    """Runs one of PostgreSQL's tools; the password goes where other users of the machine can't see it."""
    password = url.password or url.query.get("password")
    query = {name: value for name, value in url.query.items() if name != "password"}
    bare = URL.create("postgresql", url.username, host=url.host, port=url.port, database=url.database, query=query)
    environment = os.environ | ({"PGPASSWORD": str(password)} if password else {})
    target = ("--dbname", bare.render_as_string())
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program and our own paths, without a shell
            [program, *target, *arguments], env=environment, capture_output=True, text=True
        )
    except FileNotFoundError:
        raise EnvironmentProblem(f"{program} is not installed. On Debian: apt-get install postgresql-client.") from None
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()
        raise EnvironmentProblem(f"{program} failed: {said[-1] if said else 'it did not say why'}.")
