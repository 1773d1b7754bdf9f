"""Numbers of payment cards: digits of an issuer's length and beginning that pass the check of Luhn (ISO/IEC 7812-1)."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_CARD = re.compile(
    r"""(?<![\w.,+/-])
    (?:[0-9]{4}(?P<gap>[ \u00a0-])[0-9]{4}(?P=gap)[0-9]{4}(?P=gap)[0-9]{4}
    |[0-9]{4}(?P<wide>[ \u00a0-])[0-9]{6}(?P=wide)[0-9]{4,5}+
    |[0-9]{13,19}+)
    (?![\w/]|[.,-][0-9])""",
    re.VERBOSE,
)
"""In the groups in which it stands on the card, or in one."""

_QUICK = re.compile(r"[0-9](?:[ \u00a0-]?[0-9]){12}")
_SEPARATORS = str.maketrans("", "", " \u00a0-")

_ISSUERS = (
    # Visa, Mastercard, Mir and ArCa, American Express, Diners Club, Discover, UnionPay, JCB, Troy.
    (re.compile(r"4"), (13, 16, 19)),
    (re.compile(r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"), (16,)),
    (re.compile(r"220[0-4]|9051|9792|65"), (16, 17, 18, 19)),
    (re.compile(r"3[47]"), (15,)),
    (re.compile(r"30[0-5]|3[689]"), (14, 16)),
    (re.compile(r"6011|64[4-9]"), (16,)),
    (re.compile(r"62"), (16, 17, 18, 19)),
    (re.compile(r"35(?:2[89]|[3-8])"), (16,)),
)


def find_cards(text: str) -> list[Span]:
    """Where card numbers stand, in order: (start, end) in code points, end exclusive."""
    return list(_cards(text)) if _QUICK.search(text) else []


def _cards(text: str) -> Iterator[Span]:
    for found in _CARD.finditer(text):
        digits = found[0].translate(_SEPARATORS)
        is_issued = any(len(digits) in lengths and begins.match(digits) for begins, lengths in _ISSUERS)
        if is_issued and _passes_luhn(digits):
            yield found.span()


def _passes_luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0 and len(set(digits)) > 1
