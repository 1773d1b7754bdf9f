"""What a moderator rules of a word while reading: never flagged again, or always; the comments shown are screened anew.

A ruling can be taken back: then the site's words are as they were before it.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from moderator.domain.comments import Comment
from moderator.domain.flags import Field
from moderator.domain.site_words import SiteWord, WordKind
from moderator.errors import Conflict, VaultLocked
from moderator.services import site_words
from moderator.services.desk import Desk
from moderator.services.rescreen import rescreen_these
from moderator.storage import words
from moderator.storage.database import Connection

OF_WORDS = frozenset({"profane-word", "insulting-word", "blocked-word"})
"""Codes of flags that a word of a list has raised."""


@dataclass(frozen=True, slots=True)
class WordRuling:
    """A word with its kind now. `before` is what the site's words held of it; where that was the same already, the
    ruling `is_changed` not."""

    word: str
    kind: WordKind
    before: tuple[SiteWord, ...]
    is_changed: bool


def flagged_words(comment: Comment) -> tuple[str, ...]:
    """The words of this comment that raised a flag, as they are written in it, each once, the gravest flag's first."""
    texts = {Field.TEXT: comment.text, Field.NAME: comment.name, Field.WEBSITE: comment.website}
    found = (
        texts[span.field][span.start : span.end].lower()
        for flag in comment.flags
        if flag.code in OF_WORDS
        for span in flag.spans
    )
    return tuple(dict.fromkeys(word for word in found if word.strip()))


def never_flag(desk: Desk, word: str, comment_ids: Sequence[int]) -> WordRuling:
    """Allows a word in spite of all lists. Raises UserError for what can't be one of the site's words."""
    return _rule(desk, word, WordKind.ALLOWED, comment_ids)


def always_flag(desk: Desk, word: str, comment_ids: Sequence[int]) -> WordRuling:
    """Blocks a word, which is no longer allowed if it was. Raises UserError for what can't be one."""
    return _rule(desk, word, WordKind.BLOCKED, comment_ids)


def take_back(desk: Desk, ruling: WordRuling, comment_ids: Sequence[int]) -> None:
    """Makes the site's words what they were before the ruling. Raises Conflict where somebody changed them since."""
    with desk.database.writing() as connection:
        if _standing(connection, ruling.word) != (SiteWord(ruling.word, ruling.kind),):
            raise Conflict(f"What is said of “{ruling.word}” was changed by somebody meanwhile.")
        _put(connection, desk, ruling.word, ruling.before)
    _screen_again(desk, comment_ids)


def _rule(desk: Desk, text: str, kind: WordKind, comment_ids: Sequence[int]) -> WordRuling:
    ruled = SiteWord(site_words.plain_word(text), kind)
    with desk.database.writing() as connection:
        before = _standing(connection, ruled.word)
        if [each.kind for each in before] == [kind]:
            return WordRuling(ruled.word, kind, before, is_changed=False)
        _put(connection, desk, ruled.word, [ruled])
    _screen_again(desk, comment_ids)
    return WordRuling(ruled.word, kind, before, is_changed=True)


def _standing(connection: Connection, word: str) -> tuple[SiteWord, ...]:
    return tuple(each for each in words.words(connection) if each.word == word)


def _put(connection: Connection, desk: Desk, word: str, instead: Sequence[SiteWord]) -> None:
    words.remove_words(connection, [word])
    words.put_words(connection, instead, desk.actor.name, datetime.now(UTC))


def _screen_again(desk: Desk, comment_ids: Sequence[int]) -> None:
    """The word counts from now on even where a comment with an address can't be screened while the vault is locked."""
    with suppress(VaultLocked):
        rescreen_these(desk, comment_ids)
