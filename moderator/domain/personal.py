"""Personal values in clear: they print themselves masked and refuse to be stored by accident."""

from typing import NoReturn


class PersonalValue:
    """A value that identifies a reader.

    `str`, `repr` and `format` show a mask only; pickling raises TypeError. The one way to the value is
    `in_clear`, a word that is easy to search for in a review.
    """

    __slots__ = ("_value",)
    mask = "•••"

    def __init__(self, value: str) -> None:
        self._value = value

    def in_clear(self) -> str:
        """The value itself; for sealing, fingerprinting and a recorded reveal only."""
        return self._value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.mask})"

    def __str__(self) -> str:
        return self.mask

    def __format__(self, spec: str) -> str:
        return format(self.mask, spec)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._value == self._value

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._value))

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} must not be pickled or copied")


class EmailAddress(PersonalValue):
    """A reader's e-mail address."""

    __slots__ = ()
    mask = "•••@•••"


class IpAddress(PersonalValue):
    """The IP address a comment was sent from."""

    __slots__ = ()
    mask = "•.•.•.•"


class UserAgent(PersonalValue):
    """The browser a comment was sent with."""

    __slots__ = ()
