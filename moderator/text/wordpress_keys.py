"""Finds what WordPress finds: its two lists of keys, and links as `comment_max_links` counts them.

What is found where was tried on WordPress 6.1.9 and 7.1; the functions that do it there are
`wp_check_comment_disallowed_list` and `check_comment`.
"""

import re

import ahocorasick

_TRIMMED = " \t\n\r\0\x0b"
_ASCII_SMALL = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_SURROGATE = re.compile("[\ud800-\udfff]")

# What never closes reaches to the end, so that no place is read twice.
_ANY_TAG = re.compile(r"""<[^\s<>](?>(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^'">])*)(?:>|\Z)""")
_WITH_CONTENT = ("script", "style")

_TAG_OR_TEXT = re.compile(r"(<[^<>]++>)")
_LINK_TAG = re.compile(r"<a [^>]*?href", re.IGNORECASE)
_MADE_CLICKABLE = re.compile(
    r"""(?:^|(?<=[\s(<.,;:!?]))(?:https?|ftps?|irc|news)://[\w#%~/@\[\]*(+=&$-]\S*+
    |(?:^|(?<=[\s>]))(?:www|ftp)\.[\w\#$%&~/.\-;:=,?@\[\]+]\S*+
    |(?:^|(?<=[\s>]))[.0-9a-z_+-]++@(?:[0-9a-z-]++\.)+[0-9a-z]{2,}+""",
    re.VERBOSE | re.IGNORECASE,
)


class KeyList:
    """The keys of one list, as they stand in WordPress's settings: one on each line, trimmed, and never the key 0.

    A key is a literal text that is found inside of words too. WordPress 6.1 knows small and capital letters of the
    Latin alphabet only; 7.1 has `all_alphabets`, by Unicode's simple case folding, and finds nothing in a text that
    is not valid UTF-8.
    """

    def __init__(self, written: str, all_alphabets: bool) -> None:
        self._all_alphabets = all_alphabets
        self._automaton = ahocorasick.Automaton()
        for line in written.split("\n"):
            key = line.strip(_TRIMMED)
            if key not in ("", "0") and self._is_readable(key):
                self._automaton.add_word(self._levelled(key), key)
        self._automaton.make_automaton()

    def __bool__(self) -> bool:
        return bool(self._automaton)

    def first(self, text: str) -> tuple[str, int, int] | None:
        """The key that ends first in the text, as it is written in the list, and its place (code points)."""
        if not self._automaton or not self._is_readable(text):
            return None
        for last, key in self._automaton.iter(self._levelled(text)):
            return key, last + 1 - len(key), last + 1
        return None

    def _is_readable(self, text: str) -> bool:
        return not (self._all_alphabets and _SURROGATE.search(text))

    def _levelled(self, text: str) -> str:
        """Letters in one case, each where it stood."""
        if not self._all_alphabets:
            return text.translate(_ASCII_SMALL)
        folded = text.casefold()
        # Full folding makes some letters longer, which simple folding does not; none becomes shorter.
        return folded if len(folded) == len(text) else "".join(map(_simple_folding, text))


def without_tags(markup: str) -> str:
    """The text between the tags, entities as they are; scripts and styles go with their content."""
    for name in _WITH_CONTENT:
        markup = _without_element(markup, name)
    return _ANY_TAG.sub("", markup).strip(_TRIMMED)


def count_links(markup: str) -> int:
    """How many links WordPress would count: those of the markup, and what it makes clickable by itself."""
    pieces = _TAG_OR_TEXT.split(markup)
    count = 0
    for place, piece in enumerate(pieces):
        if place % 2:
            count += _LINK_TAG.match(piece) is not None
            continue
        found = [link.span() for link in _MADE_CLICKABLE.finditer(piece)]
        # A link that shows nothing but an address is not made one again.
        is_shown = place > 0 and _LINK_TAG.match(pieces[place - 1]) and found == [(0, len(piece))]
        count += 0 if is_shown else len(found)
    return count


def _simple_folding(letter: str) -> str:
    """Unicode's simple case folding (statuses C and S of CaseFolding.txt) of one character."""
    for folded in (letter.casefold(), letter.lower()):
        if len(folded) == 1:
            return folded
    return letter


def _without_element(markup: str, name: str) -> str:
    """One that never ends stays."""
    kept: list[str] = []
    lowered = markup.translate(_ASCII_SMALL)
    closing, done = f"</{name}>", 0
    while (start := lowered.find(f"<{name}", done)) >= 0 and (end := lowered.find(closing, start)) >= 0:
        kept.append(markup[done:start])
        done = end + len(closing)
    return "".join([*kept, markup[done:]])
