"""The page can be published as it is: readable, quiet, and nothing in a comment gets to do anything."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.comments import Article, Status
from moderator.formats.export_record import ExportRecord, Lost
from moderator.formats.html_page import DEEPEST_INDENT
from tests.helpers.export_records import SCHOOL, a_comment, written

VOID = ("meta", "br")
FRAME = ("html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "article")
OUR_ELEMENTS = frozenset((*FRAME, "h1", "h2", "p", "br", "ol", "li", "div", "span", "bdi", "time", "a"))
META = ("lang", "charset", "http-equiv", "content", "name")
OUR_ATTRIBUTES = frozenset((*META, "class", "href", "id", "dir", "rel", "datetime", "aria-labelledby"))


class Page(HTMLParser):
    """Every element with its attributes, depth and text; fails where tags do not match."""

    def __init__(self, text):
        super().__init__()
        self.path, self.elements, self.texts, self.deepest = [], [], [], 0
        self.feed(text)
        self.close()
        assert self.path == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.path.append(tag)
            self.deepest = max(self.deepest, len(self.path))

    def handle_endtag(self, tag):
        assert self.path.pop() == tag

    def handle_data(self, data):
        if "style" not in self.path:
            self.texts.append(data)

    @property
    def text(self):
        return " ".join("".join(self.texts).split())

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def page(*comments):
    text, _ = written("html", *comments)
    return Page(text)


def outline(*comments):
    """The comments' ids, each as deep as its lists."""
    text, _ = written("html", *comments)
    depth, found = 0, []
    for mark in re.finditer(r'<ol>|</ol>|<article id="comment-([0-9]+)">', text):
        depth += {"<ol>": 1, "</ol>": -1}.get(mark[0], 0)
        if mark[1]:
            found.append((int(mark[1]), depth))
    return found


def test_a_page_is_whole_and_says_what_it_is():
    text, lost = written("html", a_comment(1), a_comment(2, article=SCHOOL))
    assert text.startswith('<!doctype html>\n<html lang="en">\n')
    assert text.endswith("</html>\n")
    shown = Page(text)
    assert shown.text.startswith("Comments at The River Paper")
    assert [name for name, _ in shown.elements if name in ("h1", "h2", "h3")] == ["h1", "h2", "h2"]
    assert {"header", "main", "footer", "section"} <= {name for name, _ in shown.elements}
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in shown.all("meta")
    assert lost == ()


def test_an_article_is_a_section_with_its_link_lead_and_count():
    shown = page(ExportRecord(a_comment(1), article_lead="The council waits."), a_comment(2))
    assert {"href": "https://paper.example/toll"} in shown.all("a")
    assert "Toll bridge vote delayed The council waits. 2 comments" in shown.text
    assert len(shown.all("section")) == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "/toll", "", "http://[", "https:x"])
def test_only_addresses_of_the_web_become_links(url):
    shown = page(a_comment(website=url, article=Article(1, "1", "Bridge", url)))
    assert shown.all("a") == [{"class": "skip", "href": "#comments"}]
    assert "Bridge" in shown.text


def test_an_author_with_a_website_is_linked_without_recommending_it():
    shown = page(a_comment(website='https://garo.example/?a=1&b="2"'))
    assert {"href": 'https://garo.example/?a=1&b="2"', "rel": "nofollow ugc noopener"} in shown.all("a")


def test_replies_stand_under_what_they_reply_to_in_the_order_they_came():
    comments = [
        a_comment(1),
        a_comment(2),
        a_comment(3, parent=1),
        a_comment(4, parent=3),
        a_comment(5, parent=1),
    ]
    assert outline(*comments) == [(1, 1), (3, 2), (4, 3), (5, 2), (2, 1)]


def test_a_reply_whose_parent_is_not_shown_says_so():
    comments = (a_comment(1), a_comment(2, parent=99))
    assert outline(*comments) == [(1, 1), (2, 1)]
    assert page(*comments).text.count("In reply to a comment that is not shown.") == 1


def test_a_thousand_replies_deep_stays_a_readable_page():
    comments = [a_comment(number, parent=number - 1 or None, name=f"Reader {number}") for number in range(1, 1_001)]
    assert max(depth for _, depth in outline(*comments)) == DEEPEST_INDENT + 1
    shown = page(*comments)
    assert shown.deepest < 30
    assert "In reply to Reader 999" in shown.text
    assert {"href": "#comment-999"} in shown.all("a")
    assert "In reply to Reader 2." not in shown.text


def test_replies_that_go_round_in_a_circle_are_all_shown_once():
    comments = (a_comment(1, parent=2), a_comment(2, parent=1), a_comment(3, parent=3))
    assert [id_ for id_, _ in outline(*comments)] == [1, 2, 3]


def test_texts_keep_their_paragraphs_and_line_ends():
    text, _ = written("html", a_comment(text="One\ntwo\n \n\nthree"))
    assert '<p dir="auto">One<br>\ntwo</p>\n<p dir="auto">three</p>' in text


def test_a_comment_says_its_language_and_time_and_who_wrote_it():
    shown = page(a_comment(1, language="hy", name="Անահիտ"), a_comment(2, language=None, name=" ", submitted=None))
    assert [attributes.get("lang") for attributes in shown.all("div")] == ["hy", None]
    assert [attributes["datetime"] for attributes in shown.all("time")] == ["2026-11-21T09:30:00Z"]
    assert "Անահիտ 21 November 2026, 09:30 UTC" in shown.text
    assert "Anonymous" in shown.text


def test_what_is_not_approved_or_not_from_a_reader_is_marked():
    shown = page(a_comment(1, status=Status.HELD), a_comment(2, type="pingback"))
    assert "Second look" in shown.text
    assert "Pingback" in shown.text
    assert "Approved" not in shown.text


def test_an_empty_page_is_a_page():
    assert "0 comments" in page().text


def test_nothing_on_the_page_runs_or_comes_from_elsewhere():
    text, _ = written("html", a_comment(text="<script>alert(1)</script><img src=x onerror=y>", name="<b onclick=x>"))
    shown = Page(text)
    policy = next(meta["content"] for meta in shown.all("meta") if meta.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not {"script", "img", "link", "iframe", "b"} & {name for name, _ in shown.elements}
    assert not [name for _, attributes in shown.elements for name in attributes if name.startswith("on")]
    assert "url(" not in text
    assert "@import" not in text


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(st.sampled_from(['"', "'", "<", ">", "&", "</p>", "<script>", "--", "\n", "x", "&lt;"]), max_size=12).map(
        "".join
    ),
)


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_a_comment_holds_the_elements_are_ours(text, name, title):
    article = Article(1, "1", title, f"https://paper.example/{title}")
    shown = page(a_comment(text=text, name=name, website=f"https://{name}", language=text, type=name, article=article))
    assert {element for element, _ in shown.elements} <= OUR_ELEMENTS
    assert {name for _, attributes in shown.elements for name in attributes} <= OUR_ATTRIBUTES


def test_flattened_markup_is_counted():
    _, lost = written("html", a_comment(1, markup="<b>x</b>"))
    assert lost == (Lost("markup in texts", 1),)


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_text_has_enough_contrast_in_light_dark_and_print():
    text, _ = written("html", a_comment())
    palettes = [dict(re.findall(r"--(\w+): (#\w{6});", rule)) for rule in re.findall(r":root \{([^}]*)\}", text)]
    assert len(palettes) == 3
    for palette in palettes:
        for ground in ("bg", "chip"):
            for ink in ("ink", "ink2", "accent"):
                light, dark = sorted((luminance(palette[ground]), luminance(palette[ink])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5
