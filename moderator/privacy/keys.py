"""The key of the vault: one random secret, from which each use has its own subkey."""

import base64
import os
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from moderator.errors import EnvironmentProblem
from moderator.privacy.primitives import Secret

KEY_LENGTH = 32
_ID_LENGTH = 8
_MARK = "moderator-key-1"


class VaultKey(Secret):
    """32 random bytes. `key_id` (16 hex digits) is public and follows from them: every copy knows its id."""

    __slots__ = ("_secret", "key_id")

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_LENGTH:
            raise ValueError(f"a vault key has {KEY_LENGTH} bytes")
        self._secret = secret
        self.key_id = self._derived("key id", _ID_LENGTH).hex()

    @classmethod
    def generate(cls) -> Self:
        """A new key."""
        return cls(os.urandom(KEY_LENGTH))

    @classmethod
    def from_text(cls, text: str, place: str = "the key file") -> Self:
        """The key in the one line of a key file.

        Raises EnvironmentProblem, naming `place`, when it is no such line or was changed by accident.
        """
        words = text.split()
        if words[:1] != [_MARK]:
            raise EnvironmentProblem(
                f"What stands in {place} is not a key of Moderator's vault. Name the right file, or open the "
                "vault with `moderator vault unlock`."
            )
        try:
            key = cls(base64.b64decode(words[-1], altchars=b"-_", validate=True))
        except ValueError:
            raise _damaged(place) from None
        if words != key.to_text().split():
            raise _damaged(place)
        return key

    def to_text(self) -> str:
        """The key in clear, as the one line of a key file."""
        return f"{_MARK} {self.key_id} {base64.urlsafe_b64encode(self._secret).decode('ascii')}\n"

    def secret_bytes(self) -> bytes:
        """The key in clear; for wrapping it in a slot only."""
        return self._secret

    def sealing_key(self) -> bytes:
        """For values that can be opened again."""
        return self._derived("sealing", KEY_LENGTH)

    def fingerprint_key(self) -> bytes:
        """For recognising the same reader again."""
        return self._derived("fingerprint", KEY_LENGTH)

    def audit_key(self) -> bytes:
        """For the audit chain."""
        return self._derived("audit", KEY_LENGTH)

    def _derived(self, use: str, length: int) -> bytes:
        """HKDF-SHA256 (RFC 5869), labelled with the use."""
        label = f"moderator vault 1: {use}".encode()
        return HKDF(algorithm=SHA256(), length=length, salt=None, info=label).derive(self._secret)


def _damaged(place: str) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"The key in {place} is damaged. Put a good copy in its place, or remove it and open the vault with "
        "`moderator vault unlock`."
    )
