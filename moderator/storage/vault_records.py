"""What the database knows of the vault's keys: their ids and the slots that wrap them, never a key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from moderator.storage.schema import author, comment_origin, vault_key, vault_slot


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A wrapped key, as `privacy.slots` made it."""

    kind: str
    key_id: str
    salt: bytes
    parameters: str
    wrapped: bytes
    created: datetime


@dataclass(frozen=True, slots=True)
class SealedCounts:
    """How many values the vault keeps."""

    addresses: int
    origins: int


def current_key_id(connection: Connection) -> str | None:
    """The id of the key in use; None before the first."""
    read = select(vault_key.c.key_id).where(vault_key.c.retired_at.is_(None))
    found: str | None = connection.execute(read).scalar_one_or_none()
    return found


def add_key(connection: Connection, key_id: str, at: datetime) -> None:
    """Records the key that is in use from now on."""
    connection.execute(insert(vault_key).values(key_id=key_id, created_at=at))


def retire_key(connection: Connection, key_id: str, sealed_audit_key: bytes, at: datetime) -> None:
    """Records that a key is out of use; its audit key stays readable to its successor."""
    retired = update(vault_key).where(vault_key.c.key_id == key_id)
    connection.execute(retired.values(retired_at=at, sealed_audit_key=sealed_audit_key))


def retired_audit_keys(connection: Connection) -> Mapping[str, bytes]:
    """The sealed audit keys of the keys that are out of use, by key id."""
    read = select(vault_key.c.key_id, vault_key.c.sealed_audit_key).where(vault_key.c.retired_at.is_not(None))
    return {row.key_id: row.sealed_audit_key for row in connection.execute(read)}


def replace_audit_key(connection: Connection, key_id: str, sealed_audit_key: bytes) -> None:
    """Stores the audit key of a key out of use, sealed anew."""
    retired = update(vault_key).where(vault_key.c.key_id == key_id)
    connection.execute(retired.values(sealed_audit_key=sealed_audit_key))


def slots(connection: Connection) -> list[SlotRow]:
    """The slots, each of which opens the key in use."""
    return [
        SlotRow(row.kind, row.key_id, row.salt, row.parameters, row.wrapped, row.created_at)
        for row in connection.execute(select(vault_slot).order_by(vault_slot.c.id))
    ]


def put_slot(connection: Connection, slot: SlotRow) -> None:
    """Stores a slot in place of the earlier one of its kind."""
    connection.execute(delete(vault_slot).where(vault_slot.c.kind == slot.kind))
    connection.execute(
        insert(vault_slot).values(
            kind=slot.kind,
            key_id=slot.key_id,
            salt=slot.salt,
            parameters=slot.parameters,
            wrapped=slot.wrapped,
            created_at=slot.created,
        )
    )


def drop_slots(connection: Connection) -> None:
    """Removes every slot; what they wrapped is out of use."""
    connection.execute(delete(vault_slot))


def seals_addresses(connection: Connection) -> bool:
    """Whether any address is sealed here."""
    first = select(author.c.id).where(author.c.sealed_address.is_not(None)).limit(1)
    return connection.execute(first).first() is not None


def sealed_counts(connection: Connection) -> SealedCounts:
    """How many addresses and origins are sealed here."""
    addresses = select(func.count()).select_from(author).where(author.c.sealed_address.is_not(None))
    origins = select(func.count()).select_from(comment_origin)
    return SealedCounts(connection.execute(addresses).scalar_one(), connection.execute(origins).scalar_one())
