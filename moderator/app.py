"""The composition root: builds settings, database, vault and desk once, for window and command line."""

import getpass
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from moderator.domain.actors import person_or_script
from moderator.errors import EnvironmentProblem
from moderator.logs import set_up_logging
from moderator.privacy.key_places import KeyPlaces
from moderator.screening.plugins import load_plugins
from moderator.services import safekeeping
from moderator.services.desk import Desk
from moderator.services.keys import open_vault
from moderator.settings import Settings, load_settings
from moderator.storage.database import migrate_database, open_database
from moderator.storage.engine import parse_url, sqlite_file

NAME = "moderator"
DATABASE_FILE = "moderator.db"

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the caller chose instead of the defaults."""

    data_dir: Path | None = None
    database: str | None = None
    actor: str | None = None
    key_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Where this desk keeps its data and reads its settings."""

    data_dir: Path
    database: str | Path

    @property
    def settings_file(self) -> Path:
        return self.data_dir / "settings.toml"

    @property
    def backups(self) -> Path:
        return self.data_dir / "backups"

    @property
    def logs(self) -> Path:
        return self.data_dir / "logs"


def places_for(choices: Choices) -> Places:
    """The places for these choices."""
    data_dir = choices.data_dir or user_data_path(NAME, appauthor=False)
    return Places(data_dir, choices.database or data_dir.absolute() / DATABASE_FILE)


@contextmanager
def open_desk(choices: Choices, warn: Warn) -> Iterator[Desk]:
    """A desk for one command or window; makes database and key at the first use, without asking anything.

    `warn` is told, in a sentence each, of what is amiss but does not stand in the way.
    """
    places = places_for(choices)
    loaded = load_settings(places.settings_file)
    settings = loaded.settings
    for sentence in loaded.warnings:
        warn(sentence)
    actor = person_or_script(choices.actor or settings.name or _login_name())
    database = open_database(places.database, places.backups)
    try:
        _set_up_logging(places, settings, warn)
        keys = KeyPlaces(
            database_id=database.id,
            explicit=choices.key_file,
            config_dir=user_config_path(NAME, appauthor=False),
            environ=os.environ,
            use_keyring=settings.vault_keyring,
        )
        vault = open_vault(database, keys, actor.name)
        plugins = load_plugins()
        for sentence in plugins.problems:
            warn(sentence)
        yield Desk(settings, database, vault, keys, actor, places.data_dir, plugins.filters)
    finally:
        database.close()


def restore_damaged(choices: Choices, copy: Path) -> Path | None:
    """Puts `copy` in the place of a SQLite database that can't be opened; None where a server keeps the data."""
    places = places_for(choices)
    file = sqlite_file(parse_url(places.database))
    return safekeeping.restore_damaged(file, copy, places.backups) if file else None


def _set_up_logging(places: Places, settings: Settings, warn: Warn) -> None:
    """A log that can't be written, on a full disk for instance, must not keep anybody from deciding."""
    try:
        set_up_logging(places.logs, settings.log_level)
    except EnvironmentProblem as problem:
        set_up_logging(None, settings.log_level)
        warn(str(problem))


def migrate(choices: Choices) -> bool:
    """Sets the chosen database up for this version. Returns whether there was anything to do."""
    places = places_for(choices)
    return migrate_database(places.database, places.backups)


def _login_name() -> str:
    try:
        # A domain's accounts are written DOMAIN\\name or name@domain.
        return re.sub(r"@.*|.*\\|:", "", getpass.getuser()) or "somebody"
    except (KeyError, OSError):  # a container without an entry for this user
        return "somebody"
