"""Masks: nothing of an address shows, everything else stays, and an edited text gets its addresses back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.privacy.masking import mask_addresses, mask_ip_addresses, restore_addresses
from moderator.text.addresses import find_addresses, find_masked

any_text = st.text(st.characters(exclude_categories=()))
PIECES = [
    *("a", "bob", "x1", "1", "org", "com", "ա", "б", "\u0301", "_", "+", "-", "'", ".", "..", " ", "  ", "\n", '"'),
    *("@", "＠", "﹫", "%40", "[at]", "(at)", " at ", " AT ", "[dot]", " dot ", " DOT ", "dot", "[", "]", "(", ")"),
    *("@[1.2.3.4]", "a@b.org", "\u200b"),
]
MASKS = ["•", "••", "•••", " •• ", " ••• ", "[••]", "%••", "•@•.•••"]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
texts_with_masks = st.lists(st.sampled_from(PIECES + MASKS), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Write to anna@paper.example.", "Write to ••••@•••••.•••••••."),
        ("mailto:a%40b.org", "mailto:•%•••.•••"),
        ("անի＠թերթ.հայ", "•••＠••••.•••"),
        ("name [at] host (dot) org", "•••• [••] •••• (•••) •••"),
        ("name AT host DOT com", "•••• •• •••• ••• •••"),
        ("an\u200bna@paper.org", "••\u200b••@•••••.•••"),
        ("a@[192.0.2.1]", "•@[•••.•.•.•]"),
        ("a+b_c-d@x-y.org", "•••••••@•••.•••"),
        ("no address", "no address"),
    ],
)
def test_a_mask_is_as_long_as_the_address_and_keeps_its_shape(text, masked):
    assert mask_addresses(text) == masked


@given(texts_with_masks | any_text)
def test_masking_leaves_no_address_and_changes_nothing_else(text):
    masked = mask_addresses(text)
    covered = {place for start, end in find_addresses(text) for place in range(start, end)}
    assert len(masked) == len(text)
    assert all(masked[place] == char for place, char in enumerate(text) if place not in covered)
    assert not any(masked[place].isalnum() for place in covered)
    assert find_addresses(masked) == []
    assert mask_addresses(masked) == masked


@given(texts)
def test_a_masked_text_still_tells_where_the_addresses_were(text):
    assert find_masked(mask_addresses(text)) == find_addresses(text)


@given(texts)
def test_an_unchanged_text_gets_all_its_addresses_back(text):
    masked = mask_addresses(text)
    assert restore_addresses(masked, masked, text) == text


@given(texts, st.text("xyz, \n"), st.text("xyz, \n"))
def test_an_edit_around_the_addresses_keeps_them(text, before, after):
    masked = mask_addresses(text)
    restored = restore_addresses(f"{before}\n{masked}\n{after}", masked, text)
    assert restored == f"{before}\n{text}\n{after}"


@pytest.mark.parametrize(
    ("edited", "restored"),
    [
        ("Ask •••@•.••• or •••@•.•••, not ••@•••.••!", "Ask ann@b.org or bob@c.com, not me@xyz.am!"),
        ("Ask ••@•••.•• first, then •••@•.•••", "Ask me@xyz.am first, then ann@b.org"),
        ("Ask •••@•.••• or •••@•.••• or •••@•.•••", "Ask ann@b.org or bob@c.com or •••@•.•••"),
        ("Ask ••••@•.•••", "Ask ••••@•.•••"),
        ("Ask nobody", "Ask nobody"),
        ("", ""),
    ],
)
def test_an_edited_text_gets_back_what_is_still_in_it(edited, restored):
    original = "Ask ann@b.org or bob@c.com, not me@xyz.am"
    assert restore_addresses(edited, mask_addresses(original), original) == restored


def test_a_mask_that_a_reader_typed_stays_a_mask():
    original = "•••@•.••• is not ann@b.org"
    masked = mask_addresses(original)
    assert restore_addresses(masked, masked, original) == original


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("from 192.0.2.17: timeout", "from •••.•.•.••: timeout"),
        ("192.0.2.1:8080, [2001:db8::1]:443", "•••.•.•.•:8080, [••••:•••::•]:443"),
        ("::ffff:192.0.2.1 fe80::1%eth0.", "::••••:•••.•.•.• ••••::•%eth0."),
        ("2001:db8::", "••••:•••::"),
        ("at 09:30:12 std::cut v1.2.3 12:30", "at 09:30:12 std::cut v1.2.3 12:30"),
    ],
)
def test_ip_addresses_in_a_log_line_are_masked(line, masked):
    assert mask_ip_addresses(line) == masked


@given(st.ip_addresses().map(str))
def test_every_ip_address_is_masked(address):
    masked = mask_ip_addresses(f"Peer {address}: gone.")
    assert re.sub("[.:•]", "", masked) == "Peer  gone"


@given(any_text)
def test_masking_ip_addresses_keeps_the_length_and_is_final(text):
    masked = mask_ip_addresses(text)
    assert len(masked) == len(text)
    assert mask_ip_addresses(masked) == masked


def test_of_two_that_look_alike_the_one_that_stays_gets_its_own_address_back():
    original = "Ask bob1@a.org about the bridge, or bob2@a.org about the school."
    masked = mask_addresses(original)
    edited = masked.replace("Ask ••••@•.••• about the bridge, or", "Better ask", 1)
    assert restore_addresses(edited, masked, original) == "Better ask bob2@a.org about the school."
