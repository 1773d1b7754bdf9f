"""E-mail addresses in readers' texts are found however they are typed, and little else is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.address_grammar import address_pattern
from moderator.text.addresses import find_addresses, find_masked

any_text = st.text(st.characters(exclude_categories=()))
PIECES = [
    *("a", "bob", "x1", "1", "org", "com", "ա", "б", "\u0301", "_", "+", "-", "'", ".", "..", " ", "  ", "\n", '"'),
    *("@", "＠", "﹫", "%40", "[at]", "(at)", " at ", " AT ", "[dot]", " dot ", " DOT ", "dot", "[", "]", "(", ")"),
    *("@[1.2.3.4]", "a@b.org", "\u200b", "•", "••", "•••", " •• ", " ••• ", "[••]", "%••"),
]
disguises = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)

SECONDS = 5
"""Far above what a linear search needs on a slow machine, far below what a quadratic one does."""


def found(text):
    return [text[start:end] for start, end in find_addresses(text)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Write to anna@paper.example.", "anna@paper.example"),
        ("mailto:anna@paper.example?subject=x", "anna@paper.example"),
        ("https://x.example/?mail=anna@paper.example&b=1", "anna@paper.example"),
        ("<anna@paper.example>, ('o'brien@x.org')", "anna@paper.example"),
        ("...anna.b+news@mail.paper.co.uk...", "anna.b+news@mail.paper.co.uk"),
        ("anna%40paper.example", "anna%40paper.example"),
        ("anna%2540paper.example", "anna%2540paper.example"),
        ("anna＠paper.example", "anna＠paper.example"),
        ("anna﹫paper。example", "anna﹫paper。example"),
        ("անի@թերթ.հայ:", "անի@թերթ.հայ"),
        ("иван@почта.рф!", "иван@почта.рф"),
        ("a@xn--e1aybc.xn--p1ai", "a@xn--e1aybc.xn--p1ai"),
        ("e\u0301va@paper.example", "e\u0301va@paper.example"),
        ('"anna.b"@paper.example', '"anna.b"@paper.example'),
        ("a@[192.0.2.1]", "a@[192.0.2.1]"),
        ("a@[IPv6:2001:db8::1]", "a@[IPv6:2001:db8::1]"),
        ("an\u200bna@\u2060pa\u00adper.org", "an\u200bna@\u2060pa\u00adper.org"),
        ("anna @ paper.org", "anna @ paper.org"),
        ("anna@ paper.org", "anna@ paper.org"),
        ("name [at] host [dot] org!", "name [at] host [dot] org"),
        ("name(at)host(dot)com,", "name(at)host(dot)com"),
        ("name {at} host . org", "name {at} host . org"),
        ("name <at> mail <dot> host <dot> org", "name <at> mail <dot> host <dot> org"),
        ("name [@] host.org", "name [@] host.org"),
        ("write name AT host DOT com", "name AT host DOT com"),
        ("write name at host dot com", "name at host dot com"),
        ("write name AT host.com", "name AT host.com"),
        ("john [dot] smith at host dot com", "john [dot] smith at host dot com"),
        ("иван собака почта точка ру", "иван собака почта точка ру"),
        ("անի [շնիկ] թերթ.հայ", "անի [շնիկ] թերթ.հայ"),
    ],
)
def test_an_address_is_found_however_it_is_typed(text, address):
    assert found(text)[0] == address


@pytest.mark.parametrize(
    "text",
    [
        *("@anna said so", "thanks @john.smith, well put", "anna@localhost", "a@b", "@", "5@2.50 each", "a@1.2.3"),
        *(
            "meet me at city.com",
            "MEET ME AT CITY.COM",
            "look at example.com now",
            "at. Dot. At the dot",
            "see you @ home.",
        ),
        *(
            "https://medium.example/@john.smith",
            "see (a) www.x.com",
            "100%40",
            "[at] [dot]",
            "He stood at the [dot] there",
        ),
        *("•@•", "•• one\n•• two", "", "Խոսքը կետ առ կետ", "в точка сборки"),
    ],
)
def test_what_only_looks_a_little_like_an_address_is_left_alone(text):
    assert found(text) == []
    assert find_masked(text) == []


def test_several_addresses_are_found_in_order():
    text = "😀 a@b.org c@d.org,e@f.org;g@h.org"
    assert found(text) == ["a@b.org", "c@d.org", "e@f.org", "g@h.org"]


@pytest.mark.parametrize(
    "masked", ["••••@•••••.•••", "•%•••.•••", "•••• [••] •••• [•••] •••", "•••• •• •••• ••• •••", "•@[•••.•.•.•]"]
)
def test_a_masked_address_is_seen_as_one(masked):
    assert find_masked(f"Write {masked}, please") == [(6, 6 + len(masked))]
    assert find_addresses(masked) == []


@given(disguises | any_text)
def test_places_lie_in_the_text_in_order_and_apart(text):
    for spans in (find_addresses(text), find_masked(text)):
        places = [place for span in spans for place in span]
        assert places == sorted(places)
        assert all(start < end <= len(text) for start, end in spans)


signs = st.sampled_from(
    [
        "@",
        "＠",
        "﹫",
        " @ ",
        "%40",
        "%2540",
        "[@]",
        "(at)",
        "{At}",
        "（AT）",
        " at ",
        " AT ",
        "(собака)",
        " собака ",
        "<շնիկ>",
    ]
)
dots = st.sampled_from(
    [
        ".",
        "。",
        "(.)",
        " . ",
        "dot",
        " dot ",
        " DOT ",
        "(dot)",
        "{point}",
        "<nokta>",
        " точка ",
        "(точка)",
        " կետ ",
        "[կետ]",
    ]
)
disguised_addresses = st.builds(
    "".join, st.tuples(st.sampled_from(["bob", "•••"]), signs, st.just("host"), dots, st.just("org"))
)


@given(disguised_addresses)
def test_the_quick_looks_miss_no_address(text):
    grammar = [match.span() for match in address_pattern().finditer(text)]
    assert grammar == sorted(find_addresses(text) + find_masked(text))


@given(st.from_regex(r"[a-z0-9]{1,20}(\.[a-z0-9]{1,9}){0,2}@[a-z0-9]{1,20}(-[a-z]{1,9})?\.[a-z]{2,9}", fullmatch=True))
def test_every_plain_address_is_found_whole(address):
    assert found(f"Write to {address}, {address}.") == [address, address]


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a",
            "a@",
            "@",
            "a.",
            "a..",
            "a ",
            "at ",
            "a at b dot ",
            "dot ",
            "a dot ",
            "a@b ",
            "a@b.",
            "a@1.",
            "a@b.org ",
        ),
        *("[at]", "a[at]b", "a [at] b[dot]", "[ ", "a ( ", "%40", "a%40", '"a', 'a"@', "a@[1.", "a'", "a-", "a @ b . "),
        *(
            "a AT b.",
            "\u200b",
            "\u200ba@b.org",
            "a\u0301",
            "•",
            "• ",
            "•• ",
            "••• ",
            "• •• • ••• ",
            "•.",
            "•@",
            "a dot•",
        ),
    ],
)
def test_a_hostile_text_is_searched_in_linear_time(piece):
    started = time.monotonic()
    find_addresses(piece * (200_000 // len(piece)))
    assert time.monotonic() - started < SECONDS
