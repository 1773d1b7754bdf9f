"""An example of a filter that another package brings along; docs/filters.md tells how it is installed."""

import re
from collections.abc import Iterator

from moderator.domain.flags import Field, Flag, Severity, Span
from moderator.screening.subject import Subject

TICKET = re.compile(r"\bticket #(\d{1,10})\b", re.IGNORECASE)


class TicketNumbers:
    """Finds the numbers of a helpdesk's tickets, which are nobody else's business."""

    name = "tickets"

    def check(self, subject: Subject) -> Iterator[Flag]:
        """One flag for all tickets of the text."""
        spans = tuple(Span(Field.TEXT, *found.span()) for found in TICKET.finditer(subject.text))
        if spans:
            yield Flag(
                filter=self.name,
                code="ticket-number",
                severity=Severity.LOW,
                parameters={"sentence": f"Tickets of the helpdesk in the text: {len(spans)}."},
                spans=spans,
            )
