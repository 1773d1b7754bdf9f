"""The two shapes of the search index: how a comment's words get into it on either engine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sqlalchemy import Connection, text

from moderator.text.search_terms import search_terms

LONGEST_INDEXED = 100_000
"""Code points of a text that are indexed."""

LARGEST_DOCUMENT = 500_000
"""Bytes of a text's words, each with its OVERHEAD: PostgreSQL refuses a document of more than 1 MB."""

OVERHEAD = 8

LARGEST_POSITION = 16_383
"""PostgreSQL's largest position in a document."""

_SQLITE_PUT = text("INSERT INTO comment_search (rowid, text, name) VALUES (:id, :text, :name)")
_SQLITE_DELETE = text("DELETE FROM comment_search WHERE rowid = :id")
_POSTGRESQL_PUT = text(
    "INSERT INTO comment_search (comment_id, document) VALUES (:id, CAST(:document AS tsvector)) "
    "ON CONFLICT (comment_id) DO UPDATE SET document = excluded.document"
)


@dataclass(frozen=True, slots=True)
class Indexed:
    """What is searched of one comment: its masked text and name."""

    id: int
    text: str
    name: str


def put(connection: Connection, entries: Sequence[Indexed], replace: bool) -> None:
    """Adds entries to the index; with `replace` in place of what stood there for the same comments."""
    if not entries:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(_POSTGRESQL_PUT, [{"id": entry.id, "document": _document(entry)} for entry in entries])
        return
    if replace:
        connection.execute(_SQLITE_DELETE, [{"id": entry.id} for entry in entries])
    connection.execute(
        _SQLITE_PUT,
        [
            {"id": entry.id, "text": " ".join(_terms(entry.text)), "name": " ".join(_terms(entry.name))}
            for entry in entries
        ],
    )


def _terms(text: str) -> list[str]:
    terms = search_terms(text[:LONGEST_INDEXED])
    ends = accumulate(len(term.encode()) + OVERHEAD for term in terms)
    return [term for term, end in zip(terms, ends, strict=True) if end <= LARGEST_DOCUMENT]


def _document(entry: Indexed) -> str:
    """The tsvector as a literal: our words at our positions, the name after a gap that no phrase spans."""
    text_terms, name_terms = _terms(entry.text), _terms(entry.name)
    placed = _placed(text_terms, 1) + _placed(name_terms, len(text_terms) + 10)
    return " ".join(placed)


def _placed(terms: Iterable[str], start: int) -> list[str]:
    return [f"'{term}':{min(position, LARGEST_POSITION)}" for position, term in enumerate(terms, start)]
