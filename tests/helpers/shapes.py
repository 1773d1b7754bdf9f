"""The JSON shapes of the command line's contract. Keys may be added; the ones here stay."""

import re
from collections.abc import Callable
from typing import Any

Shape = Any
"""A type, several of them, a test, a list of one shape, or a dictionary of shapes by key."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def moment(value: object) -> bool:
    """A time in UTC."""
    return isinstance(value, str) and _MOMENT.fullmatch(value) is not None


def moment_or_none(value: object) -> bool:
    """A time in UTC, or null where there is none."""
    return value is None or moment(value)


def uid(value: object) -> bool:
    """An id for exchange between desks."""
    return isinstance(value, str) and _UID.fullmatch(value) is not None


def one_of(*words: str) -> Callable[[object], bool]:
    """One of these words."""
    return lambda value: value in words


SPAN = {"field": one_of("text", "name", "website"), "start": int, "end": int, "text": str}
FLAG = {
    "filter": str,
    "code": str,
    "severity": one_of("info", "low", "medium", "high"),
    "explanation": str,
    "spans": [SPAN],
}
COMMENT = {
    "id": int,
    "uid": uid,
    "site": str,
    "source": str,
    "external_id": str,
    "type": str,
    "status": one_of("pending", "held", "approved", "rejected", "spam"),
    "source_status": str,
    "version": int,
    "article": {"title": str, "url": str},
    "author": {
        "name": str,
        "website": str,
        "known": {"approved": int, "rejected": int, "spam": int},
    },
    "submitted": moment_or_none,
    "language": (str, type(None)),
    "parent": (int, type(None)),
    "edited": bool,
    "marked": bool,
    "text": str,
    "priority": (int, float),
    "flags": [FLAG],
}
DECISION = {
    "seq": int,
    "batch": int,
    "comment": int,
    "actor": str,
    "verdict": str,
    "reason": str,
    "note": str,
    "before": str,
    "after": str,
    "at": moment,
    "undoes": (int, type(None)),
}
REVISION = {"number": int, "text": str, "at": moment}
FINDING = {
    "rule": str,
    "mode": one_of("live", "shadow"),
    "verdict": one_of("approve", "reject", "spam", "hold", "flag", "redact"),
    "reason": str,
    "note": str,
    "at": moment,
}
SHOWN = COMMENT | {
    "parent_text": (str, type(None)),
    "revisions": [REVISION],
    "decisions": [DECISION],
    "rules": [FINDING],
}
BATCH = {
    "batch": (int, type(None)),
    "kind": one_of("act", "rules", "undo"),
    "verdict": str,
    "changed": int,
    "unchanged": int,
    "skipped": int,
    "refused": [{"id": int, "reason": str}],
}
RULES_RUN = {
    "batch": (int, type(None)),
    "applied": bool,
    "matched": int,
    "rules": [
        {"name": str, "mode": one_of("live", "shadow", "off"), "hits": int, "changed": int, "examples": [int]},
    ],
    "skipped": int,
    "refused": [{"id": int, "reason": str}],
    "brake": (dict, type(None)),
}
IMPORTED_FILE = {
    "file": str,
    "format": str,
    "read": int,
    "added": int,
    "updated": int,
    "unchanged": int,
    "kept": int,
    "repaired": [{"where": str, "what": str}],
    "skipped": [{"where": str, "reason": str}],
}
IMPORT = {"files": [IMPORTED_FILE], "added": int, "updated": int, "unchanged": int}
EXPORT = {
    "format": str,
    "file": str,
    "written": int,
    "lost": [{"what": str, "count": int}],
    "log_head": str,
}
STATS = {
    "comments": dict,
    "decisions": dict,
    "waiting": {"oldest": moment_or_none, "median_hours": (int, float, type(None))},
    "filters": [{"filter": str, "flagged": int, "agreed": int, "precision": (int, float)}],
}


def misfits(value: object, shape: Shape, place: str = "") -> list[str]:
    """The places at which `value` is not of this shape."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [place]
        missing = [f"{place}.{key}" for key in shape if key not in value]
        inside = [key for key in shape if key in value]
        return missing + [bad for key in inside for bad in misfits(value[key], shape[key], f"{place}.{key}")]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [place]
        return [bad for item in value for bad in misfits(item, shape[0], f"{place}[]")]
    fits = _is(value, shape) if isinstance(shape, type | tuple) else shape(value)
    return [] if fits else [place]


def _is(value: object, types: type | tuple[type, ...]) -> bool:
    """Whether it is exactly of one of these types: true is no number here."""
    return type(value) in (types if isinstance(types, tuple) else (types,))
