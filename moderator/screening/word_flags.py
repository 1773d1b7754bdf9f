"""What the filters that look for words have in common."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from moderator.domain.flags import Span
from moderator.screening.subject import Subject
from moderator.screening.word_lists import PLAIN_LETTERS, Entry, EntryTier
from moderator.text.word_matcher import WordMatcher

RESPELLED = (EntryTier.SEVERE, EntryTier.STRONG)
MOST_SPANS = 100
"""Places told for one word; a text that repeats it more often is judged by these as well."""


class ListedWords:
    """The entries of the lists with one matcher for all of them, so that several filters read a comment once."""

    def __init__(
        self, entries: Iterable[Entry], stand_ins: Mapping[str, Collection[str]], allowed: Iterable[str]
    ) -> None:
        self._entries = {entry.word: entry for entry in entries}
        exceptions = [phrase for entry in self._entries.values() for phrase in entry.exceptions]
        respelled = [entry.word for entry in self._entries.values() if _is_respelled(entry)]
        self._matcher = WordMatcher(self._entries, {**PLAIN_LETTERS, **stand_ins}, [*exceptions, *allowed], respelled)

    def found(self, subject: Subject, tiers: Collection[EntryTier]) -> Iterator[tuple[Entry, tuple[Span, ...]]]:
        """Each entry of these tiers that the subject holds, with its places in all fields."""
        places = subject.once(self, lambda: dict(found_words(self._matcher, subject)))
        for word, spans in places.items():
            entry = self._entries[word]
            if entry.tier in tiers:
                yield entry, spans


def _is_respelled(entry: Entry) -> bool:
    """Misspelt on purpose are the worst words of English; too many others are one letter from an ordinary word."""
    return entry.language == "en" and entry.tier in RESPELLED


def found_words(matcher: WordMatcher, subject: Subject) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Each word of the matcher's list that the subject holds, with its places in all fields."""
    places: dict[str, list[Span]] = {}
    for field, folded in subject.folded:
        for match in matcher.find(folded):
            spans = places.setdefault(match.word, [])
            if len(spans) < MOST_SPANS:
                spans.append(Span(field, match.start, match.end))
    for word, spans in places.items():
        yield word, tuple(spans)
