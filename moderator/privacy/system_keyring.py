"""The operating system's keyring. Where a machine has none, or it stays locked, nothing is kept and found.

`keyring` is imported only when it is used: its import looks for desktop services.
"""

from contextlib import suppress

_SERVICE = "moderator"


def find(database_id: str) -> str | None:
    """What is kept for this database."""
    import keyring.errors

    with suppress(keyring.errors.KeyringError):
        return keyring.get_password(_SERVICE, database_id)
    return None


def store(database_id: str, text: str) -> None:
    """Keeps `text` for this database."""
    import keyring.errors

    with suppress(keyring.errors.KeyringError):
        keyring.set_password(_SERVICE, database_id, text)


def forget(database_id: str) -> None:
    """Removes what is kept for this database."""
    import keyring.errors

    with suppress(keyring.errors.KeyringError):
        keyring.delete_password(_SERVICE, database_id)
