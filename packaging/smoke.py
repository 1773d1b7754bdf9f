"""Drives an installed Moderator through its main job, as a person would: `python packaging/smoke.py PROGRAM...`.

PROGRAM may be a bundle's executable, a wheel's `moderator`, or `python -m moderator`. Home and data folder are
throw-away ones, and the window opens without a screen. Ends with 1 at the first step that fails.
"""

import argparse
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PATIENCE_SECONDS = 120

FOREIGN = ("MODERATOR_", "PYTHONHOME", "PYTHONPATH", "CREDENTIALS_DIRECTORY", "DBUS_")
"""How the variables begin that would lead the program to this machine's own data or modules."""

TELLING_TEXT = "You moron, call me on +44 20 7946 0018."
"""What the word list and the table of telephone numbers must find; both are data files of other packages."""


class Failed(Exception):
    """A step that did not do what it should."""


class Tour:
    """The steps, each of which starts from what the ones before it left behind."""

    def __init__(self, program: list[str], home: Path) -> None:
        self.program = program
        self.home = home
        self.desk = ("--data-dir", home / "desk")
        self.demo_folder = home / "demo"
        self.comment: dict[str, Any] = {}

    def version(self) -> None:
        said = self._run("--version")
        expect(re.fullmatch(r"moderator \d+\.\d+\S*\s*", said), "a version", said)

    def doctor(self) -> None:
        said = self._run("doctor")
        expect("SQLite" in said, "what this machine has", said)

    def screen(self) -> None:
        said = self._json("screen", "--json", typed=TELLING_TEXT)
        filters = {flag["filter"] for flag in said["flags"]}
        expect(filters >= {"insult", "personal-data"}, "an insult and a telephone number to be flagged", said)

    def demo(self) -> None:
        said = self._run("--data-dir", self.demo_folder, "demo", "--no-window")
        expect((self.demo_folder / "newspaper.xml").is_file(), "the invented newspaper's export", said)

    def import_export(self) -> None:
        said = self._json(*self.desk, "import", self.demo_folder / "newspaper.xml", "--json")
        expect(said["added"] > 0, "imported comments", said)

    def list_queue(self) -> None:
        self.comment = self._json(*self.desk, "list", "--limit", "1", "--json")
        expect(self.comment["status"] == "pending", "a comment that is waiting", self.comment)

    def approve(self) -> None:
        said = self._json(*self.desk, "approve", str(self.comment["id"]), "--json")
        expect(said["changed"] == 1, "one changed comment", said)
        self._expect_status("approved")

    def export_lines(self) -> None:
        approved = self._export("json-lines", "approved.jsonl")
        expect(self.comment["uid"] in approved, "the approved comment", approved)

    def export_page(self) -> None:
        page = self._export("html", "approved.html")
        expect(html.escape(self.comment["author"]["name"]) in page, "the approved comment's author", page)

    def undo(self) -> None:
        self._run(*self.desk, "undo")
        self._expect_status("pending")

    def window(self) -> None:
        said = self._json(*self.desk, "--smoke-test")
        expect(said["window"] == "shown" and said["comments"] > 0, "a window that shows comments", said)

    def _run(self, *arguments: str | Path, typed: str = "") -> str:
        """What one command writes on standard output, with `typed` on its standard input. Raises Failed."""
        command = [*self.program, *map(str, arguments)]
        try:
            done = subprocess.run(
                command,
                input=typed,
                env=self._environment(),
                cwd=self.home,
                capture_output=True,
                encoding="utf-8",
                timeout=PATIENCE_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise Failed(f"{' '.join(command)}\n{problem}") from problem
        if done.returncode:
            raise Failed(f"{' '.join(command)}\nended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def _json(self, *arguments: str | Path, typed: str = "") -> dict[str, Any]:
        """The one JSON object that a command writes. Raises Failed."""
        said = self._run(*arguments, typed=typed)
        try:
            found: dict[str, Any] = json.loads(said)
        except ValueError as problem:
            raise Failed(f"Expected one JSON object, and got:\n{said}") from problem
        return found

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        own = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(self.home))
        own |= {f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
        return {**kept, **own, "QT_QPA_PLATFORM": "offscreen"}

    def _export(self, format_name: str, file: str) -> str:
        target = self.home / file
        self._run(*self.desk, "export", "--format", format_name, "--output", target)
        return target.read_text(encoding="utf-8")

    def _expect_status(self, status: str) -> None:
        said = self._json(*self.desk, "show", str(self.comment["id"]), "--json")
        expect(said["status"] == status, f"the status {status}", said)


STEPS: dict[str, Callable[[Tour], None]] = {
    "tells its version": Tour.version,
    "tells what this machine lacks": Tour.doctor,
    "screens a text": Tour.screen,
    "makes the invented newspaper": Tour.demo,
    "imports its export": Tour.import_export,
    "lists what is waiting": Tour.list_queue,
    "approves a comment": Tour.approve,
    "exports it as JSON Lines": Tour.export_lines,
    "exports it as a page": Tour.export_page,
    "takes the approval back": Tour.undo,
    "opens its window": Tour.window,
}


def expect(true: object, what: str, said: object) -> None:
    """Raises Failed, with what came instead, unless `true`."""
    if not true:
        raise Failed(f"Expected {what}, and got:\n{said}")


def main() -> int:
    """Takes every step, tells of it in a line, and returns the exit code."""
    parser = argparse.ArgumentParser(description="Drives an installed Moderator through its main job.")
    parser.add_argument("program", nargs=argparse.REMAINDER, help="how the program is started")
    program = parser.parse_args().program
    if not program:
        parser.error("Say how Moderator is started, for instance: moderator")
    if Path(program[0]).is_file():
        # The steps run in a folder of their own.
        program[0] = str(Path(program[0]).absolute())
    # On Windows a file that is still open somewhere can't be removed.
    with tempfile.TemporaryDirectory(prefix="moderator-smoke-", ignore_cleanup_errors=True) as home:
        tour = Tour(program, Path(home))
        for name, step in STEPS.items():
            start = time.monotonic()
            try:
                step(tour)
            except Failed as problem:
                print(f"fails {name}\n{problem}", flush=True)
                return 1
            print(f"ok    {name} ({time.monotonic() - start:.1f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
