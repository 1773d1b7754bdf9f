"""What the filters of the screening pipeline find."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Protocol


class Severity(IntEnum):
    """How much a flag weighs; ordered, stored as its number."""

    INFO = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def word(self) -> str:
        return self.name.lower()


class Field(StrEnum):
    """The part of a comment that a span lies in."""

    TEXT = "text"
    NAME = "name"
    WEBSITE = "website"


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` (exclusive) of the readable text of `field`."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flag:
    """One finding. The sentence that explains it is made from `code` and `parameters` when it is shown.

    Parameters never hold an address: what was found is said by the spans.
    """

    filter: str
    code: str
    severity: Severity
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()


class Flagged(Protocol):
    """What flags stand on, a comment or a text that is only screened: the fields that spans count in."""

    @property
    def text(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def website(self) -> str: ...
