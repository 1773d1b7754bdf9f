"""One window for each database and person: a second start brings the first window to the front and ends.

The two talk over a local socket of this machine; nothing of it reaches a network.
"""

import logging
import os
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from moderator.services.desk import Desk

log = logging.getLogger(__name__)

RAISE, RAISED = b"raise\n", b"raised\n"
PATIENCE_MS = 1_500
"""How long the first window may take to answer; one that hangs must not keep a second from opening."""


def socket_name(database_id: str, person: str) -> str:
    """The name under which the window of this person on this database listens; it tells nothing about either."""
    return f"moderator-{sha256(f'{database_id} {person}'.encode()).hexdigest()[:24]}"


def whose(desk: Desk) -> str:
    """Whose window it is: the person who is logged in here, acting under that name."""
    return f"{Path.home()} {desk.actor.name}"


def raise_first(name: str) -> bool:
    """Asks the window that listens to come to the front. False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE_MS) or not _is_own(socket):
        return False
    socket.write(RAISE)
    socket.flush()
    has_answered = socket.waitForReadyRead(PATIENCE_MS) and socket.readAll().data() == RAISED
    socket.abort()
    return has_answered


def _is_own(socket: QLocalSocket) -> bool:
    """Whether this person made what we are connected to; anybody can put a socket into a folder that all share."""
    try:
        return os.name != "posix" or Path(socket.fullServerName()).stat().st_uid == os.getuid()
    except OSError:
        return False


class SingleWindow(QObject):
    """Listens for second starts; `wanted` asks to come to the front."""

    wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        if not self._server.listen(name):
            # What a crash has left; a window that lives would have answered.
            QLocalServer.removeServer(name)
            if not self._server.listen(name):
                log.info("Second starts will open windows of their own: %s", self._server.errorString())

    def close(self) -> None:
        """Listens no longer."""
        self._server.close()

    def _welcome(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._answer(socket))
            if socket.bytesAvailable():
                self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()).startswith(RAISE.strip()):
            socket.write(RAISED)
            socket.flush()
            self.wanted.emit()
