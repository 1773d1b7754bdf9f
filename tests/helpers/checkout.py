"""The project's own files, as they lie in the checkout that is tested."""

import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]


def project_files() -> list[Path]:
    """Every file that `.gitignore` does not name, relative to ROOT.

    Without git, so that the tests also run from a downloaded archive. Understands the plain names that our
    `.gitignore` holds, with `*`, a leading and a closing slash.
    """
    ignored = [".git", *(ROOT / ".gitignore").read_text().split()]
    return sorted(path.relative_to(ROOT) for path in _walk(ROOT, ignored))


def _walk(folder: Path, ignored: list[str]) -> Iterator[Path]:
    for entry in os.scandir(folder):
        path = Path(entry)
        if any(_matches(path, pattern) for pattern in ignored):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, ignored)
        else:
            yield path


def _matches(path: Path, pattern: str) -> bool:
    if pattern.startswith("/"):
        return path.parent == ROOT and fnmatch(path.name, pattern.strip("/"))
    return fnmatch(path.name, pattern.rstrip("/"))
