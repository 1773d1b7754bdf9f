"""XML that is nearly well-formed becomes so, the repairs are named with their line, nothing else changes."""

import re
import time
from itertools import pairwise
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.incoming import Repaired
from moderator.formats.xml_repair import XmlRepair

URL = "wp:comment_author_url"


def mended(*pieces):
    repair = XmlRepair()
    ready = [repair.feed(piece) for piece in pieces]
    return "".join((*ready, repair.feed("", final=True))), repair.take()


def text_of(xml):
    """What a strict parser reads in it."""
    texts = []
    parser = expat.ParserCreate("utf-8")
    parser.CharacterDataHandler = texts.append
    parser.Parse(xml.encode(), True)
    return "".join(texts)


def test_a_bare_ampersand_is_escaped_and_its_line_is_told():
    text, repaired = mended("<a>\nsalt & pepper &\n</a>")
    assert text == "<a>\nsalt &amp; pepper &amp;\n</a>"
    assert repaired == [Repaired("line 2", "a bare &")]


def test_what_is_well_formed_stays_as_it_is():
    xml = '<a b="1">&amp; &lt; &#65; <![CDATA[ & &nbsp; < ]]> <!-- & <b> --> <?php & ?></a>'
    assert mended(xml) == (xml, [])


@pytest.mark.parametrize(
    "address",
    ["https://x.example/?a=1&b=2", 'https://x.example/"><b>', "<", "a > b", "&&", "&b;", "]]>", "&#x26"],
)
def test_the_unescaped_address_of_an_author_is_read_as_it_was_typed(address):
    text, repaired = mended(f"<{URL}>{address}</{URL}>")
    assert text_of(text) == address
    assert repaired
    assert all(item.what.endswith(f"in {URL}") for item in repaired)
    assert not any(address in item.what for item in repaired)


@pytest.mark.parametrize("address", ["https://x.example/?a=1&amp;b=2", "<![CDATA[https://x.example/?a=1&b=2]]>"])
def test_an_address_that_is_escaped_already_is_not_escaped_twice(address):
    text, repaired = mended(f"<{URL}>{address}</{URL}>")
    assert text_of(text) == "https://x.example/?a=1&b=2"
    assert repaired == []


def test_an_address_whose_end_tag_is_missing_does_not_swallow_the_next_one():
    xml = f"<a><{URL}>x</a>\n<{URL}>y</{URL}>"
    assert mended(xml) == (xml, [])


@pytest.mark.parametrize(
    ("entity", "character"), [("&nbsp;", "\xa0"), ("&eacute;", "é"), ("&hellip;", "…"), ("&nGt;", "≫⃒")]
)
def test_html_entities_become_their_characters(entity, character):
    text, repaired = mended(f"<a>{entity}</a>")
    assert text_of(text) == character
    assert repaired == [Repaired("line 1", "an entity of HTML")]


def test_an_entity_nobody_knows_stays_visible():
    assert text_of(mended("<a>&bogus;</a>")[0]) == "&bogus;"


def test_control_characters_go_from_texts_and_cdata_alike():
    text, repaired = mended("<a>\x00o\x0bn\ufffee\n<![CDATA[\x1ftwo\x08]]></a>")
    assert text_of(text) == "one\ntwo"
    assert repaired == [Repaired("line 1", "a control character"), Repaired("line 2", "a control character")]


@pytest.mark.parametrize("reference", ["&#0;", "&#x1F;", "&#xD800;", "&#1114112;", "&#xffff;"])
def test_references_to_forbidden_characters_are_left_out(reference):
    text, repaired = mended(f"<a>x{reference}y</a>")
    assert text_of(text) == "xy"
    assert repaired == [Repaired("line 1", "a reference to a character that XML does not allow")]


@pytest.mark.parametrize("reference", ["&#65;", "&#x41;", "&#X41;", "&#0000000065;"])
def test_references_to_letters_are_read(reference):
    assert text_of(mended(f"<a>{reference}</a>")[0]) == "A"


def test_bytes_that_were_no_text_become_the_replacement_character():
    text, repaired = mended("<a>M\udcfcller</a>")
    assert text_of(text) == "M\ufffdller"
    assert repaired == [Repaired("line 1", "bytes that are no letters in the encoding of the file")]


MARKS = (
    f"<{URL}>",
    f"</{URL}>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?x",
    "?>",
    "&",
    "&amp;",
    "&nbsp;",
    "&#0;",
)
FRAGMENTS = st.lists(
    st.sampled_from((*MARKS, "<", ">", "\n", "a", "\x00", "\udcff", "]", "-", "é")),
    max_size=60,
)


@given(FRAGMENTS, st.lists(st.integers(0, 600), max_size=8))
def test_it_does_not_matter_where_the_pieces_are_cut(fragments, cuts):
    text = "".join(fragments)
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    pieces = [text[start:end] for start, end in pairwise(places)]
    in_pieces, repaired_in_pieces = mended(*pieces)
    whole, repaired = mended(text)
    assert in_pieces == whole
    assert set(repaired_in_pieces) == set(repaired)


@given(FRAGMENTS)
def test_mending_twice_changes_nothing_and_lines_stay_where_they_are(fragments):
    text = "".join(fragments)
    once, _ = mended(text)
    assert mended(once) == (once, [])
    assert once.count("\n") == text.count("\n")


@given(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=300))
def test_any_address_gives_a_document_that_a_strict_parser_reads(address):
    text, _ = mended(f"<a><{URL}>{address}</{URL}></a>")
    if not re.search(r"&[#\w]+;", address):
        assert text_of(text) == re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", address)


@pytest.mark.parametrize(
    "unit",
    [
        "&",
        "& ",
        "&amp",
        "&#0;",
        "a\x00",
        "\udcff",
        "<![CDATA[",
        "<!-->",
        "]]>",
        f"<{URL}>",
        f"<{URL}>&<",
        "\x00\n",
        "&a",
    ],
)
def test_no_content_makes_it_slow(unit):
    text = unit * (65_000 // len(unit))
    begun = time.perf_counter()
    mended(text)
    assert time.perf_counter() - begun < 2
