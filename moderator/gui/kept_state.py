"""What a window remembers until the next start: a small file for each database, in this person's own folder of states.

It holds no address and no text of a comment. A file that can't be read is passed over, and so is each value in it that
is not what it should be.
"""

import json
import logging
import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from platformdirs import user_state_path

from moderator.domain.query import Order
from moderator.errors import EnvironmentProblem
from moderator.privacy.masking import mask_addresses, mask_ip_addresses
from moderator.privacy.private_file import write_private
from moderator.settings import LARGEST_SIZE, SMALLEST_SIZE, ThemeChoice

log = logging.getLogger(__name__)

FORMAT = 1
LARGEST_FILE = 100_000
"""Bytes; ours have about a thousand."""

LONGEST_QUERY = 2_000

Kept = TypeVar("Kept")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class KeptState:
    """The state of one window. `geometry` and `splitters` are Qt's own bytes, the latter by the splitter's name."""

    geometry: bytes = b""
    splitters: Mapping[str, bytes] = field(default_factory=dict)
    sidebar: bool | None = None
    query: str = ""
    order: Order | None = None
    comment: int | None = None
    theme: ThemeChoice | None = None
    text_size: int | None = None


def state_file(database_id: str) -> Path:
    """Where the state of windows on this database is kept."""
    return user_state_path("moderator", appauthor=False) / f"window-{re.sub(r'[^0-9A-Za-z-]', '', database_id)}.json"


def read_state(file: Path) -> KeptState:
    """What was kept; nothing where there is no file or none that can be read."""
    try:
        with file.open("rb") as opened:
            document = json.loads(opened.read(LARGEST_FILE))
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            raise ValueError
    except FileNotFoundError:
        return KeptState()
    except (OSError, ValueError, RecursionError) as problem:
        # Not the message: it may quote the file.
        log.info("The kept state of the window is passed over: %s", type(problem).__name__)
        return KeptState()
    return _from(document)


def write_state(file: Path, state: KeptState) -> None:
    """Keeps this state. A disk that refuses is only logged: nobody's work hangs on it."""
    document = asdict(state) | {
        "format": FORMAT,
        "geometry": _written(state.geometry),
        "splitters": {name: _written(saved) for name, saved in state.splitters.items()},
        "query": state.query if may_be_kept(state.query) else "",
    }
    try:
        write_private(file, json.dumps(document))
    except EnvironmentProblem as problem:
        log.info("The state of the window can't be kept: %s", problem)


def may_be_kept(query: str) -> bool:
    """Whether a query holds no address."""
    return len(query) <= LONGEST_QUERY and mask_ip_addresses(mask_addresses(query)) == query


def _from(document: Mapping[str, Any]) -> KeptState:
    splitters = document.get("splitters")
    return KeptState(
        geometry=_bytes(document.get("geometry")),
        splitters={str(name): _bytes(saved) for name, saved in splitters.items()}
        if isinstance(splitters, dict)
        else {},
        sidebar=_of(bool, document.get("sidebar")),
        query=query if (query := _of(str, document.get("query"))) and may_be_kept(query) else "",
        order=_one_of(Order, document.get("order")),
        comment=_number(document.get("comment"), 1, 2**63 - 1),
        theme=_one_of(ThemeChoice, document.get("theme")),
        text_size=_number(document.get("text_size"), SMALLEST_SIZE, LARGEST_SIZE),
    )


def _of(kind: type[Kept], value: Any) -> Kept | None:
    return value if isinstance(value, kind) else None


def _number(value: object, least: int, most: int) -> int | None:
    return value if type(value) is int and least <= value <= most else None


def _one_of(kind: type[Choice], value: object) -> Choice | None:
    return next((each for each in kind if each == value), None)


def _written(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _bytes(value: object) -> bytes:
    try:
        return b64decode(value, validate=True) if isinstance(value, str) else b""
    except (NotBase64, ValueError):
        return b""
