"""Finding texts inside others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.substrings import Substrings, lowered


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("WordPress is here", "press", (4, 9)),
        ("ПРИВЕТ", "привет", (0, 6)),
        ("Գիրք", "ԳԻՐՔ", (0, 4)),
        ("İstanbul", "stan", (1, 5)),
        ("a b", "a  b", None),
        ("axb", "a.b", None),
    ],
)
def test_a_key_is_found_inside_of_words_letter_case_apart(text: str, key: str, expected: object) -> None:
    assert Substrings([key]).first(text) == expected


@given(st.text("abAİ", max_size=12), st.lists(st.text("abAİ", max_size=3), max_size=4))
def test_something_is_found_where_any_key_stands(text: str, keys: list[str]) -> None:
    place = Substrings(keys).first(text)
    found = [key for key in keys if key and lowered(key) in lowered(text)]
    assert (place is not None) == bool(found)
    if place:
        assert lowered(text)[slice(*place)] in {lowered(key) for key in found}
    assert len(lowered(text)) == len(text)


def test_no_key_finds_nothing() -> None:
    assert Substrings([]).first("a") is None
