"""Small files that only their owner may read. EnvironmentProblem says where the disk refuses."""

import os
import shlex
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from moderator.errors import EnvironmentProblem

_LONGEST = 1000
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class PrivateText:
    """What a file says (its first 1,000 bytes). `warning` is how to close it where others may read it too."""

    text: str = field(repr=False)
    warning: str


def read_private(path: Path) -> PrivateText | None:
    """The file, None where there is none."""
    with _plain_problems(path, "read"):
        try:
            with path.open("rb") as file:
                mode = os.fstat(file.fileno()).st_mode
                return PrivateText(file.read(_LONGEST).decode("utf-8-sig", "replace"), _warning(path, mode))
        except FileNotFoundError:
            return None


def write_private(path: Path, text: str) -> None:
    """Puts the file in place whole or not at all, also when the power fails; makes its directory, 0700."""
    with _plain_problems(path, "written"):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sync_directory(path.parent)


def move_private(path: Path, target: Path) -> None:
    """Gives the file another name beside it."""
    with _plain_problems(path, "moved"):
        path.replace(target)


def remove_private(path: Path) -> None:
    """Removes the file where there is one."""
    with _plain_problems(path, "removed"):
        path.unlink(missing_ok=True)


def _warning(path: Path, mode: int) -> str:
    if os.name != "posix" or not stat.S_ISREG(mode) or not mode & _OTHERS:
        return ""
    return f"Others on this machine may read {path}. Close it with `chmod 600 {shlex.quote(str(path))}`."


def _sync_directory(directory: Path) -> None:
    """Without it a new name may be lost with the power; only POSIX systems can."""
    if os.name == "posix":
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _plain_problems(path: Path, act: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentProblem(
            f"The file {path} can't be {act} ({error.strerror}). See that it and its folder are yours and "
            "that the disk has room."
        ) from None
