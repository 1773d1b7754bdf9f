"""The sealed values: reading one for a reveal, and all of them when the vault's key is changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, select, update

from moderator.storage.schema import author, comment, comment_origin, reveal, revision, site
from moderator.storage.writing import insert_row


@dataclass(frozen=True, slots=True)
class SealedAddress:
    """A sealed address with what it is sealed to: site and fingerprint."""

    author_id: int
    site: str
    fingerprint: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class SealedOrigin:
    """A sealed IP and browser, with what they are sealed to."""

    comment_id: int
    comment_uid: UUID
    site: str
    sealed_ip: bytes | None
    sealed_agent: bytes | None


@dataclass(frozen=True, slots=True)
class SealedText:
    """A sealed original, of a text or of a name and website, with the comment it is sealed to."""

    row_id: int
    comment_uid: UUID
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Resealed:
    """The same values sealed by another key, ready to be stored."""

    addresses: Sequence[dict[str, object]]
    origins: Sequence[dict[str, object]]
    texts: Sequence[dict[str, object]]
    identities: Sequence[dict[str, object]]


_ADDRESSES = (
    select(author.c.id, site.c.address, author.c.fingerprint, author.c.sealed_address)
    .join(site, site.c.id == author.c.site_id)
    .where(author.c.sealed_address.is_not(None))
)


def address_of(connection: Connection, comment_id: int) -> SealedAddress | None:
    """The sealed address of this comment's author, None where the comment came without one."""
    wanted = _ADDRESSES.join(comment, comment.c.author_id == author.c.id).where(comment.c.id == comment_id)
    row = connection.execute(wanted).one_or_none()
    return SealedAddress(row.id, row.address, row.fingerprint, row.sealed_address) if row else None


def record_reveal(connection: Connection, comment_id: int, actor: str, reason: str, at: datetime) -> int:
    """Puts a reveal on record. Returns its id."""
    return insert_row(connection, reveal, comment_id=comment_id, actor=actor, reason=reason, at=at)


def addresses(connection: Connection) -> Iterator[SealedAddress]:
    """Every sealed address."""
    for row in connection.execute(_ADDRESSES.order_by(author.c.id)):
        yield SealedAddress(row.id, row.address, row.fingerprint, row.sealed_address)


def origins(connection: Connection) -> Iterator[SealedOrigin]:
    """Every sealed IP and browser."""
    read = (
        select(comment_origin, comment.c.uid, site.c.address)
        .join(comment, comment.c.id == comment_origin.c.comment_id)
        .join(site, site.c.id == comment.c.site_id)
    )
    for row in connection.execute(read):
        yield SealedOrigin(row.comment_id, row.uid, row.address, row.sealed_ip, row.sealed_agent)


def texts(connection: Connection) -> Iterator[SealedText]:
    """Every sealed original text."""
    read = select(revision.c.id, comment.c.uid, revision.c.sealed_markup).join(
        comment, comment.c.id == revision.c.comment_id
    )
    for row in connection.execute(read.where(revision.c.sealed_markup.is_not(None))):
        yield SealedText(row.id, row.uid, row.sealed_markup)


def identities(connection: Connection) -> Iterator[SealedText]:
    """Every sealed name and website."""
    read = select(comment.c.id, comment.c.uid, comment.c.sealed_identity)
    for row in connection.execute(read.where(comment.c.sealed_identity.is_not(None))):
        yield SealedText(row.id, row.uid, row.sealed_identity)


def store_resealed(connection: Connection, resealed: Resealed) -> None:
    """Replaces sealed values; each row names its id as `of` and the columns it changes."""
    for table, key, rows in (
        (author, author.c.id, resealed.addresses),
        (comment_origin, comment_origin.c.comment_id, resealed.origins),
        (revision, revision.c.id, resealed.texts),
        (comment, comment.c.id, resealed.identities),
    ):
        if rows:
            columns: dict[str, BindParameter[object]] = {name: BindParameter(name) for name in rows[0] if name != "of"}
            connection.execute(update(table).where(key == bindparam("of")).values(columns), list(rows))
