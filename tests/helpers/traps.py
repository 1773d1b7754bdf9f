"""Traps for what a hostile text would have a program do: open a file, ask a server for something."""

import ctypes
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

IN_OPEN = 0x20


class FileTrap:
    """Knows whether anybody, Qt's own code too, opened a file since it was set. Linux only."""

    def __init__(self, path: Path) -> None:
        if not sys.platform.startswith("linux"):
            pytest.skip("files are watched by inotify")
        libc = ctypes.CDLL(None, use_errno=True)
        self._watch = libc.inotify_init1(os.O_NONBLOCK)
        assert self._watch >= 0, os.strerror(ctypes.get_errno())
        assert libc.inotify_add_watch(self._watch, os.fsencode(path), IN_OPEN) >= 0

    @property
    def was_opened(self) -> bool:
        """Whether the file was opened since this was asked last."""
        try:
            return bool(os.read(self._watch, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._watch)


@contextmanager
def file_trap(path: Path) -> Iterator[FileTrap]:
    """A trap at this file, which is made."""
    path.write_bytes(b"GIF89a")
    trap = FileTrap(path)
    yield trap
    trap.close()


@contextmanager
def silent_server() -> Iterator[socket.socket]:
    """A server on this machine that nobody may ask for anything: `was_asked` tells."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def was_asked(server: socket.socket) -> bool:
    """Whether anybody connected."""
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True
