"""Opening databases: new ones, current ones, newer ones, and what is no database of ours."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from moderator.errors import EnvironmentProblem, UserError
from moderator.services.desk import Desk
from moderator.storage import migrating
from moderator.storage.database import migrate_database, open_database
from moderator.storage.engine import APPLICATION_ID, make_engine, parse_url
from moderator.storage.schema import metadata

VERSIONS = Path(migrating.__file__).parent / "migrations" / "versions"


def test_the_migrations_build_what_the_code_expects(desk: Desk) -> None:
    with desk.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _not_the_search_index})
        assert compare_metadata(context, metadata) == []


def _not_the_search_index(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not str(name).startswith(("comment_search", "alembic"))


def test_the_newest_schema_is_the_one_the_code_names() -> None:
    scripts = sorted(path.name.split("_")[0] for path in VERSIONS.glob("*.py"))
    assert scripts == sorted(migrating.KNOWN)
    assert scripts[-1] == migrating.HEAD


@pytest.mark.parametrize("version", migrating.KNOWN[:-1])
def test_an_older_database_is_brought_forward_and_keeps_its_comments(
    database_url: str, tmp_path: Path, version: str
) -> None:
    older = make_engine(parse_url(database_url))
    with older.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "moderator:storage/migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        connection.execute(text("INSERT INTO meta (key, value) VALUES ('kept', 'yes')"))
        if is_file := older.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    older.dispose()

    assert migrate_database(database_url, tmp_path / "backups")
    database = open_database(database_url, tmp_path / "backups")
    with database.reading() as connection:
        assert connection.execute(text("SELECT value FROM meta WHERE key = 'kept'")).scalar_one() == "yes"
        assert connection.execute(text("SELECT count(*) FROM rules_run")).scalar_one() == 0
    database.close()
    assert len(list((tmp_path / "backups").glob("before-migration-*.db"))) == is_file


def test_migrating_twice_does_nothing(database_url: str, tmp_path: Path) -> None:
    assert migrate_database(database_url, tmp_path)
    assert not migrate_database(database_url, tmp_path)


def test_a_newer_database_is_refused_and_left_alone(database_url: str, tmp_path: Path) -> None:
    migrate_database(database_url, tmp_path)
    database = open_database(database_url, tmp_path)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(UserError, match="newer version of Moderator"):
        open_database(database_url, tmp_path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(UserError, match="belongs to another program"):
        open_database(f"sqlite:///{file}", tmp_path)


def test_a_file_that_is_no_database_is_named_as_such(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear editor, " * 500)
    with pytest.raises(EnvironmentProblem, match="is not a database"):
        open_database(f"sqlite:///{file}", tmp_path)


def test_a_postgresql_database_is_set_up_by_migrate_only(postgresql_url: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="moderator migrate"):
        open_database(postgresql_url, tmp_path)


def test_a_server_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="can't be reached"):
        open_database("postgresql://nobody@127.0.0.1:1/none", tmp_path)


@pytest.mark.parametrize("url", ["mysql://host/name", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_what_is_no_database_of_ours_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        open_database(url, tmp_path)


def test_the_file_and_its_folder_are_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    open_database(f"sqlite:///{folder / 'moderator.db'}", tmp_path).close()
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "moderator.db").stat().st_mode & 0o077 == 0


def test_a_writing_transaction_that_fails_changes_nothing(desk: Desk) -> None:
    def fail() -> None:
        with desk.database.writing() as connection:
            connection.execute(text("UPDATE change_counter SET value = 777"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with desk.database.reading() as connection:
        assert connection.execute(text("SELECT value FROM change_counter")).scalar_one() != 777


def test_every_write_raises_the_change_counter(desk: Desk) -> None:
    def counter() -> int:
        with desk.database.reading() as connection:
            return int(connection.execute(text("SELECT value FROM change_counter")).scalar_one())

    before = counter()
    with desk.database.writing():
        pass
    assert counter() == before + 1


def test_sqlite_is_set_up_to_lose_nothing(sqlite_url: str, tmp_path: Path) -> None:
    database = open_database(sqlite_url, tmp_path)
    with database.reading() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    database.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


ENDLESS = "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT count(*) FROM number"


def test_a_read_that_nobody_waits_for_can_be_ended(desk: Desk) -> None:
    def read() -> None:
        with desk.database.reading() as connection:
            connection.execute(text(ENDLESS))

    with ThreadPoolExecutor(1) as elsewhere:
        reading = elsewhere.submit(read)
        while not reading.done():
            sleep(0.01)
            desk.database.stop_reading()
        with pytest.raises(OperationalError):
            reading.result()
    assert desk.database.change_count() >= 0
