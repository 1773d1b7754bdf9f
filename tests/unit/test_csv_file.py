"""The table opens in a spreadsheet with every row whole, and nothing in it runs."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.comments import Status
from moderator.domain.flags import Flag, Severity
from moderator.formats.csv_file import COLUMNS, neutralised
from moderator.formats.export_record import ExportOptions, Lost
from tests.helpers.export_records import a_comment, written

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


def restored(value: str) -> str:
    """What a reader of the table does: one ' off where one was put."""
    return value[1:] if value.startswith("'") and neutralised(value) != value else value


def rows(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_row_holds_what_the_header_promises():
    comment = a_comment(
        7,
        status=Status.HELD,
        parent=3,
        priority=0.5,
        flags=(Flag("insult", "insult-word", Severity.HIGH), Flag("links", "link", Severity.LOW)),
    )
    text, lost = written("csv", comment)
    assert text.startswith("\ufeff" + ",".join(COLUMNS) + "\r\n")
    assert rows(text) == [
        {
            "id": "7",
            "site": "https://paper.example",
            "article": "Toll bridge vote delayed",
            "article_url": "https://paper.example/toll",
            "author": "Garo P.",
            "website": "",
            "submitted": "2026-11-21T09:30:00Z",
            "status": "held",
            "language": "en",
            "text": "The bridge belongs to all of us.",
            "parent": "3",
            "priority": "0.5000",
            "flags": "insult-word link",
            "external_id": "107",
        }
    ]
    assert lost == (Lost("explanations of flags", 1),)


def test_what_is_not_known_is_an_empty_cell():
    (row,) = rows(written("csv", a_comment(submitted=None, language=None))[0])
    assert (row["submitted"], row["language"], row["parent"], row["flags"]) == ("", "", "", "")


def test_texts_with_quotes_commas_and_line_ends_stay_in_their_cell():
    text = 'She said "no",\nthen; left\tus'
    (row,) = rows(written("csv", a_comment(text=text))[0])
    assert row["text"] == text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'=", "''@"])
def test_a_formula_becomes_plain_text_wherever_it_stands(start):
    formula = f"{start}HYPERLINK(1)"
    text, _ = written("csv", a_comment(text=formula, name=formula, website=formula, external_id=formula))
    (row,) = rows(text)
    for column in ("text", "author", "website", "external_id"):
        assert row[column] == f"'{formula}"
        assert restored(row[column]) == formula


@pytest.mark.parametrize("value", ["", "'", "'quoted'", "a=b", "1", "⁠text"])
def test_ordinary_values_are_left_alone(value):
    assert neutralised(value) == value
    assert restored(value) == value


@given(st.one_of(TEXTS, st.tuples(st.text("'=+-@\t\r\n＝＋－＠", max_size=6), TEXTS).map("".join)))
def test_every_value_comes_back_as_it_was(value):
    assert restored(neutralised(value)) == value


@given(st.lists(TEXTS, max_size=5))
def test_every_text_is_read_back_from_the_table(texts):
    written_rows = rows(written("csv", *(a_comment(number, text=text) for number, text in enumerate(texts, 1)))[0])
    assert [restored(row["text"]) for row in written_rows] == texts


def test_what_the_table_cannot_hold_is_counted():
    options = ExportOptions(explain=lambda flag, comment: "", with_history=True)
    _, lost = written("csv", a_comment(1, markup="<b>x</b>"), a_comment(2, markup="3 < 4"), options=options)
    assert set(lost) == {Lost("markup in texts", 1), Lost("the history", 2)}


def test_times_of_other_zones_are_written_in_utc():
    moment = datetime.fromisoformat("2026-01-01T01:00:00+04:00")
    assert moment.astimezone(UTC).year == 2025
    (row,) = rows(written("csv", a_comment(submitted=moment))[0])
    assert row["submitted"] == "2025-12-31T21:00:00Z"
