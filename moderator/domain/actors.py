"""Who acts: a person (`anna`), a script (`script:nightly`) or a rule (`rule:NAME`)."""

from dataclasses import dataclass
from enum import StrEnum

from moderator.errors import UserError

LONGEST_NAME = 100


class ActorKind(StrEnum):
    """Only persons overrule rules, and only persons' decisions teach."""

    PERSON = "person"
    SCRIPT = "script"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Actor:
    """`name` is as it is written in decisions, prefix included."""

    name: str

    @property
    def kind(self) -> ActorKind:
        prefix, colon, _ = self.name.partition(":")
        return ActorKind(prefix) if colon and prefix in ("script", "rule") else ActorKind.PERSON


def parse_actor(text: str) -> Actor:
    """The actor that `text` names. Raises UserError when it names nobody or is no plain name."""
    name = " ".join(text.split())
    prefix, colon, rest = name.partition(":")
    if not name or (colon and not rest.strip()):
        raise UserError("The actor's name is empty. Give a name such as anna, or script:nightly.")
    if colon and prefix not in ("script", "rule"):
        raise UserError(f"An actor is a person's name, script:NAME or rule:NAME; {prefix}: is none of them.")
    if len(name) > LONGEST_NAME or not name.isprintable() or "@" in name:
        raise UserError(f"An actor's name has at most {LONGEST_NAME} printable characters and no @.")
    return Actor(name)


def person_or_script(text: str) -> Actor:
    """The actor that `text` names at a desk. Raises UserError for a rule, too: rules act by themselves."""
    actor = parse_actor(text)
    if actor.kind is ActorKind.RULE:
        raise UserError("A rule acts by itself. Give a person's name or script:NAME with --as.")
    return actor
