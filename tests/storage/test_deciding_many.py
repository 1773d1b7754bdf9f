"""Deciding many at once: what is told before, one batch, one undo; and queues in which alike comments are one row."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from moderator.domain.actors import Actor
from moderator.domain.decisions import Changes, Verdict
from moderator.domain.query import Order, Query, SameTextAs, StatusIn
from moderator.errors import Stopped, UserError
from moderator.services import alike, audit_check, bulk, recording, review_queue
from moderator.services.bulk import Chosen
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.edit import edit
from moderator.services.undo import undo
from moderator.storage import alike as stored_clusters
from moderator.storage import comments
from moderator.storage.similar_texts import Member, put_members
from moderator.text.query_parser import parse_query
from tests.helpers.desks import NOON, arrival, bring_in

PENDING = review_queue.pending_unless_said(Query())
REJECT = Act(Verdict.REJECT, "off-topic")
PLAIN = "The council meets again on Monday evening in the old library."


@pytest.fixture
def ids(desk: Desk) -> list[int]:
    """Six pending comments: two by one author, one without an address, one with a link that is flagged."""
    bring_in(
        desk,
        arrival(1, f"{PLAIN} One."),
        arrival(2, "I will be there with my sister, and so should you.", email=arrival(1).email),
        arrival(3, "Nobody asked the people who live across the river.", email=None),
        arrival(4, "See https://a.example/ and https://b.example/ for more."),
        arrival(5, "My grandfather built that bridge with his own hands."),
        arrival(6, "What does the mayor say about it all, I wonder?"),
    )
    return list(review_queue.snapshot(desk, PENDING, Order.OLDEST))


@pytest.fixture(autouse=True)
def chain_is_whole_at_the_end(desk: Desk) -> Iterator[None]:
    yield
    assert audit_check.verify(desk).problem is None


def carry_out(desk: Desk, act: Act, chosen: Chosen) -> Changes:
    return bulk.carry_out(desk, bulk.plan(desk, act, chosen), recording.no_matter)


def colleague(desk: Desk) -> Desk:
    return replace(desk, actor=Actor("petros"))


def statuses(desk: Desk, ids: list[int]) -> list[str]:
    return [comment.status.value for comment in review_queue.rows(desk, ids)]


def unflagged(desk: Desk, ids: list[int]) -> int:
    return sum(not comment.flags for comment in review_queue.rows(desk, ids))


def make_alike(desk: Desk, *ids: int) -> None:
    with desk.database.writing() as connection:
        put_members(connection, [Member(each, ids[0], 1, NOON) for each in ids])


def test_a_plan_tells_how_many_by_whom_and_flagged_by_nobody(desk: Desk, ids: list[int]) -> None:
    planned = bulk.plan(desk, REJECT, Chosen(PENDING, ids))
    assert [target.id for target in planned.targets] == ids
    assert (planned.told.people, planned.told.nameless) == (4, 1)
    assert planned.told.unflagged == unflagged(desk, ids)
    assert planned.foreseen.changed == tuple(ids)
    assert statuses(desk, ids) == ["pending"] * 6, "it is only a plan"


def test_flags_of_a_former_text_do_not_count(desk: Desk, ids: list[int]) -> None:
    before = bulk.plan(desk, REJECT, Chosen(PENDING, [ids[3]])).told.unflagged
    edit(desk, Target(ids[3]), "My neighbour has been saying so for years, and he is right.")
    after = bulk.plan(desk, REJECT, Chosen(PENDING, [ids[3]])).told.unflagged
    assert (before, after) == (0, unflagged(desk, [ids[3]]))


def test_what_stands_so_already_is_counted_and_left(desk: Desk, ids: list[int]) -> None:
    decide(desk, REJECT, [Target(ids[0])])
    planned = bulk.plan(desk, REJECT, Chosen(Query(), ids))
    assert (planned.foreseen.unchanged, len(planned.targets)) == (1, 5)


def test_a_query_is_planned_as_it_is_but_for_those_left_out(desk: Desk, ids: list[int]) -> None:
    decide(desk, REJECT, [Target(ids[0])])
    planned = bulk.plan(desk, REJECT, Chosen(PENDING, but=[ids[1]]))
    assert [target.id for target in planned.targets] == ids[2:]


def test_many_are_one_batch_and_one_undo(desk: Desk, ids: list[int]) -> None:
    changes = carry_out(desk, REJECT, Chosen(PENDING))
    assert set(changes.changed) == set(ids)
    assert statuses(desk, ids) == ["rejected"] * 6
    assert set(undo(desk).changed) == set(ids)
    assert statuses(desk, ids) == ["pending"] * 6


def test_what_has_left_the_queue_is_refused_by_name(desk: Desk, ids: list[int]) -> None:
    decide(colleague(desk), Act(Verdict.APPROVE), [Target(ids[0])])
    planned = bulk.plan(desk, REJECT, Chosen(PENDING, [*ids, 999]))
    refused = {each.id: each.reason for each in planned.foreseen.refused}
    assert refused == {ids[0]: "changed by petros", 999: "not found"}
    assert ids[0] not in [target.id for target in planned.targets]


@pytest.mark.parametrize("of_query", [True, False], ids=["query", "ids"])
def test_what_was_changed_since_the_plan_is_refused_by_name(desk: Desk, ids: list[int], of_query: bool) -> None:
    planned = bulk.plan(desk, REJECT, Chosen(PENDING, None if of_query else ids))
    edit(colleague(desk), Target(ids[0]), "Petros was here.")
    changes = bulk.carry_out(desk, planned, recording.no_matter)
    assert [(each.id, each.reason) for each in changes.refused] == [(ids[0], "changed by petros")]
    assert statuses(desk, ids) == ["pending", *["rejected"] * 5]


def test_stopped_in_the_middle_it_has_changed_nothing(
    monkeypatch: pytest.MonkeyPatch, desk: Desk, ids: list[int]
) -> None:
    monkeypatch.setattr(recording, "PIECE", 2)
    told = []

    def stop_at_the_third(done: int, total: int) -> None:
        told.append((done, total))
        if done == 4:
            raise Stopped

    planned = bulk.plan(desk, REJECT, Chosen(PENDING))
    with pytest.raises(Stopped):
        bulk.carry_out(desk, planned, stop_at_the_third)
    assert told == [(0, 6), (2, 6), (4, 6)]
    assert statuses(desk, ids) == ["pending"] * 6


def test_pieces_are_still_one_batch(monkeypatch: pytest.MonkeyPatch, desk: Desk, ids: list[int]) -> None:
    monkeypatch.setattr(recording, "PIECE", 4)
    changes = carry_out(desk, REJECT, Chosen(PENDING))
    decisions = [review_queue.whole(desk, comment_id).decisions for comment_id in ids]
    assert {made[0].batch for made in decisions} == {changes.batch}
    assert undo(desk, changes.batch).changed == tuple(ids)


def test_a_reason_that_does_not_exist_is_no_plan(desk: Desk, ids: list[int]) -> None:
    with pytest.raises(UserError, match="no such reason"):
        bulk.plan(desk, Act(Verdict.REJECT, "because"), Chosen(PENDING, ids))


@pytest.mark.parametrize("query", ["", "river", "-river", "status:any", "river flag:links", "status:pending -bridge"])
def test_of_given_ids_those_match_that_the_whole_query_finds(desk: Desk, ids: list[int], query: str) -> None:
    wanted = parse_query(query, ["links"])
    with desk.database.reading() as connection:
        everything = comments.ids(connection, wanted)
        assert comments.ids_among(connection, wanted, [*ids[1:], 999]) == set(everything) & set(ids[1:])


def test_alike_comments_are_one_row_where_the_first_of_them_stands(desk: Desk, ids: list[int]) -> None:
    first, second, third, fourth, fifth, sixth = ids
    make_alike(desk, second, fourth, sixth)
    listing = alike.listing(desk, PENDING, Order.OLDEST)
    assert list(listing.ids) == [first, second, third, fifth]
    assert {row: list(behind) for row, behind in listing.alike.items()} == {second: [fourth, sixth]}
    newest = alike.listing(desk, PENDING, Order.NEWEST)
    assert list(newest.ids) == [sixth, fifth, third, first]
    assert {row: list(behind) for row, behind in newest.alike.items()} == {sixth: [fourth, second]}


def test_only_comments_of_the_same_queue_are_folded(desk: Desk, ids: list[int]) -> None:
    make_alike(desk, ids[1], ids[3])
    decide(desk, REJECT, [Target(ids[1])])
    assert alike.listing(desk, PENDING, Order.OLDEST).alike == {}
    everything = alike.listing(desk, Query().having(StatusIn(())), Order.OLDEST)
    assert list(everything.alike) == [ids[1]]


def test_the_first_rows_know_all_that_is_behind_them(desk: Desk, ids: list[int]) -> None:
    make_alike(desk, ids[0], ids[4], ids[5])
    decide(desk, REJECT, [Target(ids[5])])
    listing = alike.listing(desk, PENDING, Order.OLDEST, 2)
    assert (list(listing.ids), listing.is_whole) == (ids[:2], False)
    assert {row: list(behind) for row, behind in listing.alike.items()} == {ids[0]: [ids[4]]}


def test_the_alike_ones_of_one_comment_are_listed_each(desk: Desk, ids: list[int]) -> None:
    make_alike(desk, ids[0], ids[2])
    listing = alike.listing(desk, PENDING.having(SameTextAs(ids[2])), Order.OLDEST)
    assert (list(listing.ids), listing.alike) == ([ids[0], ids[2]], {})


def test_a_long_queue_is_folded_as_a_short_one(monkeypatch: pytest.MonkeyPatch, desk: Desk, ids: list[int]) -> None:
    make_alike(desk, ids[0], ids[2], ids[3])
    short = alike.listing(desk, PENDING, Order.PRIORITY)
    monkeypatch.setattr(stored_clusters, "FEW", 0)
    assert alike.listing(desk, PENDING, Order.PRIORITY) == short
    assert sum(map(len, short.alike.values())) == 2


def test_nothing_matches_is_an_empty_listing(desk: Desk) -> None:
    assert alike.listing(desk, PENDING, Order.OLDEST) == alike.Listing()
    assert bulk.plan(desk, REJECT, Chosen(PENDING)).targets == []
