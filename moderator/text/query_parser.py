"""The query language of the search line and the command line, read into a tree.

A query is words, "phrases" and field:value conditions with blanks between them; a minus before any of them
turns it round. All must hold.
"""

import re
from collections.abc import Collection, Sequence

from moderator.domain.query import Condition, FlaggedBy, Phrase, Query, Term, Word
from moderator.errors import QueryError, UserError
from moderator.text.cleaning import clean_text
from moderator.text.query_fields import FIELDS, FREE_TEXT, nearest
from moderator.text.search_terms import search_terms

MOST_TERMS = 64
LONGEST_QUERY = 2000

_TERM = re.compile(
    r"""(?=\S)(?P<minus>-*+)(?:
        (?P<field>[A-Za-z][A-Za-z_-]{0,30}+):(?!//)(?:"(?P<quoted>[^"]*+)"|(?P<value>\S*+))
        |"(?P<phrase>[^"]*+)"
        |(?P<word>\S*+)
    )""",
    re.VERBOSE,
)
_UNQUOTED = re.compile(rf"(?P<field>-?(?:{'|'.join(FREE_TEXT)}):)(?P<value>[^\":]*\s[^\":]*)", re.IGNORECASE)


def parse_query(text: str, flags: Collection[str] = ()) -> Query:
    """The query that `text` writes. Raises QueryError, with the place, where it stops making sense.

    Where the names of filters and codes are given as `flags`, `flag:` takes no other.
    """
    written = clean_text(text)
    if len(written) > LONGEST_QUERY:
        raise _error(f"A query has at most {LONGEST_QUERY:,} characters.", LONGEST_QUERY)
    terms: list[Term] = []
    for found in _TERM.finditer(written):
        if len(terms) == MOST_TERMS:
            raise _error(f"A query has at most {MOST_TERMS} terms.", found.start())
        terms.append(_term(found))
        _check_flag(terms[-1], flags, found.start("field"))
    return Query(tuple(terms))


def query_from_arguments(arguments: Sequence[str], flags: Collection[str] = ()) -> Query:
    """The query that the words of a command line write.

    The shell has taken off the quotes of `site:"My Paper"`; they are put back.
    """
    return parse_query(" ".join(map(_with_quotes, arguments)), flags)


def _with_quotes(argument: str) -> str:
    found = _UNQUOTED.fullmatch(argument)
    return f'{found["field"]}"{found["value"]}"' if found else argument


def _term(found: re.Match[str]) -> Term:
    if len(found["minus"]) > 1:
        raise _error("One minus turns a term round; two begin an option, and there is none such.", found.start())
    if found["minus"] == found[0]:
        raise _error("A minus needs a word or field directly behind it.", found.start())
    return Term(_condition(found), negated=bool(found["minus"]))


def _condition(found: re.Match[str]) -> Condition:
    if found["field"]:
        return _field_condition(found)
    if found["phrase"] is not None:
        _check_searchable(found["phrase"], found.start("phrase"))
        return Phrase(found["phrase"])
    place = found.start("word")
    if found["word"].startswith('"'):
        raise _error("A quote is opened here and never closed.", place)
    _check_searchable(found["word"], place)
    return Word(found["word"])


def _field_condition(found: re.Match[str]) -> Condition:
    name = found["field"].lower()
    if name not in FIELDS:
        raise _error(_no_such_field(name), found.start("field"))
    kind = "value" if found["quoted"] is None else "quoted"
    value, place = found[kind].strip(), found.start(kind)
    if value.startswith('"'):
        raise _error("A quote is opened here and never closed.", place)
    if not value:
        raise _error(f"{name}: needs something behind its colon.", place)
    try:
        return FIELDS[name](value)
    except UserError as problem:
        raise _error(str(problem), place) from None


def _no_such_field(name: str) -> str:
    near = nearest(name, FIELDS)
    advice = f"Did you mean {near}:?" if near else 'To search for the word itself, put it into "quotes".'
    return f"There is no field {name}:. {advice}"


def _check_flag(term: Term, flags: Collection[str], place: int) -> None:
    name = term.condition.name if isinstance(term.condition, FlaggedBy) else None
    if flags and name is not None and name not in flags:
        near = nearest(name, flags)
        advice = f"Did you mean flag:{near}?" if near else f"Known are {', '.join(flags)}."
        raise _error(f"No filter and no code has this name. {advice}", place)


def _check_searchable(text: str, place: int) -> None:
    if not search_terms(text):
        raise _error("This holds nothing to search for: no letter and no digit.", place)


def _error(sentence: str, position: int) -> QueryError:
    return QueryError(f"{sentence} (at character {position + 1})", position)
