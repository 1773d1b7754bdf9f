"""Letters that look like others: small capitals, letters in boxes, Cyrillic letters inside a Latin word.

The table is made by `packaging/look_alikes.py` from Unicode's confusables.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from unicodedata import normalize

from moderator.resource_files import resource

SCRIPTS: Mapping[str, re.Pattern[str]] = {
    "latin": re.compile("[a-z]"),
    "cyrillic": re.compile("[\u0430-\u04ff]"),
    "armenian": re.compile("[\u0561-\u0587]"),
    "greek": re.compile("[\u03b1-\u03c9]"),
}
"""The alphabets of the word lists, by letters of a folded text."""

_NOT_TURKISH = re.compile("[qwx]|[cst]h|ck")
_KEPT = frozenset("йё")
"""Letters of their own, although Unicode takes them apart."""


def plainly_drawn(folded: str) -> str:
    """The folded text, as long as it was, with plain letters for small capitals, letters in boxes, flags and the like.

    No language is written with these.
    """
    return folded if folded.isascii() else folded.translate(_tables()["drawn"])


def other_readings(token: str) -> Iterator[str]:
    """What a folded token may look like, each reading as long as the token: it itself comes first.

    Letters of another alphabet are read as those that look like them only in a token that mixes alphabets, or is of
    none that has a list, so that Russian, Armenian and Greek words stay themselves; some look like one letter as they
    are and like another as capitals. Accents are taken off last.
    """
    yield token
    if token.isascii():
        return
    own = [name for name, letters in SCRIPTS.items() if letters.search(token)]
    for name in dict.fromkeys(own if len(own) == 1 else ["latin", *own]):
        read = token.translate(_tables()[name])
        as_capitals = token.translate(_tables()["capital " + name]).translate(_tables()[name])
        for reading in dict.fromkeys((read, as_capitals)):
            yield reading
            yield "".join(map(_bare, reading))


def dotted(token: str) -> str:
    """The token with i for ı where no Turkish word could stand: dıck, shıt, but not sıkıntı."""
    return token.replace("ı", "i") if "ı" in token and _NOT_TURKISH.search(token) else token


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    """The letter without its accent, where that is one letter."""
    if letter.isascii() or letter in _KEPT:
        return letter
    unmarked = normalize("NFD", letter)[0].translate(_tables()["marked"])
    return unmarked if unmarked != "ı" else letter


@cache
def _tables() -> Mapping[str, dict[int, str]]:
    """By kind or alphabet: what a character looks like."""
    stored = json.loads(resource("letters", "look-alikes.json").read_text(encoding="utf-8"))
    pairs = {"drawn": stored["drawn"], "marked": stored["marked"], **stored["scripts"]}
    pairs |= {f"capital {name}": letters for name, letters in stored["capitals"].items()}
    return {name: str.maketrans(*pair) for name, pair in pairs.items()}
