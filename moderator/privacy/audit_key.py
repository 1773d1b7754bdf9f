"""What the audit chain is made with. A retired key leaves its audit key, so that old rows still verify."""

from cryptography.hazmat.primitives.hashes import SHA256, Hash

from moderator.privacy.primitives import Mac, Secret, as_bytes, framed

_DIGEST_LENGTH = 16


class AuditKey(Secret):
    """Chains rows and digests what they must not hold in clear."""

    __slots__ = ("_mac",)

    def __init__(self, secret: bytes) -> None:
        self._mac = Mac(secret)

    def mac(self, previous: bytes, payload: bytes) -> bytes:
        """32 bytes over a row and the MAC of the row before it."""
        return self._mac.of(b"row", previous, payload)

    def digest(self, label: str, value: str) -> bytes:
        """16 bytes that stand for a value, an actor or a note for instance."""
        return self._mac.of(b"digest", as_bytes(label), as_bytes(value))[:_DIGEST_LENGTH]


def unkeyed_mac(previous: bytes, payload: bytes) -> bytes:
    """The same chain where no key is at hand: it shows accidents, but not a chain that was made anew."""
    chained = Hash(SHA256())
    chained.update(framed(b"row", previous, payload))
    return chained.finalize()
