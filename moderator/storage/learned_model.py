"""The model that this desk has learned, and the decisions that it learns from."""

import zlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, insert, or_, select

from moderator.domain.actors import ActorKind
from moderator.domain.comments import READER_TYPE, Status
from moderator.storage.schema import CURRENT, comment, decision, learned_model, revision

MOST_BYTES = 4_000_000
"""A kept model unpacks to a fraction of this; more is no model of ours."""

ABOUT_SOMETHING_ELSE = ("duplicate", "off-topic")
"""Reasons that say nothing about a text's own words."""

_ROW = 1


@dataclass(frozen=True, slots=True)
class KeptModel:
    """A model as it is kept, who had it learned, and when."""

    content: bytes
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DecidedText:
    """The current text of a comment that a person decided."""

    text: str
    taken_out: bool


def kept(connection: Connection) -> KeptModel | None:
    """The model, None where nothing was learned yet."""
    row = connection.execute(select(learned_model)).one_or_none()
    if row is None:
        return None
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(row.content, MOST_BYTES)
    except zlib.error:
        content = b""
    return KeptModel(content, row.actor, row.at)


def keep(connection: Connection, model: KeptModel) -> None:
    """Keeps a model in the place of the one before."""
    forget(connection)
    packed = zlib.compress(model.content)
    connection.execute(insert(learned_model).values(id=_ROW, content=packed, actor=model.actor, at=model.at))


def forget(connection: Connection) -> bool:
    """Removes the model. Returns whether there was one."""
    return connection.execute(delete(learned_model)).rowcount > 0


def decided_by_persons(connection: Connection, most: int) -> list[DecidedText]:
    """The newest comments of readers that a person approved, rejected or called spam, `most` of either kind.

    A person decided at the site where a comment came with its status and nothing changed that here. What a rule or a
    script decided teaches nothing, nor does what was taken out for a reason that is not in its words. The oldest first.
    """
    found = []
    for statuses in ((Status.APPROVED,), (Status.REJECTED, Status.SPAM)):
        read = (
            select(comment.c.id, revision.c.text)
            .join(revision, CURRENT)
            .where(comment.c.status.in_(statuses), comment.c.type == READER_TYPE, revision.c.text != "", by_person())
            .order_by(comment.c.id.desc())
            .limit(most)
        )
        taken_out = Status.APPROVED not in statuses
        found += [(row.id, DecidedText(row.text, taken_out)) for row in connection.execute(read)]
    return [decided for _, decided in sorted(found, key=lambda pair: pair[0])]


def by_person() -> ColumnElement[bool]:
    """Whether a person gave the comment the status it has, here or at the site."""
    latest = (
        select(func.max(decision.c.seq))
        .where(decision.c.comment_id == comment.c.id, decision.c.before != decision.c.after)
        .correlate(comment)
        .scalar_subquery()
    )
    of_persons = and_(*(~decision.c.actor.startswith(f"{kind}:") for kind in (ActorKind.RULE, ActorKind.SCRIPT)))
    here = exists().where(decision.c.seq == latest, of_persons, decision.c.reason.not_in(ABOUT_SOMETHING_ELSE))
    return or_(latest.is_(None), here)
