"""Folding: which writings are the same, and the way back to the original."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.folding import LONGEST_EXPANSION, fold

TRICKY = st.sampled_from(
    [
        *"aAeEiIıİsSßﬁǆŉ…½№™ΐՀև",
        "\u0301",
        "\u0307",
        "\u0336",
        "\u200b",
        "\u200d",
        "\ufe0f",
        "\u00ad",
        "❤",
        "한",
        "ᄒ",
        "ᅡ",
        "カ",
        "ﾞ",
    ]
)
TEXTS = st.one_of(st.text(), st.text(TRICKY, max_size=40))


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("SHOUTED", "shouted"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
        ("ﬁnd", "find"),
        ("Straße", "strasse"),
        ("Երևան", "երեւան"),
        ("ԵՐԵՎԱՆ", "երեվան"),
        ("МОСКВА", "москва"),
        ("e\u0301te\u0301", "été"),
        ("ÉTÉ", "été"),
        ("un\u200bseen, so\u00adft", "unseen, soft"),
        ("за\u0301мок", "замок"),
        ("s\u0336t\u0336r\u0336u\u0336c\u0336k", "struck"),
        ("it’s — so", "it's - so"),
        ("①②", "12"),
    ],
)
def test_the_same_word_in_another_writing_folds_to_the_same(written: str, same: str) -> None:
    assert fold(written).text == same


def test_turkish_letters_with_and_without_a_dot_stay_apart() -> None:
    assert fold("İSTANBUL").text == "istanbul"
    assert fold("I\u0307stanbul").text == "istanbul"
    assert fold("ısı").text == "ısı"


def test_letters_of_the_scripts_stay_themselves() -> None:
    for word in ("ответ", "որոշում", "été", "çağrı", "ελλάδα", "हिन्दी", "עברית"):
        assert fold(word).text == word


def test_one_letter_that_becomes_several_is_mapped_back_as_one() -> None:
    folded = fold("ﬁne")

    assert folded.text == "fine"
    assert folded.original(0, 2) == (0, 1)
    assert folded.original(1, 4) == (0, 3)


def test_several_characters_that_become_one_letter_are_mapped_back_together() -> None:
    folded = fold("une\u0301 ete\u0301")

    assert folded.text == "uné eté"
    assert folded.original(2, 3) == (2, 4)
    assert folded.original(4, 7) == (5, 9)


def test_a_span_reaches_over_what_was_invisible_inside() -> None:
    source = "so s\u200bh\u200bi\u200bt!"
    start = fold(source).text.index("shit")

    first, last = fold(source).original(start, start + 4)

    assert source[first:last] == "s\u200bh\u200bi\u200bt"


@given(TEXTS)
def test_every_place_in_a_folded_text_has_a_place_in_the_original(text: str) -> None:
    folded = fold(text)

    spans = [folded.original(place, place + 1) for place in range(len(folded.text))]

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(TEXTS, st.data())
def test_what_a_folded_span_comes_from_folds_to_it_again(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))

    first, last = folded.original(start, end)

    assert folded.text[start:end] in fold(text[first:last]).text


@given(TEXTS)
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    once = fold(text).text

    assert fold(once).text == once


@given(TEXTS)
def test_composed_and_decomposed_letters_fold_to_the_same(text: str) -> None:
    assert fold(normalize("NFD", text)).text == fold(normalize("NFC", text)).text


@given(TEXTS)
def test_a_text_never_explodes(text: str) -> None:
    assert len(fold(text).text) <= LONGEST_EXPANSION * len(text)
