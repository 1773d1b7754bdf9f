"""Runs of rules that were stopped, killed, or joined by the next one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from moderator.domain.personal import EmailAddress
from moderator.domain.query import Order, Query
from moderator.errors import Stopped
from moderator.services import audit_check, review_queue, rules_run
from moderator.services.desk import Desk
from moderator.services.undo import undo
from moderator.storage import rule_runs
from moderator.storage.database import Connection, Database
from tests.helpers.desks import arrival, bring_in
from tests.helpers.rule_runs import (
    EVERY,
    PENDING,
    RULES,
    apply,
    book,
    bring_in_texts,
    colleague,
    limited,
    statuses,
)


@pytest.fixture
def ids(desk: Desk) -> list[int]:
    """Five pending comments: two that sell watches, a short one, one about a bridge, one about nothing."""
    return bring_in_texts(desk)


@pytest.fixture(autouse=True)
def chain_is_whole_at_the_end(desk: Desk) -> Iterator[None]:
    yield
    assert audit_check.verify(desk).problem is None


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
