"""Runs all filters over a comment and collects everything they find."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from time import thread_time

from moderator.domain.flags import Flag
from moderator.screening.codes import flag
from moderator.screening.filter import History, HistoryFilter, TextFilter
from moderator.screening.subject import Subject

LONGEST = 65_536
"""Characters of a field that filters see: a little more than WordPress lets a comment have."""

_log = logging.getLogger(__name__)

_Check = tuple[str, Callable[[], Iterable[Flag]]]


class Pipeline:
    """The filters in their order.

    Nothing stops at the first hit. A filter that fails is a flag that says so, and so is each one that was
    not run because `budget_seconds`, counted anew by each call, were used up before its turn. Counted is the
    time of the processor, so that a busy machine skips nothing.
    """

    def __init__(
        self,
        text_filters: Sequence[TextFilter],
        history_filters: Sequence[HistoryFilter],
        budget_seconds: float,
        clock: Callable[[], float] = thread_time,
    ) -> None:
        self._text_filters = tuple(text_filters)
        self._history_filters = tuple(history_filters)
        self._budget = budget_seconds
        self._clock = clock

    def check_text(self, subject: Subject) -> tuple[Flag, ...]:
        """What the text filters find."""
        seen = _clipped(subject)
        notes = () if seen is subject else (flag("text-clipped", parameters={"limit": LONGEST}),)
        checks = [(each.name, partial(each.check, seen)) for each in self._text_filters]
        return (*notes, *self._run(checks))

    def check_history(self, subject: Subject, history: History) -> tuple[Flag, ...]:
        """What the history filters find."""
        seen = _clipped(subject)
        checks = [(each.name, partial(each.check, seen, history)) for each in self._history_filters]
        return tuple(self._run(checks))

    def _run(self, checks: Iterable[_Check]) -> list[Flag]:
        found: list[Flag] = []
        deadline = self._clock() + self._budget
        for name, check in checks:
            if self._clock() >= deadline:
                found.append(flag("filter-skipped", by=name))
            else:
                found += _guarded(name, check)
        return found


def _guarded(name: str, check: Callable[[], Iterable[Flag]]) -> list[Flag]:
    """The flags of one filter; one filter's mistake must not lose a comment or the other filters' flags."""
    try:
        return list(check())
    except Exception as problem:  # noqa: BLE001
        kind = type(problem).__name__
        # Neither message nor traceback: both may quote the comment.
        _log.warning("The filter %s failed with %s.", name, kind)
        return [flag("filter-failed", parameters={"error": kind}, by=name)]


def _clipped(subject: Subject) -> Subject:
    """What filters see of the subject: the same object unless something is too long."""
    if all(len(content) <= LONGEST for _, content in subject.fields):
        return subject
    return replace(
        subject,
        text=subject.text[:LONGEST],
        name=subject.name[:LONGEST],
        website=subject.website[:LONGEST],
        links=tuple(link for link in subject.links if link.end <= LONGEST),
        markup=subject.markup[:LONGEST],
    )
