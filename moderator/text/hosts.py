"""What a link's host pretends to be: names in several alphabets, names that look Latin, names of shorteners."""

import re
from collections.abc import Set

import idna

_SHORTENERS = """
    adf.ly bit.do bit.ly bl.ink buff.ly clck.ru cli.gs cutt.ly cutt.us db.tt dlvr.it dub.sh fb.me goo.gl goo.su
    href.li ift.tt is.gd j.mp kutt.it lnkd.in lnk.to mcaf.ee n9.cl ouo.io ow.ly qr.ae qrco.de rb.gy rebrand.ly
    s.id short.gy shorte.st shorturl.at shrtco.de snip.ly soo.gd surl.li t.co t.ly t2m.io tiny.cc tiny.one
    tinyurl.com tny.im tr.im trib.al u.to urlz.fr v.gd v.ht vk.cc wp.me x.co y2u.be zpr.io
"""

SHORTENERS = frozenset(_SHORTENERS.split())
"""Hosts whose links lead somewhere else, and nobody sees where."""

_PUNYCODE = "xn--"
_LATIN = re.compile("[a-z]")
_OTHER_ALPHABET = re.compile("[\u0370-\u03ff\u0400-\u052f\u0531-\u0587]")
_LOOKS_LATIN = frozenset("аеорсухіјѕкԁһԛԝӏαικνορυχօսոցհզ-0123456789")
"""Cyrillic, Greek and Armenian letters that a hasty reader takes for Latin ones, and what any name may hold."""


def written_out(host: str) -> str:
    """The host with its Punycode labels in their own letters, where they can be read."""
    return ".".join(_label(label) for label in host.split(".")) if _PUNYCODE in host else host


def is_below(host: str, above: Set[str]) -> bool:
    """Whether the host is one of `above` or lies below one of them."""
    while host:
        if host in above:
            return True
        host = host.partition(".")[2]
    return False


def is_shortener(host: str) -> bool:
    """Whether links to the host lead on to another that nobody sees."""
    return host in SHORTENERS


def plays_latin(host: str) -> bool:
    """Whether a label of the host, written out, mixes Latin with other letters or is Latin by its looks only.

    A whole name under a top-level domain of its own alphabet plays nothing.
    """
    if host.isascii():
        return False
    *labels, top = host.split(".")
    return any(_is_mixed(label) or (top.isascii() and _looks_latin(label)) for label in labels)


def _is_mixed(label: str) -> bool:
    return bool(_LATIN.search(label) and _OTHER_ALPHABET.search(label))


def _looks_latin(label: str) -> bool:
    return not label.isascii() and _LOOKS_LATIN.issuperset(label)


def _label(label: str) -> str:
    if not label.startswith(_PUNYCODE):
        return label
    try:
        return idna.ulabel(label)
    except idna.IDNAError:
        # Hosts that break the rules are the ones to be told; Python's codec keeps none.
        return _decoded(label)


def _decoded(label: str) -> str:
    try:
        return label.removeprefix(_PUNYCODE).encode("ascii").decode("punycode") or label
    except UnicodeError:
        return label
