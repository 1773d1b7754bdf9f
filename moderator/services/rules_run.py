"""Running rules over comments: everything is evaluated, then the brakes are looked at, then one batch is stored.

The batch is stored in chunks, so that a run that was killed leaves whole chunks; the next one joins its batch.
What a person decides meanwhile stays as the person left it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from moderator.domain.decisions import STATUS_AFTER, BatchKind, Verdict
from moderator.domain.query import Order, Query
from moderator.errors import RunUnderWay
from moderator.rules.rule import Limits, Mode, Rule
from moderator.rules.rule_set import Hit, RuleSet
from moderator.services.decide import clean_note
from moderator.services.desk import Desk
from moderator.services.recording import record
from moderator.services.rule_facts import facts_of
from moderator.services.rule_files import RuleBook
from moderator.storage import comments, decisions, rule_runs
from moderator.storage.database import Connection
from moderator.storage.decisions import NewBatch, Standing, Step
from moderator.storage.paging import pages
from moderator.storage.rule_runs import Finding
from moderator.storage.run_lock import run_lock

CHUNK = 200
"""Comments read, and decisions stored, at once."""

MOST_EXAMPLES = 5
FEWEST_FOR_SHARE = 40
"""Of fewer comments looked at, a share says nothing."""

LONGEST_NOTE_OF_RULE = 500

Advance = Callable[[int, int], None]
"""Told how many comments have been looked at, and of how many."""


@dataclass(slots=True)
class RuleOutcome:
    """What one rule found. `changed` are the comments it decides; `examples` are ids."""

    rule: Rule
    hits: int = 0
    changed: int = 0
    examples: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Brake:
    """The brake that stops a run: which one, what it allows, and what there would be."""

    name: str
    allowed: float
    found: float


@dataclass(slots=True)
class RulesRun:
    """What came of a run. `matched` counts comments for which any rule holds; `skipped` those left to persons."""

    rules: list[RuleOutcome]
    applied: bool = False
    batch: int | None = None
    looked_at: int = 0
    matched: int = 0
    skipped: int = 0
    brake: Brake | None = None
    interrupted: bool = False

    @property
    def changed(self) -> int:
        return sum(outcome.changed for outcome in self.rules)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A decision that a rule wants, on the comment as it was when the rule looked at it."""

    comment: int
    version: int
    rule: Rule
    note: str

    @property
    def verdict(self) -> Verdict:
        verdict = self.rule.action.effect.verdict
        if verdict is None:
            raise AssertionError("only rules that decide are planned")
        return verdict


@dataclass(slots=True)
class _Plan:
    run: RulesRun
    wanted: list[_Planned] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    looked_at: Sequence[int] = ()


def rehearse(desk: Desk, book: RuleBook, query: Query, advance: Advance) -> RulesRun:
    """What the rules would do, and which brake would stop them; nothing is changed."""
    plan = _plan(desk, book.rules, query, advance)
    plan.run.brake = _brake(plan, book.limits)
    return plan.run


def run(desk: Desk, book: RuleBook, query: Query, advance: Advance) -> RulesRun:
    """Does what the rules say, as one batch.

    Where a brake stops it, nothing is changed. Raises RunUnderWay where another run is at work on this database. A
    KeyboardInterrupt between chunks ends the run early; what was done stays, as one batch.
    """
    with run_lock(desk.database) as is_ours:
        if not is_ours:
            raise RunUnderWay(_about_other_run(desk))
        plan = _plan(desk, book.rules, query, advance)
        plan.run.brake = _brake(plan, book.limits)
        if plan.run.brake:
            return plan.run
        plan.run.applied = True
        try:
            _apply(desk, plan)
        except KeyboardInterrupt:
            plan.run.interrupted = True
        _finish(desk)
        return plan.run


def with_most(limits: Limits, max_changes: int | None) -> Limits:
    """The limits with another number of changes, where one is given."""
    return limits if max_changes is None else replace(limits, max_changes=max_changes)


def about_brake(brake: Brake) -> str:
    """The sentence for a brake that stopped a run."""
    if brake.name == "max_changes":
        return (
            f"The rules would change {brake.found:,.0f} comments, more than {brake.allowed:,.0f} (max_changes). "
            f"Nothing was changed. Look at them without --apply, then allow it with --max-changes {brake.found:.0f}."
        )
    return (
        f"The rules would change {brake.found:.0%} of the comments looked at, more than {brake.allowed:.0%} "
        "(max_share). Nothing was changed. Look at them without --apply, then set max_share in the rule file."
    )


def _plan(desk: Desk, rules: RuleSet, query: Query, advance: Advance) -> _Plan:
    now = datetime.now(UTC)
    plan = _Plan(RulesRun([RuleOutcome(rule) for rule in rules.rules]))
    outcomes = {outcome.rule.name: outcome for outcome in plan.run.rules}
    with desk.database.reading() as connection:
        ids = comments.ids(connection, query, Order.OLDEST)
    plan.looked_at = ids
    plan.run.looked_at = len(ids)
    for done, page in enumerate(pages(ids, CHUNK)):
        with desk.database.reading() as connection:
            _plan_page(connection, rules, page, now, plan, outcomes)
        advance(min((done + 1) * CHUNK, len(ids)), len(ids))
    return plan


def _plan_page(
    connection: Connection,
    rules: RuleSet,
    ids: Sequence[int],
    now: datetime,
    plan: _Plan,
    outcomes: dict[str, RuleOutcome],
) -> None:
    wanted: list[_Planned] = []
    for comment, facts in facts_of(connection, ids, now):
        judgement = rules.judge(facts)
        plan.run.matched += bool(judgement.hits)
        for hit in judgement.hits:
            _count(outcomes[hit.rule.name], comment.id)
            if hit is not judgement.deciding and (
                hit.rule.mode is Mode.SHADOW or hit.rule.action.effect.verdict is None
            ):
                plan.findings.append(_finding(hit, comment.id, now))
        deciding = judgement.deciding
        if (
            deciding
            and (verdict := deciding.rule.action.effect.verdict)
            and STATUS_AFTER[verdict] is not comment.status
        ):
            wanted.append(_Planned(comment.id, comment.version, deciding.rule, _note(deciding)))
    by_persons = decisions.decided_by_persons(connection, [each.comment for each in wanted])
    plan.run.skipped += len(by_persons)
    for each in wanted:
        if each.comment not in by_persons:
            plan.wanted.append(each)
            outcomes[each.rule.name].changed += 1


def _count(outcome: RuleOutcome, comment_id: int) -> None:
    outcome.hits += 1
    if len(outcome.examples) < MOST_EXAMPLES:
        outcome.examples.append(comment_id)


def _note(hit: Hit) -> str:
    return clean_note(hit.note[:LONGEST_NOTE_OF_RULE])


def _finding(hit: Hit, comment_id: int, now: datetime) -> Finding:
    rule = hit.rule
    return Finding(
        comment_id, rule.name, rule.action.effect.value, rule.mode.value, rule.action.reason, _note(hit), now
    )


def _brake(plan: _Plan, limits: Limits) -> Brake | None:
    changes, looked_at = len(plan.wanted), plan.run.looked_at
    if changes > limits.max_changes:
        return Brake("max_changes", limits.max_changes, changes)
    if limits.max_share is not None and looked_at >= FEWEST_FOR_SHARE and changes / looked_at > limits.max_share:
        return Brake("max_share", limits.max_share, changes / looked_at)
    return None


def _apply(desk: Desk, plan: _Plan) -> None:
    _store_findings(desk, plan)
    with desk.database.reading() as connection:
        killed = rule_runs.unfinished(connection)
    if killed and killed.actor == desk.actor.name:
        plan.run.batch = killed.batch
    verdict = _most_frequent(plan.wanted)
    for outcome in plan.run.rules:
        outcome.changed = 0
    outcomes = {outcome.rule.name: outcome for outcome in plan.run.rules}
    for chunk in pages(plan.wanted, CHUNK):
        batch = NewBatch(BatchKind.RULES, verdict, desk.actor.name, datetime.now(UTC))
        with desk.database.writing() as connection:
            steps = _steps(connection, chunk)
            joined = _store(connection, desk, batch, steps, plan.run.batch)
        plan.run.batch = joined
        plan.run.skipped += len(chunk) - len(steps)
        outcomes_of = Counter(step.actor for step in steps)
        for actor, number in outcomes_of.items():
            outcomes[actor.removeprefix("rule:")].changed += number


def _store(
    connection: Connection, desk: Desk, batch: NewBatch, steps: Sequence[Step], joined: int | None
) -> int | None:
    """Stores a chunk; the first one begins the run, in the same transaction as its batch."""
    if not steps:
        return joined
    stored = record(connection, desk, batch, steps, joined)
    if joined is None:
        rule_runs.begin(connection, stored[0].batch, batch.actor, batch.at)
    return stored[0].batch


def _steps(connection: Connection, chunk: Iterable[_Planned]) -> list[Step]:
    """The steps for those that still are as the rules saw them; others were decided meanwhile."""
    chunk = list(chunk)
    standings = decisions.standings(connection, [each.comment for each in chunk])
    return [
        _step(standings[each.comment], each)
        for each in chunk
        if each.comment in standings and standings[each.comment].version == each.version
    ]


def _step(standing: Standing, planned: _Planned) -> Step:
    return Step(
        standing=standing,
        verdict=planned.verdict,
        after=STATUS_AFTER[planned.verdict],
        revision_after=standing.revision,
        marked_after=standing.marked,
        reason=planned.rule.action.reason,
        note=planned.note,
        actor=f"rule:{planned.rule.name}",
    )


def _store_findings(desk: Desk, plan: _Plan) -> None:
    rules = [outcome.rule.name for outcome in plan.run.rules]
    found: dict[int, list[Finding]] = {}
    for each in plan.findings:
        found.setdefault(each.comment, []).append(each)
    for page in pages(plan.looked_at, CHUNK):
        of_page = [finding for comment_id in page for finding in found.get(comment_id, ())]
        with desk.database.writing() as connection:
            rule_runs.replace_findings(connection, page, rules, of_page)


def _most_frequent(wanted: Sequence[_Planned]) -> Verdict:
    """A batch is told by one verdict; where rules decide differently, by the most frequent one."""
    counts = Counter(each.verdict for each in wanted)
    return counts.most_common(1)[0][0] if counts else Verdict.REJECT


def _finish(desk: Desk) -> None:
    with desk.database.writing() as connection:
        rule_runs.finish_all(connection, datetime.now(UTC))


def _about_other_run(desk: Desk) -> str:
    with desk.database.reading() as connection:
        other = rule_runs.unfinished(connection)
    since = f", since {other.started:%Y-%m-%d %H:%M:%S} UTC" if other else ""
    return f"Rules are running on this database already{since}. Nothing was changed; try again when they have ended."
