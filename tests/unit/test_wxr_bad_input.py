"""A damaged or hostile export ends in one plain sentence, never in a crash, a hang or a full memory."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.incoming import IncomingComment
from moderator.errors import UnreadableInput
from moderator.formats import wxr
from tests.helpers.wxr_files import comment_xml, export_xml, read

PROJECT = Path(__file__).parents[2]
GOOD = export_xml(*(comment_xml(comment_id=str(number)) for number in range(1, 6))).encode()
SENTENCE = re.compile(r"news\.xml, line [0-9]+: [^\n]+\. Export it again from WordPress\.")


def complaint(data):
    with pytest.raises(UnreadableInput, match=SENTENCE) as caught:
        read(data)
    return str(caught.value).removeprefix("news.xml, ").removesuffix(". Export it again from WordPress.")


def read_until_it_breaks(data):
    """How many comments came, and whether the file was whole."""
    count, complaint = 0, None
    try:
        for item in wxr.read(io.BytesIO(data), "news.xml"):
            count += isinstance(item, IncomingComment)
    except UnreadableInput as error:
        complaint = str(error)
    assert complaint is None or SENTENCE.fullmatch(complaint)
    return count, complaint is None


def read_in_own_process(name):
    """What came of a hostile file, read by a process whose memory is measured."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.helpers.hostile_xml", name],
        cwd=PROJECT,
        capture_output=True,
        check=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("an entity bomb", "the file declares a document type of its own"),
        ("an entity repeated", "the file declares a document type of its own"),
        ("a text of 200 MB", "an element holds more than 5 MB of text"),
        ("a section of 100 MB without an end", "an element holds more than 5 MB of text"),
        ("a remark of 100 MB without an end", "a tag or remark is longer than 1 MB"),
        ("300,000 levels", "elements are nested more than 64 levels deep"),
        ("a million attributes", "a tag or remark is longer than 1 MB"),
        ("200 attributes", "an element has more than 64 attributes"),
        ("an attribute of 50 MB", "a tag or remark is longer than 1 MB"),
        ("a tag of 50 MB", "a tag or remark is longer than 1 MB"),
        ("a million kinds of tags", "there are more kinds of elements than in any export"),
        ("100 MB of nothing", "this is not XML"),
        ("20 MB of broken bytes", "an element holds more than 5 MB of text"),
    ],
)
def test_a_file_made_to_exhaust_memory_is_refused_in_little_memory(name, reason):
    outcome = read_in_own_process(name)
    assert reason in outcome["error"]
    assert SENTENCE.match(outcome["error"])
    assert outcome["peak"] < 100


def test_memory_does_not_grow_with_the_number_of_comments():
    outcome = read_in_own_process("a hundred thousand comments")
    assert outcome["read"] == 100_000
    assert outcome["peak"] < 100


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1: the file is empty"),
        (b" \n ", "line 1: the file is empty"),
        (b"Dear editor, hello", "line 1: this is not XML"),
        (b'{"comments": []}', "line 1: this is not XML"),
        (b"a < b", "line 1: this is not XML"),
        (b"\n<html><body></body></html>", "line 2: this is XML of another kind, not a WordPress export"),
        (b"<rss>\n<item/>\n</rss>", "line 3: this is RSS without a channel, not a WordPress export"),
        (b"<rss><channel>\n</rss>", "line 2: the tags of the export do not match"),
        (b"<rss><channel>\n<a <b>", "line 2: the export is not well-formed XML"),
        (b"<rss><channel/></rss>\n<rss/>", "line 2: the export is not well-formed XML"),
    ],
)
def test_a_file_that_is_something_else_is_named_for_what_it_is(data, said):
    assert complaint(data) == said


def test_a_file_cut_off_says_where_and_keeps_what_was_whole():
    cut = GOOD[: GOOD.rindex(b"<wp:comment_content>")]
    line = cut.count(b"\n") + 1
    assert complaint(cut) == f"line {line}: the file ends in the middle of a comment"
    assert read_until_it_breaks(cut) == (4, False)
    assert complaint(GOOD[: GOOD.index(b"<link>")]).endswith("the file ends in the middle of the export")
    assert complaint(GOOD[: GOOD.index(b"<wp:post_id>")]).endswith("the file ends in the middle of an article")


def test_comments_before_a_broken_place_arrive_although_the_rest_does_not():
    broken = GOOD.replace(b"<wp:comment_id>4</wp:comment_id>", b"<wp:comment_id>4</wp:comment>")
    assert read_until_it_breaks(broken) == (3, False)
    assert complaint(broken).endswith("the tags of a comment do not match")


def test_a_file_cut_off_anywhere_is_never_a_crash():
    end = GOOD.index(b"</rss>") + len(b"</rss>")
    for length in (*range(0, len(GOOD), 997), *range(end - 200, len(GOOD) + 1)):
        count, whole = read_until_it_breaks(GOOD[:length])
        assert whole == (length >= end)
        assert count <= 5


def test_a_file_in_an_encoding_that_cannot_be_followed_is_refused():
    data = GOOD.replace(b"UTF-8", b"ISO-2022-JP").replace(b"Garo", b"\x1b$B!!\x1b~~")
    assert complaint(data).endswith("the file is not in the encoding that it declares")


@given(st.binary(max_size=400))
def test_random_bytes_are_never_a_crash(data):
    read_until_it_breaks(data)
    read_until_it_breaks(b"<rss><channel><item>" + data)


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_changed_bytes_are_never_a_crash(changes):
    data = bytearray(GOOD)
    for place, byte in changes:
        data[place] = byte
    count, _ = read_until_it_breaks(bytes(data))
    assert count <= 5
