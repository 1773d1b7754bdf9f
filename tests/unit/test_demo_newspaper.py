"""The invented newspaper of `moderator demo`: complete, consistent, and nobody's real data."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

import pytest

from moderator.resource_files import resource

NAMESPACES = {
    "wp": "http://wordpress.org/export/1.2/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
RESERVED_MAIL = ("example.com", "example.org", "example.net")
DOCUMENTATION_NETWORKS = tuple(
    ip_network(network) for network in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
)
NEWEST = datetime(2026, 11, 25, 8, 58)
IN_THE_NEWS = re.compile(
    r"\b(pashinyan|փաշինյան\w*|пашинян\w*|erdo[gğ]an|aliyev|алиев\w*|putin|путин\w*|trump|biden|macron)\b",
    re.I,
)


def text(element: ET.Element, path: str) -> str:
    return element.findtext(path, "", NAMESPACES)


@pytest.fixture(scope="module")
def channel() -> ET.Element:
    root = ET.fromstring(resource("demo", "newspaper.xml").read_bytes())
    found = root.find("channel")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def articles(channel: ET.Element) -> list[ET.Element]:
    return channel.findall("item")


@pytest.fixture(scope="module")
def comments(channel: ET.Element) -> list[ET.Element]:
    return channel.findall("item/wp:comment", NAMESPACES)


@pytest.fixture(scope="module")
def texts(comments: list[ET.Element]) -> list[str]:
    return [text(comment, "wp:comment_content") for comment in comments]


@pytest.fixture(scope="module")
def all_words(articles: list[ET.Element]) -> str:
    return "\n".join("\n".join(article.itertext()) for article in articles)


def test_it_is_a_wordpress_export_of_an_invented_site(channel):
    assert text(channel, "wp:wxr_version") == "1.2"
    assert text(channel, "link") == "https://courier.example"
    assert text(channel, "title") == "Lake County Courier"


def test_there_are_fourteen_articles_in_five_ways_of_writing(articles):
    titles = [text(article, "title") for article in articles]
    armenian = [title for title in titles if re.search(r"[Ա-և]", title)]
    russian = [title for title in titles if re.search(r"[А-я]", title)]
    french = [title for title in titles if title.startswith("Le chœur")]
    assert len(set(titles)) == 14
    assert (len(armenian), len(russian), len(french)) == (2, 1, 1)


def test_every_article_has_an_id_a_lead_a_body_and_a_known_writer(channel, articles):
    writers = {text(author, "wp:author_login") for author in channel.findall("wp:author", NAMESPACES)}
    assert len({text(article, "wp:post_id") for article in articles}) == 14
    for article in articles:
        assert text(article, "excerpt:encoded")
        assert "<p>" in text(article, "content:encoded")
        assert text(article, "dc:creator") in writers
        assert text(article, "link").startswith("https://courier.example/")


def test_a_queue_is_waiting_and_there_is_a_history_behind_it(comments):
    by_status = Counter(text(comment, "wp:comment_approved") for comment in comments)
    assert by_status == {"1": 105, "0": 73, "trash": 15, "spam": 15}
    assert 190 <= by_status.total() <= 210


def test_readers_write_in_five_languages(texts):
    assert sum(bool(re.search(r"[Ա-և]{2}", body)) for body in texts) >= 38
    assert sum(bool(re.search(r"[А-я]{2}", body)) for body in texts) >= 22
    assert sum(bool(re.search(r"[ığş]", body)) for body in texts) >= 18
    assert sum(bool(re.search(r"[éèêàçœ]", body)) for body in texts) >= 18


def test_both_armenian_orthographies_are_there(texts):
    assert sum(bool(re.search(r"\bկը |կ՚|ութիւն|եւ\b", body)) for body in texts) >= 12
    assert sum(bool(re.search(r"ություն|և|ույն", body)) for body in texts) >= 8


def test_regulars_come_back_with_the_same_address(comments):
    by_address = Counter(text(comment, "wp:comment_author_email") for comment in comments)
    del by_address[""]
    regulars = [address for address, count in by_address.items() if count >= 4]
    assert 55 <= len(by_address) <= 70
    assert len(regulars) >= 12
    assert max(by_address.values()) <= 12


def test_trouble_makers_have_rejected_comments_and_waiting_ones(comments):
    statuses: dict[str, set[str]] = {}
    for comment in comments:
        address = text(comment, "wp:comment_author_email")
        statuses.setdefault(address, set()).add(text(comment, "wp:comment_approved"))
    assert sum({"trash", "0"} <= seen for address, seen in statuses.items() if address) >= 5


def test_no_address_belongs_to_anybody(comments, all_words):
    given = {text(comment, "wp:comment_author_email") for comment in comments} - {""}
    typed = set(re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]*\w", all_words))
    assert given <= typed
    for address in typed:
        assert address.rpartition("@")[2] in RESERVED_MAIL
    spelled_out = re.findall(r"[(\[]at[)\]] (\w+)", all_words)
    assert len(spelled_out) >= 3
    assert set(spelled_out) == {"example"}


def test_every_network_address_is_for_documentation_only(comments):
    for comment in comments:
        address = ip_address(text(comment, "wp:comment_author_IP"))
        assert any(address in network for network in DOCUMENTATION_NETWORKS)


def test_no_link_leads_to_a_real_site(channel, all_words):
    hosts = re.findall(r"(?:https?://|www\.)([\w.-]+\w)", all_words)
    assert len(hosts) > 50
    for host in hosts:
        assert host.endswith(".example") or host == "example.org"
    for website in channel.iterfind("item/wp:comment/wp:comment_author_url", NAMESPACES):
        assert re.fullmatch(r"(https?://[\w-]+\.example(/[\w-]+)*/?)?", website.text or "")


def test_no_telephone_number_can_ring_anywhere(texts):
    numbers = [number for body in texts for number in re.findall(r"\+?\d[\d -]{6,20}\d", body)]
    assert len(numbers) >= 8
    for number in numbers:
        assert re.fullmatch(r"555-01\d\d|\+374 00 [\d -]+", number)


def test_nobody_from_the_news_is_named(all_words):
    assert not IN_THE_NEWS.search(all_words)


def test_replies_follow_their_parent_on_the_same_page_up_to_five_deep(articles):
    deepest = 0
    seen: dict[str, tuple[str, int]] = {}
    for article in articles:
        page = text(article, "wp:post_id")
        for comment in article.findall("wp:comment", NAMESPACES):
            depth = 1
            parent = text(comment, "wp:comment_parent")
            if parent != "0":
                assert seen[parent][0] == page
                depth = seen[parent][1] + 1
            identity = text(comment, "wp:comment_id")
            assert identity not in seen
            seen[identity] = (page, depth)
            deepest = max(deepest, depth)
    assert deepest == 5


def test_the_times_end_just_now_and_reach_back_three_weeks(articles):
    times = []
    for article in articles:
        published = datetime.fromisoformat(text(article, "wp:post_date_gmt"))
        for comment in article.findall("wp:comment", NAMESPACES):
            written = text(comment, "wp:comment_date_gmt")
            assert written == text(comment, "wp:comment_date")
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", written)
            assert datetime.fromisoformat(written) > published
            times.append(datetime.fromisoformat(written))
    assert max(times) == NEWEST
    assert timedelta(days=20) < NEWEST - min(times) <= timedelta(days=21)


def test_most_of_the_queue_came_in_within_two_days(comments):
    waiting = [
        datetime.fromisoformat(text(comment, "wp:comment_date_gmt"))
        for comment in comments
        if text(comment, "wp:comment_approved") == "0"
    ]
    recent = [written for written in waiting if NEWEST - written <= timedelta(days=2)]
    assert 0.9 < len(recent) / len(waiting) < 1


def test_the_odd_ones_are_there(comments, texts):
    types = Counter(text(comment, "wp:comment_type") for comment in comments)
    assert (types["pingback"], types["trackback"]) == (2, 1)
    assert sum(not text(comment, "wp:comment_author") for comment in comments) == 1
    assert sum(not body for body in texts) == 1
    assert any("<script>" in body for body in texts)
    assert any("m0r0n" in body for body in texts)
    assert any("\u200b" in body for body in texts)
    assert sum(len(body.split()) > 145 for body in texts) >= 4


@pytest.mark.parametrize("host", ["quick-loan.example", "golden-spins.example"])
def test_each_wave_of_spam_comes_under_eight_names(comments, host):
    wave = [comment for comment in comments if host in text(comment, "wp:comment_content")]
    assert len({text(comment, "wp:comment_author") for comment in wave}) == 8
