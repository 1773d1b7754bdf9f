"""Runs all filters over a comment and collects everything they find."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter, thread_time
from typing import Any

from moderator.domain.flags import Flag
from moderator.screening.codes import flag
from moderator.screening.filter import History, HistoryFilter, TextFilter
from moderator.screening.subject import Subject

LONGEST = 65_536
"""Characters of a field that filters see: a little more than WordPress lets a comment have."""

_log = logging.getLogger(__name__)


class Pipeline:
    """The filters in their order.

    Nothing stops at the first hit. A filter that fails is a flag that says so, and so is each one that was
    not run because `budget_seconds`, counted anew by each call, were used up before its turn. Counted is the
    time of the processor, so that a busy machine skips nothing; it is asked for only once so much time has passed
    on the `wall_clock`, which is read much faster.
    """

    def __init__(
        self,
        text_filters: Sequence[TextFilter],
        history_filters: Sequence[HistoryFilter],
        budget_seconds: float,
        clock: Callable[[], float] = thread_time,
        wall_clock: Callable[[], float] = perf_counter,
    ) -> None:
        self._text_filters = tuple(text_filters)
        self._history_filters = tuple(history_filters)
        self._budget = budget_seconds
        self._clock = clock
        self._wall_clock = wall_clock

    def check_text(self, subject: Subject) -> tuple[Flag, ...]:
        """What the text filters find."""
        seen = _clipped(subject)
        notes = () if seen is subject else (flag("text-clipped", parameters={"limit": LONGEST}),)
        return (*notes, *self._run(self._text_filters, seen))

    def check_history(self, subject: Subject, history: History) -> tuple[Flag, ...]:
        """What the history filters find."""
        return tuple(self._run(self._history_filters, _clipped(subject), history))

    def _run(self, filters: Sequence[TextFilter | HistoryFilter], *seen: Any) -> list[Flag]:
        found: list[Flag] = []
        wall_deadline = self._wall_clock() + self._budget
        deadline = self._clock() + self._budget
        for each in filters:
            if self._wall_clock() >= wall_deadline and self._clock() >= deadline:
                found.append(flag("filter-skipped", by=each.name))
            else:
                found += _guarded(each, *seen)
        return found


def _guarded(each: TextFilter | HistoryFilter, *seen: Any) -> list[Flag]:
    """The flags of one filter; one filter's mistake must not lose a comment or the other filters' flags."""
    try:
        return list(each.check(*seen))
    except Exception as problem:  # noqa: BLE001
        name, kind = each.name, type(problem).__name__
        # Neither message nor traceback: both may quote the comment.
        _log.warning("The filter %s failed with %s.", name, kind)
        return [flag("filter-failed", parameters={"error": kind}, by=name)]


def _clipped(subject: Subject) -> Subject:
    """What filters see of the subject: the same object unless something is too long."""
    if max(len(subject.text), len(subject.name), len(subject.website)) <= LONGEST:
        return subject
    return replace(
        subject,
        text=subject.text[:LONGEST],
        name=subject.name[:LONGEST],
        website=subject.website[:LONGEST],
        links=tuple(link for link in subject.links if link.end <= LONGEST),
        markup=subject.markup[:LONGEST],
    )
