"""What the filters that look for words have in common."""

from collections.abc import Iterator

from moderator.domain.flags import Span
from moderator.screening.subject import Subject
from moderator.text.word_matcher import WordMatcher

MOST_SPANS = 100
"""Places told for one word; a text that repeats it more often is judged by these as well."""


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
