"""The site's own words and exceptions."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from moderator.domain.site_words import SiteWord, Tier, WordKind
from moderator.storage.schema import site_word


def words(connection: Connection) -> list[SiteWord]:
    """All of them, in the order of the alphabet."""
    return [
        SiteWord(row.word, WordKind(row.kind), Tier(row.tier) if row.tier else None, row.language)
        for row in connection.execute(select(site_word).order_by(site_word.c.word, site_word.c.kind))
    ]


def put_words(connection: Connection, added: Sequence[SiteWord], actor: str, at: datetime) -> int:
    """Stores words in place of the same ones of the same kind. Returns how many are new or changed."""
    stored = set(words(connection))
    changed = [new for new in added if new not in stored]
    for new in changed:
        connection.execute(delete(site_word).where(site_word.c.word == new.word, site_word.c.kind == new.kind))
        values = {"kind": new.kind, "tier": new.tier, "language": new.language, "actor": actor, "at": at}
        connection.execute(insert(site_word).values(word=new.word, **values))
    return len(changed)


def remove_words(connection: Connection, removed: Sequence[str]) -> list[str]:
    """Removes words, whether blocked or allowed. Returns those that were there."""
    there = {word.word for word in words(connection)} & set(removed)
    connection.execute(delete(site_word).where(site_word.c.word.in_(there)))
    return sorted(there)
