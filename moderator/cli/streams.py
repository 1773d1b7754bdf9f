"""Standard input, output and errors as the commands need them, whatever the caller left of them."""

import os
import sys
from io import TextIOWrapper
from typing import Literal

from moderator.errors import EnvironmentProblem


def prepare_streams() -> None:
    """Makes all three usable: UTF-8 everywhere, since cron's locale may be C, and none missing.

    A closed output is replaced by one that refuses what is written, so that a lost result is told. It also keeps
    its number taken: the next file to be opened would get it.
    """
    sys.stdin = sys.stdin or _nowhere(os.O_RDONLY, "r")
    sys.stdout = sys.stdout or _nowhere(os.O_RDONLY, "w")
    sys.stderr = sys.stderr or _nowhere(os.O_WRONLY, "w")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def read_input() -> str:
    """Everything on standard input. Raises EnvironmentProblem where it can't be read."""
    try:
        return sys.stdin.read()
    except OSError as problem:
        raise EnvironmentProblem(f"Standard input can't be read: {problem.strerror or problem}.") from None


def give_up_output() -> None:
    """Lets what is left of the output go nowhere, so that nothing more is said of it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_about_output(problem: OSError) -> bool:
    """Whether writing the result failed: the system names a file, not a stream."""
    return problem.filename is None


def about_os_error(problem: OSError) -> str:
    """The sentence for what the system refused."""
    reason = problem.strerror or str(problem)
    if is_about_output(problem):
        return f"The result could not be written: {reason}."
    return f"{problem.filename} can't be used: {reason}. See that the name is right and that it is yours to use."


def _nowhere(flags: int, mode: Literal["r", "w"]) -> TextIOWrapper:
    return os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8")
