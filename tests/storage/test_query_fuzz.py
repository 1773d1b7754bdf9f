"""Whatever is typed as a query is answered, the same on both engines, or refused with a place."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

from moderator.domain.decisions import Verdict
from moderator.domain.query import Order
from moderator.errors import QueryError
from moderator.services import review_queue
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.text.query_parser import parse_query
from tests.helpers.desks import arrival, bring_in, desk_at

QUERIES = int(os.environ.get("MODERATOR_FUZZED_QUERIES", "400"))
"""The whole is 20,000; the test run keeps a part."""

TEXTS = (
    "The toll bridge opens",
    "Կամուրջը վաղուց պետք է",
    "Ёлка у моста",
    "İstanbul köprüsü ışık",
    "c'est fini, l'été au pont",
    "見出し 100% _under_ a-b don't",
    "https://spam.example/x?a=b garo@example.org",
)
FIELDS = ("status type flag site article author by reason lang before after decided priority has is nonsense").split()
VALUES = (
    "pending held approved rejected spam any comment pingback links profanity paper.example toll 1 0 -1 999 "
    "anna script:nightly offensive hy 2026-11-01 2026-11 2026 2026-02-30 0001-01-01 9999-12-31 ..2026 2026.. "
    "2026-11-01..2026-11-02 .. >0.1 >=0 <1 <=0.5 0.1 nan 1e400 >-1 link parent edit note new-author "
    "duplicate marked 99999999999999999999 9223372036854775807 % _ \\ ' \" ) ( * : - -- AND OR NOT NEAR( "
    "^ + { } [ ] | & ! <-> ,"
).split()
ODD = [
    "\0",
    "\ud800",
    "\u202e",
    "\u200b",
    "e\u0301",
    "ﬁ",
    "①",
    "🏆",
    "\n",
    "\t",
    "´",
    "«",
    "ա" * 300,
    "a" * 3000,
]


def queries(seed: int) -> Iterator[str]:
    """Queries that people type, mistype, or attack with."""
    dice = random.Random(seed)
    words = " ".join(TEXTS).split()
    for _ in range(QUERIES):
        yield dice.choice(("", " ")).join(_part(dice, words) for _ in range(dice.randint(0, 5)))


def _part(dice: random.Random, words: list[str]) -> str:
    word = dice.choice(words)
    made = (
        word,
        word[: dice.randint(1, len(word))].swapcase(),
        f'"{word} {dice.choice(words)}"',
        f"{dice.choice(FIELDS)}:{dice.choice(VALUES)}",
        f'{dice.choice(FIELDS)}:"{dice.choice(words)} {dice.choice(VALUES)}"',
        dice.choice(VALUES),
        dice.choice(ODD),
        f"{dice.choice(FIELDS)}:",
        chr(dice.choice((dice.randint(1, 0x2FF), dice.randint(0x300, 0x2FFFF)))),
    )
    return dice.choice(("", "", " ", " -", "-", '"')) + dice.choice(made) + dice.choice(("", " ", " "))


def fill(desk: Desk) -> None:
    comments = (arrival(number, TEXTS[number % len(TEXTS)], name=f"Reader {number % 3}") for number in range(1, 30))
    bring_in(desk, *comments)
    decide(desk, Act(Verdict.REJECT, "offensive", "A note."), [Target(2), Target(3)])
    decide(desk, Act(Verdict.MARK), [Target(4)])


def answer(desk: Desk, text: str, order: Order) -> list[int] | str:
    try:
        query = parse_query(text)
    except QueryError as refused:
        assert 0 <= refused.position <= len(text)
        return str(refused)
    ids = list(review_queue.snapshot(desk, query, order))
    assert review_queue.count(desk, query) == len(ids)
    review_queue.log(desk, query, 5)
    return ids


def test_every_query_is_answered_alike_or_refused(
    migrated_sqlite_url: str, migrated_postgresql_url: str, tmp_path: Path
) -> None:
    one_engine, other_engine = migrated_sqlite_url, migrated_postgresql_url
    with desk_at(one_engine, tmp_path / "one") as one, desk_at(other_engine, tmp_path / "other") as other:
        fill(one)
        fill(other)
        answered = 0
        for number, text in enumerate(queries(seed=2026)):
            order = list(Order)[number % len(Order)]
            found = answer(one, text, order)
            assert found == answer(other, text, order), repr(text)
            answered += isinstance(found, list)
        assert answered > QUERIES / 10
