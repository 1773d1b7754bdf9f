"""What is written into the audit chain: ids, codes and keyed digests, never a text, name or note."""

from typing import Protocol

from moderator.domain.decisions import Decision
from moderator.privacy.vault import Vault
from moderator.storage.audit import Entry
from moderator.storage.columns import to_milliseconds

DECISION = "decision"
REVEAL = "reveal"
IMPORT = "import"
VAULT = "vault"


class Digester(Protocol):
    """Makes the keyed digest that stands for a value."""

    def digest(self, label: str, value: str) -> bytes: ...


def decision_entry(vault: Vault, decision: Decision) -> Entry:
    """A decision, with its actor and note as keyed digests."""
    return Entry(DECISION, decision.seq, decision_facts(decision, _digester(vault)))


def decision_facts(decision: Decision, digester: Digester | None) -> tuple[int | str | None, ...]:
    """What the chain holds of a decision."""
    return (
        decision.batch,
        decision.comment,
        decision.verdict.value,
        decision.reason,
        decision.before.value,
        decision.after.value,
        decision.revision_before,
        decision.revision_after,
        to_milliseconds(decision.at),
        decision.undoes,
        _digest(digester, "actor", decision.actor),
        _digest(digester, "note", decision.note),
    )


def reveal_entry(vault: Vault, reveal_id: int, comment_id: int, actor: str, reason: str) -> Entry:
    """The reveal of one address."""
    digester = _digester(vault)
    digests = (_digest(digester, "actor", actor), _digest(digester, "reason", reason))
    return Entry(REVEAL, reveal_id, (comment_id, *digests))


def import_entry(vault: Vault, import_id: int, added: int, updated: int, actor: str) -> Entry:
    """A finished import."""
    return Entry(IMPORT, import_id, (added, updated, _digest(_digester(vault), "actor", actor)))


def vault_entry(vault: Vault, event: str, key_id: str, actor: str) -> Entry:
    """Something done to the vault's keys: `made`, `passphrase`, `recovery`, `rotated`."""
    return Entry(VAULT, 0, (event, key_id, _digest(_digester(vault), "actor", actor)))


def _digester(vault: Vault) -> Digester | None:
    """None where the vault is locked: deciding goes on without the key, and the chain says less."""
    return vault if vault.is_open else None


def _digest(digester: Digester | None, label: str, value: str) -> str:
    return digester.digest(label, value).hex() if value and digester else ""
