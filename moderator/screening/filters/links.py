"""Links, written out or behind words."""

from collections.abc import Iterator, Sequence
from itertools import islice

from moderator.domain.flags import Field, Flag, Span
from moderator.screening.codes import flag
from moderator.screening.subject import Subject
from moderator.text.html_text import MarkupLink
from moderator.text.links import find_links, host_of

MANY = 3
MOST_HIDDEN = 20
"""Hidden links that are told one by one; a text with more has been told enough about."""

LONGEST_HOST = 80


class Links:
    """Counts links and looks where they lead. The author's website is a field of its own and no link."""

    name = "links"

    def check(self, subject: Subject) -> Iterator[Flag]:
        """One flag for all links of the text, and one for each that hides where it leads."""
        behind_words = [link for link in subject.links if host_of(link.url)]
        spans = _places(subject.text, behind_words)
        if spans:
            code = "link" if len(spans) < MANY else "many-links"
            yield flag(code, *spans, parameters={"count": len(spans)})
        yield from islice(_hidden(subject.text, behind_words), MOST_HIDDEN)


def _places(text: str, behind_words: Sequence[MarkupLink]) -> list[Span]:
    """Where links stand; one that is written out and leads there too counts once."""
    spans: list[Span] = []
    marked = {(link.start, link.end) for link in behind_words}
    for start, end in sorted(marked.union(find_links(text))):
        if not spans or start >= spans[-1].end:
            spans.append(Span(Field.TEXT, start, end))
    return spans


def _hidden(text: str, behind_words: Sequence[MarkupLink]) -> Iterator[Flag]:
    """A flag for each link whose words are an address of another host than it leads to."""
    for link in behind_words:
        words = text[link.start : link.end]
        leads_to = host_of(link.url)
        for start, end in find_links(words)[:1]:
            shown = host_of(words[start:end])
            if shown and not _related(shown, leads_to):
                yield flag(
                    "hidden-link",
                    Span(Field.TEXT, link.start, link.end),
                    parameters={"shown": shown[:LONGEST_HOST], "host": leads_to[:LONGEST_HOST]},
                )


def _related(first: str, second: str) -> bool:
    """Whether the hosts are the same or one lies below the other."""
    return f".{first}".endswith(f".{second}") or f".{second}".endswith(f".{first}")
