"""Sites, their articles, and the record of imports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from uuid6 import uuid7

from moderator.storage.paging import pages
from moderator.storage.schema import article, author, import_event, site
from moderator.storage.writing import insert_row


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A stored site; `address` is the canonical one."""

    id: int
    address: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class NewArticle:
    """What a source says of an article."""

    external_id: str
    url: str
    title: str
    published: datetime | None
    lead: str


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What an import did with the comments it read."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0

    @property
    def brings_news(self) -> bool:
        """Whether anything is new or another than before."""
        return self.added > 0 or self.updated > 0


def site_at(connection: Connection, address: str) -> SiteRow | None:
    """The site with this canonical address."""
    row = connection.execute(select(site).where(site.c.address == address)).one_or_none()
    return SiteRow(row.id, row.address, row.url, row.title) if row else None


def site_titled(connection: Connection, title: str) -> SiteRow | None:
    """The site with this title, if there is exactly one."""
    rows = connection.execute(select(site).where(site.c.title == title)).all()
    return SiteRow(rows[0].id, rows[0].address, rows[0].url, rows[0].title) if len(rows) == 1 else None


def first_seen(connection: Connection, author_ids: Iterable[int]) -> dict[int, datetime]:
    """When the first comment of each of these authors came."""
    found: dict[int, datetime] = {}
    for page in pages(author_ids):
        read = select(author.c.id, author.c.first_seen_at).where(author.c.id.in_(page))
        found.update({row.id: row.first_seen_at for row in connection.execute(read)})
    return found


def titles(connection: Connection) -> dict[str, str]:
    """The title of each site, by its address, in the order of the titles."""
    return {row.url: row.title for row in connection.execute(select(site.c.url, site.c.title).order_by(site.c.title))}


def ensure_site(connection: Connection, address: str, url: str, title: str) -> SiteRow:
    """The site with this canonical address, stored now if it is new."""
    found = site_at(connection, address)
    if found is None:
        values = {"address": address, "url": url, "title": title, "time_zone": "UTC", "settings": "{}"}
        connection.execute(insert(site).values(uid=uuid7(), **values))
        return ensure_site(connection, address, url, title)
    if title and title != found.title:
        connection.execute(update(site).where(site.c.id == found.id).values(title=title))
    return found


def ensure_articles(
    connection: Connection, site_id: int, source: str, articles: Sequence[NewArticle]
) -> dict[str, int]:
    """The ids of these articles by external id; new ones are stored, changed ones brought up to date."""
    wanted = {new.external_id: new for new in articles}
    stored = _stored_articles(connection, site_id, source, list(wanted))
    missing = [new for external_id, new in wanted.items() if external_id not in stored]
    if missing:
        connection.execute(
            insert(article),
            [
                {
                    "uid": uuid7(),
                    "site_id": site_id,
                    "source": source,
                    "external_id": new.external_id,
                    **_facts(new),
                }
                for new in missing
            ],
        )
        stored |= _stored_articles(connection, site_id, source, [new.external_id for new in missing])
    for external_id, (article_id, known) in stored.items():
        if known != wanted[external_id]:
            changed = update(article).where(article.c.id == article_id)
            connection.execute(changed.values(**_facts(wanted[external_id])))
    return {external_id: article_id for external_id, (article_id, _) in stored.items()}


def lead_of(connection: Connection, article_id: int) -> str:
    """The first sentences of an article, as far as the source gave them."""
    found: str = connection.execute(select(article.c.lead).where(article.c.id == article_id)).scalar_one()
    return found


def start_import(connection: Connection, actor: str, file_name: str, format_name: str, at: datetime) -> int:
    """Records that an import began. Returns its id."""
    values = {"actor": actor, "file_name": file_name, "format": format_name, "started_at": at}
    none_yet = {"added": 0, "updated": 0, "unchanged": 0, "kept": 0}
    return insert_row(connection, import_event, uid=uuid7(), **values, **none_yet)


def record_import(connection: Connection, import_id: int, counts: ImportCounts, finished: datetime | None) -> None:
    """Records how far an import has come; `finished` when it has read everything."""
    values = {
        "added": counts.added,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "kept": counts.kept,
        "finished_at": finished,
    }
    connection.execute(update(import_event).where(import_event.c.id == import_id).values(**values))


def _facts(new: NewArticle) -> dict[str, object]:
    return {"url": new.url, "title": new.title, "published_at": new.published, "lead": new.lead}


def _stored_articles(
    connection: Connection, site_id: int, source: str, external_ids: Sequence[str]
) -> dict[str, tuple[int, NewArticle]]:
    found = {}
    for page in pages(external_ids):
        keyed = (article.c.site_id == site_id, article.c.source == source, article.c.external_id.in_(page))
        for row in connection.execute(select(article).where(*keyed)):
            known = NewArticle(row.external_id, row.url, row.title, row.published_at, row.lead)
            found[row.external_id] = (row.id, known)
    return found
