"""Slots: the vault's key, wrapped by a passphrase or a recovery code. A slot may be stored anywhere."""

import json
import os
import unicodedata
from dataclasses import asdict, astuple, dataclass
from enum import StrEnum

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from moderator.errors import EnvironmentProblem, UserError, VaultLocked
from moderator.privacy.keys import KEY_LENGTH, VaultKey
from moderator.privacy.primitives import DamagedSeal, Sealer, as_bytes
from moderator.privacy.recovery_code import normalised_code

SHORTEST_PASSPHRASE = 8
_SALT_LENGTH = 16
_MOST_MEMORY_KIB = 1 << 20
_MOST_PASSES = 64
_MOST_LANES = 64


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a kind, no passphrase
    RECOVERY = "recovery"

    @property
    def words(self) -> str:
        return "recovery code" if self is SlotKind.RECOVERY else "passphrase"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, and lanes (Argon2id, RFC 9106)."""

    memory_kib: int
    passes: int
    lanes: int


RECOMMENDED = Cost(memory_kib=64 * 1024, passes=3, lanes=4)
"""The second recommended option of RFC 9106, section 4."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A wrapped key. `parameters` is the cost as JSON, `key_id` the key it opens to."""

    kind: SlotKind
    salt: bytes
    parameters: str
    wrapped: bytes
    key_id: str


def make_slot(kind: SlotKind, secret: str, key: VaultKey, cost: Cost = RECOMMENDED) -> Slot:
    """Wraps the key. Raises UserError when the secret is too short a passphrase or no recovery code."""
    if kind is SlotKind.PASSPHRASE and len(secret) < SHORTEST_PASSPHRASE:
        raise UserError(f"A passphrase needs at least {SHORTEST_PASSPHRASE} characters; a few words do well.")
    salt = os.urandom(_SALT_LENGTH)
    wrapped = _sealer(kind, secret, salt, cost).seal(key.secret_bytes(), *_belongs_to(kind, key.key_id))
    return Slot(kind, salt, json.dumps(asdict(cost)), wrapped, key.key_id)


def open_slot(slot: Slot, secret: str) -> VaultKey:
    """The key.

    Raises VaultLocked when the secret is not the right one, UserError when a recovery code is mistyped and
    DamagedSeal when the slot itself makes no sense.
    """
    sealer = _sealer(slot.kind, secret, slot.salt, _cost_of(slot))
    try:
        return VaultKey(sealer.open(slot.wrapped, *_belongs_to(slot.kind, slot.key_id)))
    except DamagedSeal:
        raise VaultLocked(f"That is not the right {slot.kind.words}.") from None


def _sealer(kind: SlotKind, secret: str, salt: bytes, cost: Cost) -> Sealer:
    written = normalised_code(secret) if kind is SlotKind.RECOVERY else unicodedata.normalize("NFC", secret)
    try:
        stretched = Argon2id(
            salt=salt,
            length=KEY_LENGTH,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(as_bytes(written))
    except UnsupportedAlgorithm:
        raise EnvironmentProblem(
            "This machine's OpenSSL lacks Argon2id, which passphrases and recovery codes need. Install "
            "`cryptography` from PyPI, or use a key file."
        ) from None
    except MemoryError:
        raise EnvironmentProblem(
            f"Opening the vault takes {cost.memory_kib // 1024} MiB of memory, and they are not free. Close "
            "other programs and try again."
        ) from None
    return Sealer(stretched)


def _belongs_to(kind: SlotKind, key_id: str) -> tuple[bytes, bytes, bytes]:
    return b"slot", as_bytes(kind.value), as_bytes(key_id)


def _cost_of(slot: Slot) -> Cost:
    try:
        cost = Cost(**json.loads(slot.parameters))
        usable = _is_bearable(cost) and len(slot.salt) == _SALT_LENGTH
    except (ValueError, TypeError, RecursionError):
        usable = False
    if not usable:
        raise DamagedSeal("A key slot of this database is damaged. Open the vault another way, or restore a backup.")
    return cost


def _is_bearable(cost: Cost) -> bool:
    """Without limits a changed database could make this machine run out of memory or never finish."""
    return (
        all(isinstance(number, int) for number in astuple(cost))
        and 1 <= cost.lanes <= _MOST_LANES
        and 8 * cost.lanes <= cost.memory_kib <= _MOST_MEMORY_KIB
        and 1 <= cost.passes <= _MOST_PASSES
    )
