"""The words of a text as the search index stores them; a query's words go the same way."""

import re
from functools import lru_cache
from unicodedata import category, normalize

LONGEST_TERM = 200
"""Code points; a longer word is cut."""

_TERM = re.compile(r"[^\W_]+")
_LONG_RUN_OF_MARKS = re.compile(r"[^\w\s]{30}")
_INSIDE_WORDS = frozenset("\u055b\u055c\u055e\u055f\u0640")
"""Signs that stand inside a word and do not end it: Armenian stress, exclamation, question and abbreviation
marks, the Arabic stroke that lengthens."""


def search_terms(text: str) -> list[str]:
    """The words in their order, letters and digits only.

    Compatibility forms, case, diacritics and invisible characters are taken off: ё is found as е, ı and İ as
    i, և and եվ as եւ. й and voiced kana stay: they are letters of their own. A run of CJK is one word.
    """
    folded = text.lower() if text.isascii() else _folded(text)
    return [term[:LONGEST_TERM] for term in _TERM.findall(folded)]


def _folded(text: str) -> str:
    # Normalising sorts the marks of a letter, which for an endless run of them takes quadratic time.
    divided = _LONG_RUN_OF_MARKS.sub(r"\g<0> ", text)
    composed = normalize("NFKC", normalize("NFKC", divided).casefold())
    # In capitals և is ԵՎ, so that Երևան and ԵՐԵՎԱՆ meet here.
    return normalize("NFC", "".join(map(_bare, composed))).replace("եվ", "եւ")


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    """A composed character as it stands in the index."""
    if char == "ı":
        return "i"
    if char == "й" or "\u3041" <= char <= "\u30ff":
        return char
    if char in _INSIDE_WORDS or category(char) == "Cf":
        return ""
    return "".join(part for part in normalize("NFD", char) if not category(part).startswith("M"))
