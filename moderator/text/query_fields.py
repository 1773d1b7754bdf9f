"""The fields of the query language: what each takes behind its colon."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from moderator.domain.actors import parse_actor
from moderator.domain.comments import Status
from moderator.domain.decisions import REASON_CODES
from moderator.domain.query import (
    ArticleLike,
    Comparison,
    Condition,
    Decided,
    DecidedBy,
    FlaggedBy,
    Has,
    Is,
    LanguageIs,
    PriorityIs,
    ReasonIs,
    SameAuthorAs,
    SameTextAs,
    SiteLike,
    StatusIn,
    Submitted,
    TypeIn,
)
from moderator.errors import UserError
from moderator.text.query_times import period

ANY = "any"

_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_ID = re.compile(r"0*+([1-9][0-9]{0,18})")
_LARGEST_ID = 2**63 - 1
_PRIORITY = re.compile(r"(?P<comparison>>=|<=|[><=])?(?P<number>[01](?:\.[0-9]{1,15})?|\.[0-9]{1,15})")
_DATES = "Dates are written 2026-11-01, 2026-11 or 2026, times 2026-11-01T09:30Z."

Choice = TypeVar("Choice", bound=StrEnum)


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name that a mistyped one may mean."""
    near = get_close_matches(written[:40].lower(), list(known), n=1)
    return near[0] if near else None


def _status(value: str) -> Condition:
    names = [name.lower() for name in _listed(value)]
    if ANY in names:
        return StatusIn(())
    return StatusIn(tuple(_one_of(Status, name, "status", ANY) for name in names))


def _type(value: str) -> Condition:
    names = _listed(value)
    return TypeIn(() if ANY in names else names)


def _flag(value: str) -> Condition:
    return FlaggedBy(_code(value, "A flag is named by its filter or code, as in flag:insult."))


def _language(value: str) -> Condition:
    return LanguageIs(_code(value, "A language is named by its code, as in lang:hy."))


def _author(value: str) -> Condition:
    return SameAuthorAs(_comment(value, "author"))


def _duplicates(value: str) -> Condition:
    return SameTextAs(_comment(value, "duplicates"))


def _comment(value: str, field: str) -> int:
    found = _ID.fullmatch(value)
    if not found or int(found[1]) > _LARGEST_ID:
        raise UserError(f"{field}: takes the number of a comment, as in {field}:41.")
    return int(found[1])


def _by(value: str) -> Condition:
    return DecidedBy(parse_actor(value).name)


def _reason(value: str) -> Condition:
    code = value.lower()
    if code not in REASON_CODES:
        raise UserError(_unknown("reason", code, REASON_CODES))
    return ReasonIs(code)


def _before(value: str) -> Condition:
    return Submitted(end=_period(value)[0])


def _after(value: str) -> Condition:
    return Submitted(start=_period(value)[0])


def _decided(value: str) -> Condition:
    first, dots, last = value.partition("..")
    if not (first or last):
        raise UserError("decided: takes a date on one side of its dots at least, as in decided:2026-11-01.. .")
    start = _period(first)[0] if first else None
    end = _period(last if dots else first)[1] if last or not dots else None
    if start and end and start >= end:
        raise UserError("The first date of decided: lies after the second.")
    return Decided(start, end)


def _priority(value: str) -> Condition:
    found = _PRIORITY.fullmatch(value)
    if not found or float(found["number"]) > 1:
        raise UserError("A priority lies between 0 and 1, as in priority:>0.7.")
    return PriorityIs(Comparison(found["comparison"] or "="), float(found["number"]))


def _has(value: str) -> Condition:
    return _one_of(Has, value.lower(), "has: condition")


def _is(value: str) -> Condition:
    return _one_of(Is, value.lower(), "is: condition")


FIELDS: Mapping[str, Callable[[str], Condition]] = {
    "status": _status,
    "type": _type,
    "flag": _flag,
    "site": SiteLike,
    "article": ArticleLike,
    "author": _author,
    "duplicates": _duplicates,
    "by": _by,
    "reason": _reason,
    "lang": _language,
    "before": _before,
    "after": _after,
    "decided": _decided,
    "priority": _priority,
    "has": _has,
    "is": _is,
}
"""Each field by its name, with what makes its condition of a value; raises UserError for one it can't read.

Dates are days in UTC: `after:` means from the start of that day on, `before:` before its start, and the last
day of `decided:` counts.
"""

FREE_TEXT = ("site", "article", "by")
"""Fields whose value may hold blanks."""


def _listed(value: str) -> tuple[str, ...]:
    names = tuple(name for part in value.split(",") if (name := part.strip()))
    if not names:
        raise UserError("There is nothing between the commas.")
    return names


def _one_of(kind: type[Choice], name: str, called: str, *others: str) -> Choice:
    try:
        return kind(name)
    except ValueError:
        raise UserError(_unknown(called, name, [*kind, *others])) from None


def _unknown(called: str, name: str, known: Iterable[str]) -> str:
    names = [str(each) for each in known]
    near = nearest(name, names)
    return f"There is no such {called}. " + (f"Did you mean {near}?" if near else f"Known are {', '.join(names)}.")


def _code(value: str, advice: str) -> str:
    code = value.lower()
    if not _CODE.fullmatch(code):
        raise UserError(advice)
    return code


def _period(value: str) -> tuple[datetime, datetime]:
    try:
        return period(value)
    except ValueError:
        raise UserError(f"This is no date. {_DATES}") from None
