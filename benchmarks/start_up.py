"""How long a command takes to start, compared with Python itself."""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from measuring import arguments, made_desk, ratio, seconds, show

from moderator.app import DATABASE_FILE

CALLS = 15


def main() -> None:
    """Measures and prints."""
    comments = arguments(__doc__, 2_000).comments
    with made_desk(comments) as desk:
        moderator = ["-m", "moderator", "--data-dir", str(desk.data_dir)]
        database = desk.data_dir / DATABASE_FILE
        bare_count = f"import sqlite3; sqlite3.connect({str(database)!r}).execute('SELECT count(*) FROM comment')"
        commands = {
            "python -c pass": ["-c", "pass"],
            "count by bare sqlite3": ["-c", bare_count],
            "moderator --version": ["-m", "moderator", "--version"],
            "moderator --help": ["-m", "moderator", "--help"],
            f"moderator count, {comments:,} comments": [*moderator, "count"],
        }
        measured = _in_turns(commands, _compiled_in(desk.data_dir))
    python = measured["python -c pass"]
    show(f"median of {CALLS}", "ms", "to python -c pass")
    for label, taken in measured.items():
        show(label, f"{taken * 1000:,.0f}", ratio(taken, python))


def _compiled_in(folder: Path) -> dict[str, str]:
    """An environment whose modules are compiled once, as an installation's are."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "pycache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _in_turns(commands: dict[str, list[str]], environment: dict[str, str]) -> dict[str, float]:
    """Each command's median; they take turns, so that another program's load falls on all alike."""
    taken: dict[str, list[float]] = {label: [] for label in commands}
    for turn in range(CALLS + 1):
        for label, command in commands.items():
            needed = seconds(_run, command, environment)
            if turn > 0:  # the first one compiles
                taken[label].append(needed)
    return {label: median(times) for label, times in taken.items()}


def _run(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, *command], check=True, capture_output=True, env=environment)


if __name__ == "__main__":
    main()
