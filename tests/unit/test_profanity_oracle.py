"""Agreement with better-profanity 0.7.0, whose list and table of characters the matcher uses.

Measured on single words (its 916 words with random characters of its table and random letter case, random Latin
words, words of news): the two agree, but for three kinds of words, each with a test of its own below.

- Numbers and prices: better-profanity takes 455 and 45$ for a word, the matcher does not.
- Words with a sign inside at which better-profanity cuts (s.o.b., mo-fo, sh!t): it overlooks 11 of them where the
  text ends after them, the matcher finds them all.
- Quotes: better-profanity counts them as letters and overlooks "damn", the matcher does not.

The matcher runs without the list of words that a newspaper excuses.
"""

import re

import pytest
from better_profanity import Profanity
from hypothesis import assume, given
from hypothesis import strategies as st

from moderator.screening.word_lists import stand_ins, swear_words
from moderator.text.word_matcher import WordMatcher

WORDS = swear_words()
CHARACTERS = stand_ins()
ORACLE = Profanity()
MATCHER = WordMatcher(WORDS, CHARACTERS)

NEWS = (
    "parliament bridge vote mayor Yerevan analyst assassin Essex Arsenal passenger classic grass cocktail document "
    "Scunthorpe Penistone shitake title constitution circumstance sextant Sussex Dickens Hancock basement embassy "
    "glass massive accumulate saturday therapist cannot button arsenic hello shell Michelle gallery galaxy splash "
    "rumour trumpet drumstick potato spot tea organic begun gunman killer skill overkill raptor grape drape scrape "
    "godfather gospel ergodic Virginia vodafone heroine stripe pornic sexton unisex fatal father lately flat"
).split()


def is_number_or_price(word: str) -> bool:
    return any(sign.isdigit() for sign in word) and not any(sign.isalpha() for sign in word)


def is_cut_by_the_oracle(word: str) -> bool:
    return re.search(r"[^\w@$*]|_", word) is not None


@st.composite
def disguised(draw: st.DrawFn) -> str:
    """A word of the list in some disguise that better-profanity knows."""
    word = draw(st.sampled_from(WORDS))
    written = [draw(st.sampled_from(sorted(CHARACTERS.get(letter, letter)))) for letter in word]
    return "".join(letter.upper() if draw(st.booleans()) else letter for letter in written)


@given(
    st.one_of(disguised(), st.text("abcdefghijklmnopqrstuvwxyz014@$*", min_size=1, max_size=6), st.sampled_from(NEWS))
)
def test_matcher_and_better_profanity_agree_on_single_words(word: str) -> None:
    assume(not is_number_or_price(word) and not is_cut_by_the_oracle(word))

    assert bool(MATCHER.find(word)) == ORACLE.contains_profanity(word)


@given(disguised())
def test_every_disguise_is_found_at_its_full_length(word: str) -> None:
    assume(not is_number_or_price(word))

    assert [(match.start, match.end) for match in MATCHER.find(word)] == [(0, len(word))]


def test_better_profanity_overlooks_only_words_that_it_cuts() -> None:
    overlooked = [word for word in WORDS if not ORACLE.contains_profanity(word)]

    assert len(overlooked) == 11
    assert all(is_cut_by_the_oracle(word) and MATCHER.find(word) for word in overlooked)


@pytest.mark.parametrize("number", ["455", "45$", "7175", "717"])
def test_numbers_and_prices_are_taken_for_what_they_are(number: str) -> None:
    assert ORACLE.contains_profanity(number)
    assert not MATCHER.find(number)


@pytest.mark.parametrize("text", ['"damn"', "'damn'"])
def test_quotes_hide_a_word_from_better_profanity_only(text: str) -> None:
    assert not ORACLE.contains_profanity(text)
    assert MATCHER.find(text)
