"""Reminding a person that the sealed addresses hang on one key file until a recovery code was written down."""

from moderator.errors import Conflict
from moderator.privacy.slots import SlotKind
from moderator.services.desk import Desk
from moderator.services.keys import make_recovery_code
from moderator.storage import vault_records


def is_due(desk: Desk) -> bool:
    """Whether addresses are sealed here, this machine has their key, and nobody made a recovery code."""
    if not desk.vault.is_open:
        return False
    with desk.database.reading() as connection:
        kinds = {slot.kind for slot in vault_records.slots(connection)}
        return SlotKind.RECOVERY not in kinds and vault_records.seals_addresses(connection)


def make_first_code(desk: Desk) -> str:
    """A recovery code, to be shown once. Raises Conflict where one was made meanwhile: that one stays good."""
    if not is_due(desk):
        raise Conflict("A recovery code was made elsewhere meanwhile. Whoever made it has it.")
    return make_recovery_code(desk)
