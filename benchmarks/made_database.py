"""Fills a database with invented comments, table by table, many times faster than intake could.

Run by itself it fills a folder: `python benchmarks/made_database.py FOLDER COMMENTS`.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from made_data import SEED, SITE, MadeComment, article_count, author_count, made_comments
from measuring import MARKER, open_desk_in
from sqlalchemy import Table, insert
from uuid6 import uuid7

from moderator.domain.comments import RevisionSource, Status
from moderator.domain.personal import EmailAddress
from moderator.services.desk import Desk
from moderator.storage import schema, search_index
from moderator.storage.paging import pages
from moderator.storage.search_index import Indexed
from moderator.storage.sites import ensure_site, start_import
from moderator.text.site_address import site_address

ROWS_AT_ONCE = 10_000
_STATUS = {"0": Status.PENDING, "1": Status.APPROVED, "spam": Status.SPAM, "trash": Status.REJECTED}
_FLAGS = (("links", "link", 1), ("shouting", "capitals", 1), ("profanity", "word", 2), ("insult", "word", 3))
_NOW = next(made_comments(1)).submitted

Row = dict[str, Any]


def fill(folder: Path, how_many: int) -> None:
    """Makes the database of `folder` and stores so many comments in it."""
    with open_desk_in(folder) as desk:
        with desk.database.writing() as connection:
            address = site_address(SITE)
            assert address is not None
            site = ensure_site(connection, address.canonical, address.url, "The Paper")
            event = start_import(connection, desk.actor.name, "made.xml", "wxr", _NOW)
        same = {"site_id": site.id, "import_id": event, "source": "wordpress"}
        _insert(desk, schema.article, (_article(number, same) for number in _up_to(article_count(how_many))))
        numbers = _up_to(author_count(how_many))
        _insert(desk, schema.author, (_author(desk, number - 1, site.address, site.id) for number in numbers))
        _store(desk, how_many, same)
    (folder / MARKER).write_text(json.dumps({"comments": how_many}))


def _store(desk: Desk, how_many: int, same: Row) -> None:
    chance = random.Random(SEED)
    for made in pages(made_comments(how_many), ROWS_AT_ONCE):
        flags = [flag for comment in made for flag in _flags(comment, chance)]
        priorities = {flag["comment_id"]: round(chance.uniform(0.1, 1), 2) for flag in flags}
        comments = [_comment(comment, same, priorities.get(comment.number, 0.0)) for comment in made]
        revisions = [_revision(comment, priorities.get(comment.number, 0.0)) for comment in made]
        with desk.database.writing() as connection:
            connection.execute(insert(schema.comment), comments)
            connection.execute(insert(schema.revision), revisions)
            if flags:
                connection.execute(insert(schema.flag), flags)
            entries = [Indexed(comment.number, comment.text, comment.name) for comment in made]
            search_index.put(connection, entries, replace=False)


def _insert(desk: Desk, table: Table, rows: Iterator[Row]) -> None:
    for page in pages(rows, ROWS_AT_ONCE):
        with desk.database.writing() as connection:
            connection.execute(insert(table), page)


def _up_to(last: int) -> range:
    return range(1, last + 1)


def _article(number: int, same: Row) -> Row:
    return {
        "id": number,
        "uid": uuid7(),
        "site_id": same["site_id"],
        "source": same["source"],
        "external_id": str(number),
        "url": f"{SITE}/{number}",
        "title": f"Article {number}",
        "published_at": _NOW,
        "lead": "What the paper wrote.",
    }


def _author(desk: Desk, author: int, address: str, site_id: int) -> Row:
    email = EmailAddress(f"reader{author}@mail.example")
    fingerprint = desk.vault.fingerprint(address, email)
    return {
        "id": author + 1,
        "site_id": site_id,
        "fingerprint": fingerprint,
        "domain_fingerprint": desk.vault.domain_fingerprint(address, email),
        "sealed_address": desk.vault.seal_address(email, address, fingerprint),
        "key_id": desk.vault.key_id,
        "first_seen_at": _NOW,
    }


def _comment(made: MadeComment, same: Row, priority: float) -> Row:
    return same | {
        "id": made.number,
        "uid": uuid7(),
        "article_id": made.article,
        "author_id": None if made.author is None else made.author + 1,
        "parent_id": made.parent,
        "external_id": str(made.number),
        "parent_external_id": str(made.parent) if made.parent else None,
        "type": made.type,
        "status": _STATUS[made.status],
        "source_status": made.status,
        "version": 1,
        "revision": 1,
        "name": made.name,
        "website": made.website,
        "submitted_at": made.submitted,
        "submitted_raw": made.submitted.strftime("%Y-%m-%d %H:%M:%S"),
        "priority": priority,
        "marked": False,
        "touched": False,
    }


def _revision(made: MadeComment, priority: float) -> Row:
    return {
        "id": made.number,
        "comment_id": made.number,
        "number": 1,
        "source": RevisionSource.SITE,
        "markup": made.text,
        "text": made.text,
        "key_id": "",
        "priority": priority,
        "actor": "",
        "at": made.submitted,
    }


def _flags(made: MadeComment, chance: random.Random) -> Iterator[Row]:
    """Every fifth comment has a flag or two."""
    if chance.random() > 0.2:
        return
    for name, code, severity in chance.sample(_FLAGS, chance.choice((1, 1, 2))):
        yield {
            "revision_id": made.number,
            "comment_id": made.number,
            "filter": name,
            "code": code,
            "severity": severity,
            "parameters": "{}",
            "spans": json.dumps([["text", 0, min(5, len(made.text))]]),
        }


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
