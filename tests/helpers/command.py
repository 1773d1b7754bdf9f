"""The command line as a person or a script meets it: a process of its own."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.helpers.ready_program import ready_program

PATIENCE_SECONDS = 120


@dataclass(frozen=True)
class Result:
    """What a command left behind: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        """The values of the JSON Lines on standard output."""
        return [json.loads(line) for line in self.out.split("\n") if line]


@dataclass(frozen=True)
class Runner:
    """Runs `moderator` with the data in `data_dir`, in the folder `cwd`."""

    data_dir: Path
    cwd: Path

    def run(
        self,
        *arguments: str | Path,
        input: str | None = None,  # noqa: A002 - the word that subprocess uses
        check: int | None = None,
        env: Mapping[str, str] | None = None,
    ) -> Result:
        """Runs one command, with no terminal. `check` is the exit code that the test goes on from."""
        code, out, err = ready_program().run(
            ["--data-dir", str(self.data_dir), *map(str, arguments)],
            (input or "").encode(),
            self.cwd,
            {**os.environ, **(env or {})},
            PATIENCE_SECONDS,
        )
        result = Result(code, out.decode(), err.decode())
        assert check in (None, result.code), f"exit code {result.code}\n{result.out}{result.err}"
        return result
