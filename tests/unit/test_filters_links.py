"""Links: counted once each, and told when they hide where they lead."""

import pytest

from moderator.domain.flags import Field, Flag, Severity, Span
from moderator.screening.filters.links import LONGEST_HOST, MOST_HIDDEN, MOST_ODD, Links
from moderator.screening.subject import Subject
from moderator.text.html_text import readable


def flags(markup: str, website: str = "") -> list[Flag]:
    """What the filter says about a comment as it was received."""
    shown = readable(markup)
    return list(Links().check(Subject(shown.text, website=website, links=shown.links)))


def test_one_link_is_a_low_flag_with_its_place() -> None:
    assert flags("See https://paper.example/a.") == [
        Flag("links", "link", Severity.LOW, {"count": 1}, (Span(Field.TEXT, 4, 27),))
    ]


@pytest.mark.parametrize(("number", "code"), [(1, "link"), (2, "link"), (3, "many-links"), (30, "many-links")])
def test_three_links_are_many(number: int, code: str) -> None:
    (found,) = flags("see https://a.example/x " * number)

    assert (found.code, found.parameters["count"], len(found.spans)) == (code, number, number)


def test_a_link_behind_words_counts_like_one_written_out() -> None:
    (found,) = flags('<a href="https://a.example/x">here</a> and https://b.example')

    assert found.parameters == {"count": 2}
    assert found.spans == (Span(Field.TEXT, 0, 4), Span(Field.TEXT, 9, 26))


def test_a_link_that_shows_its_own_address_counts_once() -> None:
    (found,) = flags('<a href="https://www.a.example/x">https://a.example/x</a>')

    assert (found.code, found.parameters) == ("link", {"count": 1})


def test_a_link_that_shows_another_host_than_it_leads_to_is_told() -> None:
    _, hidden = flags('go to <a href="https://evil.example/login">www.bank.com</a>')

    assert hidden == Flag(
        "links",
        "hidden-link",
        Severity.MEDIUM,
        {"shown": "bank.com", "host": "evil.example"},
        (Span(Field.TEXT, 6, 18),),
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://m.bank.com/login">bank.com</a>',
        '<a href="http://BANK.com:8080/">https://www.bank.com/about</a>',
        '<a href="https://bank.com">https://www.bank.com</a>',
        '<a href="https://evil.example">my bank</a>',
    ],
)
def test_the_same_house_or_plain_words_hide_nothing(markup: str) -> None:
    assert [found.code for found in flags(markup)] == ["link"]


def test_a_host_that_merely_ends_alike_is_another_one() -> None:
    codes = [found.code for found in flags('<a href="https://notbank.com">bank.com</a>')]

    assert codes == ["link", "hidden-link"]


@pytest.mark.parametrize(
    "markup",
    [
        "No link. At all",
        '<a href="#top">up</a>',
        '<a href="mailto:a@b.org">me</a>',
        "anna@paper.com",
        '<a href="">x</a>',
    ],
)
def test_what_leads_to_no_other_page_is_no_link(markup: str) -> None:
    assert flags(markup) == []


def test_the_website_of_the_author_is_no_link() -> None:
    assert flags("Hello", website="https://a.example") == []


def test_very_many_and_very_long_links_are_told_shortly() -> None:
    found = flags(f'<a href="https://{"evil." * 40}example">bank.com</a> ' * 1_000)

    assert len(found) == 1 + MOST_HIDDEN
    assert all(len(str(each.parameters.get("host", ""))) <= LONGEST_HOST for each in found)


def odd(text: str, links: Links | None = None) -> list[tuple[str, dict[str, object]]]:
    """Codes with parameters, but for the one that counts."""
    found = (links or Links()).check(Subject(text))
    return [(each.code, dict(each.parameters)) for each in found if each.code not in ("link", "many-links")]


@pytest.mark.parametrize("link", ["https://bit.ly/2abc", "http://T.CO/x", "clck.ru/abc", "https://www.tinyurl.com/x"])
def test_a_shortener_is_told(link: str) -> None:
    ((code, parameters),) = odd(f"see {link}")

    assert code == "shortened-link"
    assert str(parameters["host"]).endswith(("bit.ly", "t.co", "clck.ru", "tinyurl.com"))


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("xn--80ak6aa92e.com", "аррӏе.com"),
        ("аррӏе.com", "аррӏе.com"),
        ("pаypal.com", "pаypal.com"),
        ("login.αmazon.org", "login.αmazon.org"),
        ("bаnk.xn--p1ai", "bаnk.рф"),
    ],
)
def test_a_host_that_only_looks_latin_is_told(host: str, shown: str) -> None:
    assert odd(f"http://{host}/login") == [("lookalike-host", {"host": host, "shown": shown})]


@pytest.mark.parametrize(
    ("host", "shown"),
    [("xn--y9a3aq.com", "հայ.com"), ("xn--e1afmkfd.xn--p1ai", "пример.рф"), ("xn--mnchen-3ya.de", "münchen.de")],
)
def test_a_host_in_punycode_is_told_as_it_is_shown(host: str, shown: str) -> None:
    assert odd(f"http://{host}/") == [("punycode-host", {"host": host, "shown": shown})]


@pytest.mark.parametrize("host", ["münchen.de", "пример.рф", "роса.рф", "հայաստան.հայ", "paper.example", "xn--.com"])
def test_a_host_in_its_own_letters_is_ordinary(host: str) -> None:
    assert odd(f"http://{host}/") == []


def test_blocked_hosts_are_told_gravely_with_all_below_them() -> None:
    links = Links(blocked=["https://Casino.example/", "spam.example"])
    found = list(links.check(Subject("www.casino.example/x http://a.spam.example notspam.example")))

    assert [(each.code, each.severity, each.parameters.get("host")) for each in found[1:]] == [
        ("blocked-host", Severity.HIGH, "casino.example"),
        ("blocked-host", Severity.HIGH, "a.spam.example"),
    ]


def test_links_to_allowed_hosts_count_for_nothing() -> None:
    links = Links(allowed=["paper.example"])
    text = "http://paper.example/a http://www.paper.example/b http://archive.paper.example/c http://newspaper.example"

    (found,) = links.check(Subject(text))

    assert (found.code, found.parameters, text[slice(found.spans[0].start, found.spans[0].end)]) == (
        "link",
        {"count": 1},
        "http://newspaper.example",
    )


def test_a_link_behind_words_is_looked_at_too() -> None:
    assert [found.code for found in flags('<a href="https://bit.ly/x">the report</a>')] == ["link", "shortened-link"]
    assert [found.code for found in flags('<a href="https://bit.ly/x">paper.example</a>')] == [
        *("link", "hidden-link", "shortened-link")
    ]


def test_very_many_odd_hosts_are_told_shortly() -> None:
    found = flags(" ".join(f"http://h{number}.xn--80ak6aa92e.com" for number in range(1_000)) + " http://bit.ly/x" * 99)

    assert len(found) == 1 + MOST_ODD
    assert max(len(each.spans) for each in found[1:]) <= MOST_ODD
