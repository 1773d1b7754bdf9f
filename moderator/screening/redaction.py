"""Proposes a text without the personal data that screening found in it."""

from collections.abc import Iterable, Mapping

from moderator.domain.flags import Field, Flag

LABELS: Mapping[str, str] = {
    "address-in-text": "[address removed]",
    "phone-number": "[phone number removed]",
    "card-number": "[card number removed]",
}


def proposed_redaction(text: str, flags: Iterable[Flag]) -> str:
    """The text with each flagged address, phone and card number replaced by words that say what stood there."""
    found = sorted(
        (span.start, span.end, LABELS[flag.code])
        for flag in flags
        if flag.code in LABELS
        for span in flag.spans
        if span.field is Field.TEXT
    )
    pieces: list[str] = []
    done = 0
    for start, end, label in found:
        if start >= done:
            pieces += (text[done:start], label)
        done = max(done, end)
    return "".join(pieces) + text[done:]
