"""The filters that need few words: required fields and new authors."""

import pytest

from moderator.domain.comments import AuthorRecord
from moderator.domain.flags import Severity
from moderator.screening.filter import History
from moderator.screening.filters.new_author import NewAuthor
from moderator.screening.filters.required_fields import RequiredFields
from moderator.screening.subject import Subject


@pytest.mark.parametrize(
    ("subject", "codes"),
    [
        (Subject("text", "Garo"), []),
        (Subject("text", " "), ["missing-name"]),
        (Subject("\n", "Garo"), ["missing-text"]),
        (Subject(""), ["missing-name", "missing-text"]),
        (Subject("", type="pingback"), []),
        (Subject("", type="trackback"), []),
    ],
)
def test_a_missing_name_or_text_is_told_for_readers_comments(subject: Subject, codes: list[str]) -> None:
    found = list(RequiredFields().check(subject))

    assert [each.code for each in found] == codes
    assert {each.severity for each in found} <= {Severity.LOW}


@pytest.mark.parametrize(
    ("history", "codes"),
    [
        (History(AuthorRecord(), first_by_author=True), ["new-author"]),
        (History(AuthorRecord(approved=3), first_by_author=False), []),
        (History(None, first_by_author=True), []),
    ],
)
def test_the_first_comment_of_an_author_is_told_if_the_author_is_known_at_all(
    history: History, codes: list[str]
) -> None:
    assert [found.code for found in NewAuthor().check(Subject("text"), history)] == codes
