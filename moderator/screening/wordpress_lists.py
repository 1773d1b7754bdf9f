"""The site's WordPress lists, and what they say of a comment's sender."""

from collections.abc import Iterator
from dataclasses import dataclass

from moderator.domain.flags import Flag
from moderator.domain.personal import PersonalValue
from moderator.screening.codes import flag
from moderator.settings import Settings, WordPressVersion
from moderator.text.wordpress_keys import KeyList

OF_THE_SENDER = frozenset({"disallowed-sender", "moderation-sender"})
"""Codes that stay with a comment whatever its text becomes."""


@dataclass(frozen=True, slots=True)
class WordPressLists:
    """Both lists, read as the site's version of WordPress reads them."""

    disallowed: KeyList
    moderation: KeyList

    def sender_flags(self, **sender: PersonalValue | None) -> Iterator[Flag]:
        """A flag for each list that matches, with what of the sender was matched: never with the key.

        Runs on the way in, where the values are at hand; filters do not see them.
        """
        for code, keys in (("disallowed-sender", self.disallowed), ("moderation-sender", self.moderation)):
            matched = (what for what, value in sender.items() if value and keys.first(value.in_clear()))
            if what := next(matched, None):
                yield flag(code, parameters={"what": what})


def wordpress_lists(settings: Settings) -> WordPressLists:
    """The lists that stand in the settings."""
    all_alphabets = settings.wordpress_version is WordPressVersion.V7_1
    return WordPressLists(
        KeyList(settings.wordpress_disallowed_keys, all_alphabets),
        KeyList(settings.wordpress_moderation_keys, all_alphabets),
    )
