"""Revealing one address: asked for by a person, with a reason, on record."""

from datetime import UTC, datetime

from moderator.domain.personal import EmailAddress
from moderator.errors import NotFound, UserError
from moderator.services.audit_trail import reveal_entry
from moderator.services.decide import clean_note
from moderator.services.desk import Desk
from moderator.services.keys import require_current_key
from moderator.storage import audit, comments, personal

SHORTEST_REASON = 3


def reveal(desk: Desk, comment_id: int, reason: str) -> EmailAddress:
    """The address that the comment came with.

    The reveal is put on record in the same transaction that reads the address. Raises UserError without a
    reason, NotFound where there is no comment or no address, VaultLocked without the key.
    """
    cleaned = clean_reason(reason)
    with desk.database.writing() as connection:
        if not comments.rows(connection, [comment_id]):
            raise NotFound(f"There is no comment {comment_id}.")
        sealed = personal.address_of(connection, comment_id)
        if sealed is None:
            raise NotFound(f"Comment {comment_id} came without an address.")
        require_current_key(connection, desk.vault)
        address = desk.vault.open_address(sealed.sealed, sealed.site, sealed.fingerprint)
        actor = desk.actor.name
        reveal_id = personal.record_reveal(connection, comment_id, actor, cleaned, datetime.now(UTC))
        audit.append(connection, desk.vault, [reveal_entry(desk.vault, reveal_id, comment_id, actor, cleaned)])
    return address


def clean_reason(reason: str) -> str:
    """The reason as it is put on record. Raises UserError for one that says nothing."""
    cleaned = clean_note(reason)
    if len(cleaned) < SHORTEST_REASON:
        raise UserError("Say in a few words why the address is needed. It is kept on record.")
    return cleaned
