"""What each sealed value is sealed to, so that it opens in no other place."""

from uuid import UUID


def text_context(uid: UUID) -> str:
    """For a comment's original texts."""
    return f"text of {uid}"


def identity_context(uid: UUID) -> str:
    """For a comment's name and website."""
    return f"identity of {uid}"


def ip_context(uid: UUID) -> str:
    """For the IP a comment was sent from."""
    return f"ip of {uid}"


def agent_context(uid: UUID) -> str:
    """For the browser a comment was sent with."""
    return f"agent of {uid}"


def audit_context(key_id: str) -> str:
    """For the audit key that a retired key leaves behind."""
    return f"audit key of {key_id}"
