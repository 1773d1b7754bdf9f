"""One batch of an import: what is new, what a newer file changes, and what stays as it was left here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from moderator.domain.comments import AuthorRecord
from moderator.domain.incoming import IncomingComment, Kept
from moderator.privacy.masking import mask_addresses
from moderator.screening.pipeline import Pipeline
from moderator.screening.wordpress_lists import wordpress_lists
from moderator.services.desk import Desk
from moderator.services.histories import Histories
from moderator.services.incoming_comments import Arrival
from moderator.services.keys import require_current_key
from moderator.services.written import Written
from moderator.storage import comments as comment_store
from moderator.storage import incoming, similar_texts, sites
from moderator.storage.database import Connection
from moderator.storage.incoming import Facts, NewComment, Source, StoredComment, UpdatedComment
from moderator.storage.sites import ImportCounts
from moderator.text.cleaning import clean_text
from moderator.text.site_address import SiteAddress


@dataclass(slots=True)
class _SortedOut:
    """What a batch brings; `screened` are the comments with a new text, by external id."""

    screened: Mapping[str, Written]
    histories: Histories
    added: list[NewComment] = field(default_factory=list)
    updated: list[UpdatedComment] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)

    def remember(self, new_ids: Mapping[str, int]) -> None:
        """Stores what the next batch has to know of this one, now that all its comments have ids."""
        for external_id, comment_id in new_ids.items():
            self.screened[external_id].id = comment_id
        self.histories.save()


class IntakeBatch:
    """The comments of one site and source system that are stored together."""

    def __init__(
        self, desk: Desk, site: tuple[SiteAddress, str], comments: list[IncomingComment], pipeline: Pipeline
    ) -> None:
        self._desk = desk
        self._address, self._title = site
        self._system = comments[0].source
        self.kept: list[Kept] = []
        """What stays as it stands here although the file says something else, once the batch is stored."""
        lists = wordpress_lists(desk.settings)
        self._arrivals = {
            clean_text(told.external_id): Arrival(told, self._address.canonical, desk.vault, pipeline, lists)
            for told in comments
        }

    def prepare(self) -> None:
        """Does what takes long before the write lock is taken: masking, fingerprints, screening."""
        with self._desk.database.reading() as connection:
            site = sites.site_at(connection, self._address.canonical)
            stored = self._stored(connection, site.id) if site else {}
        for external_id, arrival in self._arrivals.items():
            if _brings_text(arrival, stored.get(external_id)):
                arrival.work_ahead()

    def store(self, connection: Connection, import_id: int) -> ImportCounts:
        """Stores what is new or changed, in the caller's transaction."""
        require_current_key(connection, self._desk.vault)
        now = datetime.now(UTC)
        site = sites.ensure_site(connection, self._address.canonical, self._address.url, self._title)
        source = Source(site.id, self._system)
        found = self._sort_out(connection, source, now)
        ids = incoming.add_comments(connection, source, found.added, import_id, now)
        incoming.update_comments(connection, found.updated, now)
        found.remember(ids)
        incoming.link_parents(connection, source, list(self._arrivals))
        changed = len(found.added) + len(found.updated)
        self.kept = found.kept
        unchanged = len(self._arrivals) - changed - len(found.kept)
        return ImportCounts(len(found.added), len(found.updated), unchanged, len(found.kept))

    def _sort_out(self, connection: Connection, source: Source, now: datetime) -> _SortedOut:
        told = [arrival.article for arrival in self._arrivals.values()]
        articles = sites.ensure_articles(connection, source.site_id, self._system, told)
        authors = _Authors(connection, source.site_id, self._arrivals.values(), now)
        stored = self._stored(connection, source.site_id)
        screened = {
            external_id: authors.written(arrival, stored.get(external_id), now)
            for external_id, arrival in self._arrivals.items()
            if _brings_text(arrival, stored.get(external_id))
        }
        similar_texts.forget(connection, [each.id for each in screened.values() if each.id is not None])
        found = _SortedOut(screened, Histories(connection, source.site_id, list(screened.values())))
        for external_id, arrival in self._arrivals.items():
            facts = arrival.facts(articles[arrival.article.external_id], authors.id_of(arrival))
            known = stored.get(external_id)
            if known and facts.author_id is None:
                # A source without addresses, an export of ours for instance, takes none away.
                facts = replace(facts, author_id=known.facts.author_id)
            if known is None:
                found.added.append(arrival.new_comment(facts, found.histories.of(screened[external_id])))
            elif known.touched:
                if _differs_from_here(known, arrival, facts):
                    found.kept.append(Kept(arrival.incoming.where, _why_kept(known, arrival, facts)))
            elif facts != known.facts or arrival.text.masked_markup != known.markup:
                written = screened.get(external_id)
                history = found.histories.of(written) if written else None
                found.updated.append(arrival.update_of(known, facts, history))
        return found

    def _stored(self, connection: Connection, site_id: int) -> dict[str, StoredComment]:
        return incoming.stored_comments(connection, Source(site_id, self._system), list(self._arrivals))


class _Authors:
    """The authors of a batch: known ones are looked up, new ones sealed and stored."""

    def __init__(self, connection: Connection, site_id: int, arrivals: Iterable[Arrival], now: datetime) -> None:
        first = {arrival.fingerprint: arrival for arrival in reversed(list(arrivals)) if arrival.fingerprint}
        known = incoming.known_authors(connection, site_id, first)
        new = [arrival.author() for fingerprint, arrival in first.items() if fingerprint not in known]
        incoming.add_authors(connection, site_id, [author for author in new if author], now)
        self._ids = incoming.known_authors(connection, site_id, first)
        self._firsts = {arrival.incoming.external_id for mark, arrival in first.items() if mark not in known}
        self._records = comment_store.records(connection, set(known.values()))

    def id_of(self, arrival: Arrival) -> int | None:
        """The author's id, None where the comment came without an address."""
        return self._ids[arrival.fingerprint] if arrival.fingerprint else None

    def written(self, arrival: Arrival, known: StoredComment | None, now: datetime) -> Written:
        """What the comment's history is told from."""
        author_id = self.id_of(arrival)
        told = arrival.incoming
        return Written(
            name=mask_addresses(arrival.name),
            at=told.submitted or now,
            is_time_known=told.submitted is not None,
            sketch=arrival.sketch,
            author_id=author_id,
            ip_fingerprint=arrival.origin.ip_fingerprint if arrival.origin else None,
            record=None if author_id is None else self._records.get(author_id, AuthorRecord()),
            is_first=told.external_id in self._firsts,
            id=known.id if known else None,
        )


def _brings_text(arrival: Arrival, known: StoredComment | None) -> bool:
    """Whether it is new, or has another text than before that nobody here stands in the way of."""
    if known is None:
        return True
    return not known.touched and arrival.text.masked_markup != known.markup


def _differs_from_here(known: StoredComment, arrival: Arrival, facts: Facts) -> bool:
    """Whether the file says something else than what was left here: that stays, and is reported."""
    if arrival.text.masked_markup != known.markup:
        return True
    told_before = facts.source_status == known.facts.source_status
    agrees = told_before or facts.status == known.facts.status
    beside_status = replace(known.facts, status=facts.status, source_status=facts.source_status)
    return not agrees or facts != beside_status


def _why_kept(known: StoredComment, arrival: Arrival, facts: Facts) -> str:
    if facts.status != known.facts.status:
        return f"here it is {known.facts.status}, as somebody decided, and in the file {facts.status}"
    if arrival.text.masked_markup != known.markup:
        return "the file has another text, and here somebody decided or edited it"
    return "the file has other details, and here somebody decided or edited it"
