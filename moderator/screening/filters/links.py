"""Links, written out or behind words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from moderator.domain.flags import Field, Flag, Span
from moderator.screening.codes import flag
from moderator.screening.subject import Subject
from moderator.text.hosts import is_below, is_shortener, plays_latin, written_out
from moderator.text.html_text import MarkupLink
from moderator.text.links import find_links, host_of

MANY = 3
MOST_HIDDEN = 20
"""Hidden links that are told one by one; a text with more has been told enough about."""

MOST_HOSTS = 500
"""Links of one text whose hosts are looked at; with so many it is spam whatever they are."""

MOST_ODD = 20
"""Hosts that are told of, and places that are told of one host."""

LONGEST_HOST = 80


class Links:
    """Counts links and looks where they lead. The author's website is a field of its own and no link.

    Links to `allowed` hosts, and to hosts below them, are not flagged at all.
    """

    name = "links"

    def __init__(self, allowed: Iterable[str] = (), blocked: Iterable[str] = ()) -> None:
        self._allowed = _hosts(allowed)
        self._blocked = _hosts(blocked)

    def check(self, subject: Subject) -> Iterator[Flag]:
        """One flag for all links of the text, one for each that hides where it leads, one for each odd host."""
        behind_words = [link for link in subject.links if host_of(link.url)]
        typed = find_links(subject.text)
        if not typed and not behind_words:
            return
        places = [place for place in _places(subject.text, typed, behind_words) if not self._is_allowed(place)]
        spans = _apart(places)
        if spans:
            code = "link" if len(spans) < MANY else "many-links"
            yield flag(code, *spans, parameters={"count": len(spans)})
        yield from islice(_hidden(subject.text, behind_words), MOST_HIDDEN)
        yield from islice(self._odd(places), MOST_ODD)

    def _is_allowed(self, place: "_Place") -> bool:
        return bool(self._allowed) and is_below(place.host, self._allowed)

    def _odd(self, places: Iterable["_Place"]) -> Iterator[Flag]:
        """A flag for each host with something to be said about it, with all its places."""
        spans: dict[str, list[Span]] = {}
        for place in places:
            known = spans.setdefault(place.host, [])
            if len(known) < MOST_ODD:
                known.append(place.span)
        for host, where in spans.items():
            shown = written_out(host)
            parameters = {"host": host[:LONGEST_HOST], "shown": shown[:LONGEST_HOST]}
            for code in self._codes(host, shown):
                yield flag(code, *where, parameters=parameters)

    def _codes(self, host: str, shown: str) -> Iterator[str]:
        if is_below(host, self._blocked):
            yield "blocked-host"
        if is_shortener(host):
            yield "shortened-link"
        if plays_latin(shown):
            yield "lookalike-host"
        elif shown != host:
            yield "punycode-host"


@dataclass(frozen=True, slots=True)
class _Place:
    """A link in the text, and where it leads."""

    span: Span
    host: str


def _hosts(written: Iterable[str]) -> frozenset[str]:
    """Hosts as they are told in settings: whole addresses are understood, too."""
    return frozenset(host_of(each) or each.strip().lower().strip(".") for each in written)


def _places(text: str, typed: Sequence[tuple[int, int]], behind_words: Sequence[MarkupLink]) -> list[_Place]:
    """Where links stand, in order; one that is written out and behind which stands another is there twice."""
    marked = [(link.start, link.end, host_of(link.url)) for link in behind_words]
    hosts = [host_of(text[start:end]) if number < MOST_HOSTS else "" for number, (start, end) in enumerate(typed)]
    found = {*marked, *((start, end, host) for (start, end), host in zip(typed, hosts, strict=True))}
    return [_Place(Span(Field.TEXT, start, end), host) for start, end, host in sorted(found)]


def _apart(places: Iterable[_Place]) -> list[Span]:
    """The places that do not overlap an earlier one: what is written out and leads there too counts once."""
    spans: list[Span] = []
    for place in places:
        if not spans or place.span.start >= spans[-1].end:
            spans.append(place.span)
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
