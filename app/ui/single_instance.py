"""One program a profile: the second start raises the first one's window and ends.

The lock is a file in the profile. The first listens on a local socket whose name and token it
leaves in a file that only this user may read; a knock without the token is not answered.
"""

import contextlib
import logging
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from app.domain.faults import ProfileInUseFault

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

logger = logging.getLogger(__name__)

KNOCK_MS = 2_000
DOOR_AFTER_MS = 400
_TOKEN_BYTES = 32
_LONGEST_KNOCK = 256


@contextlib.contextmanager
def held_alone(lock_file: Path) -> Iterator[None]:
    """A profile without a window on it, for work on its files. Raises ProfileInUseFault."""
    lock = QLockFile(str(lock_file))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        raise ProfileInUseFault(lock.fileName())
    try:
        yield
    finally:
        lock.unlock()


class SingleInstance(QObject):
    """`raise_requested()`: another start of this profile was told to leave."""

    raise_requested: ClassVar[Signal] = Signal()

    def __init__(
        self,
        lock_file: Path,
        *,
        door_after_ms: int = DOOR_AFTER_MS,
        parent: QObject | None = None,
    ) -> None:
        """`lock_file` lies in the profile's folder, which must exist."""
        super().__init__(parent)
        self._lock = QLockFile(str(lock_file))
        # A lock never grows stale by age: a till runs for weeks. A dead owner's is taken over.
        self._lock.setStaleLockTime(0)
        self._door_file = lock_file.with_name("running.door")
        self._server: QLocalServer | None = None
        self._door_timer = QTimer(self)
        self._door_timer.setSingleShot(True)
        self._door_timer.setInterval(door_after_ms)
        self._door_timer.timeout.connect(self._listen)
        self._token = ""

    def acquire(self) -> None:
        """Take the profile. Raises ProfileInUseFault after knocking at who has it."""
        if not self._lock.tryLock(0):
            self._knock()
            raise ProfileInUseFault(self._lock.fileName())
        # start-up: the window comes first; a second start within this moment just ends.
        self._door_timer.start()

    def release(self) -> None:
        self._door_timer.stop()
        if self._server is not None:
            self._server.close()
            self._server = None
            self._door_file.unlink(missing_ok=True)
        self._lock.unlock()

    def _listen(self) -> None:
        # start-up: 4 ms to load, needed only now.
        from PySide6.QtNetwork import QLocalServer

        self._token = secrets.token_hex(_TOKEN_BYTES)
        name = f"tillside-{secrets.token_hex(8)}"
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(name):
            # Without a door the profile is still locked; only raising the window is lost.
            logger.warning("no local socket", extra={"reason": server.errorString()})
            return
        server.newConnection.connect(self._on_knock)
        self._server = server
        self._door_file.unlink(missing_ok=True)
        handle = os.open(self._door_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{server.fullServerName()}\n{self._token}\n")

    def _on_knock(self) -> None:
        server = self._server
        if server is None or not server.hasPendingConnections():
            return
        socket = server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._on_words(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _on_words(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_KNOCK:
                socket.abort()
            return
        line = bytes(socket.readLine(_LONGEST_KNOCK).data()).strip()
        if secrets.compare_digest(line, self._token.encode()):
            socket.write(b"ok\n")
            socket.flush()
            self.raise_requested.emit()
        socket.disconnectFromServer()

    def _knock(self) -> None:
        """Ask the running program to come to the front; a silent one is left alone."""
        # start-up: only a second start needs it.
        from PySide6.QtNetwork import QLocalSocket

        with contextlib.suppress(OSError, ValueError):
            name, token = self._door_file.read_text(encoding="utf-8").split()
            socket = QLocalSocket()
            socket.connectToServer(name)
            if socket.waitForConnected(KNOCK_MS):
                socket.write(f"{token}\n".encode())
                socket.flush()
                socket.waitForReadyRead(KNOCK_MS)
                socket.disconnectFromServer()
