"""The audit chain: each row's MAC covers the row before it, and one locked head is where it ends.

Rows hold ids, codes and keyed digests only, so that erasing a person leaves the chain whole.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, insert, select, update

from moderator.storage.schema import audit, audit_head


class ChainKey(Protocol):
    """What the vault lends to the chain. Without its key the vault chains by a plain hash, id ''."""

    @property
    def audit_key_id(self) -> str: ...

    def audit_mac(self, previous: bytes, payload: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to record: what happened (`kind`), to which row, with its ids, codes and digests."""

    kind: str
    subject: int
    facts: tuple[int | str | None, ...]


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One stored row of the chain."""

    seq: int
    kind: str
    subject: int
    payload: str
    key_id: str
    mac: bytes


def payload_of(entry: Entry, seq: int) -> str:
    """What the MAC covers, the same text for the same facts."""
    return json.dumps([seq, entry.kind, entry.subject, *entry.facts], separators=(",", ":"), ensure_ascii=True)


def lock_head(connection: Connection) -> tuple[int, bytes]:
    """The last sequence number and MAC; nobody else appends until this transaction ends."""
    row = connection.execute(select(audit_head.c.seq, audit_head.c.mac).with_for_update()).one()
    return row.seq, row.mac


def append(connection: Connection, key: ChainKey, entries: Iterable[Entry]) -> None:
    """Adds entries to the chain, in the caller's transaction."""
    seq, mac = lock_head(connection)
    added = []
    for entry in entries:
        seq += 1
        payload = payload_of(entry, seq)
        mac = key.audit_mac(mac, payload.encode())
        added.append(
            {
                "seq": seq,
                "kind": entry.kind,
                "subject": entry.subject,
                "payload": payload,
                "key_id": key.audit_key_id,
                "mac": mac,
            }
        )
    if added:
        connection.execute(insert(audit), added)
        connection.execute(update(audit_head).values(seq=seq, mac=mac))


def head(connection: Connection) -> str:
    """The chain's end as a short text that can be written down: `SEQ:MAC`, the MAC's first 16 hex digits."""
    row = connection.execute(select(audit_head.c.seq, audit_head.c.mac)).one()
    return f"{row.seq}:{row.mac.hex()[:16]}"


def read_chain(connection: Connection) -> Iterator[AuditRow]:
    """All rows, the oldest first."""
    for row in connection.execute(select(audit).order_by(audit.c.seq)).yield_per(1000):
        yield AuditRow(row.seq, row.kind, row.subject, row.payload, row.key_id, row.mac)


def stored_head(connection: Connection) -> tuple[int, bytes]:
    """The head as it is stored, without locking it."""
    row = connection.execute(select(audit_head.c.seq, audit_head.c.mac)).one()
    return row.seq, row.mac
