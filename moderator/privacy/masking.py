"""Masks over addresses typed in texts, at equal length, so that spans stay true."""

import ipaddress
import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from moderator.text.address_grammar import MASK, SHAPE
from moderator.text.addresses import find_addresses, find_masked

_TELLS = re.compile(f"[^{SHAPE}]")
_IPV4 = re.compile(r"(?<![0-9])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9])")
_MAYBE_IPV6 = re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:.]++")
_LETTER_OR_DIGIT = re.compile("[0-9A-Za-z]")
_LONGEST_IPV6 = 45
_WORD = re.compile(r"\S+")

MOST_COMPARED_WORDS = 2_000
"""Beyond so many, masks that look alike are matched in order."""


def mask_addresses(text: str) -> str:
    """The text with a mask over every address; blanks, dots, brackets and the sign show its shape."""
    found = find_addresses(text)
    return _replaced(text, ((*span, _TELLS.sub(MASK, text[slice(*span)])) for span in found)) if found else text


def mask_ip_addresses(text: str) -> str:
    """The text with a mask over every IP address; for logs."""
    return _IPV4.sub(_ip_mask, _MAYBE_IPV6.sub(_ipv6_mask, text))


def restore_addresses(edited: str, masked: str, original: str) -> str:
    """The edited text with its masked addresses in clear again.

    `masked` is `original` masked, and what the person who edited it began with. A mask in a word that stayed gets
    what stood there; others that look alike are matched in order. A mask that was taken out stays out, one that
    was not there before stays a mask.
    """
    before: dict[int | None, tuple[str, str]] = {
        start: (masked[start:end], original[start:end]) for start, end in find_masked(masked)
    }
    came_from = _places_before(edited, masked)
    found = {span: before.pop(came_from(span[0]), None) for span in find_masked(edited)}
    waiting: defaultdict[str, deque[str]] = defaultdict(deque)
    for mask, address in before.values():
        waiting[mask].append(address)

    def original_at(span: tuple[int, int]) -> str:
        mask, kept = edited[slice(*span)], found[span]
        if kept and kept[0] == mask:
            return kept[1]
        return waiting[mask].popleft() if waiting[mask] else mask

    return _replaced(edited, [(*span, original_at(span)) for span in found])


def _places_before(edited: str, masked: str) -> Callable[[int], int | None]:
    """Tells for a place in the edited text where it was before, None where its word did not stay.

    Words are compared as Python's difflib does it, which takes too long for very many of them.
    """
    old, new = list(_WORD.finditer(masked)), list(_WORD.finditer(edited))
    if max(len(old), len(new)) > MOST_COMPARED_WORDS:
        return lambda place: None
    matcher = SequenceMatcher(None, [word[0] for word in old], [word[0] for word in new], autojunk=False)
    stayed = {
        new[block.b + step].start(): old[block.a + step].start()
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }
    starts = [word.start() for word in new]

    def place_before(place: int) -> int | None:
        word = starts[bisect_right(starts, place) - 1]
        return stayed[word] + place - word if word in stayed else None

    return place_before


def _replaced(text: str, replacements: Iterable[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    position = 0
    for start, end, replacement in replacements:
        parts += text[position:start], replacement
        position = end
    return "".join([*parts, text[position:]])


def _ip_mask(found: re.Match[str]) -> str:
    return _LETTER_OR_DIGIT.sub(MASK, found[0])


def _ipv6_mask(found: re.Match[str]) -> str:
    written = found[0]
    # A colon or dot of the sentence may follow an address, and an address may end in "::".
    is_address = any(_is_ipv6(maybe) for maybe in (written, written[:-1], written.rstrip(":.")))
    return _ip_mask(found) if is_address else written


def _is_ipv6(text: str) -> bool:
    if len(text) > _LONGEST_IPV6 or text.count(":") < 2:
        return False
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True
