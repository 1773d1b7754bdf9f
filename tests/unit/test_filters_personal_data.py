"""Personal data: addresses and phone numbers are flagged and can be taken out; other numbers are left alone."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.flags import Field, Flag, Severity, Span
from moderator.screening.filters.personal_data import PersonalData
from moderator.screening.redaction import proposed_redaction
from moderator.screening.subject import Subject
from moderator.text.html_text import readable

FILTER = PersonalData()


def flags(text: str, **fields: str) -> list[Flag]:
    return list(FILTER.check(Subject(text, **fields)))


def marked(text: str) -> list[tuple[str, str]]:
    """Codes with what they mark in the text."""
    return [(found.code, text[span.start : span.end]) for found in flags(text) for span in found.spans]


@pytest.mark.parametrize(
    "address", ["anna@example.com", "a.b+c@mail.example.am", "anna [at] example [dot] com", "••••@•••••••.•••"]
)
def test_an_address_in_the_text_is_flagged_in_clear_and_masked(address: str) -> None:
    assert marked(f"Write to {address} today") == [("address-in-text", address)]


def test_addresses_in_name_and_website_are_flagged_in_their_fields() -> None:
    (found,) = flags("Hello", name="anna@example.com", website="boris@example.org")

    assert (found.code, found.severity, found.parameters) == ("address-in-text", Severity.MEDIUM, {"count": 2})
    assert found.spans == (Span(Field.NAME, 0, 16), Span(Field.WEBSITE, 0, 17))


def test_a_flag_never_repeats_the_address() -> None:
    assert "anna" not in str(flags("anna@example.com, call 818-247-1234", name="anna@example.com"))


def test_a_link_to_an_address_is_told_by_its_words() -> None:
    shown = readable('please <a href="mailto:anna@example.com">write me</a>')

    assert list(FILTER.check(Subject(shown.text, links=shown.links))) == [
        Flag("personal-data", "address-in-link", Severity.MEDIUM, {}, (Span(Field.TEXT, 7, 15),))
    ]


@pytest.mark.parametrize(
    "number",
    [
        *("+374 91 123456", "(091) 12-34-56", "091 123456", "+374-10-53-12-34", "00374 91 123456", "+374(91)123456"),
        *("(818) 247-1234", "818-247-1234", "818.247.1234", "8182471234", "+1 202 456 1111", "1-800-555-0199"),
        *("06 12 34 56 78", "0612345678", "01.42.68.53.00", "+33 6 12 34 56 78"),
        *("0532 123 45 67", "05321234567", "+90 532 123 45 67"),
        *("8 (916) 123-45-67", "89161234567", "+7 916 123-45-67", "8-495-123-45-67", "+７ ９１６ １２３-４５-６７"),
    ],
)
def test_a_phone_number_of_the_readers_countries_is_flagged(number: str) -> None:
    assert marked(f"Call {number}, any time") == [("phone-number", number)]


@pytest.mark.parametrize("between", [", ", " or ", " / ", "\n", " "])
def test_several_phone_numbers_are_all_marked(between: str) -> None:
    numbers = ["+374 91 123456", "+374 10 531234"]

    assert [number for _, number in marked(between.join(numbers))] == numbers


@pytest.mark.parametrize(
    "text",
    [
        *("2019-2020", "1915-1923 2015", "12.05.2020", "24.04.1915", "2020-05-12 14:30", "05/12/2020", "24 04 1915"),
        *("1988 1992 1994 2016", "2020 2021 2022", "20231127", "1914 1918 1939 1945"),
        *("1 000 000", "1.000.000", "81 283 501", "1,234,567", "81283501", "$ 12 000 000", "100 000 000 dram"),
        *("500 000-600 000", "12 345 678", "1.500.000 1.700.000", "0.123456789", "3.1415926535", "15000 20000"),
        *("3:2 1:0 2:2", "64-56 71-80", "34-12 45-33 21-7", "1234567", "10-15 20-25", "11 000 12 000"),
        *("ISBN 978-3-16-148410-0", "192.168.10.100", "1234 5678 9012 3456", "40.1792 44.4991", "123-45-6789"),
        "https://paper.example/8182471234",
    ],
)
def test_dates_years_prices_scores_and_votes_are_no_phone_numbers(text: str) -> None:
    assert marked(f"It was {text} then") == []


def test_a_phone_number_in_the_name_is_flagged_there() -> None:
    (found,) = flags("Hello", name="Plumber 818-247-1234")

    assert (found.code, found.spans) == ("phone-number", (Span(Field.NAME, 8, 20),))


@pytest.mark.parametrize(
    "text",
    ["1" * 65_000, "1-" * 32_500, "+1" * 32_500, "818 247 1234 " * 5_000, "1234567890 x " * 5_000, "12 " * 21_600],
)
def test_a_text_of_digits_is_read_in_a_moment(text: str) -> None:
    began = process_time()

    flags(text)

    assert process_time() - began < 2


def test_the_proposed_redaction_says_what_was_taken_out() -> None:
    text = "Write anna@example.com or call 818-247-1234, not ••••@•••••••.•••."

    assert proposed_redaction(text, flags(text)) == (
        "Write [address removed] or call [phone number removed], not [address removed]."
    )


def test_the_redaction_leaves_other_fields_and_other_flags_alone() -> None:
    words = Flag("profanity", "profane-word", Severity.MEDIUM, {}, (Span(Field.TEXT, 0, 5),))
    in_name = flags("", name="anna@example.com")

    assert proposed_redaction("damn, plain text", [words, *in_name]) == "damn, plain text"


def test_overlapping_places_are_taken_out_once() -> None:
    spans = (Span(Field.TEXT, 5, 12), Span(Field.TEXT, 8, 15))
    overlapping = Flag("personal-data", "phone-number", Severity.MEDIUM, {}, spans)

    assert proposed_redaction("call 123456789012 now", [overlapping]) == "call [phone number removed]12 now"


@given(st.text(st.sampled_from("a1@.+ -()•/\n"), max_size=120))
def test_nothing_is_left_to_flag_in_a_redacted_text(text: str) -> None:
    redacted = proposed_redaction(text, flags(text))

    assert [word for code, word in marked(redacted) if code == "address-in-text"] == []


CARDS = (
    *("4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "5555555555554444", "2223003122003222"),
    *("378282246310005", "3782 822463 10005", "30569309025904", "6011111111111117", "3530111333300000"),
    *("2200770212727079", "9051000000000009", "4222222222222"),
)


@pytest.mark.parametrize("number", CARDS)
def test_a_card_number_is_flagged_and_taken_out(number: str) -> None:
    text = f"Send 100 to {number}, please"

    assert ("card-number", number) in marked(text)
    assert proposed_redaction(text, flags(text)) == "Send 100 to [card number removed], please"


@pytest.mark.parametrize(
    "text",
    [
        *("4111111111111112", "0000000000000000", "4444 4444 4444 4444", "1234567890123456", "4111 1111 11111111"),
        *("41111111111111111111", "x4111111111111111", "4111111111111111.5", "id/4111111111111111", "9999999999999995"),
        *("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "978-3-16-148410-0", "https://paper.example/4111111111111111"),
    ],
)
def test_other_long_numbers_are_no_cards(text: str) -> None:
    assert [found for found in marked(text) if found[0] == "card-number"] == []


def test_a_card_number_in_the_name_is_flagged_there() -> None:
    (found,) = flags("Hello", name="4111 1111 1111 1111")

    assert (found.code, found.severity, found.spans) == (
        *("card-number", Severity.MEDIUM),
        (Span(Field.NAME, 0, 19),),
    )
