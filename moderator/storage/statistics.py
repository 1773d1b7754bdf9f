"""Counts over everything: statuses, verdicts, waiting times, and how often the filters were right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, true

from moderator.domain.comments import NOT_FROM_READERS, Status
from moderator.domain.flags import Severity
from moderator.storage.learned_model import by_person
from moderator.storage.schema import CURRENT, comment, decision, flag, revision


@dataclass(frozen=True, slots=True)
class FilterRecord:
    """How many decided comments a filter had flagged, and in how many the decision agreed with it."""

    filter: str
    flagged: int
    agreed: int


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """Of the comments that persons decided, how many the learned model would have decided alike."""

    decided: int
    agreed: int


def comments_by_status(connection: Connection, since: datetime | None) -> Mapping[str, int]:
    """How many comments stand at each status, submitted since then."""
    read = select(comment.c.status, func.count()).where(_readers(), _since(comment.c.submitted_at, since))
    counted: dict[str, int] = dict.fromkeys(Status, 0)
    counted.update(_pairs(connection, read.group_by(comment.c.status)))
    return counted


def decisions_by_verdict(connection: Connection, since: datetime | None) -> Mapping[str, int]:
    """How many decisions were made since then, by verdict; undos are not counted."""
    read = select(decision.c.verdict, func.count()).where(decision.c.undoes.is_(None), _since(decision.c.at, since))
    return _pairs(connection, read.group_by(decision.c.verdict))


def oldest_waiting(connection: Connection) -> datetime | None:
    """When the oldest pending comment was submitted."""
    found: datetime | None = connection.execute(select(func.min(comment.c.submitted_at)).where(_waiting())).scalar_one()
    return found


def median_waiting(connection: Connection) -> datetime | None:
    """The moment before which half of the pending comments were submitted."""
    number = connection.execute(select(func.count()).where(_waiting())).scalar_one()
    read = select(comment.c.submitted_at).where(_waiting()).order_by(comment.c.submitted_at).offset(number // 2)
    found: datetime | None = connection.execute(read.limit(1)).scalar_one_or_none()
    return found


def filter_records(connection: Connection, since: datetime | None) -> list[FilterRecord]:
    """For each filter: the comments decided here that it flagged, low or worse, and those not approved."""
    decided = comment.c.status.in_((Status.APPROVED, Status.REJECTED, Status.SPAM)) & comment.c.touched.is_(True)
    taken_out = comment.c.status.in_((Status.REJECTED, Status.SPAM))
    flagged = (
        select(flag.c.filter, comment.c.id, taken_out.label("taken_out"))
        .select_from(flag.join(revision, revision.c.id == flag.c.revision_id).join(comment, CURRENT))
        .where(decided, flag.c.severity >= int(Severity.LOW), _since(comment.c.submitted_at, since))
        .distinct()
        .subquery()
    )
    agreed = func.count().filter(flagged.c.taken_out)
    read = select(flagged.c.filter, func.count(), agreed).group_by(flagged.c.filter).order_by(flagged.c.filter)
    return [FilterRecord(*row) for row in connection.execute(read)]


def model_record(connection: Connection, since: datetime | None) -> ModelRecord:
    """Agreed: taken out where the model's number is 50 of 100 or more, approved where it is less."""
    high = (
        select(revision.c.comment_id)
        .select_from(flag.join(revision, revision.c.id == flag.c.revision_id))
        .where(CURRENT, flag.c.code == "reads-like-taken-out", flag.c.severity >= int(Severity.LOW))
        .correlate(comment)
        .exists()
    )
    agrees = high == comment.c.status.in_((Status.REJECTED, Status.SPAM))
    decided = comment.c.status.in_((Status.APPROVED, Status.REJECTED, Status.SPAM)) & comment.c.touched.is_(True)
    read = select(func.count(), func.count().filter(agrees)).select_from(comment)
    row = connection.execute(read.where(decided, by_person(), _readers(), _since(comment.c.submitted_at, since))).one()
    return ModelRecord(*row)


def _pairs(connection: Connection, read: Select[str, int]) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(read)}


def _readers() -> ColumnElement[bool]:
    return comment.c.type.not_in(NOT_FROM_READERS)


def _waiting() -> ColumnElement[bool]:
    return and_(_readers(), comment.c.status == Status.PENDING, comment.c.submitted_at.is_not(None))


def _since(column: ColumnElement[datetime], since: datetime | None) -> ColumnElement[bool]:
    return true() if since is None else column >= since
