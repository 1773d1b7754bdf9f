"""The words that screening brings along: the installed package's swear words, and what a newspaper excuses."""

from collections.abc import Collection, Mapping
from importlib.resources import files

from better_profanity import Profanity

from moderator.resource_files import resource


def swear_words() -> list[str]:
    """better-profanity's list, lower-cased."""
    lines = files("better_profanity").joinpath("profanity_wordlist.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if (word := line.strip().lower())]


def stand_ins() -> Mapping[str, Collection[str]]:
    """better-profanity's table of characters that may stand for a letter, such as 1 for i."""
    characters: Mapping[str, Collection[str]] = Profanity().CHARS_MAPPING
    return characters


def news_allowed() -> list[str]:
    """Words and phrases of that list which are ordinary in a newspaper."""
    lines = resource("words", "news-allowed.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if (word := line.partition("#")[0].strip())]
