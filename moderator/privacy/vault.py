"""The vault: the only place that can seal and open addresses."""

from moderator.domain.personal import EmailAddress, IpAddress
from moderator.errors import VaultLocked
from moderator.privacy.audit_key import AuditKey, unkeyed_mac
from moderator.privacy.keys import VaultKey
from moderator.privacy.normalise import domain_of, normalised_address, normalised_ip
from moderator.privacy.primitives import Mac, Sealer, Secret, as_bytes, as_text

FINGERPRINT_LENGTH = 16
_LOCKED = "The vault is locked. Unlock it with `moderator vault unlock` and try again."


class _Tools(Secret):
    """What an open vault works with; made once, as setting up a cipher costs more than a seal."""

    __slots__ = ("audit", "audit_secret", "fingerprints", "key_id", "sealer")

    def __init__(self, key: VaultKey) -> None:
        self.key_id = key.key_id
        self.sealer = Sealer(key.sealing_key())
        self.fingerprints = Mac(key.fingerprint_key())
        self.audit_secret = key.audit_key()
        self.audit = AuditKey(self.audit_secret)


class Vault(Secret):
    """Seals, opens and fingerprints personal values; locked where it was given no key.

    Everything that needs the key raises VaultLocked on a locked vault, with `locked_hint` as its sentence.
    What was sealed opens only with the same key and for the same place; else DamagedSeal is raised.
    """

    __slots__ = ("_locked_hint", "_opened")

    def __init__(self, key: VaultKey | None, locked_hint: str = "") -> None:
        self._opened = _Tools(key) if key else None
        self._locked_hint = locked_hint or _LOCKED

    @property
    def is_open(self) -> bool:
        return self._opened is not None

    @property
    def key_id(self) -> str:
        """The id of the key that seals; empty on a locked vault."""
        return self._opened.key_id if self._opened else ""

    @property
    def _tools(self) -> _Tools:
        if self._opened is None:
            raise VaultLocked(self._locked_hint)
        return self._opened

    def fingerprint(self, site: str, email: EmailAddress) -> bytes:
        """16 bytes, the same for the same address at the same site."""
        return self._fingerprint(b"address", site, normalised_address(email).in_clear())

    def domain_fingerprint(self, site: str, email: EmailAddress) -> bytes:
        """16 bytes, the same for every address of one host at the same site."""
        return self._fingerprint(b"domain", site, domain_of(email))

    def ip_fingerprint(self, site: str, ip: IpAddress) -> bytes:
        """16 bytes, the same for the same IP address at the same site."""
        return self._fingerprint(b"ip", site, normalised_ip(ip).in_clear())

    def _fingerprint(self, kind: bytes, site: str, value: str) -> bytes:
        return self._tools.fingerprints.of(kind, as_bytes(site), as_bytes(value))[:FINGERPRINT_LENGTH]

    def seal_address(self, email: EmailAddress, site: str, fingerprint: bytes) -> bytes:
        """The address as the reader wrote it, sealed to its author at its site."""
        return self._tools.sealer.seal(as_bytes(email.in_clear()), b"address", as_bytes(site), fingerprint)

    def open_address(self, sealed: bytes, site: str, fingerprint: bytes) -> EmailAddress:
        """The address that `seal_address` was given."""
        value = self._tools.sealer.open(sealed, b"address", as_bytes(site), fingerprint)
        return EmailAddress(as_text(value))

    def seal(self, value: str, context: str) -> bytes:
        """Any other personal value, sealed to its context (the one place it belongs to)."""
        return self._tools.sealer.seal(as_bytes(value), b"value", as_bytes(context))

    def open(self, sealed: bytes, context: str) -> str:
        """The value that `seal` was given."""
        return as_text(self._tools.sealer.open(sealed, b"value", as_bytes(context)))

    def digest(self, label: str, value: str) -> bytes:
        """16 bytes that stand for a value in the audit chain."""
        return self._tools.audit.digest(label, value)

    @property
    def audit_key_id(self) -> str:
        """By which key `audit_mac` chains; empty where it has none."""
        return self.key_id

    def audit_mac(self, previous: bytes, payload: bytes) -> bytes:
        """32 bytes that chain a row to the one before it. A locked vault chains by a plain hash."""
        return self._opened.audit.mac(previous, payload) if self._opened else unkeyed_mac(previous, payload)

    def export_audit_key(self) -> bytes:
        """What `AuditKey` is made from, to be sealed by the next key when this one is retired."""
        return self._tools.audit_secret
