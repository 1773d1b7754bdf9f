"""Words that the site itself blocks."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from moderator.domain.flags import Flag, Severity
from moderator.domain.site_words import SiteWord, Tier
from moderator.screening.codes import flag
from moderator.screening.subject import Subject
from moderator.screening.word_flags import found_words
from moderator.text.word_matcher import WordMatcher

SEVERITIES: Mapping[Tier | None, Severity] = {
    Tier.SEVERE: Severity.HIGH,
    Tier.STRONG: Severity.HIGH,
    Tier.INSULT: Severity.MEDIUM,
    Tier.MILD: Severity.LOW,
    None: Severity.MEDIUM,
}


class BlockedWords:
    """Looks for the site's blocked words in the disguises that swear words are known for."""

    name = "blocked-words"

    def __init__(
        self, blocked: Iterable[SiteWord], stand_ins: Mapping[str, Collection[str]], allowed: Iterable[str]
    ) -> None:
        self._severities = {each.word: SEVERITIES[each.tier] for each in blocked}
        self._matcher = WordMatcher(self._severities, stand_ins, allowed)

    def check(self, subject: Subject) -> Iterator[Flag]:
        """One flag a word, with all its places."""
        for word, spans in found_words(self._matcher, subject):
            # A site may block an address, and parameters hold none.
            parameters = {} if "@" in word else {"word": word}
            yield flag("blocked-word", *spans, parameters=parameters, severity=self._severities[word])
