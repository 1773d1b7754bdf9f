"""Brings a database to this version's schema: forward only, with a backup first."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from moderator.errors import UserError
from moderator.storage.copying import copy_sqlite
from moderator.storage.engine import APPLICATION_ID, WRITING, sqlite_file

HEAD = "0005"
"""The newest schema. A contract test holds it against the scripts in `migrations/versions`."""

KNOWN = ("0001", "0002", "0003", "0004", "0005")

NOT_OURS = "This database belongs to another program. Give Moderator a database of its own."


class State(Enum):
    """What a database needs before this version can use it."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"


def refuse_stranger(file: Path | None) -> None:
    """Raises UserError for another program's SQLite file, before anything of ours touches it."""
    if file is None:
        return
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (marked,) = connection.execute("PRAGMA application_id").fetchone()
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        return  # What is wrong with the file is said when it is opened in earnest.
    if tables and marked != APPLICATION_ID:
        raise UserError(NOT_OURS)


def state_of(engine: Engine) -> State:
    """Raises UserError for a database of another program or of a newer Moderator."""
    with engine.begin() as connection:
        tables = inspect(connection).get_table_names()
        if not tables:
            return State.EMPTY
        if "alembic_version" not in tables or "audit_head" not in tables:
            raise UserError(NOT_OURS)
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    if revision not in KNOWN:
        raise UserError(
            "This database was made by a newer version of Moderator. Nothing was changed. "
            "Install the newer version, or restore the backup that it made before it migrated."
        )
    return State.CURRENT if revision == HEAD else State.OLDER


def migrate(engine: Engine, state: State, backups: Path) -> None:
    """Runs what is missing in one transaction; a SQLite file that holds data is copied first."""
    if state is State.CURRENT:
        return
    file = sqlite_file(engine.url)
    if state is State.OLDER and file:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        copy_sqlite(file, backups / f"before-migration-{stamp}.db")
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        _run_scripts(connection)
        if file:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def _run_scripts(connection: Connection) -> None:
    # Alembic takes two thirds of a second to import, and a current database has no need of it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "moderator:storage/migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
