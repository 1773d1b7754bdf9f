"""Rotating the vault's key: everything sealed is sealed anew, in one transaction."""

from datetime import UTC, datetime

from moderator.domain.personal import IpAddress
from moderator.errors import UserError
from moderator.privacy.keys import VaultKey
from moderator.privacy.recovery_code import new_recovery_code
from moderator.privacy.slots import SlotKind, make_slot
from moderator.privacy.vault import Vault
from moderator.services.audit_trail import vault_entry
from moderator.services.desk import Desk
from moderator.services.keys import current_key, require_current_key
from moderator.services.sealing import (
    agent_context,
    audit_context,
    identity_context,
    ip_context,
    text_context,
)
from moderator.storage import audit, personal, vault_records
from moderator.storage.database import Connection
from moderator.storage.personal import Resealed, SealedOrigin
from moderator.storage.vault_records import SlotRow


def rotate(desk: Desk) -> str:
    """Replaces the vault's key and returns the new recovery code; old codes and keys open nothing any more.

    The old key stays beside the new file until somebody removes it. Raises UserError where the key comes
    from a place that Moderator does not write to.
    """
    old = current_key(desk)
    place = desk.key_places.find(old.key_id)
    if place is None or place.place != str(desk.key_places.own_file):
        raise UserError("The key can be changed only where it lies in its own file; see `moderator vault status`.")
    new, code = VaultKey.generate(), new_recovery_code()
    slot = make_slot(SlotKind.RECOVERY, code, new)
    now = datetime.now(UTC)
    opening, sealing = Vault(old), Vault(new)
    with desk.database.writing() as connection:
        require_current_key(connection, opening)
        personal.store_resealed(connection, _resealed(connection, opening, sealing))
        _hand_over_audit_keys(connection, opening, sealing, now)
        vault_records.put_slot(
            connection, SlotRow(slot.kind, slot.key_id, slot.salt, slot.parameters, slot.wrapped, now)
        )
        audit.append(connection, sealing, [vault_entry(sealing, "rotated", new.key_id, desk.actor.name)])
        # The file last: until the commit the database wants the old key, which is kept beside the new one.
        desk.key_places.store(new)
    return code


def _hand_over_audit_keys(connection: Connection, old: Vault, new: Vault, now: datetime) -> None:
    for key_id, sealed in vault_records.retired_audit_keys(connection).items():
        secret = old.open(sealed, audit_context(key_id))
        vault_records.replace_audit_key(connection, key_id, new.seal(secret, audit_context(key_id)))
    own = new.seal(old.export_audit_key().hex(), audit_context(old.key_id))
    vault_records.retire_key(connection, old.key_id, own, now)
    vault_records.drop_slots(connection)
    vault_records.add_key(connection, new.key_id, now)


def _resealed(connection: Connection, old: Vault, new: Vault) -> Resealed:
    return Resealed(
        addresses=_addresses(connection, old, new),
        origins=[_origin(origin, old, new) for origin in personal.origins(connection)],
        texts=[
            {
                "of": text.row_id,
                "sealed_markup": _again(text.sealed, text_context(text.comment_uid), old, new),
                "key_id": new.key_id,
            }
            for text in personal.texts(connection)
        ],
        identities=[
            {
                "of": text.row_id,
                "sealed_identity": _again(text.sealed, identity_context(text.comment_uid), old, new),
            }
            for text in personal.identities(connection)
        ],
    )


def _addresses(connection: Connection, old: Vault, new: Vault) -> list[dict[str, object]]:
    resealed: list[dict[str, object]] = []
    for kept in personal.addresses(connection):
        address = old.open_address(kept.sealed, kept.site, kept.fingerprint)
        fingerprint = new.fingerprint(kept.site, address)
        resealed.append(
            {
                "of": kept.author_id,
                "fingerprint": fingerprint,
                "domain_fingerprint": new.domain_fingerprint(kept.site, address),
                "sealed_address": new.seal_address(address, kept.site, fingerprint),
                "key_id": new.key_id,
            }
        )
    return resealed


def _origin(origin: SealedOrigin, old: Vault, new: Vault) -> dict[str, object]:
    uid = origin.comment_uid
    ip = IpAddress(old.open(origin.sealed_ip, ip_context(uid))) if origin.sealed_ip else None
    return {
        "of": origin.comment_id,
        "sealed_ip": new.seal(ip.in_clear(), ip_context(uid)) if ip else None,
        "sealed_agent": _again(origin.sealed_agent, agent_context(uid), old, new) if origin.sealed_agent else None,
        "ip_fingerprint": new.ip_fingerprint(origin.site, ip) if ip else None,
        "key_id": new.key_id,
    }


def _again(sealed: bytes, context: str, old: Vault, new: Vault) -> bytes:
    return new.seal(old.open(sealed, context), context)
