"""Texts that say the same find each other; short ones and unlike ones do not."""

from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.similarity import LONGEST, Sketch, alike, name_key, sketch

LONG = (
    "The toll bridge has been closed since spring, and nobody at the town hall can say when it will open again. "
    "My whole street drives an hour longer to work each morning."
)


def sketched(text: str) -> Sketch:
    found = sketch(text)
    assert found is not None
    return found


def share_a_band(first: Sketch, second: Sketch) -> bool:
    return bool(set(first.bands) & set(second.bands))


@pytest.mark.parametrize("text", ["", "I agree", "Շնորհակալություն", "Շատ շնորհակալ եմ ձեզ", "!!! ... ???", "👍" * 500])
def test_what_many_people_say_by_themselves_is_not_compared(text: str) -> None:
    assert sketch(text) is None


def test_a_text_of_middle_length_is_found_only_where_it_is_the_same() -> None:
    found = sketched("Great article, thank you for it")
    assert found.bands == ()
    assert found.digest == sketched("GREAT article - thank  you for it!").digest
    assert found.digest != sketched("Great article, thank you for that").digest


@pytest.mark.parametrize(
    "copy", [LONG.upper(), LONG.replace(" ", "\n\n"), LONG.replace("bridge", "br\u00adid\u200bge"), f"“{LONG}” 😀"]
)
def test_case_blanks_signs_and_invisible_letters_make_no_other_text(copy: str) -> None:
    assert sketched(copy).digest == sketched(LONG).digest


@pytest.mark.parametrize(
    "copy",
    [
        LONG.replace("spring", "summer"),
        f"Hello Anna! {LONG}",
        LONG.replace("My whole street drives", "We all drive"),
        LONG.replace("o", "ο", 3),
    ],
)
def test_a_changed_copy_shares_a_band_and_is_alike(copy: str) -> None:
    assert share_a_band(sketched(copy), sketched(LONG))
    assert alike(sketched(copy), sketched(LONG))


def test_another_opinion_on_the_same_bridge_is_not_alike() -> None:
    other = "The toll bridge was closed for good reasons: its pillars have cracks, and the town hall has said so often."
    assert not alike(sketched(other), sketched(LONG))


def test_of_long_texts_the_end_counts_too() -> None:
    first, second = sketched(LONG * 100 + "one"), sketched(LONG * 100 + "two")
    assert first.digest != second.digest
    assert alike(first, second)
    assert not alike(first, sketched(LONG * 200))


def test_a_text_is_compared_alike_in_every_run() -> None:
    assert sketched(LONG).digest == 8148533424124746786
    assert sketched(LONG).bands[-1] == -3079340133961087286


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    found = sketch(text)
    assert found is None or alike(found, found)


@pytest.mark.parametrize("make", ["a", "\ud800", "Հայաստան ", "e\u0301\u0323", "x@y.am "])
def test_very_long_texts_take_little_time(make: str) -> None:
    text = make * (65_000 // len(make))
    began = process_time()
    sketch(text)
    assert process_time() - began < 0.1


def test_two_long_texts_are_compared_in_little_time() -> None:
    random = Random(1)
    first, second = (sketched("".join(random.choices("abcdefg ", k=LONGEST))) for _ in range(2))
    began = process_time()
    assert not alike(first, second)
    assert process_time() - began < 0.1


@pytest.mark.parametrize("name", ["Garo P.", "garo  p", "Gаrо Р.", "GARO-P", "Gar0 P."])
def test_names_that_a_reader_takes_for_one_have_one_key(name: str) -> None:
    assert name_key(name) == name_key("Garo P.")


def test_other_names_have_other_keys() -> None:
    assert len({name_key(name) for name in ("Garo P.", "Gary P.", "Գարո", "Анна", "Anna B.")}) == 5
