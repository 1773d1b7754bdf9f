"""Queries as they are typed, read with the names that screening knows."""

from collections.abc import Sequence

from moderator.domain.query import Query
from moderator.screening.codes import CODES, SCREENING
from moderator.screening.filter_names import FILTER_NAMES
from moderator.screening.plugins import plugin_names
from moderator.text.query_parser import parse_query, query_from_arguments


def flag_names() -> tuple[str, ...]:
    """What `flag:` takes: every filter, those of other packages too, and every code of ours."""
    return (*FILTER_NAMES, *plugin_names(), SCREENING, *CODES)


def read_query(text: str) -> Query:
    """The query that `text` writes. Raises QueryError where it stops making sense, or names a flag that is none."""
    return parse_query(text, flag_names())


def read_arguments(arguments: Sequence[str]) -> Query:
    """The same for the words of a command line."""
    return query_from_arguments(arguments, flag_names())
