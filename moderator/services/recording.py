"""Storing a batch of decisions with its audit entries, in one transaction of the caller's."""

from collections.abc import Sequence

from moderator.domain.decisions import Decision
from moderator.services.audit_trail import decision_entry
from moderator.services.desk import Desk
from moderator.storage import audit, decisions, texts
from moderator.storage.database import Connection
from moderator.storage.decisions import NewBatch, Step


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
