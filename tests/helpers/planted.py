"""Addresses planted in an export, and the search for them in everything that a desk leaves behind.

Every planted address has STEM before its sign and HOST behind it; nothing else in a test says either word. Every
planted IP begins with one of IP_STEMS.
"""

import base64
import hashlib
import ipaddress
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from tests.helpers.wxr_made import Sent

STEM = "kanarek"
HOST = "voliere.example"
IP_STEMS = ("198.51.100.", "2001:db8:")
READERS = 300

TYPED = {
    "plain": "Write to {0}@{1} today.",
    "at the end of a sentence": "Mine is {0}@{1}.",
    "in brackets": "(me: <{0}@{1}>)",
    "with a tag": "{0}+news@{1}",
    "with dots": "first.{0}@mail.{1}",
    "in capitals": "KANAREK@VOLIERE.EXAMPLE",
    "between Armenian letters": "գրեք {0}@{1}։ Շնորհակալ եմ։",
    "with a percent sign": "{0}%40{1}",
    "with a full-width sign": "{0}＠{1}",
    "with a small sign": "{0}﹫{1}",
    "with words in square brackets": "{0} [at] voliere [dot] example",
    "with words in round brackets": "{0}(at)voliere(dot)example",
    "with plain words": "{0} at voliere dot example",
    "with blanks": "{0} @ {1}",
    "with an invisible blank": "{0}\u200b@{1}",
    "with a soft hyphen": "kana\u00adrek@{1}",
    "with a decimal entity": "{0}&#64;{1}",
    "with a hexadecimal entity": "{0}&#x40;{1}",
    "with a named entity": "{0}&commat;{1}",
    "all in entities": "".join(f"&#{ord(character)};" for character in f"{STEM}@{HOST}"),
    "with a bold sign": "{0}<b>@</b>{1}",
    "with a bold name": "<b>{0}</b>@{1}",
    "with an italic host": "{0}@<i>voliere</i>.example",
    "with a remark inside": "{0}<!-- no robots -->@{1}",
    "with tags inside the name": "kana<b></b>rek@{1}",
    "behind a link": '<a href="mailto:{0}@{1}">write to me</a>',
    "behind a link, coded": '<a href="mailto:{0}%40{1}?subject=hello">write to me</a>',
    "behind a link, in entities": '<a href="mailto:{0}&#64;{1}">write to me</a>',
    "as a link": "mailto:{0}@{1}",
    "in a web address": "https://paper.example/?mail={0}@{1}&page=2",
    "in a web address, coded": "https://paper.example/?mail={0}%40{1}",
    "in a remark": "Hello.<!-- {0}@{1} -->",
    "in an attribute": '<span title="{0}@{1}">hello</span>',
    "twice": "{0}@{1} {0}@{1}",
    "divided, beside a whole one": "{0}<b>@</b>{1} or {0}@{1}",
    "behind a link that says it": '<a href="mailto:{0}&#64;{1}">{0}@{1}</a>',
    "with an international host": "{0}@վոլիեր.հայ",
}
"""How readers type addresses in a text; {0} stands for what is before the sign, {1} for the host."""

NAMES = {
    "plain": "Ani {0}@{1}",
    "in an entity": "Ani {0}&#64;{1}",
    "with a full-width sign": "{0}＠{1}",
    "with words": "{0} [at] voliere [dot] example",
    "in capitals": "KANAREK@VOLIERE.EXAMPLE",
    "divided": "Ani <b>{0}</b>@{1}",
    "divided, beside a whole one": "Ani <b>{0}</b>@{1}, {0}@{1}",
}
WEBSITES = {
    "as a mail link": "mailto:{0}@{1}",
    "as its user": "https://{0}@{1}/",
    "in its query": "https://x.example/?a=1&mail={0}@{1}",
    "in its query, coded": "https://x.example/?mail={0}%40{1}&b=2",
    "as it is": "{0}@{1}",
}


def planted() -> list[Sent]:
    """READERS comments with an address and an IP each; then one for each way to type an address."""
    numbers = count(1)
    readers = [_reader(next(numbers)) for _ in range(READERS)]
    typed = [_typed(next(numbers), how, text=_filled(form)) for how, form in TYPED.items()]
    names = [_typed(next(numbers), how, name=_filled(form)) for how, form in NAMES.items()]
    websites = [_typed(next(numbers), how, website=_filled(form)) for how, form in WEBSITES.items()]
    return readers + typed + names + websites


def address(number: int) -> str:
    """The address of reader `number`."""
    return f"{STEM}{number:04}@{HOST}"


def ip(number: int) -> str:
    """The IP of reader `number`: one half of them have an old, the other a new one."""
    return f"198.51.100.{number}" if number <= READERS // 2 else f"2001:db8::{number:x}"


def found_in(files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Where something planted is found: the place and the form it has there."""
    exact, other = dict(_exact_forms()), dict(_forms())
    found = []
    for place, content in files:
        lowered = content.lower()
        found += [f"{place}: {form}" for form, needle in exact.items() if needle in content]
        found += [f"{place}: {form}" for form, needle in other.items() if needle in lowered]
    return found


def files_below(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below these folders, with its own name as content too."""
    for folder in folders:
        for path in folder.rglob("*"):
            yield f"the name of {path}", path.name.encode()
            if path.is_file():
                yield str(path), path.read_bytes()


def _reader(number: int) -> Sent:
    return Sent(number, f"I am number {number}.", f"Reader {number}", address(number), ip=ip(number))


def _typed(number: int, how: str, **field: str) -> Sent:
    return Sent(number, **({"text": f"Typed {how}.", "name": "Ani"} | field))  # type: ignore[arg-type]


def _filled(form: str) -> str:
    return form.replace("{0}", STEM).replace("{1}", HOST)


def _forms() -> Iterator[tuple[str, bytes]]:
    """What to look for in small letters, by a name that says what it is."""
    for stem in (STEM, "voliere", *IP_STEMS):
        yield f"{stem} as it is", stem.encode()
        yield f"{stem} in UTF-16", stem.encode("utf-16-le")
        yield f"{stem} in hexadecimal", stem.encode().hex().encode()
        yield f"{stem} backwards", stem[::-1].encode()
    for name, digest in _digests():
        yield f"{name} in hexadecimal", digest.hex().encode()


def _exact_forms() -> Iterator[tuple[str, bytes]]:
    """What to look for byte by byte."""
    for stem in (STEM, STEM.upper(), "voliere", *IP_STEMS):
        for shift in range(3):
            yield f"{stem} in base64, shifted by {shift}", _base64(stem, shift)
    yield "the start of an IPv6 in bytes", ipaddress.ip_address("2001:db8::").packed[:12]
    yield from _digests()


def _digests() -> Iterator[tuple[str, bytes]]:
    """The plain hashes by which an address can be guessed."""
    for number in (1, 2, READERS):
        for name in ("md5", "sha1", "sha256"):
            yield f"{name} of {address(number)}", hashlib.new(name, address(number).encode()).digest()


def _base64(stem: str, shift: int) -> bytes:
    """The characters of a base64 text that `stem` alone decides, when it begins at that place of three."""
    coded = base64.b64encode(b"\0" * shift + stem.encode())
    first = (0, 2, 3)[shift]
    last = len(coded) if (shift + len(stem)) % 3 == 0 else len(coded) - 4 + (shift + len(stem)) % 3
    return coded[first:last]
