"""Screening stored comments again, after words, settings or filters have changed.

Flags and priorities only: no decision, text or version is touched. What was stored of a run that was stopped or
killed stays, and the next one with the same work goes on from there.
"""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby

from moderator.domain.comments import AuthorRecord, Status
from moderator.domain.flags import Flag
from moderator.domain.query import Query
from moderator.errors import RunUnderWay
from moderator.screening.filter import History
from moderator.screening.filter_list import FILTER_NAMES
from moderator.screening.pipeline import Pipeline
from moderator.screening.priority import priority
from moderator.screening.subject import Subject
from moderator.services.desk import Desk
from moderator.services.histories import Histories
from moderator.services.screen import pipeline_for
from moderator.services.sealing import identity_context, text_context
from moderator.services.written import Written, sketch_for
from moderator.storage import comments, neighbours, screening_runs, words
from moderator.storage.database import Connection
from moderator.storage.paging import pages
from moderator.storage.run_lock import run_lock
from moderator.storage.screening_runs import Screenable
from moderator.text.html_text import readable

CHUNK = 200
"""Comments stored in one transaction, so that nobody waits long for the lock."""


@dataclass(frozen=True, slots=True)
class Rescreened:
    """How far a run has come. `done` includes what an earlier run did that was stopped; `changed` does not."""

    done: int
    total: int
    changed: int


def rescreen(desk: Desk, query: Query) -> Generator[Rescreened, None, None]:
    """Screens the comments that match once more; yields how far it has come, first of all how far an earlier run did.

    Closing it stops after a chunk. Raises RunUnderWay where another run is at work on this database, VaultLocked at a
    text with an address where the vault is locked.
    """
    with run_lock(desk.database, "screening") as is_ours:
        if not is_ours:
            raise RunUnderWay(_about_other_run(desk))
        pipeline = pipeline_for(desk)
        with desk.database.writing() as connection:
            work = _digest(desk, connection, query)
            run, last = screening_runs.begin(connection, desk.actor.name, work, datetime.now(UTC))
            ids = sorted(comments.ids(connection, query))
        left = [comment_id for comment_id in ids if comment_id > last]
        done, changed = len(ids) - len(left), 0
        yield Rescreened(done, len(ids), changed)
        for chunk in pages(left, CHUNK):
            changed += _screen(desk, pipeline, run, chunk)
            done += len(chunk)
            yield Rescreened(done, len(ids), changed)
        with desk.database.writing() as connection:
            screening_runs.finish(connection, run, datetime.now(UTC))


def _screen(desk: Desk, pipeline: Pipeline, run: int, chunk: Sequence[int]) -> int:
    """Screens a chunk. Returns how many comments have other flags than before."""
    with desk.database.reading() as connection:
        read = list(screening_runs.screenable(connection, chunk))
    subjects = {each.id: _subject(desk, each) for each in read}
    found = {each.id: pipeline.check_text(subjects[each.id]) for each in read}
    changed = 0
    with desk.database.writing() as connection:
        for each, history in _histories(connection, read):
            flags = found[each.id] + pipeline.check_history(subjects[each.id], history)
            if _told(flags) != _told(each.flags):
                screening_runs.replace_flags(connection, each.id, each.revision_id, flags, priority(flags))
                changed += 1
        screening_runs.advance(connection, run, chunk[-1])
    return changed


def _histories(connection: Connection, read: Sequence[Screenable]) -> Iterator[tuple[Screenable, History]]:
    """Each comment with its history, which is noted for the next ones once all of a site are through."""
    authors = {each.author_id for each in read if each.author_id is not None}
    records = comments.records(connection, authors)
    firsts = neighbours.first_comments(connection, authors)
    for site_id, of_site in groupby(sorted(read, key=_site), key=_site):
        batch = [(each, _written(each, records, firsts)) for each in of_site]
        histories = Histories(connection, site_id, [written for _, written in batch])
        for each, written in batch:
            yield each, histories.of(written)
        histories.save()


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


def _subject(desk: Desk, each: Screenable) -> Subject:
    """The comment in clear, as filters see it at intake."""
    markup = desk.vault.open(each.sealed_markup, text_context(each.uid)) if each.sealed_markup else each.markup
    name, website = each.name, each.website
    if each.sealed_identity:
        name, _, website = desk.vault.open(each.sealed_identity, identity_context(each.uid)).partition("\n")
    shown = readable(markup)
    return Subject(shown.text, name, website, shown.links, each.type)


def _told(flags: Sequence[Flag]) -> list[str]:
    """What flags say, in whichever order they are stored."""
    return sorted(
        repr((each.filter, each.code, int(each.severity), sorted(each.parameters.items()), each.spans))
        for each in flags
    )


def _digest(desk: Desk, connection: Connection, query: Query) -> str:
    """Stands for the work: another query, other words, filters or settings are other work."""
    known = (query, words.words(connection), FILTER_NAMES, desk.settings.screening_staff)
    return sha256(repr(known).encode()).hexdigest()


def _about_other_run(desk: Desk) -> str:
    with desk.database.reading() as connection:
        began = screening_runs.under_way_since(connection)
    since = f", since {began:%Y-%m-%d %H:%M:%S} UTC" if began else ""
    return f"Comments are being screened again on this database already{since}. Try again when that has ended."
