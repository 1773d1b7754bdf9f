"""Makes one number out of the flags, for ordering only, and a suggestion out of their kinds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from moderator.domain.flags import Flag, Severity

WEIGHTS: Mapping[Severity, float] = {
    Severity.INFO: 0.0,
    Severity.LOW: 0.1,
    Severity.MEDIUM: 0.3,
    Severity.HIGH: 0.6,
}

MODEL_WEIGHT = 0.3
"""What the learned model adds at most: as much as a medium flag."""

Suggestion = Literal["approve", "review", "reject", "spam"]

_SPAM = frozenset({"hidden-link", "blocked-host"})
_LINKS_TO_LOOK_AT = frozenset({"many-links", "shortened-link", "lookalike-host"})
_NOTHING_TO_GO_BY = frozenset({"missing-text", "filter-failed", "filter-skipped", "text-clipped"})


@dataclass(frozen=True, slots=True)
class Part:
    """What one filter adds to the priority."""

    filter: str
    weight: float


def parts(flags: Iterable[Flag]) -> list[Part]:
    """The parts of the priority: each filter once, with its weightiest flag, in the order of the flags."""
    heaviest: dict[str, float] = {}
    for flag in flags:
        heaviest[flag.filter] = max(_weight(flag), heaviest.get(flag.filter, 0.0))
    return [Part(name, weight) for name, weight in heaviest.items() if weight]


def priority(flags: Iterable[Flag]) -> float:
    """From 0 to 1: the sum of the parts, capped. Says what to look at first, not what to do."""
    return min(1.0, round(sum(part.weight for part in parts(flags)), 4))


def suggestion(flags: Iterable[Flag]) -> Suggestion:
    """What a moderator will probably do, by a rule that can be said in a few sentences.

    A hidden link or one to a blocked host is spam, and so are many links beside a medium flag of another filter or
    from a new author. Anything high is to be rejected. Anything medium needs a look, and so does what has no text or
    was not wholly checked; the rest does not. The learned model alone changes nothing of it.
    """
    given = list(flags)
    codes = {flag.code for flag in given}
    others = max((flag.severity for flag in given if flag.filter != "links"), default=Severity.INFO)
    if codes & _SPAM:
        return "spam"
    if "many-links" in codes and ("new-author" in codes or others >= Severity.MEDIUM):
        return "spam"
    if others >= Severity.HIGH:
        return "reject"
    if codes & _LINKS_TO_LOOK_AT or others >= Severity.MEDIUM or codes & _NOTHING_TO_GO_BY:
        return "review"
    return "approve"


def _weight(flag: Flag) -> float:
    """By its severity; the learned model's number weighs as much as it says, so that it orders finely."""
    if flag.code == "reads-like-taken-out":
        return round(MODEL_WEIGHT * int(flag.parameters.get("percent", 0)) / 100, 4)
    return WEIGHTS[flag.severity]
