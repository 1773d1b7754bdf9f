"""A rule file as it is understood: rules, their tests, and the brakes of a run."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from moderator.domain.decisions import Verdict
from moderator.rules.facts import Facts
from moderator.rules.groups import All

FORMAT = 1


class Mode(StrEnum):
    """Whether a rule acts, is only recorded, or rests."""

    LIVE = "live"
    SHADOW = "shadow"
    OFF = "off"


class Effect(StrEnum):
    """What a rule does. The first four decide; a flag and a proposed redaction leave the comment where it is."""

    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    HOLD = "hold"
    FLAG = "flag"
    REDACT = "redact"

    @property
    def verdict(self) -> Verdict | None:
        """The decision it makes."""
        return Verdict(self.value) if self not in (Effect.FLAG, Effect.REDACT) else None


@dataclass(frozen=True, slots=True)
class Action:
    """What a rule does, and why. `note` may hold {match}, {field} and {rule}."""

    effect: Effect
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A test that a rule carries: what it does to a comment; None is nothing."""

    facts: Facts
    expect: Effect | None
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Of rules that decide, the one with the highest `priority` does; of equal ones the first."""

    name: str
    condition: All
    action: Action
    priority: int = 0
    mode: Mode = Mode.LIVE
    examples: tuple[Example, ...] = ()
    line: int = 0
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The brakes of one run: the most changes, and the most of the comments looked at, from 40 on."""

    max_changes: int = 200
    max_share: float | None = None


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file of rules."""

    path: Path
    rules: tuple[Rule, ...]
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a rule file that must be mended."""

    file: Path
    line: int
    what: str
    column: int | None = None

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}" if self.column else str(self.line)
        return f"{self.file}:{place}: {self.what}"
