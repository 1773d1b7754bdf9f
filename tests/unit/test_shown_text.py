"""What is shown of a text, and that a span marks the same letters in it."""

from hypothesis import given
from hypothesis import strategies as st

from moderator.gui.comment.shown_text import LONGEST_WORD, PAGE, shown_text
from moderator.text.visible import marks, visible

TEXTS = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("😀🇦🇲\u202e\u200b\n\t Աa")), max_size=200)


def utf16(text: str) -> list[bytes]:
    coded = text.encode("utf-16-le", "surrogatepass")
    return [coded[place : place + 2] for place in range(0, len(coded), 2)]


def cut(text: str, start: int, end: int) -> str:
    """The part of a text that Qt would select."""
    return b"".join(utf16(text)[start:end]).decode("utf-16-le", "surrogatepass")


@given(TEXTS, st.data())
def test_a_span_selects_the_same_characters_as_in_the_source(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    shown = shown_text(source)
    replaced = dict(marks(source))
    expected = "".join(replaced.get(place, source[place]) for place in range(start, end))
    assert cut(shown.text, shown.place(start), shown.place(end)) == expected


@given(TEXTS)
def test_a_text_that_fits_is_shown_as_it_is_but_for_what_is_invisible(source: str) -> None:
    assert shown_text(source).text == visible(source)
    assert shown_text(source).is_whole


def test_an_emoji_before_a_word_does_not_shift_its_mark() -> None:
    shown = shown_text("😀 moron")
    assert cut(shown.text, shown.place(2), shown.place(7)) == "moron"


def test_a_very_long_run_gets_breaks_and_keeps_its_places() -> None:
    source = "x" * (2 * LONGEST_WORD) + "END"
    shown = shown_text(source)
    assert max(map(len, shown.text.split("\n"))) == LONGEST_WORD
    assert cut(shown.text, shown.place(len(source) - 3), shown.place(len(source))).replace("\n", "") == "END"


def test_a_very_long_text_is_shown_in_part_and_places_beyond_are_its_end() -> None:
    shown = shown_text("a b " * PAGE)
    assert not shown.is_whole
    assert len(shown.text) == PAGE
    assert shown.place(10 * PAGE) == PAGE


def test_what_would_turn_the_text_round_is_a_visible_mark() -> None:
    assert shown_text("\u202ecba").text == "⟨U+202E⟩cba"
