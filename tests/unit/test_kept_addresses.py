"""Masked texts in pieces: each address one thing, the rest of a very long text another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.edited_text import Kept
from moderator.domain.flags import Field, Flag, Severity, Span
from moderator.privacy.masking import mask_addresses
from moderator.screening.redaction import proposed_redaction, redacted
from moderator.text.addresses import find_masked
from moderator.text.kept_addresses import MOST_ADDRESSES, MOST_CHARACTERS, put_together, taken_apart

PIECES = ["a", "bob@b.org", " ", "\n", "x [at] y.org", "•••@•.•••", "\ufffc", "😀", "555 0142", "."]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join).map(mask_addresses)


def words_of(text: str, edited: tuple[str | Kept, ...]) -> str:
    return put_together(edited, lambda kept: text[kept.start : kept.end])


@given(texts | st.text(st.characters(exclude_categories=())))
def test_the_pieces_make_the_text_again(text: str) -> None:
    masked = mask_addresses(text)
    edited = taken_apart(masked)
    assert words_of(masked, edited) == masked
    assert [(piece.start, piece.end) for piece in edited if isinstance(piece, Kept)] == find_masked(masked)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 13_000,
        "x" * 65_000,
        "•@•.•• " * 9_000,
        "x" * (MOST_CHARACTERS - 3) + " •••@•••.••• and more",
        "a" * MOST_CHARACTERS,
    ],
)
def test_the_rest_of_a_very_long_text_is_one_piece(text: str) -> None:
    edited = taken_apart(text)
    assert words_of(text, edited) == text
    assert len(edited) <= 2 * MOST_ADDRESSES + 2
    assert sum(len(piece) for piece in edited if isinstance(piece, str)) <= MOST_CHARACTERS
    starts = {start for start, _ in find_masked(text)}
    inside = [place for start, end in find_masked(text) for place in range(start + 1, end)]
    for piece in edited:
        if isinstance(piece, Kept):
            assert piece.start in starts or piece.start not in inside, "no address is cut"


def flags_of(text: str) -> tuple[Flag, ...]:
    """What screening would propose to take out: addresses and one phone number."""
    addresses = tuple(Span(Field.TEXT, *span) for span in find_masked(text))
    phones = tuple(
        Span(Field.TEXT, place, place + 8) for place in range(len(text)) if text.startswith("555 0142", place)
    )
    return tuple(
        Flag("personal-data", code, Severity.MEDIUM, {}, spans)
        for code, spans in (("address-in-text", addresses), ("phone-number", phones))
        if spans
    )


@given(texts)
def test_in_an_untouched_text_the_same_is_taken_out_as_anywhere(text: str) -> None:
    edited = redacted(taken_apart(text), text, flags_of(text), "")
    assert words_of(text, edited) == proposed_redaction(text, flags_of(text))


def test_what_was_flagged_is_taken_out_wherever_it_stands_by_now() -> None:
    text = "Call 555 0142 or write to •••@•.•••."
    edited = ("Well, ", Kept(26, 35), " it is. 555 0142", Kept(3, 7, of_original=True))
    shown = redacted(edited, text, flags_of(text), "Me:•@•.••")
    assert shown == ("Well, ", "[address removed]", " it is. [phone number removed]", Kept(3, 7, of_original=True))


def test_a_long_rest_loses_what_is_flagged_in_it() -> None:
    text = "x" * 25_000 + " •••@•.••• and 555 0142"
    edited = redacted(taken_apart(text), text, flags_of(text), "")
    assert words_of(text, edited) == proposed_redaction(text, flags_of(text))
