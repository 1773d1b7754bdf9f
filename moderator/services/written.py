"""A comment as its history is told: who wrote it, when, and what its text is compared by."""

from dataclasses import dataclass
from datetime import datetime

from moderator.domain.comments import NOT_FROM_READERS, AuthorRecord
from moderator.text.similarity import Sketch, sketch


@dataclass(eq=False, slots=True)
class Written:
    """One comment of a batch that is screened together. `id` is None until it is stored.

    `at` is when it was submitted, or brought in where that is not known. `record` and `author_id` are None for a
    comment without an address.
    """

    name: str
    at: datetime
    is_time_known: bool
    sketch: Sketch | None
    author_id: int | None
    ip_fingerprint: bytes | None
    record: AuthorRecord | None
    is_first: bool
    id: int | None = None


def sketch_for(comment_type: str, masked_text: str) -> Sketch | None:
    """What a reader's text is compared by; None for pingbacks and the like, which all say the same."""
    return None if comment_type in NOT_FROM_READERS else sketch(masked_text)
