"""The filters that judge by history: copies, floods, records and names."""

import pytest

from moderator.domain.comments import AuthorRecord as Record
from moderator.domain.flags import Severity
from moderator.screening.filter import Burst, Copies, History
from moderator.screening.filters.author_record import AuthorRecord
from moderator.screening.filters.duplicates import Duplicates
from moderator.screening.filters.flood import Flood
from moderator.screening.filters.impersonation import Impersonation
from moderator.screening.subject import Subject

HELLO = Subject("Good morning", "Anna Petrosyan")


def history(author: Record | None = None, **other: object) -> History:
    return History(author, first_by_author=False, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("copies", "code", "severity"),
    [
        (Copies(1, 1, 2, is_same=True), "same-text", Severity.LOW),
        (Copies(3, 1, 2, is_same=True), "same-text", Severity.MEDIUM),
        (Copies(14, 9, 3, is_same=True), "same-text", Severity.HIGH),
        (Copies(14, 1, 3, is_same=True), "same-text", Severity.MEDIUM),
        (Copies(14, 9, 3, is_same=False), "similar-text", Severity.HIGH),
    ],
)
def test_many_copies_under_many_names_weigh_more(copies: Copies, code: str, severity: Severity) -> None:
    (found,) = Duplicates().check(HELLO, history(copies=copies))
    assert (found.code, found.severity) == (code, severity)
    assert found.parameters == {"count": copies.count, "names": copies.names, "days": copies.days}


def test_a_text_of_its_own_is_no_duplicate() -> None:
    assert list(Duplicates().check(HELLO, history())) == []


@pytest.mark.parametrize(
    ("burst", "found"),
    [
        (Burst(), []),
        (Burst(by_author=4, from_address=14), []),
        (Burst(by_author=5), [("author-flood", Severity.LOW)]),
        (Burst(by_author=15, from_address=15), [("author-flood", Severity.MEDIUM)]),
        (Burst(by_author=4, from_address=15), [("address-flood", Severity.LOW)]),
    ],
)
def test_a_flood_begins_where_no_reader_writes_so_fast(burst: Burst, found: list[tuple[str, Severity]]) -> None:
    assert [(flag.code, flag.severity) for flag in Flood().check(HELLO, history(burst=burst))] == found


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        (None, []),
        (Record(), []),
        (Record(rejected=2), []),
        (Record(rejected=2, spam=1), ["all-refused"]),
        (Record(approved=2, rejected=3), ["mostly-refused"]),
        (Record(approved=3, rejected=3), []),
    ],
)
def test_a_record_is_told_once_it_says_something(record: Record | None, codes: list[str]) -> None:
    assert [flag.code for flag in AuthorRecord().check(HELLO, history(record))] == codes


@pytest.mark.parametrize(
    ("record", "namesake", "codes"),
    [
        (None, 10, ["regular-name"]),
        (Record(approved=2), 10, ["regular-name"]),
        (Record(approved=3), 10, []),
        (Record(), 9, []),
    ],
)
def test_a_regulars_name_is_told_until_its_other_owner_is_known(
    record: Record | None, namesake: int, codes: list[str]
) -> None:
    found = Impersonation([]).check(HELLO, history(record, namesake_approved=namesake))
    assert [flag.code for flag in found] == codes


@pytest.mark.parametrize("name", ["Anna Petrosyan", "anna petrosyan.", "Аnnа Реtrоsyаn"])
def test_a_staff_name_is_told_however_it_is_written(name: str) -> None:
    (found,) = Impersonation(["Anna Petrosyan"]).check(Subject("Hello", name), history(Record()))
    assert found.code == "staff-name"
    assert (found.spans[0].start, found.spans[0].end) == (0, len(name))


def test_an_empty_name_is_nobodys() -> None:
    assert list(Impersonation(["", "..."]).check(Subject("Hello", "..."), history())) == []
