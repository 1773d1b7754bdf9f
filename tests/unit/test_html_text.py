"""Markup as moderators read it: entities decoded once, tags taken out, nothing hidden."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.cleaning import clean_text
from moderator.text.html_text import MarkupLink, Readable, escaped, readable

any_text = st.text(st.characters(exclude_categories=()))
PIECES = [
    *("<", ">", "&", "/", "!", "--", "<!--", "-->", '"', "'", "=", " ", "\n", "a", "b", "br", "p", "href", "alt"),
    *("<a href=x>", "</a>", "<br>", "<p>", "&amp;", "&lt;", "<img alt=b>", "&#", "65;", "&#13;", "é", "\u202e"),
]
markups = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)

SECONDS = 5
"""Far above what a linear reading needs on a slow machine, far below what a quadratic one does."""


def shown(markup):
    return readable(markup).text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("AT&T &amp; R&D, 1 < 2, 3 > 2 &bogus;", "AT&T & R&D, 1 < 2, 3 > 2 &bogus;"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("&am<b></b>p;", "&amp;"),
        ("&quot;&#39;&#x2019;&nbsp;&eacute;", "\"'’\u00a0é"),
        ("a&#13;&#10;b", "a\nb"),
        ("&#0;&#xD800;", "\ufffd\ufffd"),
        ("&#" + "9" * 5000 + ";x", "\ufffdx"),
    ],
)
def test_entities_are_decoded_once(markup, text):
    assert shown(markup) == text


@pytest.mark.parametrize(
    "text", ["a < b", "a<b", "I <3 you", "1<2>1", "<>", "</>", "<anna", "Anna <the@sign.example>", "<https://x.org>"]
)
def test_what_is_no_tag_is_text(text):
    assert shown(text) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<b>bold</B> <i class='x>y'>italic</i>", "bold italic"),
        ("<script>alert(1)</script><style>p{}</style>", "alert(1)p{}"),
        ("a<!-- hidden -->b<!--->c<!-->d", "abcd"),
        ("<!DOCTYPE html><?xml version='1.0'?>a", "a"),
        ("<o:p>a</o:p>", "a"),
        ("<a title=it's>it's</a>", "it's"),
        ('<b title="never closed>a</b>', "a"),
        ('see <img src="x" alt="a &amp; b"> there', "see a & b there"),
        ("<img src=x>a", "a"),
    ],
)
def test_tags_and_comments_are_taken_out_and_their_text_stays(markup, text):
    assert shown(markup) == text


@pytest.mark.parametrize("markup", ["a<!-- b", "a<b c", 'a<b c="d', "<!-- <b", "a <b <i>c</i>"])
def test_nothing_is_hidden_by_what_never_ends(markup):
    assert markup.rstrip("</i>")[-1] in shown(markup)
    assert "<" in shown(markup)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a<br>b<br />c<BR/>d", "a\nb\nc\nd"),
        ("a<br>\nb\n<br>c", "a\nb\nc"),
        ("a<br><br>b", "a\n\nb"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("<p>a</p>\n\n<p>b</p>", "a\n\nb"),
        ("<div><p>a</p></div><blockquote>b</blockquote>c", "a\nb\nc"),
        ("<h1>a</h1>b<ul><li>c</li><li>d</ul>e", "a\nb\nc\nd\ne"),
        ("a\n\nb", "a\n\nb"),
        ("<p></p><p>a</p><br>", "a"),
        (" \n a  b \n", "a  b"),
    ],
)
def test_lines_break_where_a_reader_sees_them_break(markup, text):
    assert shown(markup) == text


@pytest.mark.parametrize(
    ("markup", "links"),
    [
        ('<a href="http://x.example/?a=1&amp;b=2">buy</a>', [("http://x.example/?a=1&b=2", "buy")]),
        ("one <a href=x>two</a> three <a href='y'>four</a>", [("x", "two"), ("y", "four")]),
        ("  <p><a href=x> two </a></p>", [("x", "two")]),
        ("a<br><a href=x>b</a><br>c", [("x", "b")]),
        ("<a href=x>never closed", [("x", "never closed")]),
        ("<a href=x>one<a href=y>two</a>", [("x", "one"), ("y", "two")]),
        ("<a href=x><img alt=picture></a>", [("x", "picture")]),
        ("<a href=x></a>a", [("x", "")]),
        ("<a name=x>a</a>", []),
        ("<a title='href=x' data-href=z href='y'>a</a>", [("y", "a")]),
        ("<a href='java\nscript:x'>a</a>", [("javascript:x", "a")]),
        ("<A HREF=x>😀é</A>", [("x", "😀é")]),
    ],
)
def test_links_cover_what_the_reader_clicks(markup, links):
    page = readable(markup)
    assert [(link.url, page.text[link.start : link.end].strip()) for link in page.links] == links


def test_plain_text_is_read_as_it_is():
    assert readable(" a > b\n ") == Readable("a > b", ())
    assert readable("<a href=x>b</a>") == Readable("b", (MarkupLink("x", 0, 1),))


@given(any_text)
def test_escaped_text_reads_as_the_text(sent):
    text = clean_text(sent).strip()
    assert readable(escaped(text)) == Readable(text, ())


@given(markups | any_text)
def test_any_markup_can_be_read_and_links_lie_in_the_text(markup):
    page = readable(markup)
    assert page.text == page.text.strip()
    places = [place for link in page.links for place in (link.start, link.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(page.text) for place in places)


@given(markups)
def test_what_was_read_and_escaped_again_reads_the_same(markup):
    text = shown(markup)
    assert shown(escaped(text)) == text


@pytest.mark.parametrize(
    "piece",
    [
        *("<a href='", '<a href="', "<!--", "<", "</", '<a "', "<a '\"", "<a =\"'", "<a b=", "&", "&#", "&#9", "&amp;"),
        *("<b>", "<br>", "<p> ", "<a href=x>", "<img alt=", "<!a", "<?", "<a:", "-->", "<!-->", "= ", "<a = \t"),
    ],
)
def test_hostile_markup_is_read_in_linear_time(piece):
    started = time.monotonic()
    readable(piece * (400_000 // len(piece)))
    readable("<a " + piece * (200_000 // len(piece)) + ">")
    assert time.monotonic() - started < SECONDS
