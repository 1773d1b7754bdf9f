"""The same query finds the same comments on both engines."""

from datetime import timedelta

import pytest

from moderator.domain.comments import Status
from moderator.domain.decisions import Verdict
from moderator.domain.query import Order
from moderator.services import review_queue
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.edit import edit
from moderator.services.undo import undo
from moderator.text.query_parser import parse_query
from tests.helpers.desks import NOON, arrival, bring_in

TEXTS = {
    1: "The toll bridge opens in May",
    2: "A bridge toll? Never. https://spam.example/now",
    3: "Եվ կամուրջը վաղուց պետք է լուծվեր",
    4: "Ёлка стоит у моста",
    5: "İstanbul'da KÖPRÜ ışıkları",
    6: "Le café près du pont, c'est fini",
    7: "Write to garo@example.org about it",
    8: "An answer",
    9: "PINGBACK",
}


@pytest.fixture
def shelf(desk: Desk) -> Desk:
    """Nine comments: ids are 1 to 9 in the order of their texts."""
    others: dict[int, dict[str, object]] = {
        2: {"status": Status.SPAM},
        3: {"status": Status.APPROVED, "name": "Մարիամ"},
        8: {"parent_external_id": "1", "email": arrival(1).email},
        9: {"type": "pingback"},
    }
    bring_in(desk, *(arrival(number, text, **others.get(number, {})) for number, text in TEXTS.items()))
    return desk


def found(desk: Desk, query: str, order: Order = Order.OLDEST) -> list[int]:
    return list(review_queue.snapshot(desk, parse_query(query), order))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("bridge", [1, 2]),
        ("BRIDG", [1, 2]),
        ("bridge toll", [1, 2]),
        ('"toll bridge"', [1]),
        ('-"toll bridge" toll', [2]),
        ("bridge -never", [1]),
        ("-bridge status:pending", [4, 5, 6, 7, 8]),
        ("եւ", [3]),
        ("և", [3]),
        ("елка", [4]),
        ("istanbul", [5]),
        ("kopru", [5]),
        ("ISIK", [5]),
        ("cafe c'est", [6]),
        ("Մարիամ", [3]),
        ("garo", []),
        ("status:spam", [2]),
        ("status:spam,approved", [2, 3]),
        ("-status:pending", [2, 3]),
        ("type:pingback", [9]),
        ("type:any pingback", [9]),
        ("has:parent", [8]),
        ("has:link", [2]),
        ("flag:links", [2]),
        ("author:1", [1, 8]),
        ("author:999", []),
        ("site:PAPER.example", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("site:other", []),
        ("article:BRIDGE bridge", [1, 2]),
        ("article:100%", []),
        ("by:anna", []),
        ("lang:hy", [3]),
        ("-lang:hy bridge", [1, 2]),
        ("after:2026-11-02", []),
        ("before:2026-11-02 bridge", [1, 2]),
        ("priority:>=0 bridge", [1, 2]),
        ("priority:>0.05 bridge", [2]),
    ],
)
def test_a_query_finds(shelf: Desk, query: str, ids: list[int]) -> None:
    assert found(shelf, query) == ids
    assert review_queue.count(shelf, parse_query(query)) == len(ids)


def test_decisions_are_found_by_actor_reason_note_and_time(shelf: Desk) -> None:
    decide(shelf, Act(Verdict.REJECT, "off-topic", "Twice."), [Target(1)])
    edit(shelf, Target(6), "Shorter now", "language")
    for query, ids in {
        "by:anna": [1, 6],
        "reason:off-topic": [1],
        "has:note": [1],
        "has:edit": [6],
        "decided:2026..": [1, 6],
        "decided:..2025": [],
        "shorter": [6],
        "cafe": [],
    }.items():
        assert found(shelf, query) == ids, query
    undo(shelf)
    undo(shelf)
    assert found(shelf, "reason:off-topic") == []
    assert found(shelf, "cafe") == [6]


def test_a_new_author_is_one_without_anything_approved(shelf: Desk) -> None:
    decide(shelf, Act(Verdict.APPROVE), [Target(1)])
    assert found(shelf, "is:new-author status:pending") == [4, 5, 6, 7]


def test_marked_comments_are_found(shelf: Desk) -> None:
    decide(shelf, Act(Verdict.MARK), [Target(4)])
    assert found(shelf, "is:marked") == [4]


def test_the_orders(desk: Desk) -> None:
    bring_in(
        desk,
        arrival(1, "plain", submitted=NOON),
        arrival(2, "see https://a.example/x", submitted=NOON + timedelta(hours=2)),
        arrival(3, "undated", submitted=None),
    )
    assert found(desk, "", Order.PRIORITY) == [2, 1, 3]
    assert found(desk, "", Order.OLDEST) == [3, 1, 2]
    assert found(desk, "", Order.NEWEST) == [2, 1, 3]
    assert found(desk, "", Order.ARTICLE) == [3, 1, 2]


def test_counts_by_group(shelf: Desk) -> None:
    everything = parse_query("")
    assert review_queue.counts_by(shelf, everything, "status") == {"approved": 1, "pending": 6, "spam": 1}
    assert review_queue.counts_by(shelf, everything, "site") == {"https://paper.example": 8}
    assert review_queue.counts_by(shelf, everything, "article") == {"Bridge vote delayed": 8}
    assert review_queue.counts_by(shelf, everything, "flag")["links"] == 1
    assert review_queue.counts_by(shelf, everything, "lang") == {"en": 1, "hy": 1, "unknown": 6}
