"""What the learned model sees of a text."""

from hypothesis import given
from hypothesis import strategies as st

from moderator.screening.model.features import DIMENSION, LONGEST, places_of, words_of
from moderator.screening.model.judge import shipped_judge
from moderator.text.folding import fold

ANY_TEXT = st.text(st.characters(exclude_categories=()))
JUDGE = shipped_judge(None)


@given(ANY_TEXT)
def test_any_text_has_places_in_the_table(text: str) -> None:
    assert all(0 <= place < DIMENSION for place in places_of(text))


def test_letter_case_and_typography_make_no_difference() -> None:
    assert sorted(places_of("You FOOL")) == sorted(places_of("you ｆｏｏｌ"))


def test_all_numbers_are_alike() -> None:
    assert sorted(places_of("sold 500 of them")) == sorted(places_of("sold 31 of them"))


def test_a_word_said_over_and_over_counts_once() -> None:
    assert len(places_of("fool " * 50)) == len(places_of("fool fool"))


def test_the_end_of_a_very_long_text_is_not_read() -> None:
    assert words_of("x" * LONGEST + " never") == words_of("x" * LONGEST)


@given(ANY_TEXT)
def test_any_text_has_a_score_and_places_within_it(text: str) -> None:
    reading = JUDGE.read(fold(text))
    marked = JUDGE.marked(reading)
    score = JUDGE.score(reading)
    words = JUDGE.heaviest(reading, score.voice, 5)
    places = [*(marked.places if marked else ()), *((word.start, word.end) for word in words)]
    assert 0 <= score.value <= 1
    assert all(0 <= start < end <= len(text) for start, end in places)
