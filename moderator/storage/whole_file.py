"""Files that are written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from moderator.errors import UserError


@contextmanager
def written_whole(path: Path, new_mode: int) -> Iterator[Path]:
    """Yields a file beside `path` to write into; it takes the place of `path` when nothing was raised.

    A link stays one and its target is replaced, which keeps its permissions; a new file gets `new_mode`. Raises
    UserError where something else than an ordinary file stands at `path`: a device or pipe must not be replaced.
    """
    if path.exists() and not path.is_file():
        raise UserError(f"{path} is no ordinary file. Give the name of a file to write.")
    target = path.resolve()
    mode = target.stat().st_mode & 0o777 if target.exists() else new_mode
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".partial", dir=target.parent)
    os.close(descriptor)
    partial = Path(name)
    try:
        yield partial
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.chmod(mode)
        partial.replace(target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
