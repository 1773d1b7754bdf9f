"""What this machine has and lacks, and how to get it. Opens no database and needs no key."""

import os
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

from moderator.services.window_needs import missing_fonts, missing_packages

SMALLEST_SQLITE = (3, 37, 0)
LITTLE_ROOM = 500_000_000
"""Bytes: below this an import of a large site may fill the disk."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. What is not `needed` makes only part of the program unusable."""

    what: str
    ok: bool
    advice: str = ""
    needed: bool = True


def examine(data_dir: Path) -> list[Finding]:
    """Looks at everything Moderator uses of this machine."""
    return [
        _python(),
        _sqlite(),
        _data_folder(data_dir),
        _room(data_dir),
        _window_libraries(),
        _fonts(),
        _keyring(),
    ]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(f"Python {version}", sys.version_info >= (3, 11), "Install Python 3.11 or newer.")


def _sqlite() -> Finding:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    ok = sqlite3.sqlite_version_info >= SMALLEST_SQLITE and "ENABLE_FTS5" in options
    advice = "Use a Python whose SQLite is 3.37 or newer and has FTS5, such as Debian's."
    return Finding(f"SQLite {sqlite3.sqlite_version} with full-text search", ok, advice)


def _data_folder(data_dir: Path) -> Finding:
    nearest = _nearest(data_dir)
    ok = os.access(nearest, os.W_OK | os.X_OK)
    return Finding(f"Data folder {data_dir}", ok, f"Make {nearest} writable, or choose another with --data-dir.")


def _room(data_dir: Path) -> Finding:
    free = shutil.disk_usage(_nearest(data_dir)).free
    what = f"{free / 1e9:.1f} GB free for the data"
    return Finding(what, free > LITTLE_ROOM, "Make room on this disk.", needed=False)


def _window_libraries() -> Finding:
    missing = missing_packages()
    advice = f"For the window: apt-get install {' '.join(missing)}"
    return Finding("System libraries for the window", not missing, advice, needed=False)


def _fonts() -> Finding:
    missing = missing_fonts()
    advice = f"For Armenian text in the window: apt-get install {' '.join(missing)}"
    return Finding("A font with Armenian letters", not missing, advice, needed=False)


def _keyring() -> Finding:
    import keyring
    from keyring.backends.fail import Keyring as NoKeyring

    ok = not isinstance(keyring.get_keyring(), NoKeyring)
    advice = "Not needed: the key lies in a file of its own. A desktop session usually brings a keyring."
    return Finding("An operating system's keyring", ok, advice, needed=False)


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    return next(place for place in (folder.absolute(), *folder.absolute().parents) if place.is_dir())
