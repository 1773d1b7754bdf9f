"""Masks over addresses typed in texts, at equal length, so that spans stay true."""

import ipaddress
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable

from moderator.text.address_grammar import MASK, SHAPE
from moderator.text.addresses import find_addresses, find_masked

_TELLS = re.compile(f"[^{SHAPE}]")
_IPV4 = re.compile(r"(?<![0-9])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9])")
_MAYBE_IPV6 = re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:.]++")
_LETTER_OR_DIGIT = re.compile("[0-9A-Za-z]")
_LONGEST_IPV6 = 45


def mask_addresses(text: str) -> str:
    """The text with a mask over every address; blanks, dots, brackets and the sign show its shape."""
    return _replaced(text, find_addresses(text), lambda address: _TELLS.sub(MASK, address))


def mask_ip_addresses(text: str) -> str:
    """The text with a mask over every IP address; for logs."""
    return _IPV4.sub(_ip_mask, _MAYBE_IPV6.sub(_ipv6_mask, text))


def restore_addresses(edited: str, masked: str, original: str) -> str:
    """The edited text with its masked addresses in clear again.

    `masked` is `original` masked, and what the person who edited it began with. Masks that look alike are
    matched in order; a mask that was taken out stays out, one that was not there before stays a mask.
    """
    waiting: defaultdict[str, deque[str]] = defaultdict(deque)
    for start, end in find_masked(masked):
        waiting[masked[start:end]].append(original[start:end])

    def original_of(mask: str) -> str:
        return waiting[mask].popleft() if waiting[mask] else mask

    return _replaced(edited, find_masked(edited), original_of)


def _replaced(text: str, spans: Iterable[tuple[int, int]], replacement: Callable[[str], str]) -> str:
    parts: list[str] = []
    position = 0
    for start, end in spans:
        parts += text[position:start], replacement(text[start:end])
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
