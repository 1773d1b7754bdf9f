"""The record of runs: what one has to do, and what a killed one with the same work has left to be finished."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from moderator.domain.query import Query
from moderator.services.desk import Desk
from moderator.services.rule_files import RuleBook
from moderator.storage import rule_runs


@dataclass(frozen=True, slots=True)
class Left:
    """What a killed run has left: its batch, which the next one joins, and what was decided in it."""

    batch: int | None = None
    comments: frozenset[int] = frozenset()
    changes: Mapping[str, int] = field(default_factory=dict)
    """By actor."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What a run has stored so far: the batch, and by actor how many comments each rule has changed."""

    batch: int | None
    changes: Mapping[str, int]


def left_to_finish(desk: Desk, book: RuleBook, query: Query) -> Left:
    """What this actor's killed run of these rules over this query has left."""
    with desk.database.reading() as connection:
        batch = rule_runs.batch_left(connection, desk.actor.name, _work(book, query))
        if batch is None:
            return Left()
        return Left(batch, rule_runs.comments_in(connection, batch), rule_runs.changes_in(connection, batch))


@dataclass(frozen=True, slots=True)
class Run:
    """A run on its way, as it stands in the record."""

    desk: Desk
    id: int
    work: str
    left: Left

    @classmethod
    def begin(cls, desk: Desk, book: RuleBook, query: Query) -> "Run":
        """Notes that a run has begun."""
        left, work = left_to_finish(desk, book, query), _work(book, query)
        with desk.database.writing() as connection:
            return cls(desk, rule_runs.begin(connection, desk.actor.name, work, datetime.now(UTC)), work, left)

    def stored(self) -> Stored:
        """Read anew, since who stops a run may stop it between storing and counting."""
        with self.desk.database.reading() as connection:
            batch = rule_runs.batch_of(connection, self.id)
            if batch is None:
                return Stored(self.left.batch, {})
            changes = rule_runs.changes_in(connection, batch)
        return Stored(batch, {actor: number - self.left.changes.get(actor, 0) for actor, number in changes.items()})

    def give_up(self) -> None:
        """Nothing was done."""
        with self.desk.database.writing() as connection:
            rule_runs.give_up(connection, self.id, datetime.now(UTC))

    def finish(self) -> None:
        """All is done, or was stopped by a person."""
        with self.desk.database.writing() as connection:
            rule_runs.finish(connection, self.desk.actor.name, self.work, datetime.now(UTC))


def _work(book: RuleBook, query: Query) -> str:
    return sha256(f"{book.digest} {query!r}".encode()).hexdigest()
