"""Back-tests: rules held against what people decided."""

from dataclasses import replace
from pathlib import Path

import pytest

from moderator.domain.actors import Actor
from moderator.domain.comments import Status
from moderator.domain.decisions import Verdict
from moderator.domain.query import Order, Query, StatusIn
from moderator.services import review_queue
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.rule_files import load
from moderator.services.rules_backtest import Backtest, backtest
from tests.helpers.desks import NOON, arrival, bring_in

RULES = """format = 1
[[rule]]
name = "watches"
priority = 9
when.all = [ { field = "text", word = "watches" } ]
then = { verdict = "spam" }
[[rule]]
name = "known"
when.all = [ { author.approved = ">= 1" } ]
then = { verdict = "approve" }
[[rule]]
name = "bridge"
mode = "shadow"
when.all = [ { field = "text", word = "bridge" } ]
then = { verdict = "hold" }
"""


def back_tested(desk: Desk, tmp_path: Path, days: int | None = None) -> Backtest:
    file = tmp_path / "rules.toml"
    file.write_text(RULES, encoding="utf-8")
    since = None if days is None else NOON.replace(day=NOON.day + days)
    return backtest(desk, load([file]).rules, since, lambda done, total: None)


@pytest.fixture
def ids(desk: Desk) -> list[int]:
    """What the site had decided: two on watches (one approved), one on the bridge rejected, one on nothing."""
    bring_in(
        desk,
        arrival(1, "watches", status=Status.SPAM),
        arrival(2, "Stolen watches, the police say", status=Status.APPROVED),
        arrival(3, "The bridge", status=Status.REJECTED),
        arrival(4, "Nothing", status=Status.APPROVED),
        arrival(5, "watches, not decided yet"),
    )
    return list(review_queue.snapshot(desk, Query().having(StatusIn(())), Order.OLDEST))


def test_each_rule_is_held_against_what_people_decided(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    done = back_tested(desk, tmp_path)

    assert (done.looked_at, done.decided, done.agreed) == (4, 2, 1)
    assert (done.precision, done.coverage) == (0.5, 0.5)
    assert [(each.rule.name, each.hits, each.agreed, each.worst) for each in done.rules] == [
        ("watches", 2, 1, [ids[1]]),
        ("known", 0, 0, []),
        ("bridge", 1, 1, []),
    ]


def test_a_comments_own_approval_is_no_record_of_its_author(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    known = next(each for each in back_tested(desk, tmp_path).rules if each.rule.name == "known")
    assert known.hits == 0, "each of them has written one comment only"


def test_praised_comments_are_the_worst_to_lose(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    bring_in(desk, arrival(6, "Good watches", status=Status.APPROVED))
    praised = max(review_queue.snapshot(desk, Query().having(StatusIn((Status.APPROVED,))), Order.OLDEST))
    decide(desk, Act(Verdict.MARK), [Target(praised)])
    watches = back_tested(desk, tmp_path).rules[0]
    assert watches.worst == [praised, ids[1]]


def test_what_rules_decided_teaches_nothing(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    script = replace(desk, actor=Actor("script:nightly"))
    decide(script, Act(Verdict.SPAM), [Target(ids[4])])
    assert back_tested(desk, tmp_path).looked_at == 4


def test_since_leaves_older_comments_out(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    done = back_tested(desk, tmp_path, days=1)
    assert (done.looked_at, done.precision, done.coverage) == (0, None, None)
