"""Screening stored comments again, after words, settings or filters have changed.

Flags and priorities only: no decision, text or version is touched. What was stored of a run that was stopped or
killed stays, and the next one with the same work goes on from there.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from moderator.domain.flags import Flag
from moderator.domain.query import Query
from moderator.errors import RunUnderWay
from moderator.screening.filter_names import FILTER_NAMES
from moderator.screening.pipeline import Pipeline
from moderator.screening.priority import priority
from moderator.screening.subject import Subject
from moderator.screening.wordpress_lists import OF_THE_SENDER
from moderator.services.desk import Desk
from moderator.services.screen import pipeline_for
from moderator.services.sealing import identity_context, text_context
from moderator.services.stored_histories import histories_by_site
from moderator.storage import comments, learned_model, screening_runs, words
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


def rescreen_these(desk: Desk, comment_ids: Sequence[int]) -> int:
    """Screens a few comments at once, whatever else is screened. Returns how many have other flags than before.

    Raises VaultLocked at a text with an address where the vault is locked.
    """
    pipeline = pipeline_for(desk)
    return sum(_screen(desk, pipeline, None, chunk) for chunk in pages(sorted(set(comment_ids)), CHUNK))


def _screen(desk: Desk, pipeline: Pipeline, run: int | None, chunk: Sequence[int]) -> int:
    """Screens a chunk, of a run or by itself. Returns how many comments have other flags than before."""
    with desk.database.reading() as connection:
        read = list(screening_runs.screenable(connection, chunk))
    subjects = {each.id: _subject(desk, each) for each in read}
    found = {each.id: pipeline.check_text(subjects[each.id]) for each in read}
    changed = 0
    with desk.database.writing(scattered=True) as connection:
        for histories, batch in histories_by_site(connection, read):
            for each, written in batch:
                # Address, IP and browser are looked at when a comment comes in, and at no other time.
                of_the_sender = tuple(flag for flag in each.flags if flag.code in OF_THE_SENDER)
                flags = (
                    of_the_sender + found[each.id] + pipeline.check_history(subjects[each.id], histories.of(written))
                )
                if _told(flags) != _told(each.flags):
                    screening_runs.replace_flags(connection, each.id, each.revision_id, flags, priority(flags))
                    changed += 1
                if subjects[each.id].language != each.language:
                    screening_runs.set_language(connection, each.id, subjects[each.id].language)
            histories.save()
        if run is not None:
            screening_runs.advance(connection, run, chunk[-1])
    return changed


def _subject(desk: Desk, each: Screenable) -> Subject:
    """The comment in clear, as filters see it at intake."""
    markup = desk.vault.open(each.sealed_markup, text_context(each.uid)) if each.sealed_markup else each.markup
    name, website = each.name, each.website
    if each.sealed_identity:
        name, _, website = desk.vault.open(each.sealed_identity, identity_context(each.uid)).partition("\n")
    shown = readable(markup)
    return Subject(shown.text, name, website, shown.links, each.type, markup)


def _told(flags: Sequence[Flag]) -> list[str]:
    """What flags say, in whichever order they are stored."""
    return sorted(
        repr((each.filter, each.code, int(each.severity), sorted(each.parameters.items()), each.spans))
        for each in flags
    )


def _digest(desk: Desk, connection: Connection, query: Query) -> str:
    """Stands for the work: another query, other words, filters or settings are other work."""
    filters = (*FILTER_NAMES, *(plugin.name for plugin in desk.plugins))
    known = (query, words.words(connection), filters, desk.settings, learned_model.kept(connection))
    return sha256(repr(known).encode()).hexdigest()


def _about_other_run(desk: Desk) -> str:
    with desk.database.reading() as connection:
        began = screening_runs.under_way_since(connection)
    since = f", since {began:%Y-%m-%d %H:%M:%S} UTC" if began else ""
    return f"Comments are being screened again on this database already{since}. Try again when that has ended."
