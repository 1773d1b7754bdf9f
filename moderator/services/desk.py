"""What every use case works with."""

from dataclasses import dataclass
from pathlib import Path

from moderator.domain.actors import Actor
from moderator.privacy.key_places import KeyPlaces
from moderator.privacy.vault import Vault
from moderator.screening.filter import TextFilter
from moderator.settings import Settings
from moderator.storage.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """One person or script at one database. Built once, by `app`."""

    settings: Settings
    database: Database
    vault: Vault
    key_places: KeyPlaces
    actor: Actor
    data_dir: Path
    plugins: tuple[TextFilter, ...] = ()
    """Filters of other packages, which run after our own."""

    @property
    def backups(self) -> Path:
        """Where copies of the database are kept."""
        return self.data_dir / "backups"
