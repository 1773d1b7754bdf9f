"""Opening a file that somebody wants to import, and telling what it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from moderator.domain.incoming import Incoming
from moderator.errors import EnvironmentProblem, UnreadableInput, UserError
from moderator.formats.registry import FORMATS, HEAD_BYTES, Format, Reader, detect, format_named
from moderator.services.unknown_files import kind_of


@dataclass(frozen=True, slots=True)
class Opened:
    """An import file that is open, with the format it is in."""

    stream: BinaryIO
    format: Format
    reader: Reader
    name: str
    bytes_total: int

    @property
    def bytes_read(self) -> int:
        return self.stream.tell()

    def comments(self) -> Iterator[Incoming]:
        """What the file holds, read as it is asked for."""
        return self.reader(self.stream, self.name)


def readable_formats() -> str:
    """The formats that can be imported, as people call them."""
    return ", ".join(known.label for known in FORMATS if known.read)


@contextmanager
def opened(path: Path, format_name: str | None) -> Iterator[Opened]:
    """Opens `path` and finds its format, unless it is named.

    Raises UserError for a path that is no file, a format that can't be read, or content that nobody knows.
    """
    try:
        with path.open("rb") as stream:
            total = path.stat().st_size
            head = stream.read(HEAD_BYTES)
            stream.seek(0)
            found = _format(path.name, head, format_name)
            if found.read is None:
                raise UserError(f"Moderator can write {found.label} but not read it yet.")
            yield Opened(stream, found, found.read, path.name, total)
    except FileNotFoundError:
        raise UserError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise UserError(f"{path} is a folder. Give the export file in it.") from None
    except PermissionError:
        raise EnvironmentProblem(f"{path} can't be read: permission denied.") from None
    except OSError as problem:
        raise EnvironmentProblem(f"{path} can't be read: {problem.strerror or problem}.") from None


def _format(file_name: str, head: bytes, format_name: str | None) -> Format:
    if format_name:
        return format_named(format_name)
    if not head.strip():
        raise UnreadableInput(f"{file_name}, line 1: the file is empty. Nothing was imported from it.")
    found = detect(head)
    if found is None:
        raise UnreadableInput(
            f"{file_name}, line 1: this is not a file that Moderator knows (it is {kind_of(head)}). "
            f"It reads: {readable_formats()}. In WordPress, choose Tools, Export, All content."
        )
    return found
