"""Filters that other packages bring along, by the entry point `moderator.filters`; see docs/filters.md."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from moderator.domain.flags import Flag
from moderator.privacy.masking import mask_addresses
from moderator.screening.codes import CODES
from moderator.screening.filter import TextFilter
from moderator.screening.filter_names import FILTER_NAMES
from moderator.screening.subject import Subject

GROUP = "moderator.filters"
LONGEST_PARAMETER = 200

_NAME = re.compile("[a-z][a-z0-9-]{1,39}")
"""Names and codes stand in queries and in columns of so many characters."""


@dataclass(frozen=True, slots=True)
class Plugins:
    """The filters that could be loaded, and a sentence for each that could not."""

    filters: tuple[TextFilter, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plugin:
    """A filter of another package under its entry point's name; holds it to what our own filters promise."""

    name: str
    filter: TextFilter

    def check(self, subject: Subject) -> Iterator[Flag]:
        """The filter's flags. Raises ValueError for one that breaks the rules, which the pipeline then tells."""
        lengths = {field: len(content) for field, content in subject.fields}
        for found in self.filter.check(subject):
            if found.code in CODES or not _NAME.fullmatch(found.code):
                raise ValueError("a flag needs a code of its own")
            if not all(0 <= span.start <= span.end <= lengths[span.field] for span in found.spans):
                raise ValueError("a span lies outside of its field")
            parameters = {name: _harmless(value) for name, value in found.parameters.items()}
            yield Flag(self.name, found.code, found.severity, parameters, found.spans)


def load_plugins() -> Plugins:
    """Loads them all, in the order of their names. One that is broken is told and left out."""
    filters: list[TextFilter] = []
    problems = []
    for entry in entries():
        try:
            filters.append(_load(entry))
        except Exception as problem:  # noqa: BLE001 - whatever another package does, the desk opens
            why = str(problem) if isinstance(problem, _Refused) else type(problem).__name__
            problems.append(f"The filter {entry.name} can't be used ({why}). Screening goes on without it.")
    return Plugins(tuple(filters), tuple(problems))


def plugin_names() -> tuple[str, ...]:
    """The names of the filters that are installed beside ours."""
    return tuple(entry.name for entry in entries() if _NAME.fullmatch(entry.name))


@cache
def entries() -> tuple[EntryPoint, ...]:
    """The filters of other packages, by name, loaded or not; read once, since it takes a hundredth of a second."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda entry: entry.name))


class _Refused(Exception):
    """The plugin is not what it should be; the message says so."""


def _load(entry: EntryPoint) -> Plugin:
    if not _NAME.fullmatch(entry.name) or entry.name in FILTER_NAMES:
        raise _Refused("its name is taken, or no name of small letters, digits and dashes")
    made = entry.load()()
    if not callable(getattr(made, "check", None)):
        raise _Refused("it has no method check")
    return Plugin(entry.name, made)


def _harmless(value: str | int) -> str | int:
    return mask_addresses(value)[:LONGEST_PARAMETER] if isinstance(value, str) else int(value)
