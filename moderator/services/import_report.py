"""What an import has to tell of one file: counts, its first comments, and each record that needed a word."""

from collections import Counter
from dataclasses import dataclass, field

from moderator.domain.comments import Status
from moderator.domain.incoming import IncomingComment, Kept, Repaired, Skipped
from moderator.privacy.masking import mask_addresses
from moderator.services.texts import line_of, text_of
from moderator.storage.sites import ImportCounts

MOST_NOTED = 1_000
"""Records that a report names one by one, of each kind; a broken file can have one on each line."""

MOST_FIRST = 10
LONGEST_GLIMPSE = 2_000
"""Characters of a text that are made readable for a glimpse of it."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """One of the first comments of a file, in plain text, with its addresses masked."""

    name: str
    text: str
    article: str
    status: Status


@dataclass(slots=True)
class FileReport:
    """What became of one file, so far.

    `repaired`, `skipped` (what was left out, by design too) and `kept` hold the first MOST_NOTED each; the counts
    count all. `faulty` counts what was left out through a fault of the file. `statuses` counts what the file says,
    `first` are its first comments.
    """

    file: str
    format: str = ""
    counts: ImportCounts = field(default_factory=ImportCounts)
    repaired: list[Repaired] = field(default_factory=list)
    repaired_count: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    skipped_count: int = 0
    faulty: int = 0
    kept: list[Kept] = field(default_factory=list)
    statuses: Counter[Status] = field(default_factory=Counter)
    first: list[Glimpse] = field(default_factory=list)

    @property
    def read(self) -> int:
        """The comments that were read."""
        return self.counts.added + self.counts.updated + self.counts.unchanged + self.counts.kept

    def note(self, item: Repaired | Skipped | Kept) -> None:
        """Takes down what was repaired, left out, or left as it stands here."""
        if isinstance(item, Repaired):
            self.repaired_count += 1
            if len(self.repaired) < MOST_NOTED:
                self.repaired.append(item)
        elif isinstance(item, Kept):
            if len(self.kept) < MOST_NOTED:
                self.kept.append(item)
        else:
            self.skipped_count += 1
            self.faulty += not item.expected
            if len(self.skipped) < MOST_NOTED:
                self.skipped.append(item)

    def see(self, comment: IncomingComment) -> None:
        """Takes down what the file says of a comment."""
        self.statuses[comment.status] += 1
        if len(self.first) < MOST_FIRST:
            self.first.append(_glimpse(comment))


def _glimpse(comment: IncomingComment) -> Glimpse:
    return Glimpse(
        name=mask_addresses(line_of(comment.name[:LONGEST_GLIMPSE])),
        text=text_of(comment.markup[:LONGEST_GLIMPSE]).masked,
        article=text_of(comment.article.title[:LONGEST_GLIMPSE]).masked,
        status=comment.status,
    )
