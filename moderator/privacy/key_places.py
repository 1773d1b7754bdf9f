"""Where this machine keeps the vault's key: a named file, systemd's credentials, its own file, a keyring."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from moderator.errors import EnvironmentProblem, UserError
from moderator.privacy import system_keyring
from moderator.privacy.keys import VaultKey
from moderator.privacy.private_file import move_private, read_private, remove_private, write_private

_CREDENTIAL = "moderator-key"
_DATABASE_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


@dataclass(frozen=True, slots=True)
class FoundKey:
    """A key and where it was. `warning` is a sentence where others on this machine may read it too."""

    key: VaultKey
    place: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class KeyPlaces:
    """The places for the key of one database, with the file that --key-file named as `explicit`.

    The keyring is touched only with `use_keyring`, and never holds the only copy. A file that is damaged or
    can't be read is an EnvironmentProblem.
    """

    database_id: str
    explicit: Path | None
    config_dir: Path
    environ: Mapping[str, str] = field(repr=False)
    use_keyring: bool

    def __post_init__(self) -> None:
        if not _DATABASE_ID.fullmatch(self.database_id):
            raise EnvironmentProblem("The id of this database is damaged. Restore a backup.")

    @property
    def own_file(self) -> Path:
        """The key file of this database, apart from the data."""
        return self.config_dir / "keys" / f"{self.database_id}.key"

    def find(self, wanted_key_id: str | None) -> FoundKey | None:
        """The first key that is the wanted one; any key, where None is wanted.

        Raises UserError when the file named by --key-file is missing or holds another key.
        """
        if self.explicit:
            return _named_key(self.explicit, wanted_key_id)
        fitting = (found for found in self._at_hand(wanted_key_id) if wanted_key_id in (None, found.key.key_id))
        return next(fitting, None)

    def strangers(self, wanted_key_id: str) -> list[str]:
        """The places that hold a key which is not the wanted one."""
        return [found.place for found in self._at_hand(wanted_key_id) if found.key.key_id != wanted_key_id]

    def store(self, key: VaultKey) -> Path:
        """Keeps the key in this database's own file, and a copy in the keyring if that is used.

        Another key that stood in the file is kept beside it: a backup may need it.
        """
        self._keep_aside(key.key_id)
        write_private(self.own_file, key.to_text())
        if self.use_keyring:
            system_keyring.store(self.database_id, key.to_text())
        return self.own_file

    def forget(self, key_id: str) -> None:
        """Removes this key from the places that `store` uses; other keys stay."""
        own = _key_in(self.own_file)
        if own and own.key.key_id == key_id:
            remove_private(self.own_file)
        remove_private(self._kept_aside(key_id))
        if self.use_keyring:
            system_keyring.forget(self.database_id)

    def _at_hand(self, wanted_key_id: str | None) -> Iterator[FoundKey]:
        if directory := self.environ.get("CREDENTIALS_DIRECTORY"):
            credential = _key_in(Path(directory) / _CREDENTIAL)
            if credential:
                # No warning: systemd's own access list looks like a permission of the group.
                yield FoundKey(credential.key, credential.place)
        for path in (self.own_file, self._kept_aside(wanted_key_id or "")):
            if found := _key_in(path):
                yield found
        if self.use_keyring and (text := system_keyring.find(self.database_id)):
            yield FoundKey(VaultKey.from_text(text, "the keyring"), "the keyring")

    def _kept_aside(self, key_id: str) -> Path:
        return self.own_file.with_name(f"{self.own_file.name}.{key_id}.old")

    def _keep_aside(self, new_key_id: str) -> None:
        try:
            found = _key_in(self.own_file)
            old_key_id = found.key.key_id if found else new_key_id
        except EnvironmentProblem:
            old_key_id = "damaged"
        if old_key_id != new_key_id:
            move_private(self.own_file, self._kept_aside(old_key_id))


def _key_in(path: Path) -> FoundKey | None:
    """The key in a key file, None where there is no such file."""
    file = read_private(path)
    return FoundKey(VaultKey.from_text(file.text, str(path)), str(path), file.warning) if file else None


def _named_key(path: Path, wanted_key_id: str | None) -> FoundKey:
    found = _key_in(path)
    if found is None:
        raise UserError(f"There is no key file {path}. Name the right one, or leave --key-file out.")
    if wanted_key_id not in (None, found.key.key_id):
        raise UserError(
            f"The key file {path} is the key of another database. Name the right one, or leave --key-file out."
        )
    return found
