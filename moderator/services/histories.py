"""What is known of the comments of a batch beside themselves: copies, floods, authors, and who has their names.

Comments that are screened together know of each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from moderator.screening.filter import Burst, History
from moderator.services.similar_texts import SimilarTexts
from moderator.services.written import Written
from moderator.storage import comments as comment_store
from moderator.storage import neighbours
from moderator.storage.database import Connection
from moderator.storage.neighbours import Neighbour, Span
from moderator.text.similarity import name_key

BURST = timedelta(minutes=10)

MOST_SHARING = 5
"""A name that more authors write under belongs to nobody."""


class Histories:
    """The histories of the comments of one batch, all at one site."""

    def __init__(self, connection: Connection, site_id: int, batch: Sequence[Written]) -> None:
        self._texts = SimilarTexts(connection, batch)
        self._bursts = _Bursts(connection, batch)
        self._names = _Names(connection, site_id, batch)

    def of(self, written: Written) -> History:
        """What the history filters may know."""
        return History(
            author=written.record,
            first_by_author=written.is_first,
            copies=self._texts.copies(written),
            burst=self._bursts.of(written),
            namesake_approved=self._names.namesake_approved(written),
        )

    def save(self) -> None:
        """Stores what the next batch has to know of this one; by now its comments are stored, with ids in `Written`."""
        self._texts.save()
        self._names.save()


class _Bursts:
    """Who wrote how often at about the same time."""

    def __init__(self, connection: Connection, batch: Sequence[Written]) -> None:
        self._times: defaultdict[int | bytes, list[datetime]] = defaultdict(list)
        timed = [each for each in batch if each.is_time_known]
        ids = {each.id for each in timed if each.id is not None}
        for each in timed:
            for by in _sources(each):
                self._times[by].append(each.at)
        for neighbour in _stored(connection, timed) if timed else ():
            if neighbour.comment_id not in ids:
                self._times[neighbour.by].append(neighbour.at)

    def of(self, written: Written) -> Burst:
        """The others within ten minutes around this comment."""
        return Burst(self._others(written, written.author_id), self._others(written, written.ip_fingerprint))

    def _others(self, written: Written, by: int | bytes | None) -> int:
        if by is None or not written.is_time_known:
            return 0
        return sum(abs(at - written.at) <= BURST / 2 for at in self._times[by]) - 1


class _Names:
    """Who else writes under the names of a batch."""

    def __init__(self, connection: Connection, site_id: int, batch: Sequence[Written]) -> None:
        self._connection = connection
        self._keys = {each: name_key(each.name) for each in batch}
        self._everywhere: defaultdict[str, set[int]] = defaultdict(set)
        self._here: defaultdict[str, set[int]] = defaultdict(set)
        for key, author_id, at_site in neighbours.names_of(connection, set(self._keys.values())):
            self._everywhere[key].add(author_id)
            if at_site == site_id:
                self._here[key].add(author_id)
        self._records = comment_store.records(connection, {author for found in self._here.values() for author in found})

    def namesake_approved(self, written: Written) -> int:
        """How many comments are approved of another author with this name."""
        key = self._keys[written]
        if not key or len(self._everywhere[key]) > MOST_SHARING:
            return 0
        others = self._here[key] - {written.author_id}
        return max((self._records[other].approved for other in others if other in self._records), default=0)

    def save(self) -> None:
        """Notes the names of known authors; of a name that many have, no more than that."""
        added = []
        for written, key in self._keys.items():
            known = self._everywhere[key]
            author_id = written.author_id
            if key and author_id is not None and author_id not in known and len(known) <= MOST_SHARING:
                known.add(author_id)
                added.append((key, author_id))
        neighbours.add_names(self._connection, added)


def _sources(written: Written) -> Iterable[int | bytes]:
    return [by for by in (written.author_id, written.ip_fingerprint) if by is not None]


def _stored(connection: Connection, timed: Sequence[Written]) -> list[Neighbour]:
    """What is stored by the same authors and from the same addresses, from about that time."""
    times = [each.at for each in timed]
    ids = [each.id for each in timed if each.id is not None]
    last = max(ids) + neighbours.RECENT if len(ids) == len(timed) else neighbours.highest_id(connection)
    first = min(ids, default=last)
    span = Span(first, last, min(times) - BURST, max(times) + BURST)
    return [
        *neighbours.by_authors(connection, {each.author_id for each in timed if each.author_id is not None}, span),
        *neighbours.by_origins(connection, {each.ip_fingerprint for each in timed if each.ip_fingerprint}, span),
    ]
