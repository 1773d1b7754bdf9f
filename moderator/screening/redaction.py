"""Proposes a text without the personal data that screening found in it."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from moderator.domain.edited_text import EditedText, Kept
from moderator.domain.flags import Field, Flag
from moderator.text.addresses import find_masked

ADDRESS = "[address removed]"
LABELS: Mapping[str, str] = {
    "address-in-text": ADDRESS,
    "phone-number": "[phone number removed]",
    "card-number": "[card number removed]",
}


def proposed_redaction(text: str, flags: Iterable[Flag]) -> str:
    """The text with each flagged address, phone and card number replaced by words that say what stood there."""
    pieces: list[str] = []
    done = 0
    for start, end, label in _found(flags):
        if start >= done:
            pieces += (text[done:start], label)
        done = max(done, end)
    return "".join(pieces) + text[done:]


def redacted(edited: EditedText, text: str, flags: Iterable[Flag], original: str) -> EditedText:
    """The same for a text that is being edited, and was `text` with these flags when that began.

    What was flagged is taken out wherever it stands by now; so is every address that is kept of the original.
    """
    found = list(_found(flags))
    masked = set(find_masked(text))
    words = {text[start:end]: label for start, end, label in found if (start, end) not in masked}
    of_original = [(start, end, ADDRESS) for start, end in find_masked(original)]
    pieces: list[str | Kept] = []
    for piece in edited:
        if isinstance(piece, str):
            pieces.append(_without(piece, words))
        else:
            pieces += _cut(piece, of_original if piece.of_original else found)
    return tuple(pieces)


def _found(flags: Iterable[Flag]) -> list[tuple[int, int, str]]:
    return sorted(
        (span.start, span.end, LABELS[flag.code])
        for flag in flags
        if flag.code in LABELS
        for span in flag.spans
        if span.field is Field.TEXT
    )


def _without(written: str, words: Mapping[str, str]) -> str:
    for word, label in words.items():
        written = written.replace(word, label)
    return written


def _cut(kept: Kept, found: Sequence[tuple[int, int, str]]) -> list[str | Kept]:
    """What stays of a kept stretch, with the labels of what does not."""
    pieces: list[str | Kept] = []
    done = kept.start
    for start, end, label in found[bisect_left(found, (kept.start,)) :]:
        if start >= kept.end:
            break
        if start >= done and end <= kept.end:
            pieces += (Kept(done, start, kept.of_original), label)
            done = end
    pieces.append(Kept(done, kept.end, kept.of_original))
    return [piece for piece in pieces if isinstance(piece, str) or piece.start < piece.end]
