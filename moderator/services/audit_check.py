"""Whether the audit chain is whole, and whether the decisions are those that it recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from hmac import compare_digest

from moderator.domain.decisions import Decision
from moderator.privacy.audit_key import AuditKey, unkeyed_mac
from moderator.privacy.vault import Vault
from moderator.services.audit_trail import DECISION, decision_facts
from moderator.services.desk import Desk
from moderator.services.sealing import audit_context
from moderator.storage import audit, history, vault_records
from moderator.storage.audit import AuditRow, Entry, payload_of
from moderator.storage.database import Connection

START = bytes(32)


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What was checked. `problem` names the first bad row; `unkeyed` rows were made by a locked vault."""

    rows: int
    unkeyed: int
    head: str
    problem: str | None = None


def verify(desk: Desk) -> ChainReport:
    """Walks the whole chain and compares every decision with its row. Raises VaultLocked without the key."""
    with desk.database.reading() as connection:
        keys = _audit_keys(connection, desk.vault)
        walk = _Walk(keys, history.everything(connection))
        problem = walk.first_problem(connection)
        return ChainReport(walk.rows, walk.unkeyed, audit.head(connection), problem)


def _audit_keys(connection: Connection, vault: Vault) -> dict[str, AuditKey]:
    keys = {vault.key_id: AuditKey(vault.export_audit_key())}
    for key_id, sealed in vault_records.retired_audit_keys(connection).items():
        keys[key_id] = AuditKey(bytes.fromhex(vault.open(sealed, audit_context(key_id))))
    return keys


class _Walk:
    """One pass over the chain, with the decisions beside it in the same order."""

    def __init__(self, keys: dict[str, AuditKey], decisions: Iterator[Decision]) -> None:
        self._keys = keys
        self._decisions = decisions
        self.rows = 0
        self.unkeyed = 0

    def first_problem(self, connection: Connection) -> str | None:
        """The first thing that is wrong, None when all is well."""
        mac = START
        for row in audit.read_chain(connection):
            self.rows += 1
            self.unkeyed += not row.key_id
            problem = self._row_problem(row, mac)
            if problem:
                return f"Row {row.seq} of the audit chain: {problem}"
            mac = row.mac
        if (self.rows, mac) != audit.stored_head(connection):
            return f"The audit chain ends at row {self.rows}, but its head says otherwise: rows are missing."
        extra = next(self._decisions, None)
        return f"Decision {extra.seq} was never recorded in the audit chain." if extra else None

    def _row_problem(self, row: AuditRow, previous: bytes) -> str | None:
        if row.seq != self.rows:
            return f"row {self.rows} is missing before it."
        key = self._keys.get(row.key_id)
        if row.key_id and key is None:
            return "it was made by a key that this database does not know."
        payload = row.payload.encode()
        expected = key.mac(previous, payload) if key else unkeyed_mac(previous, payload)
        if not compare_digest(expected, row.mac):
            return "it, or a row before it, was changed."
        return self._decision_problem(row, key) if row.kind == DECISION else None

    def _decision_problem(self, row: AuditRow, key: AuditKey | None) -> str | None:
        decision = next(self._decisions, None)
        if decision is None or decision.seq != row.subject:
            return f"decision {row.subject} is missing."
        facts = decision_facts(decision, key)
        recorded = payload_of(Entry(DECISION, decision.seq, facts), row.seq)
        return None if recorded == row.payload else f"decision {decision.seq} is not as it was recorded."
