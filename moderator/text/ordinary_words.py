"""Ordinary words that would be taken for another spelling of a listed word."""

from functools import cache

from moderator.resource_files import resource


@cache
def ordinary_words() -> frozenset[str]:
    """Words and names, folded, of all languages together; none of them is read as anything but itself."""
    text = resource("words", "ordinary-words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())
