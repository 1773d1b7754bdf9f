"""Learning from what persons decided here, on both engines."""

from random import Random

import pytest
from sqlalchemy import update

from moderator.domain.comments import Status
from moderator.domain.decisions import BatchKind, Verdict
from moderator.domain.query import Order, Query
from moderator.errors import NotFound
from moderator.services import learn, review_queue
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.learn import MOST
from moderator.services.recording import record
from moderator.services.stats import stats
from moderator.services.undo import undo
from moderator.storage import decisions, learned_model
from moderator.storage.decisions import NewBatch, Step
from moderator.storage.schema import learned_model as table
from tests.helpers.desks import NOON, arrival, bring_in

PLACES = ("bridge", "school", "market", "harbour", "library", "station", "river")


def say_nothing(_done: int, _total: int) -> None:
    """Nobody watches."""


def text_about(number: int, thing: str) -> str:
    """Tells the shipped model nothing; only `thing` tells what is taken out here."""
    random = Random(number)
    return f"The {random.choice(PLACES)}, the {thing} and the {random.choice(PLACES)} {number}x"


def fill(desk: Desk, of_each: int) -> None:
    bring_in(
        desk,
        *(arrival(number, text_about(number, "zorkmid")) for number in range(1, of_each + 1)),
        *(arrival(number, text_about(number, "council")) for number in range(of_each + 1, 2 * of_each + 1)),
    )
    decide(desk, Act(Verdict.REJECT), [Target(number) for number in range(1, of_each + 1)])
    decide(desk, Act(Verdict.APPROVE), [Target(number) for number in range(of_each + 1, 2 * of_each + 1)])


def taught(desk: Desk) -> list[tuple[str, bool]]:
    with desk.database.reading() as connection:
        found = learned_model.decided_by_persons(connection, MOST)
    return [(each.text, each.taken_out) for each in found]


def decide_as(desk: Desk, actor: str, verdict: Verdict, after: Status, comment_id: int) -> None:
    with desk.database.writing() as connection:
        standing = decisions.standings(connection, [comment_id])[comment_id]
        batch = NewBatch(BatchKind.RULES, verdict, actor, NOON)
        record(connection, desk, batch, [Step(standing, verdict, after, standing.revision, standing.marked)])


def test_it_learns_from_a_desks_decisions_explains_itself_and_forgets(desk: Desk) -> None:
    fill(desk, 40)
    learned = learn.learn_from_decisions(desk, say_nothing)
    assert (learned.taken_out, learned.approved, learned.actor) == (40, 40, "anna")
    assert learned.local is not None
    assert learned.local.mixing > 0
    bring_in(desk, arrival(101, "The zorkmid at the river"), arrival(102, "The council at the river"))
    good, bad = review_queue.rows(desk, review_queue.snapshot(desk, Query(), Order.NEWEST)[:2])
    assert (good.text, bad.text) == ("The council at the river", "The zorkmid at the river")
    assert bad.priority > good.priority
    explained = learn.explain(desk, 81)
    assert explained.score.local is not None
    assert explained.words[0].word == "zorkmid"
    assert learn.reset(desk)
    assert not learn.reset(desk)
    assert learn.status(desk).local is None
    assert learn.explain(desk, 81).score.local is None


def test_with_too_few_decisions_it_says_so_and_keeps_nothing(desk: Desk) -> None:
    fill(desk, 24)
    learned = learn.learn_from_decisions(desk, say_nothing)
    assert (learned.taken_out, learned.approved, learned.is_enough, learned.local) == (24, 24, False, None)


def test_only_persons_teach(desk: Desk) -> None:
    bring_in(desk, *(arrival(number, f"Text {number}") for number in range(1, 7)))
    decide(desk, Act(Verdict.REJECT), [Target(1)])
    decide_as(desk, "rule:links", Verdict.SPAM, Status.SPAM, 2)
    decide_as(desk, "script:nightly", Verdict.APPROVE, Status.APPROVED, 3)
    decide(desk, Act(Verdict.MARK), [Target(3)])
    decide_as(desk, "rule:links", Verdict.SPAM, Status.SPAM, 4)
    decide(desk, Act(Verdict.APPROVE), [Target(4)])
    decide(desk, Act(Verdict.HOLD), [Target(5)])
    assert taught(desk) == [("Text 1", True), ("Text 4", False)]


def test_what_the_site_decided_teaches_but_not_what_came_from_other_sites_or_waits(desk: Desk) -> None:
    bring_in(
        desk,
        arrival(1, "Approved there", status=Status.APPROVED),
        arrival(2, "Spam there", status=Status.SPAM),
        arrival(3, "[...] a pingback [...]", status=Status.APPROVED, type="pingback"),
        arrival(4, "An editor's note", status=Status.APPROVED, type="note"),
        arrival(5, "Waits"),
        arrival(6, "", status=Status.SPAM),
    )
    assert taught(desk) == [("Approved there", False), ("Spam there", True)]


def test_what_was_taken_back_or_says_nothing_of_the_words_teaches_nothing(desk: Desk) -> None:
    bring_in(desk, *(arrival(number, f"Text {number}") for number in range(1, 4)))
    decide(desk, Act(Verdict.REJECT, reason="duplicate"), [Target(1)])
    decide(desk, Act(Verdict.REJECT, reason="offensive"), [Target(2)])
    decide(desk, Act(Verdict.SPAM), [Target(3)])
    undo(desk)
    assert taught(desk) == [("Text 2", True)]


def test_a_model_that_was_damaged_is_not_heard(desk: Desk) -> None:
    fill(desk, 25)
    learn.learn_from_decisions(desk, say_nothing)
    with desk.database.writing() as connection:
        connection.execute(update(table).values(content=b"\x80\x04."))
    assert learn.status(desk).local is None
    bring_in(desk, arrival(101, "Still screened, you idiot"))


def test_a_comment_that_is_not_there_can_not_be_explained(desk: Desk) -> None:
    with pytest.raises(NotFound):
        learn.explain(desk, 99)


def test_the_statistics_tell_how_often_the_model_agreed_with_persons(desk: Desk) -> None:
    bring_in(desk, *(arrival(each, text) for each, text in enumerate(("You stupid idiot", "A fine day", "Hm"), 1)))
    decide(desk, Act(Verdict.REJECT), [Target(1)])
    decide(desk, Act(Verdict.REJECT), [Target(2)])
    decide_as(desk, "rule:links", Verdict.SPAM, Status.SPAM, 3)
    counted = stats(desk)
    assert (counted.model.decided, counted.model.agreed) == (2, 1)
    learned = next(record for record in counted.filters if record.filter == "learned")
    assert (learned.flagged, learned.agreed) == (1, 1)
