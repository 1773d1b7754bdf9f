"""What may be meant by the word that is being typed into the search: fields, and the values that they take."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from moderator.domain.comments import Status
from moderator.domain.decisions import REASON_CODES
from moderator.domain.query import Has, Is
from moderator.domain.saved_searches import SavedSearch
from moderator.services.queries import flag_names
from moderator.text.query_fields import ANY, FIELDS

MOST_OFFERED = 12
TYPES = "comment", "pingback", "trackback"

Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: what is shown, and what stands in the place of the word that was begun.

    A `whole` one is a query of its own and stands in the place of all that was written.
    """

    shown: str
    written: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """The word at the cursor: where it starts and ends, and what it says up to the cursor."""

    start: int
    end: int
    text: str


def known_values() -> Values:
    """The values that are the same at every desk."""
    return {
        "status": (*Status, ANY),
        "type": (*TYPES, ANY),
        "flag": flag_names(),
        "reason": tuple(REASON_CODES),
        "has": tuple(Has),
        "is": tuple(Is),
    }


@dataclass(slots=True)
class Completer:
    """Knows the fields, the values of this desk as they become known (sites, languages), and its saved searches."""

    values: dict[str, tuple[str, ...]] = field(default_factory=lambda: dict(known_values()))
    saved: Sequence[SavedSearch] = ()

    def learn(self, values: Mapping[str, Iterable[str]]) -> None:
        """These are values of these fields, instead of what was known before."""
        self.values.update({name: tuple(dict.fromkeys(known)) for name, known in values.items()})

    def completions(self, begun: Begun) -> list[Completion]:
        """Ways to go on with a word, those that begin so before those that hold it. None for a word that is empty."""
        minus = "-" if begun.text.startswith("-") else ""
        name, colon, value = begun.text.removeprefix("-").partition(":")
        if not colon:
            fields = [each for each in FIELDS if name and each.startswith(name.casefold())]
            return [*(Completion(f"{minus}{each}:", f"{minus}{each}:") for each in fields), *self._saved(begun.text)]
        *before, last = value.lstrip('"').split(",") if name == "status" else [value.lstrip('"')]
        head = "".join(f"{each}," for each in before)
        return [
            Completion(each, f"{minus}{name}:{_quoted(head + each)} ")
            for each in _ranked(last.casefold(), self.values.get(name, ()))
            if f"{head}{each}" != value
        ]

    def _saved(self, typed: str) -> list[Completion]:
        """The saved searches with this in their names, under which they are kept."""
        names = {search.name: search.query for search in self.saved}
        found = _ranked(typed.casefold(), tuple(names)) if typed else []
        return [Completion(name, names[name], whole=True) for name in found]


def begun_at(text: str, cursor: int) -> Begun:
    """The word that the cursor stands in or behind; quoted blanks belong to it."""
    start, is_quoted = 0, False
    for place, character in enumerate(text[:cursor]):
        if character == '"':
            is_quoted = not is_quoted
        elif character.isspace() and not is_quoted:
            start = place + 1
    end = cursor
    while end < len(text) and not text[end].isspace():
        end += 1
    return Begun(start, end, text[start:cursor])


def _ranked(wanted: str, values: tuple[str, ...]) -> list[str]:
    holding = [value for value in values if wanted in value.casefold()]
    holding.sort(key=lambda value: not value.casefold().startswith(wanted))
    return holding[:MOST_OFFERED]


def _quoted(value: str) -> str:
    """The value as a query holds it. A quote can't stand in one, so that the longest part without one is taken."""
    plain = max(value.split('"'), key=len).strip()
    return f'"{plain}"' if any(character.isspace() for character in plain) else plain
