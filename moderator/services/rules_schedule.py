"""How rules run every night: a systemd service with its timer, and a line for cron.

Both work in an empty environment: every path is written out, and the key, where this machine has one, is handed
over by systemd.
"""

import re
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from moderator.services.desk import Desk
from moderator.storage.engine import shown

ACTOR = "script:rules"
_PLAIN = re.compile(r"[A-Za-z0-9_@:,./+=-]+")


@dataclass(frozen=True, slots=True)
class Schedule:
    """The two files for systemd, and the line for cron."""

    service: str
    timer: str
    crontab: str


def schedule(desk: Desk, files: Sequence[Path], at: time) -> Schedule:
    """A schedule for these rule files, every day at that time of the machine's clock."""
    command = _command(desk, files)
    key = desk.key_places.own_file
    credential = f"LoadCredential=moderator-key:{_for_systemd_path(key)}\n" if key.exists() else ""
    return Schedule(
        service=(
            "[Unit]\nDescription=Moderator's rules\n\n"
            f"[Service]\nType=oneshot\n{credential}ExecStart={' '.join(map(_for_systemd, command))}\n"
        ),
        timer=(
            "[Unit]\nDescription=Runs Moderator's rules every day\n\n"
            f"[Timer]\nOnCalendar=*-*-* {at:%H:%M}:00\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n"
        ),
        crontab=f"{at.minute} {at.hour} * * * {_for_cron(command)}\n",
    )


def _command(desk: Desk, files: Sequence[Path]) -> list[str]:
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "moderator"]
    place = ["--data-dir", str(desk.data_dir.absolute())]
    if not desk.database.is_sqlite:
        # Without the password, which belongs into ~/.pgpass and not into a file that others read.
        place += ["--database", shown(desk.database.url).replace(":***@", "@")]
    rules = [str(file.absolute()) for file in files]
    return [*program, *place, "--as", ACTOR, "--quiet", "rules", "run", *rules, "--apply"]


def _for_systemd(argument: str) -> str:
    """An argument as systemd.service(5) reads it: % and $ stand for themselves only when doubled."""
    escaped = argument.replace("%", "%%").replace("$", "$$")
    if _PLAIN.fullmatch(argument):
        return escaped
    return '"' + escaped.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _for_systemd_path(path: Path) -> str:
    return str(path.absolute()).replace("%", "%%")


def _for_cron(command: Sequence[str]) -> str:
    """A command as crontab(5) reads it: a bare % would begin the command's input."""
    return shlex.join(command).replace("%", "\\%")
