"""The site's own words: what it blocks beyond the lists, and what it allows in spite of them."""

from dataclasses import dataclass
from enum import StrEnum


class Tier(StrEnum):
    """How bad a blocked word is, worst first."""

    SEVERE = "severe"
    STRONG = "strong"
    MILD = "mild"
    INSULT = "insult"


class WordKind(StrEnum):
    """Whether a word raises a flag or keeps one from being raised."""

    BLOCKED = "blocked"
    ALLOWED = "allowed"


@dataclass(frozen=True, slots=True)
class SiteWord:
    """One word or phrase, lower-cased; `tier` is None for an allowed word, `language` None for any."""

    word: str
    kind: WordKind
    tier: Tier | None = None
    language: str | None = None
