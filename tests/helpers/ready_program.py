"""Commands in processes of their own that need not load the program: they are forked from one that has loaded it.

Loading takes nine tenths of a command's time, and the tests run some thousand of them. Tests that are about the start
itself, about a terminal or about being killed start a program from scratch.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock

ROOT = Path(__file__).parents[2]
LONGEST_REQUEST = 1_000_000
STANDARD_STREAMS = 3
BUG = 1


class ReadyProgram:
    """The process that has loaded the program. It ends when this is closed."""

    def __init__(self) -> None:
        # Commands of several threads wait for each other: else one would get the other's answer.
        self._turn = Lock()
        self._socket, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with other:
            command = [sys.executable, "-m", __name__, str(other.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[other.fileno()], cwd=ROOT, start_new_session=True)

    def run(
        self, arguments: Sequence[str], stdin: bytes, cwd: Path, env: Mapping[str, str], patience: float
    ) -> tuple[int, bytes, bytes]:
        """Runs `moderator` with these arguments: its exit code, standard output and standard error.

        Raises TimeoutError after `patience` seconds.
        """
        request = json.dumps({"arguments": arguments, "cwd": str(cwd), "env": dict(env)}).encode()
        with ExitStack() as stack, self._turn:
            streams = [stack.enter_context(TemporaryFile()) for _ in range(STANDARD_STREAMS)]
            streams[0].write(stdin)
            streams[0].seek(0)
            socket.send_fds(self._socket, [request], [stream.fileno() for stream in streams])
            self._socket.settimeout(patience)
            code = int(self._socket.recv(LONGEST_REQUEST))
            for stream in streams[1:]:
                stream.seek(0)
            return code, streams[1].read(), streams[2].read()

    def close(self) -> None:
        """Ends the process, with a command that it may still be waiting for."""
        self._socket.close()
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


@cache
def ready_program() -> ReadyProgram:
    """The one of this run of tests, made when it is wanted first."""
    return ReadyProgram()


def serve(connection: socket.socket) -> None:
    """Runs what is asked for, one after the other, each in a fork, until nobody asks any more."""
    while True:
        request, streams, _flags, _address = socket.recv_fds(connection, LONGEST_REQUEST, STANDARD_STREAMS)
        if not request:
            return
        child = os.fork()
        if not child:
            connection.close()
            os._exit(_run(json.loads(request), streams))
        for stream in streams:
            os.close(stream)
        _pid, status = os.waitpid(child, 0)
        connection.send(str(os.waitstatus_to_exitcode(status)).encode())


def _run(request: dict[str, object], streams: Sequence[int]) -> int:
    from moderator.__main__ import main

    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    os.chdir(request["cwd"])
    sys.argv = ["moderator", *request["arguments"]]
    try:
        return main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else BUG
    except BaseException:  # noqa: BLE001 - told as the interpreter would
        sys.excepthook(*sys.exc_info())
        return BUG
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()


def _load() -> None:
    from importlib import import_module

    from moderator.cli.program import ROOMS

    for room in ROOMS:
        import_module(room)


if __name__ == "__main__":
    _load()
    serve(socket.socket(fileno=int(sys.argv[1])))
