"""The words that screening brings along: our own lists, an installed package's, and what a newspaper excuses."""

import tomllib
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from better_profanity import Profanity

from moderator.resource_files import resource

LANGUAGES = ("en", "ru", "tr", "fr", "hy")
"""Each has a file in `resources/words`; where two list the same word, the first is believed."""

ALLOWED = ("news-allowed.txt", "names-allowed.txt")

OPEN = "*"
"""At the end of a word: with any ending."""

_ACCENTED = {"a": "àâä", "e": "éèêë", "i": "îïı", "o": "ôö", "u": "ùûü", "c": "ç", "s": "ş", "g": "ğ", "е": "ё"}

PLAIN_LETTERS: Mapping[str, Collection[str]] = {
    accented: (accented, plain) for plain, several in _ACCENTED.items() for accented in several
}
"""What is typed for a letter of Turkish, French and Russian where a keyboard lacks it, or in haste."""


class EntryTier(StrEnum):
    """What kind of word, the worst first: three of swearing, two of insults."""

    SEVERE = "severe"
    STRONG = "strong"
    MILD = "mild"
    INSULT = "insult"
    GENTLE = "gentle"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase of a list, lower-cased; `exceptions` are words and phrases in which it is no match."""

    word: str
    language: str
    tier: EntryTier
    exceptions: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The word as it is shown."""
        return self.word.removesuffix(OPEN)


def entries() -> tuple[Entry, ...]:
    """All lists, no word twice: ours, and behind them better-profanity's words, strong unless ours say otherwise."""
    listed: dict[str, Entry] = {}
    for language in LANGUAGES:
        for entry in own_entries(language):
            listed.setdefault(entry.word, entry)
    stems = {entry.plain: entry.tier for entry in own_entries("en") if entry.word.endswith(OPEN)}
    for word in swear_words():
        listed.setdefault(word, Entry(word, "en", _tier(word, stems)))
    return tuple(listed.values())


def own_entries(language: str) -> tuple[Entry, ...]:
    """The entries of one of our own files, in its order."""
    content = tomllib.loads(resource("words", f"{language}.toml").read_text(encoding="utf-8"))
    exceptions = {word: tuple(_words(several)) for word, several in content.get("exceptions", {}).items()}
    return tuple(
        Entry(word, language, tier, exceptions.get(word, ()))
        for tier in EntryTier
        for word in _words(content.get(tier, ""))
    )


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
    # With a list of its own it does not prepare the one it brings along, which takes much longer.
    characters: Mapping[str, Collection[str]] = Profanity(["word"]).CHARS_MAPPING
    return characters


def always_allowed() -> list[str]:
    """Words, names and phrases that the lists would flag and that are ordinary in a newspaper."""
    texts = (resource("words", name).read_text(encoding="utf-8") for name in ALLOWED)
    return [word for text in texts for word in _words(text)]


def _tier(word: str, stems: Mapping[str, EntryTier]) -> EntryTier:
    """The tier of the longest stem that the word begins with."""
    beginnings = (word[:end] for end in range(len(word), 0, -1))
    return next((stems[each] for each in beginnings if each in stems), EntryTier.STRONG)


def _words(text: str) -> Iterator[str]:
    """What stands between commas and line ends; # begins a comment."""
    for line in text.splitlines():
        for part in line.partition("#")[0].split(","):
            if word := part.strip():
                yield word.lower()
