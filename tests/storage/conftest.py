"""A desk on each engine. The databases are copies of one that was migrated once: migrating takes longer than a test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator.services.desk import Desk
from moderator.storage.database import migrate_database
from tests.helpers.desks import desk_at
from tests.helpers.postgresql import Server


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database that is set up and empty."""
    file = tmp_path_factory.mktemp("migrated") / "moderator.db"
    migrate_database(file, file.parent)
    return file


@pytest.fixture(scope="session")
def migrated_template(postgresql_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a PostgreSQL database that is set up and empty."""
    with postgresql_server.fresh_database() as url:
        migrate_database(url, tmp_path_factory.mktemp("unused"))
        yield postgresql_server.name_of(url)


@pytest.fixture
def migrated_sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """A fresh copy of the SQLite database."""
    copy = tmp_path / "moderator.db"
    shutil.copy(migrated_file, copy)
    return f"sqlite:///{copy}"


@pytest.fixture
def migrated_postgresql_url(postgresql_server: Server, migrated_template: str) -> Iterator[str]:
    """A fresh copy of the PostgreSQL database."""
    with postgresql_server.fresh_database(migrated_template) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest) -> str:
    """A fresh database that is set up, once for each engine."""
    url: str = request.getfixturevalue(f"migrated_{request.param}_url")
    return url


@pytest.fixture
def desk(migrated_url: str, tmp_path: Path) -> Iterator[Desk]:
    """Anna's desk, once for each engine."""
    with desk_at(migrated_url, tmp_path / "data") as desk:
        yield desk
