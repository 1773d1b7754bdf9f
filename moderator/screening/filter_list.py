"""THE list of filters, in the order in which they run and in which their flags are shown.

A filter that is not here does not exist. Add one by writing it in `filters/`, its codes in `codes`, their
sentences in `explanations`, its name in `filter_names`, and its line here.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache

from moderator.domain.site_words import SiteWord, WordKind
from moderator.screening.filter import HistoryFilter, TextFilter
from moderator.screening.filters.author_record import AuthorRecord
from moderator.screening.filters.blocked_words import BlockedWords
from moderator.screening.filters.duplicates import Duplicates
from moderator.screening.filters.flood import Flood
from moderator.screening.filters.gibberish import Gibberish
from moderator.screening.filters.impersonation import Impersonation
from moderator.screening.filters.insult import Insult
from moderator.screening.filters.language import Language
from moderator.screening.filters.learned import Learned
from moderator.screening.filters.length import Length
from moderator.screening.filters.links import Links
from moderator.screening.filters.new_author import NewAuthor
from moderator.screening.filters.personal_data import PersonalData
from moderator.screening.filters.profanity import Profanity
from moderator.screening.filters.repetition import Repetition
from moderator.screening.filters.required_fields import RequiredFields
from moderator.screening.filters.shouting import Shouting
from moderator.screening.filters.wordpress_keys import WordPressKeys
from moderator.screening.model.judge import Judge, shipped_judge
from moderator.screening.word_flags import ListedWords
from moderator.screening.word_lists import always_allowed, entries, stand_ins
from moderator.screening.wordpress_lists import wordpress_lists
from moderator.settings import Settings

DEFAULTS = Settings()


def text_filters(
    words: Sequence[SiteWord], settings: Settings = DEFAULTS, judge: Judge | None = None
) -> tuple[TextFilter, ...]:
    """The filters that see the comment only, knowing site's words and settings; without a `judge`, the shipped one."""
    blocked = [word for word in words if word.kind is WordKind.BLOCKED]
    allowed = [word.word for word in words if word.kind is WordKind.ALLOWED]
    characters = stand_ins()
    keys = wordpress_lists(settings)
    # A site's exceptions count beside those of any newspaper.
    listed = _listed(tuple(allowed))
    return (
        # What the site itself has said comes first.
        BlockedWords(blocked, characters, allowed),
        WordPressKeys(keys.disallowed, keys.moderation, settings.wordpress_max_links),
        Profanity(listed),
        Insult(listed),
        # Before links: what would harm somebody when printed is told before what annoys.
        PersonalData(),
        Links(settings.links_allowed_hosts, settings.links_blocked_hosts),
        Language(settings.screening_languages),
        # How it is written, whatever it says.
        Shouting(),
        Gibberish(),
        Repetition(),
        Length(),
        # After those who can say what they found: the model has only learned.
        Learned(judge or shipped_judge(None)),
        # Last, since nothing but an empty comment depends on it.
        RequiredFields(),
    )


@lru_cache(maxsize=2)
def _listed(allowed: tuple[str, ...]) -> ListedWords:
    """All lists, but for these words. Kept, since to prepare them takes a third of a second, at each edit too."""
    return ListedWords(entries(), stand_ins(), [*always_allowed(), *allowed])


def history_filters(staff: Collection[str] = ()) -> tuple[HistoryFilter, ...]:
    """The filters that also see what is known of author and text; `staff` are names that nobody else may use.

    They run at intake, when a text is edited and when stored comments are screened again.
    """
    return (Duplicates(), Flood(), Impersonation(staff), AuthorRecord(), NewAuthor())
