"""Words as the search index stores them: found however they are written."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.search_terms import LONGEST_TERM, search_terms

any_text = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The toll-bridge, again!", ["the", "toll", "bridge", "again"]),
        ("snake_case don't 3.5", ["snake", "case", "don", "t", "3", "5"]),
        ("Café naïve Ångström", ["cafe", "naive", "angstrom"]),
        ("Straße ΣΊΣΥΦΟΣ", ["strasse", "σισυφοσ"]),
        ("Ёлка ёлка", ["елка", "елка"]),
        ("Мой мои МОЙ и\u0306", ["мой", "мои", "мой", "й"]),
        ("Istanbul İstanbul ısı ISI", ["istanbul", "istanbul", "isi", "isi"]),
        ("Երևան Երեւան ԵՐԵՎԱՆ Երեվան", ["երեւան"] * 4),
        ("Ինչո՞ւ, այո՛", ["ինչու", "այո"]),
        ("مُحَمَّد كـــتاب", ["محمد", "كتاب"]),
        ("新聞 を読む", ["新聞", "を読む"]),
        ("がぎ 한국", ["がぎ", "한국"]),
        ("ｆｕｌｌ ﬁne x²", ["full", "fine", "x2"]),
        ("in\u200bvi\u00adsible", ["invisible"]),
        ("... — 😀 _", []),
        ("", []),
    ],
)
def test_words_fold_to_what_is_searched(text, terms):
    assert search_terms(text) == terms


def test_a_long_word_is_cut():
    assert search_terms("a" * 500 + " é" + "b" * 500) == ["a" * LONGEST_TERM, "e" + "b" * (LONGEST_TERM - 1)]


@given(any_text)
def test_terms_are_letters_and_digits_and_fold_no_further(text):
    terms = search_terms(text)
    assert all(term.isalnum() and len(term) <= LONGEST_TERM for term in terms)
    assert search_terms(" ".join(terms)) == terms


def test_every_folding_character_folds_once_for_all():
    points = [*range(0x3400), *range(0xA640, 0xAC00), *range(0xF900, 0x10600), *range(0x1D000, 0x1F200)]
    terms = search_terms(" ".join(f"{chr(point)} a{chr(point)}b" for point in points))
    assert search_terms(" ".join(terms)) == terms


@pytest.mark.parametrize(
    "piece", ["a", "a ", "é", "e\u0301", "\u0301\u0323", "ﷺ", "한", "\u1100\u0300\u1161", "😀", "ի՞"]
)
def test_a_long_text_folds_in_linear_time(piece):
    started = time.monotonic()
    search_terms(piece * (65_000 // len(piece)))
    assert time.monotonic() - started < 5
