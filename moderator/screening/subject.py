"""What the filters look at."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from moderator.domain.comments import READER_TYPE
from moderator.domain.flags import Field
from moderator.text.folding import Folded, fold
from moderator.text.html_text import MarkupLink
from moderator.text.languages import language_of

LONG_WORD = 6

T = TypeVar("T")


@dataclass(frozen=True)
class Subject:
    """The part of a comment that a filter may see, in clear.

    `text` is the readable text; `links` are those of the markup, with the place of their words in `text`. A
    subject lives in memory only: what filters find is told by spans, never by quoting it. `markup` is the text as
    received, empty where it is the readable text itself.
    """

    text: str
    name: str = ""
    website: str = ""
    links: tuple[MarkupLink, ...] = ()
    type: str = READER_TYPE
    markup: str = ""

    @cached_property
    def fields(self) -> tuple[tuple[Field, str], ...]:
        """Every field that spans can lie in, with its content."""
        return ((Field.TEXT, self.text), (Field.NAME, self.name), (Field.WEBSITE, self.website))

    @cached_property
    def folded(self) -> tuple[tuple[Field, Folded], ...]:
        """The fields that are not empty, folded once for all filters that look for words."""
        return tuple((field, fold(content)) for field, content in self.fields if content)

    @cached_property
    def language(self) -> str | None:
        """The code of the text's language, None where there is no telling."""
        return language_of(self.text)

    @cached_property
    def small_words(self) -> list[str]:
        """What blanks divide, with its punctuation, in small letters; for a quick first look at the text."""
        return self.text.lower().split()

    @cached_property
    def long_words(self) -> list[str]:
        """Of these, the ones of LONG_WORD characters or more."""
        return [word for word in self.small_words if len(word) >= LONG_WORD]

    def once(self, asker: object, find: Callable[[], T]) -> T:
        """What `find` finds in this subject, found once however many filters share the `asker`."""
        if asker not in self._found:
            self._found[asker] = find()
        found: T = self._found[asker]
        return found

    @cached_property
    def _found(self) -> dict[object, Any]:
        return {}
