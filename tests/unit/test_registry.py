"""A format is found by its name or by what a file begins with."""

import pytest

from moderator.errors import UserError
from moderator.formats.registry import FORMATS, HEAD_BYTES, detect, format_named
from tests.helpers.wxr_files import DECLARATION, export_xml


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_has_its_name_and_a_use(known):
    assert format_named(known.name) is known
    assert known.suffix.startswith(".")
    assert known.read or known.write
    assert (known.sniff is None) == (known.read is None)


def test_names_are_those_of_the_contract():
    assert [known.name for known in FORMATS] == ["wxr", "json-lines", "csv", "html", "wp-cli"]


def test_a_name_that_is_nearly_right_is_answered_with_the_right_one():
    with pytest.raises(UserError, match=r"There is no format of that name\. Did you mean json-lines\?"):
        format_named("jsonlines")


def test_a_name_that_is_quite_wrong_is_answered_with_all_of_them():
    with pytest.raises(UserError, match="Known formats: wxr, json-lines, csv, html, wp-cli"):
        format_named("\x1b[31m" * 10_000)


def test_an_export_of_wordpress_is_known_by_its_content():
    remark = f"<!-- {'x' * 60_000} -->"
    data = export_xml().replace(DECLARATION, DECLARATION + remark).encode()
    assert detect(data[:HEAD_BYTES]) is format_named("wxr")


@pytest.mark.parametrize("head", [b"", b"{}", b"id,site\r\n", b"<html>", b"PK\x03\x04", b"\xff\xfe"])
def test_other_files_are_none_of_ours(head):
    assert detect(head) is None
