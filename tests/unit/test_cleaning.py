"""The door for text from outside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.cleaning import clean_text

any_text = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\0b", "ab"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\r\0\nb", "a\nb"),
        ("a\ud800b\udfff", "a\ufffdb\ufffd"),
    ],
)
def test_what_no_database_takes_is_put_right(sent, kept):
    assert clean_text(sent) == kept


@pytest.mark.parametrize("sent", ["\u202eabc", "a\u200bb", "\x1b[31m", "a\tb ", "Երևան", "👨‍👩‍👧", ""])
def test_everything_else_stays_as_it_was_sent(sent):
    assert clean_text(sent) == sent


@given(any_text)
def test_clean_text_can_be_stored_and_stays_clean(sent):
    clean = clean_text(sent)
    assert clean_text(clean) == clean
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert "\0" not in clean
    assert "\r" not in clean
