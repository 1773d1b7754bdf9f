"""Whoever chose the wrong file is told what it is."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.services.unknown_files import kind_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"PK\x03\x04export.xml", "ZIP archive"),
        (gzip.compress(b"<rss>"), "gzip"),
        (b"%PDF-1.7", "PDF"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><html>", "web page"),
        (b'<?xml version="1.0"?><feed>', "XML of another kind"),
        (b'\n{"comments": []}', "JSON"),
        (b"Dear editor", "a text"),
        (b"\x00\x01\x02", "of a kind of its own"),
    ],
)
def test_a_file_is_known_by_how_it_begins(head: bytes, kind: str) -> None:
    assert kind in kind_of(head)


@given(st.binary(max_size=200))
def test_any_beginning_is_of_some_kind(head: bytes) -> None:
    assert kind_of(head)
