"""The histories of comments that are stored already, to be screened again."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from moderator.domain.comments import AuthorRecord, Status
from moderator.services.histories import Histories
from moderator.services.written import Written, sketch_for
from moderator.storage import comments, neighbours
from moderator.storage.database import Connection
from moderator.storage.screening_runs import Screenable

Batch = list[tuple[Screenable, Written]]


def histories_by_site(connection: Connection, read: Sequence[Screenable]) -> Iterator[tuple[Histories, Batch]]:
    """For each site the histories of its comments, and the comments as those are asked for them.

    Whoever stores new flags saves the histories too, in the same transaction, before asking for the next site's.
    """
    authors = {each.author_id for each in read if each.author_id is not None}
    records = comments.records(connection, authors)
    firsts = neighbours.first_comments(connection, authors)
    for site_id, of_site in groupby(sorted(read, key=_site), key=_site):
        batch = [(each, _written(each, records, firsts)) for each in of_site]
        yield Histories(connection, site_id, [written for _, written in batch]), batch


def _site(each: Screenable) -> int:
    return each.site_id


def _written(each: Screenable, records: Mapping[int, AuthorRecord], firsts: Mapping[int, int]) -> Written:
    author_id = each.author_id
    return Written(
        name=each.name,
        at=each.submitted or each.stored,
        is_time_known=each.submitted is not None,
        sketch=sketch_for(each.type, each.text),
        author_id=author_id,
        ip_fingerprint=each.ip_fingerprint,
        record=None if author_id is None else _before(records.get(author_id, AuthorRecord()), each.status),
        is_first=author_id is not None and firsts.get(author_id) == each.id,
        id=each.id,
    )


def _before(record: AuthorRecord, status: str) -> AuthorRecord:
    """The author's record without this very comment."""
    return AuthorRecord(
        record.approved - (status == Status.APPROVED),
        record.rejected - (status == Status.REJECTED),
        record.spam - (status == Status.SPAM),
    )
