"""Sealing and keyed digests over byte strings, on top of the `cryptography` library."""

import os
from typing import NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from moderator.errors import UserError

_LAYOUT = b"\x01"
_NONCE_LENGTH = 12
_HEAD_LENGTH = len(_LAYOUT) + _NONCE_LENGTH


class DamagedSeal(UserError):
    """A sealed value is damaged, was sealed by another key, or stands where it does not belong."""


class Secret:
    """Base of what holds key material: it prints itself masked and refuses to be pickled or copied."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(•••)"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} must not be pickled or copied")


class Mac(Secret):
    """HMAC-SHA256 under one key."""

    __slots__ = ("_keyed",)

    def __init__(self, secret: bytes) -> None:
        self._keyed = HMAC(secret, SHA256())

    def of(self, *parts: bytes) -> bytes:
        """32 bytes for these parts; other parts, or the same ones split otherwise, give other bytes."""
        mac = self._keyed.copy()
        mac.update(framed(*parts))
        return mac.finalize()


class Sealer(Secret):
    """AES-256-GCM under one key, with random nonces (good for 2**32 seals by one key, NIST SP 800-38D)."""

    __slots__ = ("_cipher",)

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(secret)

    def seal(self, value: bytes, *belongs_to: bytes) -> bytes:
        """Layout byte, nonce, ciphertext; opens only together with the same `belongs_to`."""
        nonce = os.urandom(_NONCE_LENGTH)
        return _LAYOUT + nonce + self._cipher.encrypt(nonce, value, framed(*belongs_to))

    def open(self, sealed: bytes, *belongs_to: bytes) -> bytes:
        """The value. Raises DamagedSeal when it is damaged or not of this key and place."""
        nonce, ciphertext = sealed[len(_LAYOUT) : _HEAD_LENGTH], sealed[_HEAD_LENGTH:]
        if sealed.startswith(_LAYOUT) and len(nonce) == _NONCE_LENGTH:
            try:
                return self._cipher.decrypt(nonce, ciphertext, framed(*belongs_to))
            except InvalidTag:
                pass
        raise DamagedSeal(
            "A sealed value can't be opened: it is damaged, or it was sealed elsewhere and does not belong "
            "here. Run `moderator check --deep`; a backup may hold it whole."
        )


def framed(*parts: bytes) -> bytes:
    """The parts, each with its length in front, so that no two lists of parts give the same bytes."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def as_bytes(text: str) -> bytes:
    """UTF-8, of lone surrogates too: a reader's text may hold anything."""
    return text.encode("utf-8", "surrogatepass")


def as_text(value: bytes) -> str:
    """What `as_bytes` was given."""
    return value.decode("utf-8", "surrogatepass")
