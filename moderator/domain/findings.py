"""What a rule found on a comment without deciding it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag, a proposed redaction, or what a rule in the shadow would do; `effect` and `mode` are the rule's words."""

    comment: int
    rule: str
    effect: str
    mode: str
    reason: str
    note: str
    at: datetime

    @property
    def sentence(self) -> str:
        """What the rule says of the comment; the note may quote readers' text."""
        match self.effect:
            case "flag":
                said = "flags this"
            case "redact":
                said = "proposes to take something out"
            case "spam":
                said = "would put this away as spam"
            case _:
                said = f"would {self.effect} this"
        return f"Rule {self.rule} {said}" + (f": {self.note}" if self.note else ".")
