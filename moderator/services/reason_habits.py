"""What comments are rejected for at this desk, so that the usual reasons have the nearest keys."""

from dataclasses import dataclass

from moderator.domain.decisions import REASON_CODES
from moderator.services.desk import Desk
from moderator.storage.reasons import last_reason, reasons_used


@dataclass(frozen=True, slots=True)
class ReasonHabits:
    """All reason codes, the most used first and else in the order of their table; and the one this person gave last."""

    codes: tuple[str, ...] = tuple(REASON_CODES)
    last: str = ""


def reason_habits(desk: Desk) -> ReasonHabits:
    """Counted over the newest decisions of everybody at this desk."""
    with desk.database.reading() as connection:
        used = reasons_used(connection)
        last = last_reason(connection, desk.actor.name)
    codes = sorted(REASON_CODES, key=lambda code: -used.get(code, 0))
    return ReasonHabits(tuple(codes), last if last in REASON_CODES else "")
