"""Personal data that readers of the page would see: e-mail addresses, phone numbers, numbers of payment cards."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from string import digits

from moderator.domain.flags import Field, Flag, Span
from moderator.screening.codes import flag
from moderator.screening.subject import Subject
from moderator.text.addresses import find_addresses, find_all
from moderator.text.cards import find_cards
from moderator.text.links import find_links

REGIONS = ("US", "AM", "FR", "TR", "RU")
"""Where the papers' readers live: a number without its country's code is tried as one of each."""

MOST_CANDIDATES = 10
"""Runs of digits that are tried in one field: each costs milliseconds, and a text can be all digits."""

_CANDIDATE = re.compile(r"(?<![\d.,])[+(]{0,2}+\d(?>(?:[ \t\u00a0().\-‐-―/+]{0,3}+\d){6,40})")
_SEVEN_DIGITS = re.compile(r"\d(?:\D{0,4}+\d){6}")
"""Found much faster than a candidate is, and in few texts."""

_DECIMAL = re.compile(r"0\.\d++")
_WELL_FORMED = "202 555 0123"

Found = list[tuple[int, int]]


class PersonalData:
    """Looks in text and name for all, in the website for addresses only, and for addresses behind links.

    Links hold many digits that are no phone numbers: what stands in a link is not taken for one.
    """

    name = "personal-data"

    def __init__(self, regions: Sequence[str] = REGIONS) -> None:
        self._regions = regions
        # The library reads its tables when it first needs them; that time is not the first comment's.
        self._numbers(_WELL_FORMED, 0, len(_WELL_FORMED))

    def check(self, subject: Subject) -> Iterator[Flag]:
        """One flag for all addresses, one for all links to addresses, one for all numbers of a kind."""
        fields = subject.fields
        yield from _flag("address-in-text", fields, find_all)
        behind = [link for link in subject.links if find_addresses(link.url)]
        if behind:
            yield flag("address-in-link", *(Span(Field.TEXT, link.start, link.end) for link in behind))
        numbered = [each for each in fields if each[0] is not Field.WEBSITE and _has_seven_digits(each[1])]
        if numbered:
            yield from _flag("phone-number", numbered, self._phone_numbers)
            yield from _flag("card-number", numbered, find_cards)

    def _phone_numbers(self, text: str) -> Found:
        candidates = [candidate.span() for candidate in islice(_CANDIDATE.finditer(text), MOST_CANDIDATES)]
        links = find_links(text)
        return [
            number
            for start, end in candidates
            if not any(link_start <= start < link_end for link_start, link_end in links)
            and not _DECIMAL.fullmatch(text, start, end)
            for number in self._numbers(text, start, end)
        ]

    def _numbers(self, text: str, start: int, end: int) -> Found:
        """The phone numbers in a run of digits that are valid in any of the regions."""
        before = max(start - 1, 0)
        from phonenumbers import PhoneNumberMatcher  # Its tables take long to load, and few commands need them.

        context = text[before : end + 1]  # A currency sign beside a number makes it a price.
        found = {
            (before + number.start, before + number.end)
            for region in self._regions
            for number in PhoneNumberMatcher(context, region)
        }
        return _apart(found)


def _has_seven_digits(text: str) -> bool:
    # Numbers are rare, and most texts have ASCII's digits or none.
    may_have = not text.isascii() or any(map(text.__contains__, digits))
    return may_have and _SEVEN_DIGITS.search(text) is not None


def _apart(found: Collection[tuple[int, int]]) -> Found:
    """Of readings that overlap the first, of those that begin together the longest."""
    kept: Found = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _flag(code: str, fields: Sequence[tuple[Field, str]], find: Callable[[str], Found]) -> Iterator[Flag]:
    spans = [Span(field, start, end) for field, content in fields if content for start, end in find(content)]
    if spans:
        yield flag(code, *spans, parameters={"count": len(spans)})
