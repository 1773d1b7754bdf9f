"""WordPress's lists find here what they find in WordPress 6.1 and 7.1."""

import json
import os
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.flags import Field, Flag, Severity, Span
from moderator.domain.personal import EmailAddress, IpAddress, UserAgent
from moderator.screening.filters.wordpress_keys import WordPressKeys
from moderator.screening.subject import Subject
from moderator.screening.wordpress_lists import wordpress_lists
from moderator.settings import Settings, WordPressVersion
from moderator.text.html_text import readable
from moderator.text.wordpress_keys import KeyList, count_links, without_tags

TEXTS = {
    "inside a word": "WordPress",
    "letter case": "press",
    "Cyrillic case": "привет",
    "Armenian և against ԵՎ": "բարև",
    "Armenian case": "գիրք",
    "sharp s": "STRASSE",
    "two spaces": "bad  word",
    "line break": "bad\nword",
    "tag inside": "bad<b>word</b>",
    "dot is literal": "aXb",
    "hash": "a #x b",
    "the key 0": "0",
    "NFC key, NFD text": "e\u0301",
    "homoglyph": "casino",
    "zero width": "ca\u200bsino",
    "invalid UTF-8": "casino \udcff",
    "entity": "Tom &amp; Jerry",
    "markup as key": "a <b>bold</b> word",
    "key trimmed": "trim",
}
"""The text that each case of the recorded answers was tried on."""

SENDERS = {
    "IP prefix": IpAddress("10.0.0.123"),
    "agent": UserAgent("Some ua/1.0"),
    "e-mail": EmailAddress("reader@example.com"),
}


def finds(version: str, list_name: str, key: str, case: str) -> bool:
    """Whether the list with this one key says something about the case's comment."""
    settings = Settings(wordpress_version=WordPressVersion(version), **{f"wordpress_{list_name}": key})
    lists = wordpress_lists(settings)
    if case in SENDERS:
        return bool(list(lists.sender_flags(value=SENDERS[case])))
    shown = readable(TEXTS[case])
    subject = Subject(shown.text, links=shown.links, markup=TEXTS[case])
    return bool(list(WordPressKeys(lists.disallowed, lists.moderation, 0).check(subject)))


def answers(file_version: str) -> list[dict[str, str]]:
    folder = os.environ.get("MODERATOR_SAMPLES")
    if not folder:
        pytest.skip("MODERATOR_SAMPLES names no folder with recorded answers of WordPress")
    return json.loads((Path(folder) / "wordpress" / f"keyword-semantics-{file_version}.json").read_text())


@pytest.mark.parametrize(("file_version", "version"), [("6.1.9", "6.1"), ("7.1", "7.1")])
def test_the_lists_find_what_a_real_wordpress_found(file_version: str, version: str) -> None:
    tried = [each for each in answers(file_version) if each["list"] in ("disallowed_keys", "moderation_keys")]
    wrong = [
        (each["list"], each["case"])
        for each in tried
        if finds(version, each["list"], each["key_or_text"], each["case"]) != (each["result"] in ("MATCH", "HOLD"))
    ]

    assert len(tried) == 2 * (len(TEXTS) + len(SENDERS))
    assert wrong == []


@pytest.mark.parametrize("file_version", ["6.1.9", "7.1"])
def test_links_are_counted_as_a_real_wordpress_counted_them(file_version: str) -> None:
    tried = [each for each in answers(file_version) if each["list"] == "comment_max_links=2"]

    assert tried
    for each in tried:
        assert (count_links(each["key_or_text"]) >= 2) == (each["result"] == "HOLD"), each["case"]


@pytest.mark.parametrize(
    ("version", "key", "text", "is_found"),
    [
        *(("6.1", "PRESS", "wordpress", True), ("6.1", "ПРИВЕТ", "привет", False)),
        *(("7.1", "PRESS", "wordpress", True), ("7.1", "ПРИВЕТ", "привет", True), ("7.1", "ԳԻՐՔ", "գիրք", True)),
        *(("7.1", "ԲԱՐԵՎ", "բարև", False), ("7.1", "straße", "STRASSE", False), ("7.1", "ẞ", "ß", True)),
        *(("7.1", "i", "İı", False), ("7.1", "k", "\u212a", True), ("6.1", "k", "\u212a", False)),
        *(("7.1", "casino", "casino \udcff", False), ("6.1", "casino", "casino \udcff", True)),
        *(("7.1", "0", "0", False), ("7.1", "00", "100", True), ("7.1", " \t a b \r", "xa bx", True)),
        *(("7.1", "a.b", "aXb", False), ("7.1", "", "anything", False), ("7.1", "\n\n", "anything", False)),
    ],
)
def test_a_key_is_a_literal_text_in_the_letter_case_of_its_version(
    version: str, key: str, text: str, is_found: bool
) -> None:
    assert (KeyList(key, version == "7.1").first(text) is not None) == is_found


@given(st.text(), st.text(max_size=3))
def test_the_place_of_a_key_is_as_long_as_the_key(text: str, key: str) -> None:
    for all_alphabets in (False, True):
        if found := KeyList(key, all_alphabets).first(text):
            written, start, end = found
            assert 0 <= start < end <= len(text)
            assert end - start == len(written)


def check(markup: str, name: str = "", **settings: str | int) -> list[Flag]:
    given = Settings(**{f"wordpress_{key}": value for key, value in settings.items()})
    lists, shown = wordpress_lists(given), readable(markup)
    subject = Subject(shown.text, name, links=shown.links, markup=markup)
    return list(WordPressKeys(lists.disallowed, lists.moderation, given.wordpress_max_links).check(subject))


def test_a_key_is_told_with_its_places_in_every_field() -> None:
    assert check("A Casino", "Mr Casino", disallowed_keys="loan\ncasino") == [
        Flag(
            "wordpress-keys",
            "disallowed-key",
            Severity.HIGH,
            {"key": "casino"},
            (Span(Field.TEXT, 2, 8), Span(Field.NAME, 3, 9)),
        )
    ]


def test_a_key_in_the_markup_only_has_no_place() -> None:
    (found,) = check("a <b>bold</b> word", moderation_keys="<b>")

    assert (found.code, found.parameters, found.spans) == ("moderation-key", {"key": "<b>"}, ())


def test_tags_hide_nothing_from_disallowed_keys_only() -> None:
    assert [found.code for found in check("bad<b>word</b>", disallowed_keys="badword", moderation_keys="badword")] == [
        "disallowed-key"
    ]


def test_a_key_that_is_an_address_is_not_repeated() -> None:
    (found,) = check("write to me@casino.example", moderation_keys="me@casino.example")

    assert found.parameters == {}


def test_the_sender_is_told_by_what_matched_and_never_quoted() -> None:
    lists = wordpress_lists(Settings(wordpress_disallowed_keys="@casino.example", wordpress_moderation_keys="192.0.2."))

    found = list(lists.sender_flags(address=EmailAddress("me@casino.example"), IP=IpAddress("192.0.2.7"), browser=None))

    assert [(each.code, each.parameters, each.spans) for each in found] == [
        ("disallowed-sender", {"what": "address"}, ()),
        ("moderation-sender", {"what": "IP"}, ()),
    ]


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        ("no links at all, at paper.example", 0),
        ('<a href="http://x.example">x</a> and <A title="t" HREF=y>y</A>', 2),
        ("http://a.example http://c.example", 2),
        ("www.a.example (https://b.example), ftp.c.example", 3),
        ("write to me@paper.example", 1),
        ('<a href="http://a.example">http://a.example</a>', 1),
        ('<a href="http://a.example">see http://b.example</a>', 2),
        ("<a name=x>anchor</a> xhttp://a.example", 0),
    ],
)
def test_links_are_counted_with_what_wordpress_makes_clickable(markup: str, count: int) -> None:
    assert count_links(markup) == count


def test_too_many_links_are_told_with_the_limit() -> None:
    assert check("http://a.example http://b.example", max_links=2) == [
        Flag("wordpress-keys", "wordpress-links", Severity.MEDIUM, {"count": 2, "limit": 2})
    ]
    assert check("http://a.example http://b.example", max_links=3) == []


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a <b>bold</b> word", "a bold word"),
        ('<a title="1 > 0">x</a>', "x"),
        ("1 < 2", "1 < 2"),
        ("x <script>alert(1)</script>y", "x y"),
        ("x <STYLE>p{}</STYLE>y <script>never", "x y never"),
        ("never <b ends", "never"),
    ],
)
def test_tags_are_taken_out_as_wordpress_does(markup: str, text: str) -> None:
    assert without_tags(markup) == text


@pytest.mark.parametrize(
    "text", ["<a " * 21_600, "<a '" * 16_200, "<script>" * 8_100, "www.a.b " * 8_100, "a@" * 32_500, "ß" * 65_000]
)
def test_hostile_markup_takes_a_moment_only(text: str) -> None:
    began = process_time()

    check(text, disallowed_keys="casino\nß", moderation_keys="loan", max_links=2)

    assert process_time() - began < 2  # usually a twentieth of it
