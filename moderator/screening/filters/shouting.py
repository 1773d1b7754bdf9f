"""Whole sentences in capital letters."""

import re
from collections.abc import Iterator

from moderator.domain.flags import Field, Flag, Span
from moderator.screening.codes import flag
from moderator.screening.subject import Subject

LEAST_LETTERS = 12
"""Capital letters of a passage; fewer are an abbreviation, a name or one stressed word."""

LEAST_WORDS = 2
MOST_SPANS = 50

_CAPITAL = (
    "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
    "\u0386\u0388-\u038f\u0391-\u03ab\u0400-\u042f\u0531-\u0556"
)
"""Of the Latin, Greek, Cyrillic and Armenian alphabets; Georgian, Arabic and Hebrew have none."""

_PASSAGE = re.compile(
    rf"(?<!\w)[{_CAPITAL}]++(?!\w)(?>(?:[^\w\n]{{1,3}}+(?:[0-9]++[^\w\n]{{1,3}}+)?[{_CAPITAL}]++(?!\w))*)"
)
_WORD = re.compile(rf"[{_CAPITAL}]+")


class Shouting:
    """Looks for passages of several words in capitals, in any alphabet that has them."""

    name = "shouting"

    def check(self, subject: Subject) -> Iterator[Flag]:
        """One flag with the place of each passage."""
        if len("".join(filter(str.isupper, subject.text.split()))) < LEAST_LETTERS:
            return
        passages = [found.span() for found in _PASSAGE.finditer(subject.text) if _is_loud(found[0])]
        if passages:
            spans = (Span(Field.TEXT, start, end) for start, end in passages[:MOST_SPANS])
            yield flag("shouting", *spans)


def _is_loud(passage: str) -> bool:
    words = _WORD.findall(passage)
    return len(words) >= LEAST_WORDS and sum(map(len, words)) >= LEAST_LETTERS
