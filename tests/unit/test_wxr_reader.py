"""What a WordPress export says arrives as it was meant, whatever version and plugins wrote it."""

import io
import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from moderator.domain.comments import Status
from moderator.domain.incoming import IncomingComment, IncomingSite, Repaired, Skipped
from moderator.domain.personal import EmailAddress, IpAddress
from moderator.formats import wxr
from moderator.formats.wxr_reading import SOURCE
from tests.helpers.wxr_files import (
    DECLARATION,
    ITEM,
    comment_xml,
    comments_in,
    export_xml,
    read,
    repairs_in,
    skipped_in,
)


@pytest.fixture
def samples():
    folder = os.environ.get("MODERATOR_SAMPLES")
    if not folder:
        pytest.skip("MODERATOR_SAMPLES names no folder with sample exports")
    return Path(folder)


def only_comment(**changes):
    (comment,) = comments_in(export_xml(comment_xml(**changes)))
    return comment


def test_every_field_of_a_comment_arrives():
    (comment,) = read(export_xml(comment_xml(comment_parent="40")))
    assert comment.site == IncomingSite("https://paper.example/news", "The River Paper")
    assert (comment.source, comment.external_id, comment.parent_external_id) == (SOURCE, "41", "40")
    assert (comment.name, comment.website) == ("Garo P.", "https://garo.example/")
    assert comment.email == EmailAddress("garo@reader.example")
    assert (comment.ip, comment.agent) == (IpAddress("192.0.2.7"), None)
    assert comment.submitted == datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    assert comment.submitted_raw == "2026-11-21 09:30:00"
    assert comment.markup == "The bridge is <b>ours</b>."
    assert (comment.status, comment.source_status, comment.type) == (Status.PENDING, "0", "comment")
    article = comment.article
    assert (article.external_id, article.title) == ("11", "Toll bridge vote delayed")
    assert (article.url, article.published, article.lead) == ("https://paper.example/toll", None, "")


def test_the_line_where_a_record_begins_is_told():
    text = export_xml(comment_xml(), comment_xml(comment_id="42"))
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line == "<wp:comment>"]
    assert [comment.where for comment in comments_in(text)] == [f"line {line}" for line in lines]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("1", Status.APPROVED),
        ("0", Status.PENDING),
        ("hold", Status.PENDING),
        ("", Status.PENDING),
        ("spam", Status.SPAM),
        ("trash", Status.REJECTED),
        ("post-trashed", Status.REJECTED),
        ("flagged", Status.PENDING),
    ],
)
def test_wordpress_words_for_a_status_are_understood_and_kept(word, status):
    comment = only_comment(comment_approved=f"<![CDATA[{word}]]>")
    assert (comment.status, comment.source_status) == (status, word)


@pytest.mark.parametrize(("word", "type_"), [("", "comment"), ("pingback", "pingback"), ("Review", "review")])
def test_the_type_is_kept_by_its_name(word, type_):
    assert only_comment(comment_type=word).type == type_


def test_an_editors_note_is_left_out_as_expected():
    (skipped,) = skipped_in(export_xml(comment_xml(comment_type="note"), comment_xml()))
    assert skipped == Skipped("line 14", "an editor's internal note", expected=True)


def test_a_comment_without_an_id_is_left_out_as_a_fault():
    text = export_xml(comment_xml(comment_id=None), comment_xml(comment_id=" "))
    assert [(item.reason, item.expected) for item in skipped_in(text)] == [("a comment without an id", False)] * 2


def test_a_comment_outside_an_article_is_left_out_as_a_fault():
    text = export_xml().replace("</item>", f"</item>{comment_xml()}")
    assert [item.reason for item in read(text)] == ["a comment outside an article"]


def test_only_the_id_is_needed():
    text = export_xml("<wp:comment><wp:comment_id>7</wp:comment_id></wp:comment>")
    (comment,) = read(text)
    assert (comment.external_id, comment.name, comment.markup, comment.website) == ("7", "", "", "")
    assert (comment.email, comment.ip, comment.parent_external_id) == (None, None, None)
    assert (comment.submitted, comment.submitted_raw) == (None, "")
    assert (comment.type, comment.status) == ("comment", Status.PENDING)


def test_fields_may_come_in_any_order():
    lines = comment_xml().splitlines(keepends=True)
    turned = "".join((lines[0], *reversed(lines[1:-1]), lines[-1]))
    (straight,), (backwards,) = read(export_xml(comment_xml())), read(export_xml(turned))
    assert straight == backwards


def test_names_and_titles_are_shown_without_entities_and_texts_stay_markup():
    text = export_xml(
        comment_xml(
            comment_author="<![CDATA[O&#039;Brien &amp; Co]]>",
            comment_content="<![CDATA[ AT&amp;T <i>x</i>\n]]>",
        ),
        item=ITEM.replace("Toll bridge vote delayed", "Rains &amp; <em>floods</em>"),
    )
    (comment,) = read(text)
    assert comment.name == "O'Brien & Co"
    assert comment.article.title == "Rains & floods"
    assert comment.markup == "AT&amp;T <i>x</i>"


def test_a_text_may_hold_the_end_of_a_cdata_section():
    assert only_comment(comment_content="<![CDATA[a]]]]><![CDATA[>b]]>").markup == "a]]>b"


def test_white_space_around_values_and_remarks_between_them_do_not_count():
    comment = only_comment(
        comment_author_email="garo@reader.example\n  ",
        comment_content="\n  <![CDATA[Well.]]>\n",
        comment_type="</wp:comment_type><!-- what's that? --><wp:comment_type>",
    )
    assert comment.email == EmailAddress("garo@reader.example")
    assert comment.markup == "Well."


def test_a_lead_and_a_date_of_the_article_arrive():
    item = f"""{ITEM}<excerpt:encoded><![CDATA[<p>The council waits.</p>]]></excerpt:encoded>
        <wp:post_date_gmt><![CDATA[2026-11-20 08:00:00]]></wp:post_date_gmt>"""
    (comment,) = read(export_xml(comment_xml(), item=item))
    assert comment.article.lead == "The council waits."
    assert comment.article.published == datetime(2026, 11, 20, 8, tzinfo=UTC)


def test_an_article_without_an_id_is_known_by_its_address():
    (comment,) = read(export_xml(comment_xml(), item="<link>https://paper.example/?p=4</link>"))
    assert comment.article.external_id == "https://paper.example/?p=4"


@pytest.mark.parametrize(
    ("channel", "site"),
    [
        ("<link>https://paper.example</link>", "https://paper.example"),
        ("<image><link>https://cdn.example</link></image>", "https://paper.example"),
        ("", "https://paper.example"),
    ],
)
def test_the_site_is_found_where_the_usual_place_is_empty(channel, site):
    (comment,) = read(export_xml(comment_xml(), channel=channel))
    assert comment.site.url == site


@pytest.mark.parametrize("link", ["", "/toll", "http://[", "toll"])
def test_the_site_stays_unknown_where_the_file_does_not_say_it(link):
    (comment,) = read(export_xml(comment_xml(), channel="", item=f"<link>{link}</link>"))
    assert comment.site.url == ""


def test_all_comments_of_a_file_are_of_one_site():
    other = ITEM.replace("https://paper.example", "https://other.example")
    text = export_xml(comment_xml(), channel="").replace("</item>", f"</item><item>{other}{comment_xml()}</item>")
    assert {comment.site.url for comment in comments_in(text)} == {"https://paper.example"}


def test_without_a_utc_time_the_local_one_is_used_and_that_is_said():
    text = export_xml(comment_xml(comment_date_gmt="0000-00-00 00:00:00"))
    repaired, comment = read(text)
    assert repaired == Repaired(comment.where, "no UTC time; the local time was used")
    assert comment.submitted == datetime(2026, 11, 21, 13, 30, tzinfo=UTC)
    assert comment.submitted_raw == "2026-11-21 13:30:00"


@pytest.mark.parametrize("time", ["0000-00-00 00:00:00", "yesterday", "", "0001-01-01T00:00:00+14:00"])
def test_a_time_that_is_none_is_unknown_and_no_fault(time):
    (comment,) = read(export_xml(comment_xml(comment_date=time, comment_date_gmt=time)))
    assert comment.submitted is None
    assert comment.submitted_raw == time


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2", "2.0-beta"])
def test_every_version_of_the_format_is_read(version):
    text = export_xml(comment_xml()).replace("/export/1.2/", f"/export/{version}/")
    assert len(comments_in(text)) == 1


def test_the_prefix_may_be_another_one_or_not_be_bound_at_all():
    text = export_xml(comment_xml())
    other = text.replace("<wp:", "<w:").replace("</wp:", "</w:").replace("xmlns:wp=", "xmlns:w=")
    assert read(other) == read(text)
    assert len(comments_in(export_xml(comment_xml(), namespaces=""))) == 1


def test_what_plugins_keep_beside_a_comment_is_not_taken_for_it():
    meta = """<wp:commentmeta><wp:meta_key>comment_id</wp:meta_key><wp:comment_id>999</wp:comment_id>
        </wp:commentmeta></wp:comment>"""
    (comment,) = read(export_xml(comment_xml().replace("</wp:comment>", meta)))
    assert comment.external_id == "41"


def test_an_address_printed_as_it_was_typed_is_repaired_and_reported():
    text = export_xml(comment_xml(comment_author_url='https://garo.example/?a=1&b="2"'))
    (repaired,) = repairs_in(text)
    assert repaired.what == "a bare & in wp:comment_author_url"
    assert text.split("\n")[int(repaired.where.removeprefix("line ")) - 1].startswith("<wp:comment_author_url>")
    assert comments_in(text)[0].website == 'https://garo.example/?a=1&b="2"'


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("windows-1251", "windows-1251"),
        ("utf-8", "klingon"),
        ("utf-8", "UTF-16"),
        ("utf-8", "idna"),
        ("utf-8", "unicode_escape"),
    ],
)
def test_a_file_is_read_in_the_encoding_it_is_in(encoding, declared):
    text = export_xml(comment_xml(comment_content="Мост наш.")).replace('"UTF-8"', f'"{declared}"')
    assert comments_in(text.encode(encoding))[0].markup == "Мост наш."


def test_broken_bytes_are_replaced_and_reported():
    data = export_xml(comment_xml(comment_content="M@ller")).encode().replace(b"M@ller", b"M\xfcller")
    assert comments_in(data)[0].markup == "M\ufffdller"
    assert [item.what for item in repairs_in(data)] == ["bytes that are no letters in the encoding of the file"]


@pytest.mark.parametrize("before", ["\n\n", " ", "\ufeff\n"])
def test_blank_lines_before_the_declaration_do_no_harm_and_count(before):
    straight, shifted = (
        read(text)[0].where for text in (export_xml(comment_xml()), before + export_xml(comment_xml()))
    )
    assert int(shifted[5:]) == int(straight[5:]) + before.count("\n")


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_line_ends(line_end):
    text = export_xml(comment_xml(comment_content="one\ntwo"))
    assert read(text.replace("\n", line_end)) == read(text)


def test_it_is_known_by_its_content():
    text = export_xml()
    assert wxr.sniff(text.encode())
    assert wxr.sniff(text.encode("utf-16"))
    assert wxr.sniff(export_xml(namespaces="").encode())
    assert not wxr.sniff(f"{DECLARATION}<rss><channel/></rss>".encode())
    assert not wxr.sniff(b"")
    assert not wxr.sniff(b"\x00\xff" * 100)


def test_records_come_while_the_file_is_still_being_read():
    stream = io.BytesIO(export_xml(*(comment_xml(comment_id=str(number)) for number in range(1, 1_000))).encode())
    first = next(wxr.read(stream, "news.xml"))
    assert first.external_id == "1"
    assert stream.tell() < len(stream.getvalue()) / 2


def test_the_theme_unit_test_data_of_wordpress(samples):
    comments = comments_in((samples / "formats" / "wxr-theme-unit-test.xml").read_bytes())
    assert Counter(comment.type for comment in comments) == {"comment": 29, "pingback": 2, "trackback": 2}
    assert Counter(comment.status for comment in comments) == {Status.APPROVED: 30, Status.PENDING: 3}


def test_what_a_real_wordpress_wrote_although_it_is_ill_formed(samples):
    items = read((samples / "wordpress" / "wxr-site-6.1.9.xml").read_bytes())
    comments = [item for item in items if isinstance(item, IncomingComment)]
    assert len(comments) == 58
    assert Counter(comment.status for comment in comments)[Status.REJECTED] == 4
    assert Repaired("line 221", "a bare & in wp:comment_author_url") in items
    assert [item for item in items if isinstance(item, Skipped)] == [
        Skipped("line 495", "an editor's internal note", expected=True)
    ]
    assert {comment.external_id: comment.website for comment in comments}["3"] == "https://reader.example.com/?a=1&b=2"


def test_an_old_untidy_file_gives_all_it_has(samples):
    comments = comments_in((samples / "formats" / "wxr-1.0-untidy.xml").read_bytes())
    assert Counter(comment.external_id for comment in comments)["11"] == 2
    assert len({comment.article.external_id for comment in comments if comment.external_id == "11"}) == 2
    assert {comment.site.url for comment in comments} == {"http://example.tld"}


def test_serialised_meta_and_odd_cdata_do_no_harm(samples):
    (comment,) = read((samples / "formats" / "wxr-comment-meta.xml").read_bytes())
    assert (comment.external_id, comment.name) == ("1", "A WordPress Commenter")
    assert read((samples / "formats" / "wxr-cdata-edge.xml").read_bytes()) == []
