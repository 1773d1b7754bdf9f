"""Five comments, three rules, and runs of rules over them."""

from dataclasses import replace
from pathlib import Path

from moderator.domain.actors import Actor
from moderator.domain.comments import Status
from moderator.domain.query import Order, Query, StatusIn
from moderator.services import review_queue, rules_run
from moderator.services.desk import Desk
from moderator.services.rule_files import RuleBook, load
from moderator.services.rules_run import RulesRun
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


def bring_in_texts(desk: Desk) -> list[int]:
    """The five comments, pending; their ids in order."""
    bring_in(desk, *(arrival(number, text) for number, text in enumerate(TEXTS, 1)))
    return list(review_queue.snapshot(desk, Query(), Order.OLDEST))


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
