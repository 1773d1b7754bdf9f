"""Insults that are no swear words: idiot, дурак, salak, connard, էշ."""

from collections.abc import Iterator, Mapping

from moderator.domain.flags import Flag, Severity
from moderator.screening.codes import flag
from moderator.screening.subject import Subject
from moderator.screening.word_flags import ListedWords
from moderator.screening.word_lists import EntryTier

SEVERITIES: Mapping[EntryTier, Severity] = {
    EntryTier.INSULT: Severity.MEDIUM,
    EntryTier.GENTLE: Severity.LOW,
}


class Insult:
    """Says that an insulting word is used; it does not know who is meant, nor whether it is only quoted."""

    name = "insult"

    def __init__(self, words: ListedWords) -> None:
        self._words = words

    def check(self, subject: Subject) -> Iterator[Flag]:
        """One flag a word, with all its places."""
        for entry, spans in self._words.found(subject, SEVERITIES):
            parameters = {"word": entry.plain, "language": entry.language, "tier": entry.tier.value}
            yield flag("insulting-word", *spans, parameters=parameters, severity=SEVERITIES[entry.tier])
