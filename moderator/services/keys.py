"""The vault's keys: the first use, opening, the slots that wrap them, locking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from moderator.errors import Conflict, EnvironmentProblem, UserError, VaultLocked
from moderator.privacy.key_places import FoundKey, KeyPlaces
from moderator.privacy.keys import VaultKey
from moderator.privacy.recovery_code import new_recovery_code
from moderator.privacy.slots import Slot, SlotKind, make_slot, open_slot
from moderator.privacy.vault import Vault
from moderator.services.audit_trail import vault_entry
from moderator.services.desk import Desk
from moderator.storage import audit, vault_records
from moderator.storage.database import Connection, Database
from moderator.storage.vault_records import SealedCounts, SlotRow

LOCKED_HINT = (
    "The vault is locked: this machine has no key for this database. Give the recovery code or passphrase "
    "with `moderator vault unlock`, or name the key with --key-file. Deciding goes on without it."
)


@dataclass(frozen=True, slots=True)
class VaultStatus:
    """Where the key lies and what could be lost. `advice` holds sentences, the gravest first."""

    is_open: bool
    key_id: str
    place: str | None
    slots: Mapping[str, datetime]
    sealed: SealedCounts
    advice: tuple[str, ...]


def open_vault(database: Database, places: KeyPlaces, actor: str) -> Vault:
    """The vault of this database: open where its key is at hand, locked where it is not.

    The very first use makes the key and keeps it in its file; later machines never make one of their own.
    """
    with database.reading() as connection:
        wanted = vault_records.current_key_id(connection)
    if wanted is None:
        wanted = _first_use(database, places, actor)
    try:
        found = places.find(wanted)
    except EnvironmentProblem as problem:
        # A damaged or unreadable key file must not keep anybody from deciding.
        return Vault(None, str(problem))
    return Vault(found.key if found else None, LOCKED_HINT)


def status(desk: Desk) -> VaultStatus:
    """How the vault stands on this machine."""
    with desk.database.reading() as connection:
        wanted = vault_records.current_key_id(connection) or ""
        slots = {slot.kind: slot.created for slot in vault_records.slots(connection)}
        sealed = vault_records.sealed_counts(connection)
    found = desk.key_places.find(wanted)
    place = found.place if found else None
    strangers = [] if found else desk.key_places.strangers(wanted)
    return VaultStatus(desk.vault.is_open, wanted, place, slots, sealed, _advice(found, strangers, slots))


def set_passphrase(desk: Desk, passphrase: str) -> None:
    """Lets a passphrase open the vault on any machine; an earlier passphrase no longer does."""
    _put_slot(desk, SlotKind.PASSPHRASE, passphrase)


def make_recovery_code(desk: Desk) -> str:
    """A new recovery code, to be written down; an earlier one no longer opens the vault."""
    code = new_recovery_code()
    _put_slot(desk, SlotKind.RECOVERY, code)
    return code


def unlock(desk: Desk, kind: SlotKind, secret: str) -> str:
    """Opens the vault on this machine with a recovery code or passphrase. Returns where the key is kept now.

    Raises VaultLocked when it is not the right one, UserError when none was ever made.
    """
    with desk.database.reading() as connection:
        slots = {slot.kind: slot for slot in vault_records.slots(connection)}
    row = slots.get(kind)
    if row is None:
        raise UserError(
            f"No {kind.words} was made for this database. Make one where the vault is open, "
            "or copy that machine's key file and name it with --key-file."
        )
    key = open_slot(Slot(kind, row.salt, row.parameters, row.wrapped, row.key_id), secret)
    return str(desk.key_places.store(key))


def lock(desk: Desk) -> None:
    """Removes the key from this machine. Raises UserError while nothing else could open the vault again."""
    with desk.database.reading() as connection:
        if not vault_records.slots(connection):
            raise UserError(
                "Locking now would lose the addresses: no recovery code or passphrase was made. "
                "Make one first with `moderator vault recovery-code`."
            )
    desk.key_places.forget(current_key(desk).key_id)


def require_current_key(connection: Connection, vault: Vault) -> None:
    """Raises Conflict when the key was changed since the vault was opened: what it sealed now would be lost."""
    if vault.is_open and vault_records.current_key_id(connection) != vault.key_id:
        raise Conflict("The vault's key was changed meanwhile. Nothing was stored; start the command again.")


def current_key(desk: Desk) -> VaultKey:
    """The key itself, for wrapping it. Raises VaultLocked where it is not at hand."""
    with desk.database.reading() as connection:
        wanted = vault_records.current_key_id(connection)
    found = desk.key_places.find(wanted)
    if found is None:
        raise VaultLocked(LOCKED_HINT)
    return found.key


def _first_use(database: Database, places: KeyPlaces, actor: str) -> str:
    """Makes the first key under the write lock, so that two first uses at once make one key."""
    with database.writing() as connection:
        known = vault_records.current_key_id(connection)
        if known is not None:
            return known
        found = places.find(None)
        key = found.key if found else VaultKey.generate()
        if found is None:
            places.store(key)
        vault_records.add_key(connection, key.key_id, datetime.now(UTC))
        vault = Vault(key)
        audit.append(connection, vault, [vault_entry(vault, "made", key.key_id, actor)])
        return key.key_id


def _put_slot(desk: Desk, kind: SlotKind, secret: str) -> None:
    slot = make_slot(kind, secret, current_key(desk))
    now = datetime.now(UTC)
    row = SlotRow(slot.kind, slot.key_id, slot.salt, slot.parameters, slot.wrapped, now)
    with desk.database.writing() as connection:
        require_current_key(connection, desk.vault)
        vault_records.put_slot(connection, row)
        entry = vault_entry(desk.vault, kind.value, slot.key_id, desk.actor.name)
        audit.append(connection, desk.vault, [entry])


def _advice(found: FoundKey | None, strangers: Sequence[str], slots: Mapping[str, datetime]) -> tuple[str, ...]:
    advice = []
    if found is None:
        advice.append(LOCKED_HINT)
        advice += [f"The key in {place} is that of another database." for place in strangers]
    elif found.warning:
        advice.append(found.warning)
    if not slots:
        advice.append(
            "The key file is the only copy of the key. Make a recovery code with "
            "`moderator vault recovery-code`, write it down and keep it apart: "
            "without key and code the addresses are lost."
        )
    return tuple(advice)
