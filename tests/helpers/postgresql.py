"""A real PostgreSQL server of our own, for as long as the tests run."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from sqlalchemy import URL, NullPool, create_engine, make_url

RUNS_AS = "nobody" if os.geteuid() == 0 else None
"""PostgreSQL's programs refuse to run as root. None: the present user."""

INITDB_OPTIONS = ["--username=moderator", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]

# Nothing here must survive a crash, so nothing waits for a disk.
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{folder}'
port = 5432
fsync = off
synchronous_commit = off
full_page_writes = off
"""


@dataclass(frozen=True)
class Server:
    """A running server. It is reached through the socket in `folder`, so it needs no free port."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str) -> str:
        """The address of `database` in the form that Moderator takes."""
        query = {"host": str(self.folder)}
        return str(URL.create("postgresql+psycopg", "moderator", database=database, query=query))

    def name_of(self, url: str) -> str:
        """The database that an address of `url` names."""
        return str(make_url(url).database)

    @contextmanager
    def fresh_database(self, template: str = "template1") -> Iterator[str]:
        """The address of an empty database, or of a copy of `template`; it is dropped at the end."""
        name = f"test_{next(self.numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()


def what_is_missing() -> str | None:
    """What this machine lacks for a server; None where it has everything."""
    if _find_programs() is None:
        return "PostgreSQL's server is not installed (on Debian: apt-get install postgresql)."
    if find_spec("psycopg") is None:
        return "psycopg is not installed (python -m pip install -e '.[dev,postgresql]')."
    return None


@contextmanager
def running_server() -> Iterator[Server]:
    """A server with data of its own; both are gone at the end."""
    # The path of a socket may have no more than 107 characters: pytest's own folders are too deep.
    folder = Path(tempfile.mkdtemp(prefix="moderator-"))
    try:
        if RUNS_AS:
            shutil.chown(folder, RUNS_AS)
        data = folder / "data"
        _run(folder, "initdb", "-D", data, *INITDB_OPTIONS)
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS.format(folder=folder))
        _run(folder, "pg_ctl", "start", "-w", "-D", data, "-l", folder / "log")
        try:
            yield Server(folder)
        finally:
            _run(folder, "pg_ctl", "stop", "-w", "-D", data, "-m", "immediate")
    finally:
        shutil.rmtree(folder)


def _find_programs() -> Path | None:
    """The folder with the programs of the newest server."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(debian, key=lambda program: int(program.parts[-3]), default=None)
    found = newest or shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _run(folder: Path, program: str, *arguments: str | Path) -> None:
    programs = _find_programs()
    assert programs is not None, what_is_missing()
    # Into a file, since the server inherits it and would keep a pipe open.
    with (folder / "output").open("w+") as output:
        done = subprocess.run(
            [programs / program, *arguments],
            user=RUNS_AS,
            cwd=folder,
            stdout=output,
            stderr=output,
            timeout=120,
        )
        output.seek(0)
        assert done.returncode == 0, f"{program} failed: {output.read()}"
