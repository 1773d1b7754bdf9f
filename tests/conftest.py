"""What every test has: a machine of its own, databases, the command line, and no warning that goes unseen."""

import logging
import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers import postgresql
from tests.helpers.command import Runner
from tests.helpers.newspaper import COMMENTS
from tests.helpers.prepared import Prepared
from tests.helpers.ready_program import ready_program

settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")

QUICK_FIRST = ("unit", "contracts", "storage", "gui", "cli")
"""The folders of the tests in the order in which they run, so that a mistake shows early; others follow."""

FOREIGN = ("MODERATOR_", "PG", "CREDENTIALS_DIRECTORY", "DBUS_", "COLUMNS", "FORCE_COLOR", "NO_COLOR")
"""How the variables begin that belong to whoever runs the tests."""

OWN = {
    "LOGNAME": "anna",
    "USER": "anna",
    "LC_ALL": "C.UTF-8",
    # Fails loudly: nothing may touch a keyring unasked.
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
}

OWN_FOLDERS = {
    "HOME": "",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": ".run",
    "XDG_STATE_HOME": ".local/state",
}


def pytest_configure() -> None:
    """Being told to stop cleans up as Ctrl-C does, so that no server runs on."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the tests into the order of QUICK_FIRST."""

    def place(item: pytest.Item) -> int:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        return QUICK_FIRST.index(folder) if folder in QUICK_FIRST else len(QUICK_FIRST)

    items.sort(key=place)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder and environment of the test's own: it meets nobody's settings, data or keyring."""
    for name in list(os.environ):
        if name.startswith(FOREIGN) and name != "MODERATOR_SAMPLES":
            monkeypatch.delenv(name)
    home = Path(tempfile.mkdtemp(prefix="home-", dir=tmp_path_factory.getbasetemp()))
    for name, folder in OWN_FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))
    for name, value in OWN.items():
        monkeypatch.setenv(name, value)
    return home


class _Warnings(logging.Handler):
    """Keeps what the program warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def logged(request: pytest.FixtureRequest) -> Iterator[list[logging.LogRecord]]:
    """The warnings that the program logs; any of them fails a test that has not asked for `expected_log`."""
    warnings = _Warnings()
    logger = logging.getLogger("moderator")
    logger.addHandler(warnings)
    yield warnings.records
    logger.removeHandler(warnings)
    if warnings.records and "expected_log" not in request.fixturenames:
        pytest.fail("Logged unexpectedly: " + "; ".join(record.getMessage() for record in warnings.records))


@pytest.fixture
def expected_log(logged: list[logging.LogRecord]) -> list[logging.LogRecord]:
    """The warnings logged so far, for a test that means to provoke them."""
    return logged


@pytest.fixture
def samples() -> Path:
    """The folder of other programs' real exports, for tests that try them where it is present."""
    folder = os.environ.get("MODERATOR_SAMPLES")
    if not folder:
        pytest.skip("MODERATOR_SAMPLES names no folder of samples.")
    return Path(folder)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    """A PostgreSQL server, started by the first test that asks for it."""
    if missing := postgresql.what_is_missing():
        # What is merely skipped on a busy person's laptop must not go unnoticed where changes are let in.
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with postgresql.running_server() as server:
        yield server


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'moderator.db'}"


@pytest.fixture
def postgresql_url(postgresql_server: postgresql.Server) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    with postgresql_server.fresh_database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, once for each engine."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def moderator(tmp_path: Path) -> Runner:
    """Runs the command line on a data folder of the test's own."""
    return Runner(data_dir=tmp_path / "data", cwd=tmp_path)


@pytest.fixture(scope="session", autouse=True)
def _end_ready_program() -> Iterator[None]:
    """Nothing that the tests started outlives them."""
    yield
    if ready_program.cache_info().currsize:
        ready_program().close()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Desks to copy."""
    return Prepared(tmp_path_factory.mktemp("prepared"))


@pytest.fixture
def paper(moderator: Runner, home: Path, prepared: Prepared) -> Runner:
    """Anna's desk with COMMENTS in it."""
    prepared.copy_to(moderator, home, "paper", COMMENTS)
    return moderator
