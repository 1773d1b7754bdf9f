"""What the learned model says: words that people mark as insulting, and one number to order by."""

from collections.abc import Iterator

from moderator.domain.flags import Field, Flag, Severity, Span
from moderator.screening.codes import flag
from moderator.screening.model.judge import Judge, Reading
from moderator.screening.subject import Subject

MOSTLY_MARKED = 0.5
"""From this share of its uses on, a marked word weighs; below, it is only shown."""

LEAST_TOLD = 10
RATHER_TAKEN_OUT = 50
"""Of 100: from where on the number is told at all, and from where on it weighs more than a note."""

HEAVIEST = 3


class Learned:
    """Never more than a low flag: a model that has read other people's comments is no judge of these."""

    name = "learned"

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def check(self, subject: Subject) -> Iterator[Flag]:
        """One flag for all words that are marked as insulting, one for the number."""
        for field, folded in subject.folded:
            if field is Field.TEXT:
                reading = self._judge.read(folded)
                marked = list(self._marked(reading))
                yield from marked
                yield from self._scored(reading, shows_places=not marked)

    def _marked(self, reading: Reading) -> Iterator[Flag]:
        marked = self._judge.marked(reading)
        if marked:
            spans = (Span(Field.TEXT, start, end) for start, end in marked.places)
            severity = Severity.LOW if marked.share >= MOSTLY_MARKED else Severity.INFO
            yield flag("reads-as-insulting", *spans, severity=severity)

    def _scored(self, reading: Reading, shows_places: bool) -> Iterator[Flag]:
        """Where words are marked already, those are shown and no others beside them."""
        score = self._judge.score(reading)
        percent = round(100 * score.value)
        if percent < LEAST_TOLD:
            return
        is_grave = percent >= RATHER_TAKEN_OUT
        heaviest = self._judge.heaviest(reading, score.voice, HEAVIEST) if shows_places and is_grave else []
        spans = (Span(Field.TEXT, word.start, word.end) for word in heaviest)
        severity = Severity.LOW if is_grave else Severity.INFO
        yield flag("reads-like-taken-out", *spans, parameters={"percent": percent}, severity=severity)
