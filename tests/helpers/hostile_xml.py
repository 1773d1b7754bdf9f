"""Files made to exhaust whoever reads them, generated while they are read.

As a program (`python -m tests.helpers.hostile_xml NAME`) it reads one in a process of its own and prints what
came of it and how much memory the process needed, as JSON.
"""

import io
import json
import resource
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from moderator.errors import UnreadableInput
from moderator.formats import wxr

MEGABYTE = 1_000_000

HEAD = b'<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><wp:post_id>1</wp:post_id>'
TEXT = HEAD + b"<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>"
ENTITIES = b"".join(b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, 10))


def _much(unit: bytes, size: int) -> Iterator[bytes]:
    """`size` bytes of the unit again and again."""
    block = unit * (65_536 // len(unit))
    for _ in range(size // len(block)):
        yield block


def _counted(pattern: bytes, count: int) -> Iterator[bytes]:
    for number in range(count):
        yield pattern % number


def parts(name: str) -> Iterable[bytes]:
    """The named file, in pieces."""
    match name:
        case "an entity bomb":
            yield b'<!DOCTYPE rss [<!ENTITY e0 "lol">' + ENTITIES + b"]><rss>&e9;</rss>"
        case "an entity repeated":
            yield b'<!DOCTYPE rss [<!ENTITY a "' + b"a" * MEGABYTE + b'">]><rss>'
            yield from _much(b"&a;", 10 * MEGABYTE)
        case "a text of 200 MB":
            yield TEXT
            yield from _much(b"abcdefgh", 200 * MEGABYTE)
        case "a section of 100 MB without an end":
            yield TEXT + b"<![CDATA["
            yield from _much(b"x", 100 * MEGABYTE)
        case "a remark of 100 MB without an end":
            yield HEAD + b"<!--"
            yield from _much(b"x", 100 * MEGABYTE)
        case "300,000 levels":
            yield HEAD
            yield from _much(b"<a>", 900_000)
        case "a million attributes":
            yield HEAD + b"<a "
            yield from _counted(b'a%d="" ', MEGABYTE)
        case "200 attributes":
            yield HEAD + b"<a "
            yield from _counted(b'a%d="" ', 200)
            yield b"/>"
        case "an attribute of 50 MB":
            yield HEAD + b'<a b=">'
            yield from _much(b"x", 50 * MEGABYTE)
        case "a tag of 50 MB":
            yield HEAD + b"<"
            yield from _much(b"x", 50 * MEGABYTE)
        case "a million kinds of tags":
            yield HEAD
            yield from _counted(b"<a%d/>", MEGABYTE)
        case "100 MB of nothing":
            yield from _much(b"\0", 100 * MEGABYTE)
        case "20 MB of broken bytes":
            yield TEXT
            yield from _much(b"\xff", 20 * MEGABYTE)
        case "a hundred thousand comments":
            yield HEAD
            yield from _counted(b"<wp:comment><wp:comment_id>%d</wp:comment_id></wp:comment>\n", 100_000)
        case _:
            raise ValueError(name)


class GeneratedStream(io.RawIOBase):
    """A file that is made up as it is read."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        count = min(len(buffer), len(self._rest))
        buffer[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


def main(name: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (600 * MEGABYTE, 600 * MEGABYTE))
    stream = io.BufferedReader(GeneratedStream(parts(name)))
    read, error = 0, ""
    try:
        for _ in wxr.read(stream, "news.xml"):
            read += 1
    except UnreadableInput as problem:
        error = str(problem)
    print(json.dumps({"read": read, "error": error, "peak": peak_megabytes()}))


def peak_megabytes() -> float:
    """The most memory this process had; `ru_maxrss` would count that of the process it was forked from."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main(sys.argv[1])
