"""A WordPress word list (`disallowed_keys`, `moderation_keys`) as rules.

WordPress looks for each line of the list as it is, inside of words too, letter case apart; see
https://developer.wordpress.org/reference/functions/wp_check_comment_disallowed_list/.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from moderator.rules.rule import FORMAT, Effect

_NOTE = "'{match}' in {field}"
_FIELDS = '["text", "name", "website"]'


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the list that no rule can stand for, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class WordPressList:
    """The keys of a list, each once, and the lines that were left out."""

    keys: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


def read_list(text: str) -> WordPressList:
    """Reads a list of one key a line, as WordPress does: trimmed, without blank lines, and without the key 0."""
    keys: dict[str, None] = {}
    left_out = []
    for number, line in enumerate(text.splitlines(), 1):
        key = line.strip()
        if key == "0":
            left_out.append(LeftOut(number, "WordPress itself never looks for 0"))
        elif "@" in key:
            left_out.append(LeftOut(number, "it looks for an address, which rules never see"))
        elif key:
            keys[key] = None
    return WordPressList(tuple(keys), tuple(left_out))


def as_rules(keys: Sequence[str], name: str, effect: Effect, whole_words: bool = False) -> str:
    """A rule file that looks for these keys: inside of words too, or as whole words where they have letters."""
    words = [key for key in keys if whole_words and any(character.isalnum() for character in key)]
    inside = [key for key in keys if key not in set(words)]
    action = f'{{ verdict = "{effect.value}", reason = "banned-word", note = "{_NOTE}" }}'
    head = f"format = {FORMAT}\n\n[[rule]]\nname = {_quoted(name)}\nthen = {action}\n"
    return head + _looking("contains", inside) + _looking("word", words)


def _looking(how: str, keys: Sequence[str]) -> str:
    """One item of the rule's condition; nothing where there are no keys for it."""
    if not keys:
        return ""
    lines = "".join(f"    {_quoted(key)},\n" for key in keys)
    return f"\n[[rule.when.any]]\nfield = {_FIELDS}\n{how} = [\n{lines}]\n"


def _quoted(text: str) -> str:
    """A TOML basic string, which is written as JSON's are but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
