"""Priority is the sum of its parts; the suggestion follows a rule that can be said aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.flags import Flag, Severity
from moderator.screening.codes import flag
from moderator.screening.priority import Part, Suggestion, parts, priority, suggestion


def said(filter_name: str, severity: Severity) -> Flag:
    return Flag(filter_name, "code", severity)


ANY_FLAGS = st.lists(st.builds(said, st.sampled_from("abcde"), st.sampled_from(Severity)))


def test_each_filter_counts_once_with_its_gravest_flag() -> None:
    flags = [said("a", Severity.LOW), said("b", Severity.MEDIUM), said("a", Severity.HIGH), said("c", Severity.INFO)]

    assert parts(flags) == [Part("a", 0.6), Part("b", 0.3)]
    assert priority(flags) == 0.9


def test_without_flags_there_is_no_priority() -> None:
    assert (parts([]), priority([])) == ([], 0)


@given(ANY_FLAGS)
def test_the_priority_is_the_sum_of_its_parts_up_to_one(flags: list[Flag]) -> None:
    assert priority(flags) == pytest.approx(min(1, sum(part.weight for part in parts(flags))))


@given(ANY_FLAGS, ANY_FLAGS)
def test_more_flags_never_lower_the_priority(flags: list[Flag], more: list[Flag]) -> None:
    assert priority([*flags, *more]) >= priority(flags)


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ([], "approve"),
        ([flag("link"), flag("new-author")], "approve"),
        ([flag("missing-name")], "approve"),
        ([flag("missing-text")], "review"),
        ([flag("profane-word")], "review"),
        ([flag("address-in-text")], "review"),
        ([flag("many-links")], "review"),
        ([flag("filter-failed", by="links")], "review"),
        ([flag("filter-skipped", by="links")], "review"),
        ([flag("text-clipped")], "review"),
        ([flag("blocked-word", severity=Severity.LOW)], "approve"),
        ([flag("blocked-word", severity=Severity.HIGH)], "reject"),
        ([flag("blocked-word", severity=Severity.HIGH), flag("link")], "reject"),
        ([flag("many-links"), flag("new-author")], "spam"),
        ([flag("many-links"), flag("profane-word")], "spam"),
        ([flag("hidden-link")], "spam"),
    ],
)
def test_the_suggestion_follows_its_rule(flags: list[Flag], expected: Suggestion) -> None:
    assert suggestion(flags) == expected
