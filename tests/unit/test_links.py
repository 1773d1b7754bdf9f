"""Web links typed in a text, and where they lead."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.links import find_links, host_of

any_text = st.text(st.characters(exclude_categories=()))
PIECES = [
    *(
        "http://",
        "https://",
        "ftp://",
        "www.",
        "x.am",
        "news.com",
        "over.It",
        "a@b.org",
        "user:pw@",
        "[::1]",
        "пример.рф",
    ),
    *(".", ",", "!", "(", ")", "[", "]", "/", "\\", "?", "#", ":80", "@", " ", "\n", '"', "»", "a", "é", "\u202e", "•"),
]
linked = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)

SECONDS = 5
"""Far above what a linear search needs on a slow machine, far below what a quadratic one does."""


def found(text):
    return [text[start:end] for start, end in find_links(text)]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("See http://x.org/a?b=1#c.", "http://x.org/a?b=1#c"),
        ("(https://x.org/a_(b))", "https://x.org/a_(b)"),
        ("[x](http://x.org/a),", "http://x.org/a"),
        ('"HTTPS://X.ORG:80/"', "HTTPS://X.ORG:80/"),
        ("«ftp://x.org/a»", "ftp://x.org/a"),
        ("http://localhost/x", "http://localhost/x"),
        ("http://user:pw@x.org/", "http://user:pw@x.org/"),
        ("https://[::1]/", "https://[::1]/"),
        ("Տե՛ս http://թերթ.հայ/լուր։", "http://թերթ.հայ/լուր"),
        ("go to www.paper.example!", "www.paper.example"),
        ("news.am", "news.am"),
        ("buy at cheap-pills.com/now...", "cheap-pills.com/now"),
        ("cheap.com:8080/a", "cheap.com:8080/a"),
        ("пример.рф, да", "пример.рф"),
        ("it.is/so", "it.is/so"),
        ("😀 x.com- it's", "x.com"),
    ],
)
def test_a_link_is_found_without_the_punctuation_around_it(text, link):
    assert found(text) == [link]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "It is over.It was late.",
            "e.g. this",
            "U.S.A. and 3.5",
            "at 7.am",
            "http://",
            "www.",
            "www.a",
            "readme.txt",
        ),
        *("anna@news.am", "anna.am@x.org", "anna @ news.com", "name [at] news.com", "mailto:a@b.org", "...", ""),
    ],
)
def test_what_is_no_link_is_left_alone(text):
    assert found(text) == []


def test_links_stand_beside_addresses():
    assert found("a@b.am x.am, http://y.org and c@d.am z.am") == ["x.am", "http://y.org", "z.am"]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://WWW.Paper.example:80/a", "paper.example"),
        ("https://user:pw@x.org?a", "x.org"),
        ("http://good.org@evil.org/", "evil.org"),
        ("http:\\\\evil.org\\@good.org", "evil.org"),
        ("ht\ntps:evil.org", "evil.org"),
        ("//x.org/y", "x.org"),
        ("x.org/y", "x.org"),
        ("x.org:80", "x.org"),
        ("www.paper.example", "paper.example"),
        ("www.anything.atall/x", "anything.atall"),
        ("http://[2001:db8::1]:80/", "2001:db8::1"),
        ("http://x.org.", "x.org"),
        ("http://ԹԵՐԹ.հայ/", "թերթ.հայ"),
        *((url, "") for url in ("", "/a/b.html", "page.html", "?x.org", "#x.org", "mailto:a@b.org", "tel:+37410")),
        *((url, "") for url in ("javascript:x.org", "http://", "http:///", "http://x.org:port/", "http://[", "com")),
    ],
)
def test_the_host_is_where_a_browser_would_go(url, host):
    assert host_of(url) == host


@given(linked | any_text)
def test_places_lie_in_the_text_in_order_and_apart(text):
    spans = find_links(text)
    places = [place for span in spans for place in span]
    assert places == sorted(places)
    assert all(start < end <= len(text) for start, end in spans)


@given(linked | any_text)
def test_any_text_has_a_host_or_none(url):
    host = host_of(url)
    assert host == host.lower()
    assert not set(host) & set("/\\?#@")


@given(linked)
def test_every_link_without_a_scheme_has_a_host(text):
    assert all(host_of(link) for link in found(text) if "://" not in link)


@pytest.mark.parametrize(
    "piece",
    [
        *("a", "a.", "a.b.", "x.am ", "x.am/ ", "www.", "www.a", "http://", "http://a", "http://a(", "http://a)", ")"),
        *("a.am@x.org ", "a@b.am x.am ", "a/b.am", "x.am:1", "-", "a-b.", ".", "://", "a\u0301", "http://x]", "x.am@"),
    ],
)
def test_a_hostile_text_is_searched_in_linear_time(piece):
    started = time.monotonic()
    find_links(piece * (200_000 // len(piece)))
    host_of("http://" + piece * (200_000 // len(piece)))
    host_of(piece * (200_000 // len(piece)))
    assert time.monotonic() - started < SECONDS
