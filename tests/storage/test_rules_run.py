"""Runs of rules on a real database: brakes, one batch, and persons who have the last word."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderator.domain.actors import Actor
from moderator.domain.comments import Status
from moderator.domain.decisions import Verdict
from moderator.domain.personal import EmailAddress
from moderator.domain.query import Order, Query, StatusIn
from moderator.errors import RunUnderWay, Stopped
from moderator.services import audit_check, review_queue, rules_run
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.edit import edit
from moderator.services.rule_files import RuleBook, load
from moderator.services.rules_run import RulesRun
from moderator.services.undo import redo, undo
from moderator.storage import rule_runs
from moderator.storage.database import Connection, Database
from tests.helpers.desks import arrival, bring_in

PENDING = Query().having(StatusIn((Status.PENDING,)))
EVERY = Query().having(StatusIn(()))

RULES = """format = 1
[[rule]]
name = "watches"
priority = 9
when.all = [ { field = "text", word = "watches" } ]
then = { verdict = "spam", reason = "advertising", note = "{match}" }
[[rule]]
name = "short"
when.all = [ { length = "< 6" } ]
then = { verdict = "hold" }
[[rule]]
name = "bridge"
mode = "shadow"
when.all = [ { field = "text", word = "bridge" } ]
then = { verdict = "reject", reason = "off-topic", note = "{match}" }
"""

TEXTS = ("Cheap watches here", "Hm.", "The bridge is old", "watches", "An ordinary comment")


@pytest.fixture
def ids(desk: Desk) -> list[int]:
    """Five pending comments: two that sell watches, a short one, one about a bridge, one about nothing."""
    bring_in(desk, *(arrival(number, text) for number, text in enumerate(TEXTS, 1)))
    return list(review_queue.snapshot(desk, Query(), Order.OLDEST))


@pytest.fixture(autouse=True)
def chain_is_whole_at_the_end(desk: Desk) -> Iterator[None]:
    yield
    assert audit_check.verify(desk).problem is None


def book(tmp_path: Path, text: str = RULES) -> RuleBook:
    file = tmp_path / "rules.toml"
    file.write_text(text, encoding="utf-8")
    return load([file])


def limited(tmp_path: Path, most: int | None, text: str = RULES) -> RuleBook:
    given = book(tmp_path, text)
    return replace(given, limits=rules_run.with_most(given.limits, most))


def apply(desk: Desk, tmp_path: Path, text: str = RULES, query: Query = PENDING, most: int | None = None) -> RulesRun:
    return rules_run.run(desk, limited(tmp_path, most, text), query, lambda done, total: None)


def statuses(desk: Desk, ids: list[int]) -> list[str]:
    return [comment.status.value for comment in review_queue.rows(desk, ids)]


def colleague(desk: Desk, name: str) -> Desk:
    return replace(desk, actor=Actor(name))


def test_a_rehearsal_tells_what_would_be_and_changes_nothing(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    before = desk.database.change_count()
    run = rules_run.rehearse(desk, book(tmp_path), PENDING, lambda done, total: None)

    assert (run.applied, run.batch, run.looked_at, run.matched, run.changed) == (False, None, 5, 4, 3)
    assert [(each.rule.name, each.hits, each.changed, each.examples) for each in run.rules] == [
        ("watches", 2, 2, [ids[0], ids[3]]),
        ("short", 1, 1, [ids[1]]),
        ("bridge", 1, 0, [ids[2]]),
    ]
    assert desk.database.change_count() == before


def test_a_run_is_one_batch_by_its_rules_and_one_undo(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    run = apply(desk, tmp_path)

    assert statuses(desk, ids) == ["spam", "held", "pending", "spam", "pending"]
    decisions = review_queue.log(desk, Query(), None)
    assert {decision.batch for decision in decisions} == {run.batch}
    first = next(decision for decision in decisions if decision.comment == ids[0])
    assert (first.actor, first.reason, first.note) == ("rule:watches", "advertising", "watches")
    assert undo(desk).of_rules
    assert statuses(desk, ids) == ["pending"] * 5
    assert redo(desk).of_rules
    assert statuses(desk, ids) == ["spam", "held", "pending", "spam", "pending"]


def test_what_a_shadow_rule_would_do_is_recorded_only(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    apply(desk, tmp_path)
    with desk.database.reading() as connection:
        (finding,) = rule_runs.findings_of(connection, ids[2])
    assert (finding.rule, finding.effect, finding.mode, finding.note) == ("bridge", "reject", "shadow", "bridge")

    apply(desk, tmp_path, RULES.replace('word = "bridge"', 'word = "tunnel"'))
    with desk.database.reading() as connection:
        assert rule_runs.findings_of(connection, ids[2]) == [], "what no longer holds is no longer told"


def test_what_a_person_undid_stays_undone(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    apply(desk, tmp_path)
    undo(desk)
    again = apply(desk, tmp_path)

    assert (again.batch, again.changed, again.skipped) == (None, 0, 3)
    assert statuses(desk, ids) == ["pending"] * 5


def test_what_a_script_undid_is_decided_again(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    script = colleague(desk, "script:nightly")
    apply(script, tmp_path)
    undo(script)
    assert apply(script, tmp_path).changed == 3


@pytest.mark.parametrize("act", [Verdict.HOLD, Verdict.APPROVE, Verdict.MARK])
def test_what_a_person_decided_stays(desk: Desk, ids: list[int], tmp_path: Path, act: Verdict) -> None:
    decide(desk, Act(act), [Target(ids[0])])
    before = statuses(desk, ids)[0]
    run = apply(desk, tmp_path, query=EVERY)
    assert statuses(desk, ids)[0] == before
    assert run.skipped == 1


def test_what_a_person_edited_stays(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    edit(desk, Target(ids[0]), "Still watches.")
    apply(desk, tmp_path)
    assert statuses(desk, ids)[0] == "pending"


def test_a_status_that_came_with_the_import_is_a_persons(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    bring_in(desk, arrival(9, "Watches again", status=Status.APPROVED, source_status="1"))
    (approved,) = review_queue.snapshot(desk, Query().having(StatusIn((Status.APPROVED,))), Order.OLDEST)
    run = apply(desk, tmp_path, query=EVERY)
    assert statuses(desk, [approved]) == ["approved"]
    assert run.skipped == 1


def test_what_is_decided_while_the_rules_run_is_skipped(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    petros = colleague(desk, "petros")

    def decide_meanwhile(done: int, total: int) -> None:
        decide(petros, Act(Verdict.APPROVE), [Target(ids[0])])

    run = rules_run.run(desk, book(tmp_path), PENDING, decide_meanwhile)
    assert (run.changed, run.skipped) == (2, 1)
    assert statuses(desk, ids) == ["approved", "held", "pending", "spam", "pending"]


@pytest.mark.parametrize(("limit", "brake"), [("max_changes = 2", "max_changes"), ("max_share = 0.5", None)])
def test_a_brake_changes_nothing(desk: Desk, ids: list[int], tmp_path: Path, limit: str, brake: str | None) -> None:
    run = apply(desk, tmp_path, RULES.replace("format = 1", f"format = 1\n[limits]\n{limit}"))
    assert (run.brake.name if run.brake else None) == brake
    assert run.applied == (brake is None), "of five comments a share says nothing"
    assert (statuses(desk, ids) == ["pending"] * 5) == (brake is not None)


def test_a_share_brakes_from_forty_comments_on(desk: Desk, tmp_path: Path) -> None:
    limited = RULES.replace("format = 1", "format = 1\n[limits]\nmax_share = 0.5")
    bring_in(desk, *(arrival(number, "watches") for number in range(1, 41)))
    run = apply(desk, tmp_path, limited)
    assert run.brake is not None
    assert (run.brake.name, run.brake.allowed, run.brake.found) == ("max_share", 0.5, 1.0)


def test_a_second_run_is_refused_while_one_is_at_work(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    def try_another(done: int, total: int) -> None:
        with pytest.raises(RunUnderWay, match=r"already, since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC"):
            apply(desk, tmp_path)

    assert rules_run.run(desk, book(tmp_path), PENDING, try_another).changed == 3


def test_a_run_that_is_stopped_keeps_whole_chunks_as_one_batch(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(desk, *(arrival(number, "watches") for number in range(1, 11)))
    monkeypatch.setattr(rules_run, "CHUNK", 4)
    stop_after(monkeypatch, 2)
    run = apply(desk, tmp_path)

    assert run.interrupted
    assert run.changed == 8
    undo(desk)
    assert review_queue.count(desk, PENDING) == 10


def test_a_run_joins_the_batch_that_a_killed_one_left_unless_it_was_taken_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = colleague(desk, "script:nightly")
    bring_in(desk, *(arrival(number, "watches") for number in range(1, 11)))
    monkeypatch.setattr(rules_run, "CHUNK", 4)
    first = killed_after(script, tmp_path, 1)
    undo(script)
    second = killed_after(script, tmp_path, 1)
    assert second != first
    other = RULES.replace('"spam"', '"hold"')
    assert apply(script, tmp_path, other, EVERY).batch not in (first, second), "other rules are other work"
    undo(script)
    assert not apply(script, tmp_path, query=PENDING, most=1).applied
    assert apply(script, tmp_path).batch == second, "a brake between them leaves the killed run to be finished"
    assert len(undo(script).changed) == 10


def test_what_a_killed_run_has_changed_counts_for_the_brakes_of_the_next(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = colleague(desk, "script:nightly")
    bring_in(desk, *(arrival(number, "watches") for number in range(1, 51)))
    monkeypatch.setattr(rules_run, "CHUNK", 20)
    killed_after(script, tmp_path, 2)

    braked = apply(script, tmp_path, most=49)
    assert braked.brake is not None
    assert (braked.brake.found, braked.changed) == (50, 10)
    rehearsed = rules_run.rehearse(script, limited(tmp_path, 49), PENDING, lambda done, total: None)
    assert rehearsed.brake == braked.brake
    finished = apply(script, tmp_path, most=50)
    assert (finished.applied, finished.changed) == (True, 10)


def test_a_share_is_of_what_the_killed_run_has_looked_at_too(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = colleague(desk, "script:nightly")
    texts = ["watches"] * 40 + ["An ordinary comment"] * 40
    bring_in(desk, *(arrival(number, text) for number, text in enumerate(texts, 1)))
    monkeypatch.setattr(rules_run, "CHUNK", 20)
    halves = RULES.replace("format = 1", "format = 1\n[limits]\nmax_share = 0.5")
    with pytest.MonkeyPatch.context() as patch:
        stop_after(patch, 1, SystemError)
        with pytest.raises(SystemError):
            apply(script, tmp_path, halves)
    bring_in(desk, arrival(99, "watches"))
    braked = apply(script, tmp_path, halves)
    assert braked.brake is not None
    assert braked.brake.found == 41 / 81


def test_stopped_just_after_storing_a_run_tells_all_that_it_changed(
    desk: Desk, ids: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules_run, "CHUNK", 2)
    stop_after_storing(monkeypatch)
    run = apply(desk, tmp_path)

    assert (run.interrupted, run.changed) == (True, 2)
    assert run.batch is not None
    assert undo(desk, run.batch).changed == tuple(ids[:2])


def test_a_run_decides_a_comment_once_so_that_its_undo_has_one_way_to_go(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = colleague(desk, "script:nightly")
    ani = EmailAddress("ani@example.org")
    bring_in(desk, *(arrival(n, text, email=ani) for n, text in enumerate(("First", "watches", "Third"), 1)))
    rules = """format = 1
[[rule]]
name = "watches"
priority = 3
when.all = [ { field = "text", word = "watches" } ]
then = { verdict = "reject" }
[[rule]]
name = "rejected-before"
priority = 2
when.all = [ { author.rejected = ">= 1" } ]
then = { verdict = "spam" }
[[rule]]
name = "others"
when.all = [ { length = ">= 0" } ]
then = { verdict = "hold" }
"""
    monkeypatch.setattr(rules_run, "CHUNK", 2)
    with pytest.MonkeyPatch.context() as patch:
        stop_after(patch, 1, SystemError)
        with pytest.raises(SystemError):
            apply(script, tmp_path, rules, EVERY)
    apply(script, tmp_path, rules, EVERY)

    every = review_queue.snapshot(desk, EVERY, Order.OLDEST)
    assert statuses(desk, list(every)) == ["held", "rejected", "spam"]
    taken_back = undo(script)
    assert (len(taken_back.changed), taken_back.refused) == (3, ())
    assert statuses(desk, list(every)) == ["pending"] * 3


def test_a_run_that_is_stopped_before_the_first_decision_has_changed_nothing(
    desk: Desk, ids: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_after(monkeypatch, 0)
    run = apply(desk, tmp_path)
    assert (run.interrupted, run.changed, run.batch) == (True, 0, None)
    assert statuses(desk, ids) == ["pending"] * 5


def test_who_stops_a_run_while_it_looks_around_has_changed_nothing(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        rules_run.run(desk, book(tmp_path), PENDING, stop)
    assert statuses(desk, ids) == ["pending"] * 5
    with desk.database.reading() as connection:
        assert rule_runs.under_way_since(connection) is None
    assert apply(desk, tmp_path).changed == 3


def test_who_stops_a_run_while_it_decides_has_one_batch_of_what_is_done(
    desk: Desk, ids: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules_run, "CHUNK", 2)

    def stop(done: int, total: int) -> None:
        if (done, total) == (2, 3):  # two of the three decisions are stored
            raise Stopped

    run = rules_run.run(desk, book(tmp_path), PENDING, stop)
    assert (run.interrupted, run.changed) == (True, 2)
    assert undo(desk, run.batch).changed == tuple(ids[:2])


def killed_after(desk: Desk, tmp_path: Path, chunks: int) -> int:
    """A run that dies after so many chunks. Returns its batch."""
    with pytest.MonkeyPatch.context() as patch:
        stop_after(patch, chunks, SystemError)
        with pytest.raises(SystemError):
            apply(desk, tmp_path)
    return max(decision.batch for decision in review_queue.log(desk, Query(), None))


def stop_after(monkeypatch: pytest.MonkeyPatch, chunks: int, by: type[BaseException] = KeyboardInterrupt) -> None:
    """Ctrl+C, or death, arrives in the chunk after these."""
    store = rules_run.record
    stored = []

    def record(*arguments: Any) -> Any:
        if len(stored) == chunks:
            raise by
        stored.append(1)
        return store(*arguments)

    monkeypatch.setattr(rules_run, "record", record)


def stop_after_storing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C arrives when the first chunk has just been stored."""
    store, writing = rules_run.record, Database.writing
    stored = []

    def record(*arguments: Any) -> Any:
        stored.append(1)
        return store(*arguments)

    @contextmanager
    def stopped(database: Database) -> Iterator[Connection]:
        with writing(database) as connection:
            yield connection
        if len(stored) == 1:
            stored.clear()
            raise KeyboardInterrupt

    monkeypatch.setattr(rules_run, "record", record)
    monkeypatch.setattr(Database, "writing", stopped)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.sampled_from(["watches", "bridge", "ordinary", "old"]), min_size=1, max_size=3), data=st.data()
)
def test_undo_restores_every_status_and_text(desk: Desk, tmp_path: Path, words: list[str], data: st.DataObject) -> None:
    if not review_queue.count(desk, EVERY):
        bring_in(desk, *(arrival(number, text) for number, text in enumerate(TEXTS, 1)))
    script = colleague(desk, "script:nightly")
    rules = "format = 1\n" + "".join(
        f'[[rule]]\nname = "r{number}"\nwhen.all = [ {{ field = "text", word = "{word}" }} ]\n'
        f'then = {{ verdict = "{data.draw(st.sampled_from(["approve", "reject", "spam", "hold"]))}" }}\n'
        for number, word in enumerate(words)
    )
    before = standing(desk)
    assert apply(script, tmp_path, rules, EVERY).changed > 0
    undo(script)
    assert standing(desk) == before


def standing(desk: Desk) -> list[tuple[int, str, str]]:
    ids = review_queue.snapshot(desk, EVERY, Order.OLDEST)
    return [(comment.id, comment.status.value, comment.text) for comment in review_queue.rows(desk, ids)]
