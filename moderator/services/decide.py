"""Deciding: one verdict on one or many comments, as one batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches

from moderator.domain.decisions import REASON_CODES, STATUS_AFTER, BatchKind, Changes, Refused, Verdict
from moderator.domain.query import Query
from moderator.errors import BrakeTripped, UserError
from moderator.privacy.masking import mask_addresses
from moderator.services.desk import Desk
from moderator.services.recording import Advance, no_matter, record_many
from moderator.storage import comments, decisions
from moderator.storage.database import Connection
from moderator.storage.decisions import NewBatch, Standing, Step
from moderator.text.cleaning import clean_text

LONGEST_NOTE = 2000
NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Target:
    """A comment to decide. With `version`, only if it still is as it was when that version was seen."""

    id: int
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What to do: the verdict, why, and the brake: more than `at_most` changes are refused as a whole."""

    verdict: Verdict
    reason: str = ""
    note: str = ""
    at_most: int | None = None
    dry_run: bool = False


def targets_of(desk: Desk, query: Query) -> list[Target]:
    """The comments that match, with the versions they have now."""
    with desk.database.reading() as connection:
        return [Target(*found) for found in comments.ids_with_versions(connection, query)]


def decide(desk: Desk, act: Act, targets: Sequence[Target], advance: Advance = no_matter) -> Changes:
    """Decides all targets as one batch, in one transaction.

    What is not found or was changed by somebody since its version was seen is refused by name; the rest is
    done. Raises BrakeTripped, having changed nothing, when more than `act.at_most` comments would change.
    `advance` is told how many are stored of how many; where it raises Stopped, nothing is changed.
    """
    act = replace(act, reason=known_reason(act.reason), note=clean_note(act.note))
    if act.dry_run:
        return foreseen(act, _look(desk, act, targets))
    if act.at_most is not None and len(targets) > act.at_most:
        # Looked at first without the write lock, so that nobody waits for an act that is stopped anyway.
        _brake(len(_look(desk, act, targets).steps), act.at_most)
    batch = NewBatch(BatchKind.ACT, act.verdict, desk.actor.name, datetime.now(UTC))
    with desk.database.writing() as connection:
        found = sort_out(connection, act, targets)
        _brake(len(found.steps), act.at_most)
        batch_id = record_many(connection, desk, batch, found.steps, advance)
    return replace(foreseen(act, found), batch=batch_id)


def _brake(changes: int, at_most: int | None) -> None:
    """Raises BrakeTripped when there are more changes than allowed."""
    if at_most is not None and changes > at_most:
        raise BrakeTripped(
            f"This would change {changes} comments, more than {at_most}. Nothing was changed. "
            f"Look at them with --dry-run, then allow it with --max {changes}."
        )


def known_reason(code: str) -> str:
    """The reason code. Raises UserError, naming the nearest one, for a code that does not exist."""
    if not code or code in REASON_CODES:
        return code
    near = get_close_matches(code[:40], REASON_CODES, n=1)
    advice = f"Did you mean {near[0]}?" if near else f"The codes are: {', '.join(REASON_CODES)}."
    raise UserError(f"There is no such reason code. {advice}")


def clean_note(note: str) -> str:
    """The note as it is stored, typed addresses masked. Raises UserError when it is too long."""
    cleaned = mask_addresses(clean_text(note)).strip()
    if len(cleaned) > LONGEST_NOTE:
        raise UserError(f"The note has {len(cleaned)} characters; {LONGEST_NOTE} is the most.")
    return cleaned


@dataclass(slots=True)
class SortedOut:
    """What an act would do: its steps, what is refused and why, and how many are so already."""

    steps: list[Step]
    refused: list[Refused]
    unchanged: int = 0


def _look(desk: Desk, act: Act, targets: Sequence[Target]) -> SortedOut:
    with desk.database.reading() as connection:
        return sort_out(connection, act, targets)


def sort_out(connection: Connection, act: Act, targets: Sequence[Target]) -> SortedOut:
    """What the act would make of each target as it is now."""
    wanted = {target.id: target for target in targets}
    standings = decisions.standings(connection, list(wanted))
    changed_meanwhile = {
        target.id
        for target in wanted.values()
        if target.id in standings and target.version not in (None, standings[target.id].version)
    }
    actors = decisions.last_actors(connection, changed_meanwhile)
    found = SortedOut([], [])
    for target in wanted.values():
        standing = standings.get(target.id)
        if standing is None:
            found.refused.append(Refused(target.id, NOT_FOUND))
        elif target.id in changed_meanwhile:
            found.refused.append(changed_since(target.id, actors))
        elif step := _step(standing, act):
            found.steps.append(step)
        else:
            found.unchanged += 1
    return found


def changed_since(comment_id: int, actors: Mapping[int, str]) -> Refused:
    """The refusal of a comment that is not as it was; `actors` tells who decided last on each."""
    return Refused(comment_id, f"changed by {actors.get(comment_id, 'an import')}")


def _step(standing: Standing, act: Act) -> Step | None:
    """What the act makes of a comment, None where it changes nothing."""
    after = STATUS_AFTER.get(act.verdict, standing.status)
    marked = {Verdict.MARK: True, Verdict.UNMARK: False}.get(act.verdict, standing.marked)
    if after == standing.status and marked == standing.marked:
        return None
    return Step(standing, act.verdict, after, standing.revision, marked, act.reason, act.note)


def foreseen(act: Act, found: SortedOut) -> Changes:
    """What an act will have done; it has no batch yet."""
    return Changes(
        kind=BatchKind.ACT,
        verdict=act.verdict,
        changed=tuple(step.standing.id for step in found.steps),
        unchanged=found.unchanged,
        refused=tuple(found.refused),
    )
