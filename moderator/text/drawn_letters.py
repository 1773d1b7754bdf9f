"""Letters that are put together from several signs: |-|, (), |\\|."""

import re
from collections.abc import Mapping
from types import MappingProxyType

DRAWN: Mapping[str, str] = MappingProxyType(
    {
        "/-\\": "a",
        "/\\/\\": "m",
        "/\\": "a",
        "|3": "b",
        "|)": "d",
        "|]": "d",
        "|=": "f",
        "|-|": "h",
        "]-[": "h",
        ")-(": "h",
        "|<": "k",
        "|{": "k",
        "|_": "l",
        "|v|": "m",
        "|\\/|": "m",
        "|\\|": "n",
        "/\\/": "n",
        "()": "o",
        "[]": "o",
        "{}": "o",
        "|>": "p",
        "|*": "p",
        "|2": "r",
        "']['": "t",
        "|_|": "u",
        "(_)": "u",
        "\\/\\/": "w",
        "\\/": "v",
        "><": "x",
        "`/": "y",
        "13": "b",
        "1<": "k",
        "vv": "w",
    }
)
"""What is drawn, and the letter that it shows."""

LONGEST = 64
"""Characters; nobody recognises a longer word in this."""

_ANY = re.compile("|".join(re.escape(drawn) for drawn in sorted(DRAWN, key=len, reverse=True)))


def with_letters(chunk: str) -> str | None:
    """The chunk with letters for what is drawn; None where nothing is, or the chunk is too long."""
    if len(chunk) > LONGEST or not _ANY.search(chunk):
        return None
    return _ANY.sub(lambda found: DRAWN[found[0]], chunk)
