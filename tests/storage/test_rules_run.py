"""Runs of rules on a real database: brakes, one batch, and persons who have the last word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderator.domain.comments import Status
from moderator.domain.decisions import Verdict
from moderator.domain.query import Order, Query, StatusIn
from moderator.errors import RunUnderWay
from moderator.services import audit_check, review_queue, rules_run
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.edit import edit
from moderator.services.undo import redo, undo
from moderator.storage import rule_runs
from tests.helpers.desks import arrival, bring_in
from tests.helpers.rule_runs import (
    EVERY,
    PENDING,
    RULES,
    TEXTS,
    apply,
    book,
    bring_in_texts,
    colleague,
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
