"""How many mutated copies are found among other comments, how many others are taken for copies, and how fast."""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import islice
from time import perf_counter, process_time

from made_data import made_comments
from measuring import arguments, bare_connection, made_desk, peak_mib, show

from moderator.app import DATABASE_FILE
from moderator.services.desk import Desk
from moderator.services.similar_texts import SimilarTexts
from moderator.services.written import Written, sketch_for

BATCH = 500
COPIES = 50
WAVES = 20
SPREAD = 4_000
"""A wave's copies lie among so many comments, which is two weeks of them."""

SEED = 11
MOST_CHANGES = 6
SHORTEST = 120
LOOKALIKES = str.maketrans("aeopcx", "аеорсх")
GREETINGS = ("Hello! ", "Dear all, ", "Բարև, ", "Good morning to everybody here. ", "")
ENDINGS = (" 😀😀", " See www.example.net/{}", " Write me!!!", " (nr {})", "...")


@dataclass(frozen=True, slots=True)
class Read:
    """A comment as the walk meets it; `wave` is None for an ordinary one."""

    id: int
    name: str
    text: str
    at: datetime
    wave: int | None


def main() -> None:
    """Measures and prints."""
    comments = arguments(__doc__, 100_000).comments
    with made_desk(comments) as desk:
        waves = _plant(desk, comments)
        read = list(_read(desk, waves))
        wall, cpu = _walk(desk, read)
        clusters = _clusters(desk)
    show(f"{comments:,} comments, {len(waves):,} of them copies", "found", "others taken for one")
    show("keys, bands, comparison", *_quality(read, clusters))
    show("exact hash of the words", *_quality(read, _by(read, _words)))
    show("exact hash of the bytes", *_quality(read, _by(read, lambda text: text)))
    show("comments a second", "wall clock", "processor")
    show("sketch, find, count and store", *(f"{len(read) / taken:,.0f}" for taken in (wall, cpu)))
    show("sketch alone", *_rate(read, lambda text: sketch_for("comment", text)))
    show("blake2b of the bytes, for comparison", *_rate(read, lambda text: blake2b(text.encode()).digest()))
    show("peak memory", f"{peak_mib():,.0f} MiB")


def _plant(desk: Desk, comments: int) -> dict[int, int]:
    """Writes the copies over ordinary comments. Returns each one's wave, by the comment's id."""
    chance = random.Random(SEED)
    # Of comments beyond those in the database, so that no original lies among the others.
    beyond = islice(made_comments(comments + 100 * WAVES), comments, None)
    texts = [comment.text for comment in beyond if len(comment.text) >= SHORTEST][:WAVES]
    waves: dict[int, int] = {}
    with closing(sqlite3.connect(desk.data_dir / DATABASE_FILE)) as connection, connection:
        for wave, text in enumerate(texts):
            first = chance.randrange(max(1, comments - SPREAD))
            free = [place for place in range(first + 1, min(first + SPREAD, comments) + 1) if place not in waves]
            for comment_id in chance.sample(free, COPIES):
                waves[comment_id] = wave
                copy = _mutated(text, chance)
                connection.execute("UPDATE revision SET text = ? WHERE comment_id = ?", (copy, comment_id))
    return waves


def _mutated(text: str, chance: random.Random) -> str:
    """The text as the next sender of a wave writes it: one to six changes."""
    changes: tuple[Callable[[str], str], ...] = (
        lambda old: chance.choice(GREETINGS) + old,
        lambda old: old + chance.choice(ENDINGS).format(chance.randrange(10_000)),
        lambda old: _with_word(old, chance, lambda word: word.translate(LOOKALIKES)),
        lambda old: _with_word(old, chance, str.upper),
        lambda old: _with_word(old, chance, lambda word: word[::-1]),
        lambda old: _with_word(old, chance, lambda word: word + "\u200b, "),
        lambda old: _with_word(old, chance, lambda word: ""),
        lambda old: old.replace(" ", "  ", 5),
    )
    for change in chance.choices(changes, k=chance.randint(1, MOST_CHANGES)):
        text = change(text)
    return text


def _with_word(text: str, chance: random.Random, change: Callable[[str], str]) -> str:
    words = text.split(" ")
    place = chance.randrange(len(words))
    words[place] = change(words[place])
    return " ".join(words)


def _read(desk: Desk, waves: dict[int, int]) -> Iterator[Read]:
    rows = (
        "SELECT comment.id, name, text, submitted_at FROM comment "
        "JOIN revision ON comment_id = comment.id ORDER BY comment.id"
    )
    with closing(bare_connection(desk)) as bare:
        for comment_id, name, text, at in bare.execute(rows):
            yield Read(comment_id, name, text, datetime.fromtimestamp(at / 1000, UTC), waves.get(comment_id))


def _walk(desk: Desk, read: Sequence[Read]) -> tuple[float, float]:
    """What intake does for similar texts, in its batches. Returns the seconds by clock and by processor."""
    wall, cpu = perf_counter(), process_time()
    for start in range(0, len(read), BATCH):
        part = read[start : start + BATCH]
        batch = [_written(each) for each in part]
        with desk.database.writing() as connection:
            similar = SimilarTexts(connection, batch)
            for written, each in zip(batch, part, strict=True):
                similar.copies(written)
                written.id = each.id
            similar.save()
    return perf_counter() - wall, process_time() - cpu


def _written(each: Read) -> Written:
    sketch = sketch_for("comment", each.text)
    return Written(each.name, each.at, True, sketch, None, None, None, False)


def _clusters(desk: Desk) -> dict[int, object]:
    with closing(bare_connection(desk)) as bare:
        return dict(bare.execute("SELECT comment_id, cluster FROM text_cluster"))


def _by(read: Sequence[Read], key: Callable[[str], str]) -> dict[int, object]:
    """The clusters that equal keys make."""
    keys = {each.id: key(each.text) for each in read}
    numbers = Counter(keys.values())
    return {comment_id: found for comment_id, found in keys.items() if numbers[found] > 1}


def _words(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _quality(read: Sequence[Read], clusters: dict[int, object]) -> tuple[str, str]:
    """The share of copies that are in their wave's largest cluster, and how many others are in any such cluster."""
    found, chosen = 0, set()
    for wave in {each.wave for each in read if each.wave is not None}:
        counts = Counter(clusters[each.id] for each in read if each.wave == wave and each.id in clusters)
        if counts:
            cluster, number = counts.most_common(1)[0]
            chosen.add(cluster)
            found += number
    others = sum(each.wave is None and clusters.get(each.id) in chosen for each in read)
    elsewhere = sum(each.wave is None and each.id in clusters for each in read) - others
    copies = sum(each.wave is not None for each in read)
    return f"{found / copies:.4f}", f"{others} here, {elsewhere} elsewhere"


def _rate(read: Sequence[Read], action: Callable[[str], object]) -> tuple[str, str]:
    wall, cpu = perf_counter(), process_time()
    for each in read:
        action(each.text)
    return f"{len(read) / (perf_counter() - wall):,.0f}", f"{len(read) / (process_time() - cpu):,.0f}"


if __name__ == "__main__":
    main()
