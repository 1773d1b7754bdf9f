"""The script does to the site what was decided here, and nothing a comment could have put into it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.comments import Status
from moderator.errors import UserError
from moderator.formats.export_record import Lost
from tests.helpers.export_records import a_comment, written

HEAD = "#!/bin/sh\nset -e\n"


def test_each_decision_becomes_its_command():
    text, lost = written(
        "wp-cli",
        a_comment(1, status=Status.APPROVED),
        a_comment(2, status=Status.SPAM),
        a_comment(3, status=Status.REJECTED),
        a_comment(4, status=Status.PENDING),
        a_comment(5, status=Status.APPROVED),
    )
    assert text == (
        f"{HEAD}wp comment approve 101 105\nwp comment spam 102\nwp comment trash 103\nwp comment unapprove 104\n"
    )
    assert lost == ()


def test_nothing_decided_is_an_empty_script():
    assert written("wp-cli") == (HEAD, ())


def test_a_line_holds_a_hundred_ids_at_most():
    text, _ = written("wp-cli", *(a_comment(number) for number in range(1, 251)))
    lines = text.removeprefix(HEAD).splitlines()
    assert [len(line.split()) - 3 for line in lines] == [100, 100, 50]
    assert " ".join(line.removeprefix("wp comment approve ") for line in lines).split() == [
        str(number + 100) for number in range(1, 251)
    ]


def test_second_looks_and_edited_texts_stay_here_and_are_counted():
    text, lost = written("wp-cli", a_comment(1, status=Status.HELD), a_comment(2, edited=True))
    assert text == f"{HEAD}wp comment approve 102\n"
    assert set(lost) == {Lost("second looks: still pending on the site", 1), Lost("edited texts", 1)}


@pytest.mark.parametrize(
    "external_id", ["", "0", "000", "-1", "1;rm", "1 2", "１２", "²", "1\n2", "$(id)", "1" * 21, "x"]
)
def test_an_id_that_is_no_plain_number_stays_out(external_id):
    text, lost = written("wp-cli", a_comment(external_id=external_id))
    assert text == HEAD
    assert lost == (Lost("comments without an id of WordPress", 1),)


def test_comments_of_other_systems_stay_out():
    text, lost = written("wp-cli", a_comment(source="disqus"))
    assert text == HEAD
    assert lost == (Lost("comments without an id of WordPress", 1),)


def test_comments_of_two_sites_are_refused_since_ids_mean_something_on_their_own_only():
    with pytest.raises(UserError, match="one site"):
        written("wp-cli", a_comment(1), a_comment(2, site="https://other.example"))


@given(st.lists(st.tuples(st.text(max_size=20), st.sampled_from(Status)), max_size=20))
def test_whatever_comments_hold_the_script_holds_commands_and_digits_only(comments):
    text, _ = written(
        "wp-cli",
        *(
            a_comment(number, external_id=hostile, name=hostile, text=hostile, status=status)
            for number, (hostile, status) in enumerate(comments, 1)
        ),
    )
    assert re.fullmatch(r"#!/bin/sh\nset -e\n(wp comment (approve|spam|trash|unapprove)( [0-9]{1,20})+\n)*", text)
