"""Finds the comments that say the same, whoever wrote them and under whichever article, and keeps them as clusters."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property

from moderator.screening.filter import Copies
from moderator.services.written import Written
from moderator.storage import similar_texts as store
from moderator.storage.database import Connection
from moderator.storage.similar_texts import Holder, Member
from moderator.text.similarity import Sketch, alike, sketch

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

WINDOW = timedelta(days=30)
"""Texts are compared with those of so long before and after."""

MOST_HOLDERS = 16
"""Comments noted for one key in that time: a band that many texts share must not slow down the next ones."""

FEWEST_DAYS = 2
"""Copies of the same hour are told as "within 2 days", which is true of them too."""

MOST_COUNTED = 300
"""Members of a cluster that are counted one by one."""


@dataclass(eq=False)
class _Text:
    """A text that others are compared with; `id` is None until it is stored."""

    id: int | None
    at: datetime
    name: str
    masked: str = ""
    known_sketch: Sketch | None = None
    is_member: bool = False

    def __post_init__(self) -> None:
        self.cluster = _Cluster([self])

    @cached_property
    def sketch(self) -> Sketch | None:
        """What it is compared by; of a stored text it is made anew."""
        return self.known_sketch or sketch(self.masked)

    @cached_property
    def member(self) -> Member:
        """The text as others count it."""
        return Member(self.id or 0, 0, self.sketch.digest if self.sketch else 0, self.at, self.name)


@dataclass(eq=False, slots=True)
class _Cluster:
    """Texts that say the same; `stored` are the clusters in the database that go on in it.

    Members of those are read only when they are counted.
    """

    texts: list[_Text]
    stored: set[int] = field(default_factory=set)

    @property
    def added(self) -> list[_Text]:
        """Those that are in no cluster of the database."""
        return [text for text in self.texts if not text.is_member]

    def take_in(self, other: "_Cluster") -> None:
        """Makes one cluster of two."""
        if other is self:
            return
        self.stored |= other.stored
        self.texts += other.texts
        for text in other.texts:
            text.cluster = self


class SimilarTexts:
    """The texts of one batch, compared with each other and with what is stored."""

    def __init__(self, connection: Connection, batch: Sequence[Written]) -> None:
        self._connection = connection
        self._of = {each: _Text(each.id, each.at, each.name, known_sketch=each.sketch) for each in batch if each.sketch}
        self._stored: dict[int, _Text] = {text.id: text for text in self._of.values() if text.id is not None}
        self._holders: defaultdict[int, list[_Text]] = defaultdict(list)
        self._new_keys: list[tuple[int, _Text]] = []
        self._counted: dict[int, list[Member]] = {}
        if self._of:
            times = [text.at for text in self._of.values()]
            self._start, self._end = min(times) - WINDOW, max(times) + WINDOW
            self._read_stored()
        for text in self._of.values():
            self._place(text)

    def copies(self, written: Written) -> Copies | None:
        """The others with this comment's text, or a similar one; None where there are none."""
        text = self._of.get(written)
        if text is None:
            return None
        others = [other for other in self._others(text) if _are_near(other, text)]
        if not others:
            return None
        return Copies(
            count=len(others),
            names=len({other.name for other in others}),
            days=max(FEWEST_DAYS, max(abs(other.at - text.at) for other in others).days + 1),
            is_same=all(other.digest == text.member.digest for other in others),
        )

    def save(self) -> None:
        """Stores keys and clusters; by now all comments of the batch are stored, and their ids in `Written`."""
        for written, text in self._of.items():
            text.id = written.id
        store.add_keys(self._connection, [Holder(key, _day(text.at), _id(text)) for key, text in self._new_keys])
        for cluster in {text.cluster: None for text in self._of.values()}:
            added = cluster.added
            if added and (cluster.stored or len(added) > 1):
                kept, *others = sorted(cluster.stored) or [min(_id(text) for text in added)]
                members = [Member(_id(text), kept, text.member.digest, text.at) for text in added]
                store.put_members(self._connection, members)
                store.join_clusters(self._connection, kept, others)

    def _read_stored(self) -> None:
        """Reads who holds the keys of these texts, and which of those are in a cluster already."""
        keys = {key for text in self._of.values() for key in _keys(text)}
        held = store.holders(self._connection, keys, _day(self._start), _day(self._end))
        days = {each.comment_id: each.day for each in held}
        for found in store.texts(self._connection, days.keys() - self._stored.keys()):
            at = found.submitted or EPOCH + timedelta(days=days[found.comment_id])
            self._stored[found.comment_id] = _Text(found.comment_id, at, found.name, found.text)
        for each in held:
            self._holders[each.key].append(self._stored[each.comment_id])
        clusters: dict[int, _Cluster] = {}
        for comment_id, member in store.members(self._connection, self._stored).items():
            text = self._stored[comment_id]
            text.is_member = True
            text.cluster.stored.add(member.cluster)
            clusters.setdefault(member.cluster, text.cluster).take_in(text.cluster)

    def _place(self, text: _Text) -> None:
        """Unites a text with those like it, and notes its keys for the next ones."""
        digest, *bands = keys = _keys(text)
        same = self._near(digest, text, WINDOW)
        # One of them is enough: those with the same text have found each other already.
        for other in same[:1] or self._similar(text, bands):
            other.cluster.take_in(text.cluster)
        if self._near(digest, text, WINDOW / 2):
            return
        for key in keys:
            holders = self._holders[key]
            if text not in holders and len(self._near(key, text, WINDOW / 2)) < MOST_HOLDERS:
                holders.append(text)
                self._new_keys.append((key, text))

    def _similar(self, text: _Text, bands: Sequence[int]) -> Iterator[_Text]:
        """The texts like this one, as far as they are not united with it by then."""
        for other in dict.fromkeys(other for band in bands for other in self._near(band, text, WINDOW)):
            if other.cluster is not text.cluster and text.sketch and other.sketch and alike(text.sketch, other.sketch):
                yield other

    def _near(self, key: int, text: _Text, within: timedelta) -> list[_Text]:
        return [other for other in self._holders[key] if other is not text and abs(other.at - text.at) <= within]

    def _others(self, text: _Text) -> Iterator[Member]:
        for stored in text.cluster.stored:
            if stored not in self._counted:
                found = store.newest_of_cluster(self._connection, stored, self._start, self._end, MOST_COUNTED)
                self._counted[stored] = list(found)
            yield from (member for member in self._counted[stored] if member.comment_id != text.id)
        yield from (other.member for other in text.cluster.added if other is not text)


def _keys(text: _Text) -> tuple[int, ...]:
    return (text.sketch.digest, *text.sketch.bands) if text.sketch else ()


def _day(at: datetime) -> int:
    return (at - EPOCH).days


def _id(text: _Text) -> int:
    if text.id is None:
        raise AssertionError("the comments of a batch are stored before their keys")
    return text.id


def _are_near(first: Member, second: _Text) -> bool:
    return abs(first.at - second.at) <= WINDOW
