"""What the benchmarks share: folders that are removed again, clocks, and lines that stand in columns."""

import argparse
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from time import perf_counter

from moderator.app import DATABASE_FILE, Choices, open_desk
from moderator.services.desk import Desk

MAKER = Path(__file__).with_name("made_database.py")
MARKER = "made.json"
"""Written last into a folder: without it, its database was not filled to the end."""

CALLS = 5
PATIENCE_SECONDS = 5

RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of the system's `ru_maxrss`."""


def arguments(about: str, comments: int, reusable: bool = False) -> argparse.Namespace:
    """What the caller chose: `comments`, and `database` where a made database can be kept."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--comments", type=int, default=comments, metavar="N", help="default: %(default)s")
    if reusable:
        kept = "keep the database in DIR; use the one that is there, whatever its size"
        parser.add_argument("--database", type=Path, metavar="DIR", help=kept)
    return parser.parse_args()


@contextmanager
def own_folder(kept: Path | None = None) -> Iterator[Path]:
    """A folder of this run, which holds settings and keys too; removed at the end unless it is to be kept."""
    if kept:
        _keep_to(kept)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="moderator-benchmark-") as name:
        _keep_to(Path(name))
        yield Path(name)


def open_desk_in(folder: Path) -> AbstractContextManager[Desk]:
    """The desk whose data lies in `folder`."""
    return open_desk(Choices(data_dir=folder, actor="anna"), _refuse)


@contextmanager
def made_desk(comments: int, kept: Path | None = None) -> Iterator[Desk]:
    """A desk with so many invented comments, or with those that lie in `kept`.

    They are made in a process of their own, so that this one's memory can be measured.
    """
    with own_folder(kept) as folder:
        if not (folder / MARKER).exists():
            print(f"Making {comments:,} comments ...", file=sys.stderr)
            subprocess.run([sys.executable, MAKER, folder, str(comments)], check=True)
        with open_desk_in(folder) as desk:
            yield desk


def bare_connection(desk: Desk) -> sqlite3.Connection:
    """The same database on the bare `sqlite3` module, for comparison."""
    return sqlite3.connect(f"file:{desk.data_dir / DATABASE_FILE}?mode=ro", uri=True)


def seconds(action: Callable[..., object], *given: object) -> float:
    """How long one call takes."""
    began = perf_counter()
    action(*given)
    return perf_counter() - began


def median_seconds(action: Callable[..., object], *given: object) -> float:
    """How long a call takes: the median of five calls, or of as many as patience allows."""
    taken: list[float] = []
    while len(taken) < CALLS and sum(taken) < PATIENCE_SECONDS:
        taken.append(seconds(action, *given))
    return statistics.median(taken)


def median_and_p99(measured: Sequence[float]) -> str:
    """Both in milliseconds."""
    return f"{statistics.median(measured) * 1000:,.2f} / {percentile_99(measured) * 1000:,.2f} ms"


def percentile_99(measured: Sequence[float]) -> float:
    """The value that one in a hundred passes."""
    return sorted(measured)[min(len(measured) - 1, len(measured) * 99 // 100)]


def peak_mib() -> float:
    """The most memory this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 2**20


def show(*cells: str) -> None:
    """One line: what, and its figures in columns."""
    first, *others = cells
    print(f"{first:<38}" + "".join(f"{cell:>22}" for cell in others), flush=True)


def ratio(measured: float, compared: float) -> str:
    """How many times as long as the peer."""
    return f"{measured / compared:,.3g} times"


def _keep_to(folder: Path) -> None:
    """Whatever the program writes beside its data, its key file first of all, goes into `folder`."""
    for name in [name for name in os.environ if name.startswith("MODERATOR_")]:
        del os.environ[name]
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(folder.absolute() / name.lower())


def _refuse(warning: str) -> None:
    raise RuntimeError(warning)
