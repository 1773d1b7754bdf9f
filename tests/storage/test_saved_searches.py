"""Searches that a team keeps and shares, and the queue of flagged comments, on both engines."""

import pytest

from moderator.domain.decisions import Verdict
from moderator.domain.query import Order, Query
from moderator.domain.saved_searches import SavedSearch
from moderator.errors import NotFound, QueryError, UserError
from moderator.services import alike, edit, review_queue
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.queries import read_query
from moderator.services.saved_searches import MOST, keep, remove, rename, saved_searches
from tests.helpers.desks import arrival, bring_in

INSULT = "You idiot, shut up, you fucking moron."


def names(desk: Desk) -> list[str]:
    return [search.name for search in saved_searches(desk)]


def ids(desk: Desk, query: str) -> list[int]:
    return list(review_queue.snapshot(desk, read_query(query), Order.OLDEST))


def test_kept_searches_are_listed_by_name_whatever_their_case_and_accents(desk: Desk) -> None:
    for name, query in (("zoo", "zebra"), ("  Bridge \n toll ", " bridge toll "), ("Կամուրջ", "կամուրջ"), ("old", "x")):
        keep(desk, name, query)
    assert names(desk) == ["Bridge toll", "old", "zoo", "Կամուրջ"]
    assert saved_searches(desk)[0] == SavedSearch("Bridge toll", "bridge toll")


def test_a_search_is_renamed_removed_and_brought_back(desk: Desk) -> None:
    keep(desk, "Toll", "status:any toll")
    rename(desk, "Toll", "The toll")
    removed = remove(desk, "The toll")
    assert saved_searches(desk) == []
    keep(desk, removed.name, removed.query)
    assert saved_searches(desk) == [SavedSearch("The toll", "status:any toll")]
    rename(desk, "The toll", "the TOLL")
    assert names(desk) == ["the TOLL"], "its own name is not taken"


def test_what_is_gone_is_said_to_be_gone(desk: Desk) -> None:
    for gone in (lambda: remove(desk, "never there"), lambda: rename(desk, "never there", "new")):
        with pytest.raises(NotFound, match="no such search any more"):
            gone()


@pytest.mark.parametrize(
    ("name", "query", "why"),
    [
        ("", "bridge", "at least one letter"),
        (" \0\n…", "bridge", "at least one letter"),
        ("x" * 41, "bridge", "at most 40"),
        ("new", "", "write one first"),
        ("new", " \n ", "write one first"),
        ("TOLL", "bridge", "has this name"),
        ("new", " toll ", "kept already, as Toll"),
        ("garo@example.org", "bridge", "address"),
        ("new", '"garo@example.org"', "address"),
    ],
)
def test_what_can_not_be_kept_is_refused_with_a_reason(desk: Desk, name: str, query: str, why: str) -> None:
    keep(desk, "Toll", "toll")
    with pytest.raises(UserError, match=why) as refused:
        keep(desk, name, query)
    assert "garo" not in str(refused.value)
    assert names(desk) == ["Toll"]


def test_a_query_that_can_not_be_read_is_not_kept(desk: Desk) -> None:
    with pytest.raises(QueryError, match="Did you mean status:"):
        keep(desk, "new", "staus:pending")


def test_another_name_is_held_to_the_same_rules(desk: Desk) -> None:
    keep(desk, "Toll", "toll")
    keep(desk, "Bridge", "bridge")
    for name in ("toll", "garo@example.org", "?"):
        with pytest.raises(UserError):
            rename(desk, "Bridge", name)
    assert names(desk) == ["Bridge", "Toll"]


def test_a_name_of_any_letters_and_of_forty_characters_is_kept(desk: Desk) -> None:
    keep(desk, "\ud800a\u202e" + "😀" * 37, "bridge")
    assert len(names(desk)[0]) == 40


def test_there_is_an_end_to_how_many_are_kept(desk: Desk) -> None:
    for number in range(MOST):
        keep(desk, f"search {number}", f"word{number}")
    with pytest.raises(UserError, match="Remove one first"):
        keep(desk, "one more", "more")


def test_flagged_are_the_comments_with_a_flag_of_medium_or_higher(desk: Desk) -> None:
    bring_in(desk, arrival(1), arrival(2, INSULT), arrival(3, "WHY IS NOBODY DOING ANYTHING ABOUT IT"))
    assert ids(desk, "is:flagged") == [2]
    assert ids(desk, "-is:flagged") == [1, 3]
    decide(desk, Act(Verdict.APPROVE), [Target(2)])
    assert ids(desk, "status:pending is:flagged") == []


def test_a_comment_is_no_longer_flagged_once_its_text_is_mended(desk: Desk) -> None:
    bring_in(desk, arrival(1, INSULT))
    (seen,) = review_queue.rows(desk, [1])
    edit.edit(desk, Target(1, seen.version), "A calm word.")
    assert ids(desk, "is:flagged") == []


def test_a_listing_leaves_out_what_came_in_since_and_counts_it(desk: Desk) -> None:
    bring_in(desk, arrival(1), arrival(2), arrival(3, "Another bridge."))
    before = alike.listing(desk, Query(), Order.OLDEST, limit=2)
    assert (list(before.ids), before.newest, before.arrived) == ([1, 2], 3, 0)
    bring_in(desk, arrival(4), arrival(5, "A bridge too far."))
    after = alike.listing(desk, Query(), Order.NEWEST, newest=before.newest)
    assert (list(after.ids), after.newest, after.arrived) == ([3, 2, 1], 3, 2)
    searched = alike.listing(desk, read_query("bridge"), Order.OLDEST, newest=3)
    assert (list(searched.ids), searched.arrived) == ([3], 1)
    everything = alike.listing(desk, Query(), Order.OLDEST)
    assert (list(everything.ids), everything.newest, everything.arrived) == ([1, 2, 3, 4, 5], 5, 0)
