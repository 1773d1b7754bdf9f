"""The piece of a comment that a row shows: around the first flagged place, so that the reason can be seen."""

from dataclasses import dataclass

from moderator.domain.comments import Comment
from moderator.domain.flags import Field, Severity
from moderator.gui.comment.shown_text import shown_text
from moderator.gui.safe_text import LONGEST_LINE

BEFORE_FLAG = 60
"""Characters shown before the first flagged place, where it stands far into the text."""

_TO_BLANKS = str.maketrans("\n\t\r", "   ")


@dataclass(frozen=True, slots=True)
class Marked:
    """UTF-16 units `start` to `end` of an excerpt that a flag marks."""

    start: int
    end: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of text with the marked places in it, the gravest last so that it is painted on top."""

    text: str
    marked: tuple[Marked, ...]


def excerpt(comment: Comment) -> Excerpt:
    """The excerpt of a comment's text."""
    spans = sorted(
        (flag.severity, span.start, span.end)
        for flag in comment.flags
        for span in flag.spans
        if span.field is Field.TEXT and flag.severity is not Severity.INFO
    )
    first = _first_shown(comment.text, min((start for _, start, _ in spans), default=0))
    lead = "…" if first else ""
    shown = shown_text(comment.text[first : first + LONGEST_LINE])
    end = first + len(shown.places) - 1
    marked = tuple(
        Marked(len(lead) + shown.place(max(start - first, 0)), len(lead) + shown.place(stop - first), severity)
        for severity, start, stop in spans
        if stop > first and start < end
    )
    text = lead + shown.text.translate(_TO_BLANKS)
    return Excerpt(text if first + LONGEST_LINE >= len(comment.text) else f"{text}…", marked)


def _first_shown(text: str, flagged: int) -> int:
    """Where the excerpt begins: at the start, or at a word not far before the flagged place."""
    if flagged <= 2 * BEFORE_FLAG:
        return 0
    begin = flagged - BEFORE_FLAG
    blank = text.find(" ", begin, flagged)
    return blank + 1 if blank >= 0 else begin
