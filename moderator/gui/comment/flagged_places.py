"""Where in the text that is shown the flags stand, and how they are marked there."""

from collections.abc import Iterator
from dataclasses import dataclass

from moderator.domain.flags import Field, Severity
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.safe_text import Mark
from moderator.gui.theme import Theme

MOST_PLACES = 500


@dataclass(frozen=True, slots=True)
class FlaggedPlace:
    """UTF-16 units `start` to `end` of the shown text, flagged by the comment's reason `number`."""

    severity: Severity
    start: int
    end: int
    number: int


def flagged_places(shown: ShownComment) -> list[FlaggedPlace]:
    """The flagged places of the text, the gravest last: it is painted over the others."""
    return sorted(_places(shown), key=lambda place: (place.severity, place.start, place.end))[-MOST_PLACES:]


def marks(places: list[FlaggedPlace], brought_out: frozenset[int], theme: Theme) -> list[Mark]:
    """Marks for these places; those of the reasons that are brought out the other way round, and above the rest."""
    plain = [Mark(each.start, each.end, theme.mark(each.severity), theme.mark_line(each.severity)) for each in places]
    strong = [
        Mark(each.start, each.end, theme.mark_line(each.severity), theme.mark_line(each.severity), theme.surface)
        for each in places
        if each.number in brought_out
    ]
    return [*plain, *strong]


def _places(shown: ShownComment) -> Iterator[FlaggedPlace]:
    body = shown.body
    for number, reason in enumerate(shown.reasons):
        for span in reason.flag.spans:
            if span.field is Field.TEXT:
                start, end = body.place(span.start), body.place(span.end)
                yield FlaggedPlace(reason.flag.severity, start, end, number)
