"""How long a command takes to start, compared with Python itself."""

import subprocess
import sys
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
        measured = _in_turns(commands)
    python = measured["python -c pass"]
    show(f"median of {CALLS}", "ms", "to python -c pass")
    for label, taken in measured.items():
        show(label, f"{taken * 1000:,.0f}", ratio(taken, python))


def _in_turns(commands: dict[str, list[str]]) -> dict[str, float]:
    """Each command's median; they take turns, so that another program's load falls on all alike."""
    taken: dict[str, list[float]] = {label: [] for label in commands}
    for _ in range(CALLS):
        for label, command in commands.items():
            taken[label].append(seconds(_run, command))
    return {label: median(times) for label, times in taken.items()}


def _run(command: list[str]) -> None:
    subprocess.run([sys.executable, *command], check=True, capture_output=True)


if __name__ == "__main__":
    main()
