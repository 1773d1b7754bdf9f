"""A query's tree as SQL, on both engines.

Where words are searched, the way goes from the search index to the comments: SQLite's own plan for the
other direction took seconds at a million comments.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, BindParameter, Join, Select, Subquery, UnaryExpression, column, select, text, true
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from moderator.domain.comments import NOT_FROM_READERS
from moderator.domain.query import Order, Phrase, Query, Term, TypeIn, Word
from moderator.storage.conditions import condition_sql
from moderator.storage.schema import comment
from moderator.text.search_terms import search_terms

_HITS = {
    "sqlite": "SELECT rowid AS id FROM comment_search WHERE comment_search MATCH :match",
    "postgresql": "SELECT comment_id AS id FROM comment_search WHERE document @@ CAST(:match AS tsquery)",
}
_GIVEN = {
    "sqlite": "SELECT value AS id FROM json_each(:ids)",
    "postgresql": "SELECT CAST(value AS bigint) AS id FROM json_array_elements_text(CAST(:ids AS json)) AS value",
}


class _HitsFirst(Join):
    """A join that SQLite reads from left to right: it keeps the order of a CROSS JOIN."""

    inherit_cache = True


@compiles(_HitsFirst, "sqlite")
def _cross_join(join: Join, compiler: SQLCompiler, **options: Any) -> str:
    options["asfrom"] = True
    left, right = compiler.process(join.left, **options), compiler.process(join.right, **options)
    condition = true() if join.onclause is None else join.onclause
    return f"{left} CROSS JOIN {right} ON {compiler.process(condition, **options)}"


def matching_ids(dialect: str, query: Query, order: Order | None = None) -> Select[int]:
    """The ids of the comments that match, in `order` (None: any). `dialect` is the engine's name."""
    statement = select(comment.c.id)
    if wanted := _wanted_words(query):
        hits = _hits(dialect, wanted)
        statement = statement.select_from(_HitsFirst(hits, comment, comment.c.id == hits.c.id))
    statement = _narrowed(statement, dialect, query)
    return statement.order_by(*_order(order)) if order else statement


def matching_among(dialect: str, query: Query, candidates: Sequence[int]) -> Select[int]:
    """Those of the candidates that match, in any order. SQLite's own plan looks at every comment of a status."""
    ids: BindParameter[str] = BindParameter("ids", json.dumps(list(candidates)), unique=True)
    given = text(_GIVEN[dialect]).bindparams(ids).columns(column("id", BigInteger)).subquery()
    statement = select(comment.c.id).select_from(_HitsFirst(given, comment, comment.c.id == given.c.id))
    if wanted := _wanted_words(query):
        statement = statement.where(comment.c.id.in_(select(_hits(dialect, wanted).c.id)))
    return _narrowed(statement, dialect, query)


def _wanted_words(query: Query) -> list[Term]:
    return [term for term in query.terms if isinstance(term.condition, Word | Phrase) and not term.negated]


def _narrowed(statement: Select[int], dialect: str, query: Query) -> Select[int]:
    """The statement with all of the query's terms but the words that are wanted."""
    searched = [term for term in query.terms if isinstance(term.condition, Word | Phrase)]
    for term in searched:
        if term.negated:
            statement = statement.where(comment.c.id.not_in(select(_hits(dialect, [term]).c.id)))
    statement = statement.where(*(_holds(term) for term in query.terms if term not in searched))
    if not query.names(TypeIn):
        statement = statement.where(comment.c.type.not_in(NOT_FROM_READERS))
    return statement


def _holds(term: Term) -> UnaryExpression[bool]:
    condition = condition_sql(term.condition)
    return ~condition if term.negated else condition  # type: ignore[return-value]


def _hits(dialect: str, terms: list[Term]) -> Subquery:
    expression = _fts5(terms) if dialect == "sqlite" else _tsquery(terms)
    match: BindParameter[str] = BindParameter("match", expression, unique=True)
    return text(_HITS[dialect]).bindparams(match).columns(column("id", BigInteger)).subquery()


def _fts5(terms: list[Term]) -> str:
    """FTS5's language, every word quoted, since it raises on most raw text."""
    return " AND ".join(f'"{" ".join(words)}"{" *" if prefix else ""}' for words, prefix in _sought(terms))


def _tsquery(terms: list[Term]) -> str:
    return " & ".join(
        "(" + " <-> ".join(f"'{word}'" for word in words) + (":*" if prefix else "") + ")"
        for words, prefix in _sought(terms)
    )


def _sought(terms: list[Term]) -> list[tuple[list[str], bool]]:
    """Each term's words as the index has them, and whether the last may be the start of a longer one."""
    return [
        (search_terms(term.condition.text), isinstance(term.condition, Word))
        for term in terms
        if isinstance(term.condition, Word | Phrase)
    ]


def _order(order: Order) -> tuple[UnaryExpression[object], ...]:
    submitted = comment.c.submitted_at
    return {
        Order.PRIORITY: (comment.c.priority.desc(), comment.c.id.asc()),
        Order.OLDEST: (submitted.asc().nulls_first(), comment.c.id.asc()),
        Order.NEWEST: (submitted.desc().nulls_last(), comment.c.id.desc()),
        Order.ARTICLE: (
            comment.c.site_id.asc(),
            comment.c.article_id.asc(),
            submitted.asc().nulls_first(),
            comment.c.id.asc(),
        ),
    }[order]
