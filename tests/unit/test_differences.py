"""What changed between two texts is told word by word, and nothing of either is lost."""

from random import Random
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.differences import MOST_PARTS, Change, Difference, _by_paragraphs, around_changes, differences

WORDS = st.lists(st.sampled_from(["the", "toll", "bridge", " ", "\n", "կամուրջ", "😀", ".", "!", "é"]), max_size=60)
TEXTS = st.text(max_size=200) | WORDS.map("".join)


def joined(pieces: list[Difference], *changes: Change) -> str:
    return "".join(piece.text for piece in pieces if piece.change in changes)


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    pieces = differences(old, new)
    assert pieces is not None
    assert joined(pieces, Change.KEPT, Change.REMOVED) == old
    assert joined(pieces, Change.KEPT, Change.ADDED) == new
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_the_same_text_has_no_differences(text: str) -> None:
    assert all(piece.change is Change.KEPT for piece in differences(text, text) or [])


def test_a_changed_word_is_told_as_a_whole() -> None:
    assert differences("The toll starts in May.", "The toll starts in March.") == [
        Difference(Change.KEPT, "The toll starts in "),
        Difference(Change.REMOVED, "May"),
        Difference(Change.ADDED, "March"),
        Difference(Change.KEPT, "."),
    ]


def test_one_change_in_a_very_long_text_is_found() -> None:
    long = "word and word, " * 4_000
    pieces = differences(f"{long}old {long}", f"{long}new {long}")
    assert pieces is not None
    assert [piece.text for piece in pieces if piece.change is not Change.KEPT] == ["old", "new"]


def test_long_stretches_that_stayed_are_cut_beside_the_change() -> None:
    pieces = differences("x " * 200 + "old" + " y" * 200, "x " * 200 + "new" + " y" * 200) or []
    shown = around_changes(pieces, 10)
    assert [piece.text for piece in shown] == ["…" + "x " * 5, "old", "new", " y" * 5 + "…"]


@pytest.mark.parametrize("part", ["{} ", "a{} ", "."], ids=["numbers", "words", "signs"])
def test_texts_that_differ_in_too_much_are_not_compared(part: str) -> None:
    old = "".join(part.format(number) for number in range(MOST_PARTS + 1))
    assert differences(f"x{old}y", f"z{old[::-1]}{old}w") is None


PARAGRAPHS = [f"In paragraph {number} one reads of the toll and of the bridge.\n\n" for number in range(400)]


def test_in_long_texts_the_words_that_changed_are_found_in_their_paragraphs() -> None:
    new = [*PARAGRAPHS]
    new[3] = new[3].replace("toll", "tax")
    new[390] = new[390].replace("bridge", "ferry")
    del new[200]
    pieces = differences("".join(PARAGRAPHS), "".join(new))
    assert pieces is not None
    changed = [(piece.change, piece.text) for piece in pieces if piece.change is not Change.KEPT]
    assert changed == [
        (Change.REMOVED, "toll"),
        (Change.ADDED, "tax"),
        (Change.REMOVED, PARAGRAPHS[200]),
        (Change.REMOVED, "bridge"),
        (Change.ADDED, "ferry"),
    ]


@given(st.lists(st.sampled_from(["a toll\n", "b\n\n", "toll ", "\n", "c " * 30]), max_size=60), st.randoms())
def test_long_texts_are_given_back_too(parts: list[str], random: Random) -> None:
    old = "".join(parts)
    new = "".join(random.sample(parts, len(parts))) + "d\n"
    pieces = list(_by_paragraphs(old, new))
    assert joined(pieces, Change.KEPT, Change.REMOVED) == old
    assert joined(pieces, Change.KEPT, Change.ADDED) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\n" * 30_000, "x" + "b\n" * 30_000),
        ("".join(f"{n % 40} a\n" for n in range(1_900)), "x" + "".join(f"{n % 37} a\n" for n in range(1_900))),
        ("x\n" + "a " * 30_000 + "\ny", "z\n" + "b a " * 15_000 + "\nw"),
        ("\n" * 65_000 + "x", "y" + "\n" * 64_000 + "z"),
        ("".join(f"{n} " * 60 + "\n" for n in range(500)), "x" + "".join(f"{n + 1} " * 60 + "\n" for n in range(500))),
    ],
    ids=["short lines", "the same lines in another order", "two paragraphs", "empty lines", "lines moved up"],
)
def test_no_long_text_takes_longer_than_a_short_one(old: str, new: str) -> None:
    start = perf_counter()
    differences(old, new)
    assert perf_counter() - start < 2


def test_what_is_compared_is_compared_quickly() -> None:
    """The hardest there is: few different words, as often as they count, in another order."""
    words = [f"w{number % 40} " for number in range(MOST_PARTS // 2)]
    start = perf_counter()
    assert differences("a" + "".join(words), "b" + "".join(reversed(words))) is not None
    assert perf_counter() - start < 2
