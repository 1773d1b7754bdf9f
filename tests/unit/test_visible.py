"""Text on a terminal: nothing hides in it and nothing in it steers."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.visible import visible

any_text = st.text(st.characters(exclude_categories=()))
SEEN_ALTHOUGH_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Signs that stand over or under numbers: format characters by category, but drawn."""

UNSEEN_CATEGORIES = ("Cc", "Cf", "Cs", "Zl", "Zp")


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("\x1b[31mred", "⟨U+001B⟩[31mred"),
        ("a\u202egpj.exe", "a⟨U+202E⟩gpj.exe"),
        ("a\u200bb\ufeffc", "a⟨U+200B⟩b⟨U+FEFF⟩c"),
        ("\x7f\x85\0", "⟨U+007F⟩⟨U+0085⟩⟨U+0000⟩"),
        ("a\rb", "a⟨U+000D⟩b"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("a\u200db", "a⟨U+200D⟩b"),
        ("\u3164\u2800", "⟨U+3164⟩⟨U+2800⟩"),
        ("a\ufe0f", "a⟨U+FE0F⟩"),
        ("\ud800", "⟨U+D800⟩"),
    ],
)
def test_what_can_not_be_seen_is_marked(sent, shown):
    assert visible(sent) == shown


@pytest.mark.parametrize("sent", ["👨‍👩‍👧", "❤️‍🔥", "👩🏽‍🚒", "1️⃣", "☎︎", "Ինչո՞ւ", "ёлка", "café", "שלום", "a\u00a0b"])
def test_emoji_and_letters_of_all_kinds_stay(sent):
    assert visible(sent) == sent


def test_lines_stay_or_become_one():
    assert visible("a\n\tb") == "a\n\tb"
    assert visible("a\n\tb", keep_newlines=False) == "a  b"


def test_no_control_or_format_character_is_left():
    left = [
        f"U+{point:04X}"
        for point in range(0x110000)
        if unicodedata.category(chr(point)) in UNSEEN_CATEGORIES
        and chr(point) not in SEEN_ALTHOUGH_FORMAT
        and visible(chr(point), keep_newlines=False) == chr(point)
    ]
    assert left == []


@given(any_text)
def test_shown_text_can_be_printed_and_stays_as_it_is(sent):
    shown = visible(sent, keep_newlines=False)
    assert visible(shown, keep_newlines=False) == shown
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert len(shown.splitlines()) <= 1
