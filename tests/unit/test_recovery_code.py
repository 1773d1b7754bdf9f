"""The recovery code on paper: written down, typed again, with the mistakes people make."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.errors import UserError
from moderator.privacy.recovery_code import new_recovery_code, normalised_code

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = "T148G-DW53D-GKBS7-JHM57-A2RZK-T8M1P-KT440-M3WYZ"
places = st.integers(0, len(CODE) - 1).filter(lambda place: CODE[place] != "-")


def test_a_code_is_eight_groups_that_can_be_written_down():
    assert re.fullmatch(f"[{ALPHABET}]{{5}}(-[{ALPHABET}]{{5}}){{7}}", new_recovery_code())


def test_no_two_codes_are_the_same():
    assert len({new_recovery_code() for _ in range(100)}) == 100


def test_every_new_code_is_accepted_as_it_is():
    for _ in range(200):
        code = new_recovery_code()
        assert normalised_code(code) == code


def test_a_code_once_printed_stays_good_in_every_version():
    assert normalised_code(CODE) == CODE


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", "  "),
        CODE.replace("-", "\u2013"),
        f"\n {CODE}\t\n",
        CODE.replace("0", "O").replace("1", "l"),
        CODE.replace("0", "o").replace("1", "I"),
    ],
)
def test_case_blanks_dashes_and_look_alikes_are_forgiven(typed):
    assert normalised_code(typed) == CODE


def test_the_sample_code_has_look_alikes_to_forgive():
    assert "0" in CODE
    assert "1" in CODE


@given(places, st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found_with_its_group(place, character):
    typed = CODE[:place] + character + CODE[place + 1 :]
    if typed == CODE:
        assert normalised_code(typed) == CODE
    else:
        with pytest.raises(UserError, match=f"typing mistake in group {place // 6 + 1} of"):
            normalised_code(typed)


@given(st.integers(0, 7), st.integers(0, 7))
def test_two_groups_in_the_wrong_order_are_found(one, other):
    groups = CODE.split("-")
    groups[one], groups[other] = groups[other], groups[one]
    if one == other:
        assert normalised_code("-".join(groups)) == CODE
    else:
        first, second = sorted((one + 1, other + 1))
        with pytest.raises(UserError, match=f"group {first}, {second} of"):
            normalised_code("-".join(groups))


@given(st.sampled_from(range(8)), st.sampled_from(range(4)))
def test_two_swapped_neighbours_are_found(group, place):
    groups = CODE.split("-")
    letters = list(groups[group])
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    unchanged = "".join(letters) == groups[group]
    groups[group] = "".join(letters)
    if unchanged:
        assert normalised_code("-".join(groups)) == CODE
    else:
        with pytest.raises(UserError, match=f"group {group + 1} of"):
            normalised_code("-".join(groups))


@pytest.mark.parametrize("typed", ["", "-", CODE[:-1], f"{CODE}7", "x" * 65_000])
def test_a_missing_or_extra_character_is_counted(typed):
    counted = sum(map(str.isalnum, typed))
    with pytest.raises(UserError, match=f"40 in all; this one has {counted}"):
        normalised_code(typed)


@pytest.mark.parametrize("stranger", ["U", "é", "Ж", "٣"])
def test_a_letter_that_no_code_has_is_found_with_its_group(stranger):
    with pytest.raises(UserError, match="group 1 of"):
        normalised_code(stranger + CODE[1:])


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_breaks_it_and_no_sentence_quotes_the_code(text):
    with pytest.raises(UserError, match=r"Type it again\.$"):
        normalised_code(text)


def test_the_sentence_does_not_repeat_what_was_typed():
    with pytest.raises(UserError) as refused:
        normalised_code("Z" + CODE[1:])
    assert not any(group in str(refused.value) for group in CODE.split("-"))
