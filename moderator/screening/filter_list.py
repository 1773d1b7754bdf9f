"""THE list of filters, in the order in which they run and in which their flags are shown.

A filter that is not here does not exist. Add one by writing it in `filters/`, its codes in `codes`, their
sentences in `explanations`, and its line here.
"""

from collections.abc import Sequence

from moderator.domain.site_words import SiteWord, WordKind
from moderator.screening.filter import HistoryFilter, TextFilter
from moderator.screening.filters.blocked_words import BlockedWords
from moderator.screening.filters.insult import Insult
from moderator.screening.filters.links import Links
from moderator.screening.filters.new_author import NewAuthor
from moderator.screening.filters.personal_data import PersonalData
from moderator.screening.filters.profanity import Profanity
from moderator.screening.filters.required_fields import RequiredFields
from moderator.screening.word_flags import ListedWords
from moderator.screening.word_lists import always_allowed, entries, stand_ins


def text_filters(words: Sequence[SiteWord]) -> tuple[TextFilter, ...]:
    """The filters that see the comment only, knowing the site's own words."""
    blocked = [word for word in words if word.kind is WordKind.BLOCKED]
    allowed = [word.word for word in words if word.kind is WordKind.ALLOWED]
    characters = stand_ins()
    # A site's exceptions count beside those of any newspaper.
    listed = ListedWords(entries(), characters, [*always_allowed(), *allowed])
    return (
        # What the site itself has said comes first.
        BlockedWords(blocked, characters, allowed),
        Profanity(listed),
        Insult(listed),
        # Before links: what would harm somebody when printed is told before what annoys.
        PersonalData(),
        Links(),
        # Last, since nothing but an empty comment depends on it.
        RequiredFields(),
    )


def history_filters() -> tuple[HistoryFilter, ...]:
    """The filters that also see what is known of the author; they run at intake and when a text is edited."""
    return (NewAuthor(),)


FILTER_NAMES: tuple[str, ...] = (
    BlockedWords.name,
    Profanity.name,
    Insult.name,
    PersonalData.name,
    Links.name,
    RequiredFields.name,
    NewAuthor.name,
)
"""Every filter's name, for queries and documentation."""
