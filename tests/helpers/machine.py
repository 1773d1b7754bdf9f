"""The program on a machine that lacks something, or that is being watched."""

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command import PATIENCE_SECONDS, Result, Runner

AS_ANYBODY = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    if os.geteuid() == 0 and shutil.which("setpriv")
    else ()
)
"""What makes a program keep to the permissions of files although the tests may run as root."""

_MEASURE = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(done.returncode)
"""


def start(desk: Runner, *arguments: str | Path, under: Sequence[str] = (), **options: Any) -> subprocess.Popen[bytes]:
    """Starts one command and does not wait for it; `under` is a program that runs it."""
    command = [*under, sys.executable, "-m", "moderator", "--data-dir", desk.data_dir, *arguments]
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=desk.cwd, **(streams | options))


def run_under(desk: Runner, under: Sequence[str], *arguments: str | Path, **options: Any) -> Result:
    """Runs one command under another program."""
    with start(desk, *arguments, under=under, **options) as process:
        out, err = process.communicate(timeout=PATIENCE_SECONDS)
    return Result(process.returncode, out.decode(), err.decode())


def run_measured(desk: Runner, *arguments: str | Path) -> tuple[Result, float]:
    """Runs one command. Also returns the most memory it took, in MB."""
    peak = desk.cwd / "peak"
    # A small process in between: what a child of ours took would count our own memory at the start.
    result = run_under(desk, [sys.executable, "-I", "-c", _MEASURE, str(peak)], *arguments)
    return result, int(peak.read_text()) / 1024


def run_on_terminal(desk: Runner, *arguments: str | Path) -> str:
    """Runs one command on a terminal. Returns everything that it wrote there."""
    ours, its = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color"}
    process = start(desk, *arguments, stdin=its, stdout=its, stderr=its, env=environment)
    os.close(its)
    pieces = []
    # At its end Linux raises, other systems give nothing.
    with suppress(OSError):
        while piece := os.read(ours, 65_536):
            pieces.append(piece)
    os.close(ours)
    process.wait(PATIENCE_SECONDS)
    return b"".join(pieces).decode()


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Puts a disk of its own, with so much room ("4m"), under `folder`. Skips where nobody may do that."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0:
        pytest.skip("Only root can mount a small disk to fill.")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, text=True
    )
    if mounted.returncode != 0:
        pytest.skip(f"No small disk can be mounted here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def make_room(folder: Path, size: str) -> None:
    """Gives a small disk more room."""
    subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)
