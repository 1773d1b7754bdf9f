"""What is written as a WordPress export is read back as it was, and holds no addresses."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.comments import Article, Status
from moderator.errors import UserError
from moderator.formats.export_record import ExportOptions, ExportRecord, Lost
from tests.helpers.export_records import BRIDGE, OPTIONS, SCHOOL, a_comment, written
from tests.helpers.wxr_files import comments_in, read

WP = "{http://wordpress.org/export/1.2/}"
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
PIECES = st.sampled_from(
    ["]]>", "<![CDATA[", "&", "&amp;", "&nbsp;", "&lt", "<b>", "</wp:comment>", "<", "\n", "\r", " "]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(st.characters(exclude_categories=["Cs"]), max_size=8)), max_size=8).map(
    "".join
)


def as_read(text):
    """What any reader of XML makes of a text: line ends are one character, forbidden ones are gone."""
    return ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def elements(text, name):
    return [element.text or "" for element in ElementTree.fromstring(text.encode()).iter(name)]


def test_a_comment_and_its_article_come_back_as_they_were():
    comment = a_comment(
        1,
        name="O'Brien & <Co>",
        website="https://x.example/?a=1&b=2",
        markup='<b>AT&amp;T</b>\n]]> "and" &lt;',
    )
    text, lost = written("wxr", ExportRecord(comment, article_lead="The council <waits> & waits."))
    (back,) = read(text)
    assert (back.site.url, back.site.title) == ("https://paper.example", "The River Paper")
    assert (back.name, back.website, back.markup) == (comment.name, comment.website, comment.markup)
    assert (back.external_id, back.submitted, back.status) == ("101", comment.submitted, Status.APPROVED)
    assert (back.article.external_id, back.article.title, back.article.url) == (
        "11",
        BRIDGE.title,
        BRIDGE.url,
    )
    assert back.article.lead == "The council <waits> & waits."
    assert lost == ()


def test_any_xml_reader_takes_it_and_finds_what_wordpress_looks_for():
    text, _ = written("wxr", a_comment(1), a_comment(2, parent=1), a_comment(3, article=SCHOOL))
    assert elements(text, f"{WP}wxr_version") == ["1.2"]
    assert elements(text, f"{WP}base_blog_url") == ["https://paper.example"]
    assert elements(text, f"{WP}post_id") == ["11", "12"]
    assert elements(text, f"{WP}post_type") == ["post", "post"]
    assert elements(text, f"{WP}comment_id") == ["101", "102", "103"]
    assert elements(text, f"{WP}comment_parent") == ["0", "101", "0"]
    assert elements(text, f"{WP}comment_date_gmt") == ["2026-11-21 09:30:00"] * 3


@pytest.mark.parametrize(
    ("status", "word", "read_as"),
    [
        (Status.APPROVED, "1", Status.APPROVED),
        (Status.PENDING, "0", Status.PENDING),
        (Status.HELD, "0", Status.PENDING),
        (Status.REJECTED, "trash", Status.REJECTED),
        (Status.SPAM, "spam", Status.SPAM),
    ],
)
def test_a_status_is_written_in_the_words_of_wordpress(status, word, read_as):
    text, _ = written("wxr", a_comment(status=status))
    assert elements(text, f"{WP}comment_approved") == [word]
    assert comments_in(text)[0].status is read_as


def test_addresses_and_ips_stay_empty():
    text, _ = written("wxr", a_comment())
    assert elements(text, f"{WP}comment_author_email") == [""]
    assert elements(text, f"{WP}comment_author_IP") == [""]
    assert (comments_in(text)[0].email, comments_in(text)[0].ip) == (None, None)


def test_what_the_format_cannot_hold_is_counted():
    options = ExportOptions(explain=OPTIONS.explain, with_history=True)
    _, lost = written(
        "wxr",
        a_comment(1, status=Status.HELD, submitted=None),
        a_comment(2, parent=99),
        a_comment(3, name="Bell\x07"),
        options=options,
    )
    assert set(lost) == {
        Lost("the history", 3),
        Lost("second looks, written as pending", 1),
        Lost("times that are not known", 1),
        Lost("replies to comments that are not in the file", 1),
        Lost("characters that XML does not allow", 1),
    }


def test_a_reply_may_come_before_what_it_replies_to():
    text, lost = written("wxr", a_comment(2, parent=5), a_comment(5))
    assert elements(text, f"{WP}comment_parent") == ["105", "0"]
    assert lost == ()


def test_a_reply_to_a_comment_that_is_not_there_stands_by_itself():
    assert elements(written("wxr", a_comment(2, parent=1))[0], f"{WP}comment_parent") == ["0"]


def test_comments_of_two_sites_are_refused():
    with pytest.raises(UserError, match="one site"):
        written("wxr", a_comment(1), a_comment(2, site="https://other.example"))


def test_an_article_that_has_no_number_is_known_by_its_address():
    article = Article(5, "https://paper.example/?p=4", "", "https://paper.example/?p=4")
    text, _ = written("wxr", a_comment(article=article))
    assert elements(text, f"{WP}post_id") == []
    assert comments_in(text)[0].article.external_id == article.external_id


def test_an_export_of_nothing_is_an_export():
    assert read(written("wxr")[0]) == []


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, st.sampled_from(Status), st.integers(0, 6)), min_size=1, max_size=5))
def test_whatever_comments_hold_is_read_back(drafts):
    comments = [
        a_comment(number, name=name, website=website, markup=markup, status=status, parent=parent or None)
        for number, (name, website, markup, status, parent) in enumerate(drafts, 1)
    ]
    back = comments_in(written("wxr", *comments)[0])
    for comment, came in zip(comments, back, strict=True):
        assert came.name == as_read(comment.name)
        assert came.website == as_read(comment.website)
        assert came.markup == as_read(comment.markup)
        assert came.status is (Status.PENDING if comment.status is Status.HELD else comment.status)
        known = comment.parent is not None and comment.parent <= len(comments)
        assert came.parent_external_id == (str(comment.parent + 100) if known else None)
