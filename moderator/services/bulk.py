"""Deciding many at once: first what it would change, in numbers for one sentence; then all of it, as one batch."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from moderator.domain.decisions import Changes, Refused
from moderator.domain.query import Query
from moderator.services.decide import (
    NOT_FOUND,
    Act,
    Target,
    changed_since,
    clean_note,
    decide,
    foreseen,
    known_reason,
    sort_out,
)
from moderator.services.desk import Desk
from moderator.services.recording import Advance
from moderator.storage import comments, decisions, many
from moderator.storage.database import Connection
from moderator.storage.many import Told

MOST_NAMED = 1_000
"""Comments that are gone from a queue and told by who changed them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Comments of a queue: those with `ids`, or, where that is None, all that match but for those in `but`."""

    query: Query
    ids: Collection[int] | None = None
    but: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an act on many would do: to whose comments, and how many of them carry no flag.

    `targets` are those that would change, each with the version that was looked at.
    """

    act: Act
    foreseen: Changes
    told: Told = field(default_factory=Told)
    targets: Sequence[Target] = field(default=(), repr=False)


def plan(desk: Desk, act: Act, chosen: Chosen) -> Plan:
    """What the act would change now. Whatever has left the queue meanwhile is refused, by the name of who changed it.

    Raises UserError for a reason code that does not exist and for too long a note.
    """
    act = replace(act, reason=known_reason(act.reason), note=clean_note(act.note))
    with desk.database.reading() as connection:
        targets, gone = _targets(connection, chosen)
        found = sort_out(connection, act, targets)
        found.refused.extend(gone)
        return Plan(
            act=act,
            foreseen=foreseen(act, found),
            told=many.told_of(connection, [step.standing.id for step in found.steps]),
            targets=[Target(step.standing.id, step.standing.version) for step in found.steps],
        )


def carry_out(desk: Desk, planned: Plan, advance: Advance) -> Changes:
    """Does what was planned, as one batch, whole or not at all.

    What somebody has changed since the plan was made is refused by name, as it was told in another sentence.
    `advance` may raise Stopped: then nothing is changed.
    """
    return decide(desk, planned.act, planned.targets, advance)


def _targets(connection: Connection, chosen: Chosen) -> tuple[list[Target], list[Refused]]:
    """The comments to decide, and those that do not match any more."""
    if chosen.ids is None:
        matching = comments.ids_with_versions(connection, chosen.query)
        but = set(chosen.but)
        return [Target(*found) for found in matching if found[0] not in but], []
    still = comments.ids_among(connection, chosen.query, list(chosen.ids))
    gone = [comment_id for comment_id in chosen.ids if comment_id not in still][:MOST_NAMED]
    actors = decisions.last_actors(connection, gone)
    known = decisions.standings(connection, gone)
    return (
        [Target(comment_id) for comment_id in chosen.ids if comment_id in still],
        [changed_since(each, actors) if each in known else Refused(each, NOT_FOUND) for each in gone],
    )
