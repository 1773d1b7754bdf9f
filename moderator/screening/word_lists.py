"""The words that screening brings along: an installed package's swear words, and what a newspaper excuses."""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from importlib.resources import files

from better_profanity import Profanity

from moderator.resource_files import resource


def swear_words() -> list[str]:
    """better-profanity's list, lower-cased, the likeliest first.

    Likely are words with which many others of the list begin: f*ck is read as fuck, not as fack.
    """
    text = files("better_profanity").joinpath("profanity_wordlist.txt").read_text(encoding="utf-8")
    words = sorted({word for line in text.splitlines() if (word := line.strip().lower())})

    def relatives(word: str) -> int:
        return bisect_left(words, word + "\U0010ffff") - bisect_left(words, word)

    return sorted(words, key=relatives, reverse=True)


def stand_ins() -> Mapping[str, Collection[str]]:
    """better-profanity's table of characters that may stand for a letter, such as 1 for i."""
    characters: Mapping[str, Collection[str]] = Profanity().CHARS_MAPPING
    return characters


def news_allowed() -> list[str]:
    """Words and phrases which that list would flag and which are ordinary in a newspaper."""
    text = resource("words", "news-allowed.txt").read_text(encoding="utf-8")
    return [word for line in text.splitlines() if (word := line.partition("#")[0].strip())]
