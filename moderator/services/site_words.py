"""The site's own words: what is blocked beyond the lists, and what is allowed in spite of them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from moderator.domain.site_words import SiteWord, Tier, WordKind
from moderator.errors import UserError
from moderator.privacy.masking import mask_addresses
from moderator.services.desk import Desk
from moderator.storage import words
from moderator.text.cleaning import clean_text

LONGEST_WORD = 100


def site_words(desk: Desk) -> list[SiteWord]:
    """All of them, in the order of the alphabet."""
    with desk.database.reading() as connection:
        return words.words(connection)


def block(desk: Desk, texts: Sequence[str], tier: Tier | None, language: str | None) -> int:
    """Adds words that raise a flag. Returns how many are new or changed."""
    return _put(desk, [SiteWord(plain_word(text), WordKind.BLOCKED, tier, language) for text in texts])


def allow(desk: Desk, texts: Sequence[str], language: str | None) -> int:
    """Adds words that raise no flag, whatever the lists say. Returns how many are new or changed."""
    return _put(desk, [SiteWord(plain_word(text), WordKind.ALLOWED, None, language) for text in texts])


def remove(desk: Desk, texts: Sequence[str]) -> list[str]:
    """Removes words, whether blocked or allowed. Returns those that were there."""
    with desk.database.writing() as connection:
        return words.remove_words(connection, [plain_word(text) for text in texts])


def _put(desk: Desk, added: Sequence[SiteWord]) -> int:
    with desk.database.writing() as connection:
        return words.put_words(connection, list(dict.fromkeys(added)), desk.actor.name, datetime.now(UTC))


def plain_word(text: str) -> str:
    """The word as it is kept. Raises UserError for what can't be one of the site's words."""
    word = " ".join(clean_text(text).lower().split())
    if not any(character.isalnum() for character in word):
        raise UserError("A word needs at least one letter or digit.")
    if mask_addresses(word) != word:
        raise UserError("An address can't be one of the site's words: it would be kept in clear.")
    if len(word) > LONGEST_WORD:
        raise UserError(f"A word has at most {LONGEST_WORD} characters.")
    return word
