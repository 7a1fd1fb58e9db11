"""The sandbox on its sockets: one port for the API, one for control, both on loopback alone.

Owns connections and how they really break. A second port stays open when a drill closes the
first, so that the cut network can be restored.
"""

import asyncio
import functools
import logging
import socket
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from app.sandbox.line.faults import Closing
from app.sandbox.line.interference import CONTROL_PREFIX, EXTENSION
from app.sandbox.line.requests import Outage
from app.sandbox.line.server import SandboxApp

HOST = "127.0.0.1"
_GRACE_S = 1.0
_CAN_HOLD_PORT = sys.platform.startswith("linux")
_NO_LINGER = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class SandboxProtocol(H11Protocol):
    """uvicorn's protocol, which also hands its connection to the application."""

    def __init__(
        self,
        config: uvicorn.Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        is_control: bool = False,
        is_closing_all: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.is_control = is_control
        self._is_closing_all = is_closing_all
        self._inner = self.app
        self.app = self._with_connection

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if not self.is_control and self._is_closing_all():
            self.abort(Closing.RESET)

    def abort(self, how: Closing) -> None:
        """Tear the connection down now; what is still to be written is lost."""
        connection = self.transport.get_extra_info("socket")
        if how is Closing.RESET and connection is not None and not self.transport.is_closing():
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        self.transport.abort()

    def finish(self) -> None:
        """Close in order, after what was written has left."""
        self.transport.close()

    def is_steering(self) -> bool:
        """Whether a control call is under way on this connection."""
        is_busy = self.cycle is not None and not self.cycle.response_complete
        return is_busy and self.cycle.scope["path"].startswith(f"{CONTROL_PREFIX}/")

    async def _with_connection(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("extensions", {})[EXTENSION] = {
            "abort": self.abort,
            "finish": self.finish,
            "is_control": self.is_control,
        }
        await self._inner(scope, receive, send)


class SandboxServer(uvicorn.Server):
    """Serves `app`; `on_ready(api_port, control_port)` is called once both ports accept.

    `port` 0 takes a free one. Setting `should_exit` stops it within a fraction of a second.
    """

    def __init__(self, app: SandboxApp, port: int, on_ready: Callable[[int, int], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                loop="asyncio",
                http=SandboxProtocol,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="error",
                access_log=False,
                proxy_headers=False,
                server_header=False,
            )
        )
        self._line = app.line
        self._line.watcher = self._follow_line
        self._on_ready = on_ready
        self._api: asyncio.Server | None = None
        self._control: asyncio.Server | None = None
        self._first: socket.socket | None = _bound(port)
        self.port = int(self._first.getsockname()[1])

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the command line's: uvicorn would raise them again at the end."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        loop = asyncio.get_running_loop()
        control = _bound(0)
        self._control = await loop.create_server(self._protocol(is_control=True), sock=control)
        await self._follow_line()
        self.servers = []
        self.started = True
        self._on_ready(self.port, int(control.getsockname()[1]))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """At once: stalled and slow exchanges are not waited for."""
        logging.getLogger("uvicorn.error").disabled = True
        for server in (self._api, self._control):
            if server is not None:
                server.close()
        if self._first is not None:
            self._first.close()
        for connection in self._connections():
            connection.abort(Closing.CLOSE)
        if self.server_state.tasks:
            await asyncio.sleep(0)
            for task in self.server_state.tasks:
                task.cancel()
            await asyncio.wait(self.server_state.tasks, timeout=_GRACE_S)

    async def _follow_line(self) -> None:
        """Make the API's port what the line says it is."""
        is_refusing = self._line.outage is Outage.REFUSE
        if is_refusing and self._api is not None:
            self._api.close()
            self._api = None
        elif not is_refusing and self._api is None:
            loop = asyncio.get_running_loop()
            self._api = await loop.create_server(
                self._protocol(is_control=False), sock=self._api_socket()
            )
        if self._line.outage is not None:
            for connection in self._connections():
                if not connection.is_control and not connection.is_steering():
                    connection.abort(Closing.RESET)

    def _api_socket(self) -> socket.socket:
        """One to listen with. On Linux the first socket is never listened with: bound, it keeps
        the port ours while a drill has it closed. Other systems allow no second one beside it."""
        if _CAN_HOLD_PORT or self._first is None:
            return _bound(self.port)
        first, self._first = self._first, None
        return first

    def _connections(self) -> list[SandboxProtocol]:
        return [
            connection
            for connection in self.server_state.connections
            if isinstance(connection, SandboxProtocol)
        ]

    def _protocol(self, *, is_control: bool) -> Callable[[], asyncio.Protocol]:
        return functools.partial(
            SandboxProtocol,
            self.config,
            self.server_state,
            {},
            is_control=is_control,
            is_closing_all=lambda: self._line.outage is Outage.CLOSE,
        )


def _bound(port: int) -> socket.socket:
    """A socket on loopback; port 0 takes a free one. Raises OSError where the port is taken."""
    # With the protocol named, or asyncio leaves Nagle's algorithm on and each reply takes 40 ms.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # Before the bind, or a restart on the same port fails while old connections linger; after
        # it where the port is free to choose, or one may be chosen that another socket holds.
        if port:
            _share_address(made)
        made.bind((HOST, port))
        _share_address(made)
    except OSError:
        made.close()
        raise
    return made


def _share_address(made: socket.socket) -> None:
    # On Windows the option would let another process take the port over.
    if sys.platform != "win32":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
