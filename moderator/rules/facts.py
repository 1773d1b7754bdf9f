"""What a rule looks at: the facts of one comment. None is a fact that nobody knows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from moderator.domain.comments import READER_TYPE
from moderator.domain.flags import Flag
from moderator.rules.lexicon import Found, Lexicon, Wanted
from moderator.text.folding import Folded
from moderator.text.folding import fold as folded
from moderator.text.html_text import readable
from moderator.text.links import find_links
from moderator.text.word_matcher import WordMatch

FEWEST_LETTERS = 10
"""Of fewer letters, a share of capitals says nothing: "OK" is no shouting."""


class TextField(StrEnum):
    """A part of a comment that words are looked for in."""

    TEXT = "text"
    NAME = "name"
    WEBSITE = "website"
    ARTICLE = "article"
    SITE = "site"
    LANGUAGE = "language"
    TYPE = "type"


@dataclass(frozen=True, slots=True)
class Author:
    """What is known of whoever wrote the comment."""

    approved: int = 0
    rejected: int = 0
    spam: int = 0
    first_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """One comment. `submitted` and `now` are in the site's own time; `article` is the article's title."""

    text: str
    now: datetime
    name: str = ""
    website: str = ""
    article: str = ""
    site: str = ""
    type: str = READER_TYPE
    language: str | None = None
    markup: str = ""
    submitted: datetime | None = None
    priority: float | None = None
    author: Author | None = None
    flags: Collection[Flag] = ()


class Reading:
    """The facts while rules look at them: what several conditions ask for is found out once."""

    def __init__(self, facts: Facts, lexicon: Lexicon) -> None:
        self.facts = facts
        self.lexicon = lexicon
        self._folded: dict[TextField, Folded] = {}
        self._words: dict[tuple[TextField, bool], Found] = {}
        self._first_words: dict[tuple[TextField, Wanted], WordMatch | None] = {}
        self._texts: dict[TextField, Mapping[str, int]] = {}
        self._casefolded: dict[TextField, str] = {}

    def content(self, field: TextField) -> str | None:
        """The content of a field."""
        content: str | None = getattr(self.facts, field.value)
        return content

    def words(self, field: TextField, fold: bool) -> Found:
        """Which words of all rules stand in a field; none where the field is unknown."""
        key = (field, fold)
        if key not in self._words:
            if field not in self._folded:
                self._folded[field] = folded(self.content(field) or "")
            self._words[key] = self.lexicon.find(self._folded[field], fold)
        return self._words[key]

    def first_word(self, field: TextField, wanted: Wanted) -> WordMatch | None:
        """The first of the wanted words in a field that nothing excuses."""
        key = (field, wanted)
        if key not in self._first_words:
            self._first_words[key] = self.lexicon.first(wanted, self.words(field, wanted.fold))
        return self._first_words[key]

    def texts(self, field: TextField) -> Mapping[str, int]:
        """Which texts of all rules stand in a field, each with where it ends first."""
        if field not in self._texts:
            self._texts[field] = self.lexicon.texts.find(self.content(field) or "")
        return self._texts[field]

    def casefolded(self, field: TextField) -> str:
        """The content of a field without letter case; empty where it is unknown."""
        if field not in self._casefolded:
            self._casefolded[field] = (self.content(field) or "").casefold()
        return self._casefolded[field]

    @property
    def length(self) -> int:
        """Characters of the text."""
        return len(self.facts.text)

    @cached_property
    def links(self) -> int:
        """Links behind words of the text, and those typed in it."""
        behind_words = {(link.start, link.end) for link in readable(self.facts.markup).links}
        return len(behind_words.union(find_links(self.facts.text)))

    @cached_property
    def capitals(self) -> float | None:
        """The share of capitals among the letters that have two cases."""
        letters = [letter for letter in self.facts.text if letter.isupper() or letter.islower()]
        if len(letters) < FEWEST_LETTERS:
            return None
        return sum(letter.isupper() for letter in letters) / len(letters)

    @property
    def age(self) -> timedelta | None:
        """How long ago the comment was submitted."""
        return self.facts.now - self.facts.submitted if self.facts.submitted else None

    @property
    def known_for(self) -> timedelta | None:
        """How long ago the author's first comment came."""
        author = self.facts.author
        return self.facts.now - author.first_seen if author and author.first_seen else None
