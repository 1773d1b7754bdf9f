"""Storing a batch of decisions with its audit entries, in one transaction of the caller's."""

from collections.abc import Callable, Sequence

from moderator.domain.decisions import Decision
from moderator.services.audit_trail import decision_entry
from moderator.services.desk import Desk
from moderator.storage import audit, decisions, texts
from moderator.storage.database import Connection
from moderator.storage.decisions import NewBatch, Step
from moderator.storage.paging import pages

PIECE = 500
"""Decisions stored between two looks at whether to go on; ten thousand at once would be a hundred thousand objects."""

Advance = Callable[[int, int], None]


def no_matter(_done: int, _total: int) -> None:
    """Nobody asks how far it is."""


def record_many(
    connection: Connection, desk: Desk, batch: NewBatch, steps: Sequence[Step], advance: Advance = no_matter
) -> int | None:
    """Stores any number of `steps` as one batch and returns its id; None where there are none.

    `advance` is told how many are stored of how many. What it raises goes on to the caller.
    """
    batch_id = None
    for number, piece in enumerate(pages(steps, PIECE)):
        advance(number * PIECE, len(steps))
        batch_id = record(connection, desk, batch, piece, batch_id)[0].batch
    return batch_id


def record(
    connection: Connection, desk: Desk, batch: NewBatch, steps: Sequence[Step], batch_id: int | None = None
) -> list[Decision]:
    """Stores `steps` as one batch, changes the comments, and adds the decisions to the audit chain.

    With `batch_id`, they join that batch.
    """
    stored = decisions.store(connection, batch, steps, batch_id)
    audit.append(connection, desk.vault, [decision_entry(desk.vault, made) for made in stored])
    other_text = [step.standing.id for step in steps if step.revision_after != step.standing.revision]
    texts.index_current(connection, other_text, replace=True)
    return stored
