"""Running rules over comments: everything is looked at, then the brakes, then one batch is stored.

The batch is stored in chunks, so that a run that was killed leaves whole chunks; the next one joins its batch.
What a person decides meanwhile stays as the person left it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from moderator.domain.decisions import STATUS_AFTER, BatchKind, Verdict
from moderator.domain.query import Query
from moderator.errors import RunUnderWay, Stopped
from moderator.rules.rule import Limits, Rule
from moderator.services.desk import Desk
from moderator.services.recording import record
from moderator.services.rule_facts import Advance
from moderator.services.rule_files import RuleBook
from moderator.services.rules_plan import Plan, Planned, Planner, RuleOutcome
from moderator.services.rules_work import Left, Run, left_to_finish
from moderator.storage import decisions, rule_runs
from moderator.storage.database import Connection
from moderator.storage.decisions import NewBatch, Standing, Step
from moderator.storage.paging import pages
from moderator.storage.run_lock import run_lock

CHUNK = 200
"""Decisions stored in one transaction, so that nobody waits long for the lock."""

FEWEST_FOR_SHARE = 40
"""Of fewer comments looked at, a share says nothing."""


@dataclass(frozen=True, slots=True)
class Brake:
    """The brake that stops a run: which one, what it allows, and what there would be."""

    name: str
    allowed: float
    found: float


@dataclass(slots=True)
class RulesRun:
    """What came of a run. `matched` counts comments for which any rule holds; `skipped` those left to persons."""

    rules: list[RuleOutcome] = field(default_factory=list)
    looked_at: int = 0
    matched: int = 0
    skipped: int = 0
    brake: Brake | None = None
    applied: bool = False
    batch: int | None = None
    interrupted: bool = False

    @property
    def changed(self) -> int:
        return sum(outcome.changed for outcome in self.rules)


def rehearse(desk: Desk, book: RuleBook, query: Query, advance: Advance) -> RulesRun:
    """What the rules would do, and which brake would stop them; nothing is changed."""
    left = left_to_finish(desk, book, query)
    plan = Planner(book.rules, left.comments, most=0).plan(desk, query, advance)
    return _looked_at(plan, left, book.limits)


def run(desk: Desk, book: RuleBook, query: Query, advance: Advance) -> RulesRun:
    """Does what the rules say, as one batch.

    Where a brake stops it, nothing is changed. Raises RunUnderWay where another run is at work on this database.
    Stopped, or a KeyboardInterrupt, while everything is looked at changes nothing and goes on to the caller; later
    it ends the run early, and what was done stays, as one batch.
    """
    with run_lock(desk.database) as is_ours:
        if not is_ours:
            raise RunUnderWay(_about_other_run(desk))
        under_way = Run.begin(desk, book, query)
        planner = Planner(book.rules, under_way.left.comments, book.limits.max_changes)
        try:
            plan = planner.plan(desk, query, advance)
        except (KeyboardInterrupt, Stopped):
            under_way.give_up()
            raise
        done = _looked_at(plan, under_way.left, book.limits)
        if done.brake:
            under_way.give_up()
            return done
        done.applied = True
        try:
            _store_findings(desk, planner, plan, advance)
            _apply(under_way, plan, done, advance)
        except (KeyboardInterrupt, Stopped):
            done.interrupted = True
        _count(under_way, done)
        under_way.finish()
        return done


def with_most(limits: Limits, max_changes: int | None) -> Limits:
    """The limits with another number of changes, where one is given."""
    return limits if max_changes is None else replace(limits, max_changes=max_changes)


def about_brake(brake: Brake) -> str:
    """The sentence for a brake that stopped a run."""
    if brake.name == "max_changes":
        return (
            f"The rules would change {brake.found:,.0f} comments, more than {brake.allowed:,.0f} (max_changes). "
            f"Nothing was changed. Once you have looked at them, allow it with --max-changes {brake.found:.0f}."
        )
    return (
        f"The rules would change {brake.found:.0%} of the comments looked at, more than {brake.allowed:.0%} "
        "(max_share). Nothing was changed. Once you have looked at them, set max_share in the rule file."
    )


def _looked_at(plan: Plan, left: Left, limits: Limits) -> RulesRun:
    """What came of looking. For the brakes, what a killed run has done already counts as well."""
    changes = plan.changes + len(left.comments)
    looked_at = len(plan.ids) + len(left.comments.difference(plan.ids))
    return RulesRun(
        rules=list(plan.outcomes.values()),
        looked_at=len(plan.ids),
        matched=plan.matched,
        skipped=plan.skipped,
        brake=_brake(changes, looked_at, limits),
    )


def _brake(changes: int, looked_at: int, limits: Limits) -> Brake | None:
    if changes > limits.max_changes:
        return Brake("max_changes", limits.max_changes, changes)
    if limits.max_share is not None and looked_at >= FEWEST_FOR_SHARE and changes / looked_at > limits.max_share:
        return Brake("max_share", limits.max_share, changes / looked_at)
    return None


def _store_findings(desk: Desk, planner: Planner, plan: Plan, advance: Advance) -> None:
    rules = list(plan.outcomes)
    for number, page in enumerate(pages(plan.ids, CHUNK)):
        advance(number * CHUNK, len(plan.ids))
        with desk.database.reading() as connection:
            found = planner.findings(connection, page) if planner.records else []
            is_out_of_date = bool(rule_runs.comments_with_findings(connection, page, rules))
        if found or is_out_of_date:
            with desk.database.writing() as connection:
                rule_runs.replace_findings(connection, page, rules, found)


def _apply(under_way: Run, plan: Plan, done: RulesRun, advance: Advance) -> None:
    """Stores the decisions, a chunk in each transaction."""
    desk = under_way.desk
    batch = under_way.left.batch
    verdict = _most_frequent(plan.wanted)
    for number, chunk in enumerate(pages(plan.wanted, CHUNK)):
        advance(number * CHUNK, len(plan.wanted))
        new = NewBatch(BatchKind.RULES, verdict, desk.actor.name, datetime.now(UTC))
        with desk.database.writing() as connection:
            fresh = _still_as_seen(connection, chunk)
            done.skipped += len(chunk) - len(fresh)
            if fresh:
                batch = record(connection, desk, new, [_step(*each) for each in fresh], batch)[0].batch
                rule_runs.set_batch(connection, under_way.id, batch)


def _count(under_way: Run, done: RulesRun) -> None:
    """Only what was stored counts as changed."""
    stored = under_way.stored()
    done.batch = stored.batch
    for outcome in done.rules:
        outcome.changed = stored.changes.get(_actor(outcome.rule), 0)


def _still_as_seen(connection: Connection, chunk: Sequence[Planned]) -> list[tuple[Standing, Planned]]:
    """Those that nobody has changed since the rules looked at them."""
    standings = decisions.standings(connection, [each.comment for each in chunk])
    found = ((standings.get(each.comment), each) for each in chunk)
    return [(standing, each) for standing, each in found if standing and standing.version == each.version]


def _step(standing: Standing, planned: Planned) -> Step:
    return Step(
        standing=standing,
        verdict=planned.verdict,
        after=STATUS_AFTER[planned.verdict],
        revision_after=standing.revision,
        marked_after=standing.marked,
        reason=planned.rule.action.reason,
        note=planned.note,
        actor=_actor(planned.rule),
    )


def _actor(rule: Rule) -> str:
    return f"rule:{rule.name}"


def _most_frequent(wanted: Sequence[Planned]) -> Verdict:
    """A batch is told by one verdict; where rules decide differently, by the most frequent one."""
    counts = Counter(each.verdict for each in wanted)
    return counts.most_common(1)[0][0] if counts else Verdict.REJECT


def _about_other_run(desk: Desk) -> str:
    with desk.database.reading() as connection:
        began = rule_runs.under_way_since(connection)
    since = f", since {began:%Y-%m-%d %H:%M:%S} UTC" if began else ""
    return f"Rules are running on this database already{since}. Nothing was changed; try again when they have ended."
