"""The same character, word or line over and over."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import eq

from moderator.domain.flags import Field, Flag, Span
from moderator.screening.codes import flag
from moderator.screening.subject import Subject

MANY_CHARACTERS = 6
"""Of one kind in a row: "soooooo", not "sooo"."""

MANY_WORDS = 4
"""Of one kind in a row: "no no no" is stress, not yet noise."""

MANY_LINES = 3
LONG_LINE = 10
MOST_SPANS = 50

LEAST_WORDS = 20
WINDOW = 200
LEAST_VARIETY = 0.3
"""Different words among the first WINDOW of a text of LEAST_WORDS or more; prose has more than twice as many."""

# Digits make numbers; dots, dashes and the like draw lines; brackets smile.
_CHARACTERS = re.compile(rf"([^\s\d.․…·_\-‐-―=*~#+•)(\]\[<>|/\\])\1{{{MANY_CHARACTERS - 1}}}\1*+")
_ANY_CHARACTERS = re.compile(r"(.)" + r"\1" * (MANY_CHARACTERS - 1))
"""Found much faster, even more so than with a count in braces, and in few texts."""

_WORDS = re.compile(
    rf"(?<!\w)(?P<word>[^\W\d_]{{1,40}}+)(?>(?:[^\w\n]{{1,3}}+(?P=word)(?!\w)){{{MANY_WORDS - 1},}})", re.IGNORECASE
)


class Repetition:
    """Exact repetitions only; what was sent before is another filter's."""

    name = "repetition"

    def check(self, subject: Subject) -> Iterator[Flag]:
        """A flag for each kind of repetition, with the places where it can be pointed at."""
        text = subject.text
        runs = _spans(_CHARACTERS, text) if _ANY_CHARACTERS.search(text) else []
        if runs:
            yield flag("repeated-characters", *runs)
        words = subject.small_words
        # A word that follows upon itself, which is quickly seen, may do so more often.
        in_a_row = _spans(_WORDS, text) if any(map(eq, words, words[1:])) else []
        if in_a_row or _is_monotonous(words[:WINDOW]):
            yield flag("repeated-words", *in_a_row)
        if text.count("\n") >= MANY_LINES - 1 and (lines := _repeated_lines(text)):
            yield flag("repeated-lines", *lines[:MOST_SPANS], parameters={"count": len(lines)})


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    found: list[Span] = []
    for match in pattern.finditer(text):
        found.append(Span(Field.TEXT, *match.span()))
        if len(found) == MOST_SPANS:
            break
    return found


def _is_monotonous(words: Sequence[str]) -> bool:
    return len(words) >= LEAST_WORDS and len(set(words)) < LEAST_VARIETY * len(words)


def _repeated_lines(text: str) -> list[Span]:
    """Where the line stands that is there most often, if that is often enough."""
    lines = [line for line in map(str.strip, text.split("\n")) if len(line) >= LONG_LINE]
    if len(lines) - len(set(lines)) < MANY_LINES - 1:
        return []
    most, count = Counter(lines).most_common(1)[0]
    if count < MANY_LINES:
        return []
    found = re.finditer(re.escape(most), text)
    return [Span(Field.TEXT, *place.span()) for place in found]
