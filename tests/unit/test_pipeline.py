"""The pipeline: all filters run, failures and lack of time are told, hostile comments are borne."""

from collections.abc import Iterable, Iterator
from itertools import count
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.comments import AuthorRecord
from moderator.domain.flags import Field, Flag, Severity
from moderator.screening.codes import ANY_FILTER, CODES, SCREENING, flag
from moderator.screening.explanations import explain
from moderator.screening.filter import History
from moderator.screening.filter_list import history_filters, text_filters
from moderator.screening.filter_names import FILTER_NAMES
from moderator.screening.pipeline import LONGEST, Pipeline
from moderator.screening.subject import Subject
from moderator.settings import Settings
from moderator.text.html_text import MarkupLink

SETTINGS = Settings(
    screening_languages=("hy", "en"),
    links_allowed_hosts=("paper.example",),
    links_blocked_hosts=("a.com",),
    wordpress_disallowed_keys="casino\n<a\nф",
    wordpress_moderation_keys="loan\n@",
    wordpress_max_links=2,
)
EVERYTHING = Pipeline(text_filters([], SETTINGS), history_filters(), budget_seconds=60)
FIRST = History(AuthorRecord(), first_by_author=True)


class Says:
    """A filter that finds a link in everything."""

    def __init__(self, name: str = "says") -> None:
        self.name = name
        self.seen: list[Subject] = []

    def check(self, subject: Subject) -> Iterable[Flag]:
        self.seen.append(subject)
        return [flag("link", by=self.name)]


class Fails:
    name = "fails"

    def check(self, subject: Subject) -> Iterator[Flag]:
        yield flag("link", by=self.name)
        raise ValueError(f"can't bear {subject.text}")


def test_every_filter_is_heard_in_the_order_of_the_list() -> None:
    pipeline = Pipeline([Says("one"), Says("two")], [], budget_seconds=1)

    assert [found.filter for found in pipeline.check_text(Subject("text"))] == ["one", "two"]


def test_a_failing_filter_is_told_and_the_others_are_heard(expected_log: list[object]) -> None:
    found = Pipeline([Fails(), Says()], [], budget_seconds=1).check_text(Subject("anna@example.com"))

    assert found == (
        Flag("fails", "filter-failed", Severity.LOW, {"error": "ValueError"}),
        Flag("says", "link", Severity.LOW),
    )
    assert "example" not in str([vars(record) for record in expected_log])


def test_filters_after_the_time_is_up_are_told_one_by_one() -> None:
    filters = [Says("one"), Says("two"), Says("three")]
    pipeline = Pipeline(filters, [], budget_seconds=2, clock=count().__next__, wall_clock=count(step=10).__next__)

    found = [(each.filter, each.code) for each in pipeline.check_text(Subject("text"))]

    assert found == [("one", "link"), ("two", "filter-skipped"), ("three", "filter-skipped")]


def test_nothing_is_skipped_while_the_machine_is_busy_with_something_else() -> None:
    pipeline = Pipeline([Says()] * 3, [], budget_seconds=2, clock=lambda: 0, wall_clock=count(step=10).__next__)

    assert [each.code for each in pipeline.check_text(Subject("text"))] == ["link"] * 3


def test_the_time_is_counted_anew_for_each_comment() -> None:
    pipeline = Pipeline([Says()], [], budget_seconds=2, clock=count().__next__, wall_clock=count(step=10).__next__)

    assert [pipeline.check_text(Subject("text"))[0].code for _ in range(5)] == ["link"] * 5


def test_only_the_beginning_of_a_very_long_comment_is_screened_and_that_is_told() -> None:
    says = Says()
    links = (MarkupLink("https://a.example", 0, 4), MarkupLink("https://b.example", LONGEST, LONGEST + 1))

    found = Pipeline([says], [], budget_seconds=1).check_text(Subject("a" * (LONGEST + 1), links=links))

    assert [each.code for each in found] == ["text-clipped", "link"]
    assert found[0].filter == SCREENING
    assert (len(says.seen[0].text), says.seen[0].links) == (LONGEST, links[:1])


def test_history_filters_see_the_history() -> None:
    assert [each.code for each in EVERYTHING.check_history(Subject("text"), FIRST)] == ["new-author"]


def test_the_names_of_the_filters_are_those_in_the_list() -> None:
    assert tuple(each.name for each in (*text_filters([]), *history_filters())) == FILTER_NAMES


def test_every_code_belongs_to_a_filter_and_every_filter_has_one() -> None:
    owners = {code.filter for code in CODES.values()}

    assert owners == {*FILTER_NAMES, SCREENING, ANY_FILTER}


NASTY = st.text(st.sampled_from("a1@.*$ /:+-(\u0301\u200b\u202eéфա😀<\n"), max_size=300)


@given(st.one_of(st.text(), NASTY), st.text(max_size=20), st.text(max_size=20))
def test_any_comment_is_screened_and_explained(text: str, name: str, website: str) -> None:
    subject = Subject(text, name, website, (MarkupLink(website, 0, len(text)),), markup=f"<a href='{website}'>{text}")

    for found in EVERYTHING.check_text(subject):
        assert found.code in CODES
        assert found.code not in ("filter-failed", "filter-skipped")
        assert explain(found, subject)
        assert all(0 <= span.start <= span.end <= len(dict(subject.fields)[Field(span.field)]) for span in found.spans)


@pytest.mark.parametrize(
    "text",
    [
        "a " * 32_500,
        "*" * 65_000,
        "1" * 65_000,
        "@" * 65_000,
        "+1" * 32_500,
        "damn " * 13_000,
        "ա" * 65_000,
        "e\u0315\u0300" * 21_600,
        "\u200b" * 65_000,
        "❤️" * 32_500,
        "a.com " * 10_800,
        "a@b.com " * 8_100,
        "www.a.b " * 8_100,
        "xn--a-b.com " * 5_400,
        "asdfgh " * 9_000,
        "NO WAY " * 9_000,
        "4111111111111111 " * 3_800,
        "<a '" * 16_200,
        "818 247 1234 " * 5_000,
        "".join(map(chr, range(0x20, 0xD800))),
    ],
    ids=lambda text: f"{text[:6]!r}",
)
def test_a_hostile_comment_takes_a_moment_only(text: str) -> None:
    began = process_time()

    found = EVERYTHING.check_text(Subject(text))

    assert process_time() - began < 2  # usually a tenth of it; anything quadratic takes minutes
    assert not {"filter-failed", "filter-skipped"} & {each.code for each in found}
