"""Keys as the settings file changes them. What can't be followed there keeps its usual key, and is told plainly."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import get_close_matches

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from moderator.gui.actions import ACTIONS, Entry, When
from moderator.settings import ChosenKeys

NO_KEYS = "", "Shift", "Control", "Alt", "Meta"
"""How Qt writes what it does not know, and keys that do nothing alone."""

_AT_COMMENTS = frozenset({"queue", "aside"})
_EVERYWHERE = _AT_COMMENTS | {"editing", "rules", "import"}
_NOT_EDITING = _EVERYWHERE - {"editing"}
_PLACES: Mapping[When, Set[str]] = {
    When.ALWAYS: _NOT_EDITING,
    When.IDLE: _NOT_EDITING,
    When.AWAY: frozenset({"aside"}),
    When.LEAVABLE: frozenset({"queue"}),
    When.EDITING: frozenset({"editing"}),
    When.RULES: frozenset({"rules"}),
    When.RUNNABLE: frozenset({"rules"}),
    When.IMPORT: frozenset({"import"}),
    When.PREVIEW: frozenset({"import"}),
    When.RESULT: frozenset({"import"}),
}
"""Where in the window the keys work of what can be used then; of all else, wherever comments are read."""

Keys = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The keys of the actions that have others than usual, and a sentence for each thing that was passed over."""

    by_action: Keys
    warnings: tuple[str, ...]


def own_keys(chosen: Iterable[ChosenKeys]) -> OwnKeys:
    """Reads the section [keys] of the settings."""
    usual = {entry.id: entry for entry in ACTIONS}
    good: list[ChosenKeys] = []
    warnings: list[str] = []
    for each in chosen:
        if sentence := _fault(each, usual):
            warnings.append(sentence)
        else:
            good.append(each)
    while clash := _clash({each.action: each.keys for each in good}):
        mine, key, other = clash
        # The later line gives way, so that the first one holds.
        culprit = next(each for each in reversed(good) if each.action in (mine, other))
        taken = other if culprit.action == mine else mine
        good.remove(culprit)
        sentence = QCoreApplication.translate("OwnKeys", "{}: {} is the key of {} already. {} keeps its usual key.")
        warnings.append(sentence.format(culprit.place, key, taken, culprit.action))
    return OwnKeys({each.action: each.keys for each in good}, tuple(warnings))


def _fault(chosen: ChosenKeys, usual: Mapping[str, Entry]) -> str:
    if chosen.action not in usual:
        near = get_close_matches(chosen.action, usual, n=1)
        if near:
            sentence = QCoreApplication.translate(
                "OwnKeys", "{}: there is no action {} (did you mean {}?). It is passed over."
            )
        else:
            sentence = QCoreApplication.translate("OwnKeys", "{}: there is no action {}. It is passed over.")
        return sentence.format(chosen.place, chosen.action, *near)
    if not chosen.keys:
        sentence = QCoreApplication.translate(
            "OwnKeys", '{}: {} takes a key such as "Ctrl+Y", or a list of them. It keeps its usual key.'
        )
        return sentence.format(chosen.place, chosen.action)
    unknown = next((key for key in chosen.keys if not _is_key(key)), None)
    if unknown is not None:
        sentence = QCoreApplication.translate("OwnKeys", "{}: there is no key called {}. {} keeps its usual key.")
        return sentence.format(chosen.place, repr(unknown), chosen.action)
    return ""


def _is_key(text: str) -> bool:
    read = QKeySequence(text)
    return read.count() == 1 and read.toString() not in NO_KEYS


def _clash(own: Keys) -> tuple[str, str, str] | None:
    """An action with a key of its own, that key, and another action that has the same key in the same situation."""
    for entry in ACTIONS:
        for key in own.get(entry.id, ()):
            for other in _others(entry):
                if _same(key, own.get(other.id, other.keys)):
                    return entry.id, key, other.id
    return None


def _others(entry: Entry) -> Iterator[Entry]:
    places = _places(entry)
    return (other for other in ACTIONS if other is not entry and places & _places(other))


def _same(key: str, others: tuple[str, ...]) -> bool:
    return QKeySequence(key) in [QKeySequence(other) for other in others]


def _places(entry: Entry) -> Set[str]:
    """Where in the window an action's keys work."""
    return _EVERYWHERE if entry.id == "quit" else _PLACES.get(entry.when, _AT_COMMENTS)
