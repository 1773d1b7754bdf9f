"""Decisions, the batches they belong to, and what came of an act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moderator.domain.comments import Status


class Verdict(StrEnum):
    """What a decision does to a comment. Marking ("good one") is a decision too, so that it can be undone."""

    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    HOLD = "hold"
    REOPEN = "reopen"
    EDIT = "edit"
    MARK = "mark"
    UNMARK = "unmark"


STATUS_AFTER: Mapping[Verdict, Status] = {
    Verdict.APPROVE: Status.APPROVED,
    Verdict.REJECT: Status.REJECTED,
    Verdict.SPAM: Status.SPAM,
    Verdict.HOLD: Status.HELD,
    Verdict.REOPEN: Status.PENDING,
}

REASON_CODES: Mapping[str, str] = {
    "offensive": "Offensive language.",
    "abusive": "Abuses another person.",
    "hate-speech": "Attacks people for who they are.",
    "harassment": "Follows or bullies somebody.",
    "threat": "Threatens somebody.",
    "defamation": "Claims that could be defamatory.",
    "spam": "Spam.",
    "advertising": "Advertises something.",
    "off-topic": "Not about the article.",
    "misinformation": "States something known to be false.",
    "illegal": "Against the law.",
    "personal-data": "Gives away personal data.",
    "banned-word": "Holds a word the site does not print.",
    "duplicate": "Says again what was already sent.",
    "language": "In a language the site does not moderate.",
    "other": "Another reason; see the note.",
}


class BatchKind(StrEnum):
    """What made a batch: a person's or script's act, a rules run, or an undo."""

    ACT = "act"
    RULES = "rules"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One act on one comment. `undoes` is the `seq` of the decision it takes back."""

    seq: int
    batch: int
    comment: int
    actor: str
    verdict: Verdict
    reason: str
    note: str
    before: Status
    after: Status
    revision_before: int
    revision_after: int
    at: datetime
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A comment that was left as it is, and why ("changed by anna")."""

    id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What an act did. `batch` is None when nothing changed."""

    kind: BatchKind
    verdict: Verdict
    batch: int | None = None
    changed: tuple[int, ...] = ()
    unchanged: int = 0
    skipped: int = 0
    refused: tuple[Refused, ...] = ()
    of_rules: bool = False
    """Whether a run of rules was taken back, or done again: then `verdict` tells one of several."""
