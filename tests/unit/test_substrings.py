"""Finding texts inside others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.substrings import Substrings, lowered


@pytest.mark.parametrize(
    ("text", "key", "end"),
    [
        ("WordPress is here", "press", 9),
        ("ПРИВЕТ", "привет", 6),
        ("Գիրք", "ԳԻՐՔ", 4),
        ("ΟΔΟΣ!", "οδοσ", 4),
        ("İstanbul", "stan", 5),
        ("a b", "a  b", None),
        ("axb", "a.b", None),
    ],
)
def test_a_key_is_found_inside_of_words_letter_case_apart(text: str, key: str, end: int | None) -> None:
    assert Substrings([key]).find(text).get(lowered(key)) == end


@given(st.text("abAİΣ\ud800\0", max_size=12), st.lists(st.text("abAİΣ\ud800\0", max_size=3), max_size=4))
def test_each_key_is_found_where_it_ends_first(text: str, keys: list[str]) -> None:
    small = lowered(text)
    ends = {key: small.find(key) + len(key) for key in map(lowered, keys) if key and key in small}
    assert Substrings(keys).find(text) == ends
    assert len(small) == len(text)


def test_no_key_finds_nothing() -> None:
    assert Substrings([]).find("a") == {}
