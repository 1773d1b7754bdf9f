"""Swear words, disguised ones too."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from moderator.domain.flags import Flag
from moderator.screening.codes import flag
from moderator.screening.subject import Subject
from moderator.screening.word_flags import found_words
from moderator.text.word_matcher import WordMatcher


class Profanity:
    """Says that a swear word is used; it does not know whether it hurts anybody."""

    name = "profanity"

    def __init__(self, words: Iterable[str], stand_ins: Mapping[str, Collection[str]], allowed: Iterable[str]) -> None:
        self._matcher = WordMatcher(words, stand_ins, allowed)

    def check(self, subject: Subject) -> Iterator[Flag]:
        """One flag a word, with all its places."""
        for word, spans in found_words(self._matcher, subject):
            yield flag("profane-word", *spans, parameters={"word": word})
