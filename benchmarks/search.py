"""How fast words are found, compared with a scan by LIKE and with the bare search index."""

import sqlite3
from dataclasses import dataclass

from made_data import COMMON, MIDDLING, PHRASE, RARE
from measuring import arguments, bare_connection, made_desk, median_seconds, ratio, seconds, show

from moderator.domain.comments import Status
from moderator.domain.query import FlaggedBy, Order, Phrase, Query, StatusIn, Term, Word
from moderator.services import review_queue
from moderator.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Search:
    """One search in three languages: ours, the index's own, and the nearest that a scan can do."""

    label: str
    query: Query
    match: str
    scanned: str


def _query(*conditions: Word | Phrase | StatusIn | FlaggedBy) -> Query:
    return Query(tuple(Term(condition) for condition in conditions))


SEARCHES = (
    Search("rare word", _query(Word(RARE)), f'"{RARE}" *', RARE),
    Search("middling word", _query(Word(MIDDLING)), f'"{MIDDLING}" *', MIDDLING),
    Search("common word", _query(Word(COMMON)), f'"{COMMON}" *', COMMON),
    Search("two words", _query(Word(MIDDLING), Word(COMMON)), f'"{MIDDLING}" * AND "{COMMON}" *', MIDDLING),
    Search("phrase", _query(Phrase(PHRASE)), f'"{PHRASE}"', PHRASE),
    Search("beginning of a middling word", _query(Word(MIDDLING[:4])), f'"{MIDDLING[:4]}" *', MIDDLING[:4]),
    Search("two letters, as one types", _query(Word("sh")), '"sh" *', "sh"),
    Search(
        "common, not middling",
        Query((Term(Word(COMMON)), Term(Word(MIDDLING), negated=True))),
        f'"{COMMON}" * NOT "{MIDDLING}" *',
        COMMON,
    ),
    Search(
        "middling, pending, with a link",
        _query(Word(MIDDLING), StatusIn((Status.PENDING,)), FlaggedBy("links")),
        f'"{MIDDLING}" *',
        MIDDLING,
    ),
    Search(
        "common, pending, with a link",
        _query(Word(COMMON), StatusIn((Status.PENDING,)), FlaggedBy("links")),
        f'"{COMMON}" *',
        COMMON,
    ),
)


def main() -> None:
    """Measures and prints."""
    chosen = arguments(__doc__, 1_000_000, reusable=True)
    with made_desk(chosen.comments, chosen.database) as desk:
        bare = bare_connection(desk)
        show("search, by priority", "hits", "ids, seconds", "count, seconds", "ids to LIKE", "ids to bare FTS5")
        for search in SEARCHES:
            _measure(desk, bare, search)
        bare.close()


def _measure(desk: Desk, bare: sqlite3.Connection, search: Search) -> None:
    hits = len(review_queue.snapshot(desk, search.query, Order.PRIORITY))
    ids = median_seconds(review_queue.snapshot, desk, search.query, Order.PRIORITY)
    count = median_seconds(review_queue.count, desk, search.query)
    scan = seconds(_scan, bare, search.scanned)
    index = median_seconds(_match, bare, search.match)
    show(search.label, f"{hits:,}", f"{ids:.4f}", f"{count:.4f}", ratio(ids, scan), ratio(ids, index))


def _scan(bare: sqlite3.Connection, words: str) -> list[tuple[int]]:
    return bare.execute("SELECT comment_id FROM revision WHERE text LIKE ?", (f"%{words}%",)).fetchall()


def _match(bare: sqlite3.Connection, match: str) -> list[tuple[int]]:
    matching = "SELECT rowid FROM comment_search WHERE comment_search MATCH ?"
    return bare.execute(matching, (match,)).fetchall()


if __name__ == "__main__":
    main()
