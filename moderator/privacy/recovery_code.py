"""The recovery code: 160 random bits in groups that can be written down on paper.

Each group is four characters of Crockford's base32 and a fifth that checks them and the group's place (Luhn
mod N). A mistyped character and two groups in the wrong order are always found, with the group.
"""

import secrets

from moderator.errors import UserError

GROUPS = 8
_CHARACTERS_IN_GROUP = 5
_LENGTH = GROUPS * _CHARACTERS_IN_GROUP
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_recovery_code() -> str:
    """A new code: eight groups of five characters, joined by dashes."""
    return "-".join(_new_group(place) for place in range(GROUPS))


def normalised_code(text: str) -> str:
    """The code as `new_recovery_code` writes it, whatever the case, blanks and dashes; O is 0, I and L are 1.

    Raises UserError on a typing mistake, saying in which groups.
    """
    written = "".join(filter(str.isalnum, text.upper())).translate(_READ_AS)
    if len(written) != _LENGTH:
        raise UserError(
            f"A recovery code has {GROUPS} groups of {_CHARACTERS_IN_GROUP} characters, {_LENGTH} in all; "
            f"this one has {len(written)}. Type it again."
        )
    starts = range(0, _LENGTH, _CHARACTERS_IN_GROUP)
    groups = [written[start : start + _CHARACTERS_IN_GROUP] for start in starts]
    mistyped = [str(place + 1) for place, group in enumerate(groups) if not _fits(place, group)]
    if mistyped:
        raise UserError(
            f"There is a typing mistake in group {', '.join(mistyped)} of the recovery code. Type it again."
        )
    return "-".join(groups)


def _new_group(place: int) -> str:
    characters = "".join(secrets.choice(_ALPHABET) for _ in range(_CHARACTERS_IN_GROUP - 1))
    return characters + _check_character(place, characters)


def _fits(place: int, group: str) -> bool:
    known = all(character in _ALPHABET for character in group)
    return known and _check_character(place, group[:-1]) == group[-1]


def _check_character(place: int, characters: str) -> str:
    """Luhn mod 32 over the group's place and its characters; every second value from the right is doubled."""
    base = len(_ALPHABET)
    values = [place, *map(_ALPHABET.index, characters)]
    total = sum(values[-2::-2])
    for value in values[-1::-2]:
        total += sum(divmod(2 * value, base))
    return _ALPHABET[-total % base]
