"""Storing the comments that an import brings, and their authors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, insert, select, update

from moderator.domain.comments import RevisionSource, Status
from moderator.storage.paging import pages
from moderator.storage.schema import author, comment, comment_origin, revision
from moderator.storage.texts import NewRevision, NewText, add_revisions, index_current


@dataclass(frozen=True, slots=True)
class Source:
    """Where comments come from; with the external id it is a comment's key."""

    site_id: int
    system: str


@dataclass(frozen=True, slots=True)
class NewAuthor:
    """A sealed address and its fingerprints."""

    fingerprint: bytes
    domain_fingerprint: bytes
    sealed_address: bytes | None
    key_id: str


@dataclass(frozen=True, slots=True)
class NewOrigin:
    """Where a comment was sent from, sealed."""

    sealed_ip: bytes | None
    sealed_agent: bytes | None
    ip_fingerprint: bytes | None
    key_id: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a source says of a comment beside its text, addresses masked; a newer file may change it."""

    article_id: int
    author_id: int | None
    parent_external_id: str | None
    type: str
    status: Status
    source_status: str
    name: str
    website: str
    submitted: datetime | None
    submitted_raw: str


@dataclass(frozen=True, slots=True)
class NewComment:
    """A comment that is not stored yet."""

    uid: UUID
    external_id: str
    facts: Facts
    sealed_identity: bytes | None
    text: NewText
    language: str | None
    origin: NewOrigin | None


@dataclass(frozen=True, slots=True)
class StoredComment:
    """What is stored of a comment that a file brings again. `markup` is the newest that the site sent."""

    id: int
    uid: UUID
    touched: bool
    revision: int
    facts: Facts
    markup: str


@dataclass(frozen=True, slots=True)
class UpdatedComment:
    """What a newer file says of an untouched comment; `text` is None where it did not change.

    With `same_identity`, name and website are as they were, and so is what is sealed of them.
    """

    id: int
    facts: Facts
    sealed_identity: bytes | None
    same_identity: bool
    revision: int
    text: NewText | None
    language: str | None


def known_authors(connection: Connection, site_id: int, fingerprints: Iterable[bytes]) -> dict[bytes, int]:
    """The ids of the authors that are known at this site, by fingerprint."""
    found = {}
    for page in pages(set(fingerprints)):
        known = select(author.c.fingerprint, author.c.id).where(
            author.c.site_id == site_id, author.c.fingerprint.in_(page)
        )
        found.update({bytes(row.fingerprint): row.id for row in connection.execute(known)})
    return found


def add_authors(connection: Connection, site_id: int, added: Sequence[NewAuthor], at: datetime) -> None:
    """Stores authors that are not known yet."""
    if added:
        rows = [
            {
                "site_id": site_id,
                "fingerprint": new.fingerprint,
                "domain_fingerprint": new.domain_fingerprint,
                "sealed_address": new.sealed_address,
                "key_id": new.key_id,
                "first_seen_at": at,
            }
            for new in added
        ]
        connection.execute(insert(author), rows)


def stored_comments(connection: Connection, source: Source, external_ids: Iterable[str]) -> dict[str, StoredComment]:
    """The comments of this source that are stored already, by external id."""
    newest_of_site = revision.alias()
    newest = (
        select(newest_of_site.c.markup)
        .where(newest_of_site.c.comment_id == comment.c.id, newest_of_site.c.source == RevisionSource.SITE)
        .order_by(newest_of_site.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    found = {}
    for page in pages(external_ids):
        rows = connection.execute(select(comment, newest.label("markup")).where(_keyed(source, page)))
        found.update({row.external_id: _stored(row) for row in rows})
    return found


def add_comments(
    connection: Connection, source: Source, added: Sequence[NewComment], import_id: int, at: datetime
) -> Mapping[str, int]:
    """Stores comments with their first text, flags, origin and search entry. Returns their ids, by external id."""
    if not added:
        return {}
    connection.execute(insert(comment), [_comment_row(source, new, import_id) for new in added])
    ids = _ids(connection, source, [new.external_id for new in added])
    add_revisions(connection, [NewRevision(ids[new.external_id], 1, new.text, "", at) for new in added])
    origins = [_origin_row(ids[new.external_id], new.origin) for new in added if new.origin]
    if origins:
        connection.execute(insert(comment_origin), origins)
    index_current(connection, ids.values(), replace=False)
    return ids


def update_comments(connection: Connection, updated: Sequence[UpdatedComment], at: datetime) -> None:
    """Brings comments that nobody touched here to what a newer file says; a new text is a new revision."""
    for new in updated:
        values = _facts_row(new.facts)
        if not new.same_identity:
            values["sealed_identity"] = new.sealed_identity
        if new.text:
            values |= {"revision": new.revision + 1, "priority": new.text.priority, "language": new.language}
            add_revisions(connection, [NewRevision(new.id, new.revision + 1, new.text, "", at)])
        statement = update(comment).where(comment.c.id == new.id)
        connection.execute(statement.values(version=comment.c.version + 1, parent_id=None, **values))
    index_current(connection, [new.id for new in updated], replace=True)


def link_parents(connection: Connection, source: Source, external_ids: Sequence[str]) -> None:
    """Ties these comments to their parents, and earlier ones that were waiting for them."""
    parent = comment.alias()
    parent_id = (
        select(parent.c.id)
        .where(
            parent.c.site_id == source.site_id,
            parent.c.source == source.system,
            parent.c.external_id == comment.c.parent_external_id,
            parent.c.id != comment.c.id,
        )
        .scalar_subquery()
    )
    linked = update(comment).values(parent_id=parent_id).where(comment.c.parent_id.is_(None))
    # Said so that SQLite does not walk all replies of the site for it.
    replies = func.coalesce(comment.c.parent_external_id, "") != ""
    ours = (comment.c.site_id == source.site_id, comment.c.source == source.system)
    for page in pages(external_ids):
        connection.execute(linked.where(_keyed(source, page), replies))
        connection.execute(linked.where(*ours, comment.c.parent_external_id.in_(page)))


def _keyed(source: Source, external_ids: Sequence[str]) -> Any:
    return (
        (comment.c.site_id == source.site_id)
        & (comment.c.source == source.system)
        & comment.c.external_id.in_(external_ids)
    )


def _ids(connection: Connection, source: Source, external_ids: Sequence[str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for page in pages(external_ids):
        rows = connection.execute(select(comment.c.external_id, comment.c.id).where(_keyed(source, page)))
        found.update({row.external_id: row.id for row in rows})
    return found


def _comment_row(source: Source, new: NewComment, import_id: int) -> dict[str, Any]:
    return _facts_row(new.facts) | {
        "uid": new.uid,
        "site_id": source.site_id,
        "source": source.system,
        "external_id": new.external_id,
        "import_id": import_id,
        "version": 1,
        "revision": 1,
        "sealed_identity": new.sealed_identity,
        "language": new.language,
        "priority": new.text.priority,
        "marked": False,
        "touched": False,
    }


def _facts_row(facts: Facts) -> dict[str, Any]:
    return {
        "article_id": facts.article_id,
        "author_id": facts.author_id,
        "parent_external_id": facts.parent_external_id,
        "type": facts.type,
        "status": facts.status,
        "source_status": facts.source_status,
        "name": facts.name,
        "website": facts.website,
        "submitted_at": facts.submitted,
        "submitted_raw": facts.submitted_raw,
    }


def _origin_row(comment_id: int, origin: NewOrigin) -> dict[str, Any]:
    return {
        "comment_id": comment_id,
        "sealed_ip": origin.sealed_ip,
        "sealed_agent": origin.sealed_agent,
        "ip_fingerprint": origin.ip_fingerprint,
        "key_id": origin.key_id,
    }


def _stored(row: Row[Any]) -> StoredComment:
    facts = Facts(
        article_id=row.article_id,
        author_id=row.author_id,
        parent_external_id=row.parent_external_id,
        type=row.type,
        status=Status(row.status),
        source_status=row.source_status,
        name=row.name,
        website=row.website,
        submitted=row.submitted_at,
        submitted_raw=row.submitted_raw,
    )
    return StoredComment(row.id, row.uid, row.touched, row.revision, facts, row.markup)
