"""Whether a queue keeps a comment that has got another status."""

import pytest

from moderator.domain.comments import Status
from moderator.text.query_parser import parse_query


@pytest.mark.parametrize(
    ("query", "status", "admits"),
    [
        ("status:pending", Status.APPROVED, False),
        ("status:pending", Status.PENDING, True),
        ("status:any", Status.SPAM, True),
        ("-status:spam", Status.SPAM, False),
        ("-status:spam", Status.REJECTED, True),
        ("flag:links bridge", Status.REJECTED, True),
        ("status:pending status:approved", Status.PENDING, False),
    ],
)
def test_a_query_admits_the_statuses_it_names(query: str, status: Status, admits: bool) -> None:
    assert parse_query(query).admits(status) is admits
