"""A server on this machine that speaks raw bytes, so that it can do what no HTTP library would."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from tests.unit.api.certificates import server_tls

SUCCESS = {"success": "true", "code": "200", "message": "SUCCESS"}


def http(body: bytes | Mapping[str, object] = b"", status: int = 200, **headers: str) -> bytes:
    """A whole HTTP answer; an underscore in a header's name stands for a hyphen."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} Whatever", f"content-length: {len(content)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + content


def done() -> bytes:
    """The least answer in the API's shape."""
    return http({"response": {"status": SUCCESS}})


class Conversation:
    """One connection, seen from the server."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, server: "RawServer"
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._server = server

    async def request(self) -> bytes:
        """The next whole request, head and body. Raises IncompleteReadError at the end."""
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = next(
            (
                int(line.partition(b":")[2])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length:")
            ),
            0,
        )
        whole = head + await self._reader.readexactly(length)
        self._server.requests.append(whole)
        self._server.arrived.set()
        return whole

    async def write(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    def close(self) -> None:
        self._writer.close()

    def reset(self) -> None:
        """End the connection with an error at the other side."""
        self._writer.transport.abort()

    async def until_closed(self) -> None:
        """Read on until the other side is gone."""
        while await self._reader.read(65536):
            pass

    async def to_tls(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on, as a tunnel's end does."""
        await self._writer.start_tls(context)


Script = Callable[[Conversation], Awaitable[None]]


@dataclass(slots=True)
class RawServer:
    """`requests` are those that came whole; `connections` counts those that were accepted."""

    port: int = 0
    connections: int = 0
    requests: list[bytes] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a client has closed its side."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@asynccontextmanager
async def serving(script: Script, *, tls: ssl.SSLContext | None = None) -> AsyncIterator[RawServer]:
    """Run `script` for each connection until the block ends."""
    found = RawServer()
    running: set[asyncio.Task[None]] = set()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        running.add(task)
        found.connections += 1
        try:
            await script(Conversation(reader, writer, found))
        except (asyncio.IncompleteReadError, OSError):
            found.gone.set()
        except asyncio.CancelledError:
            pass
        finally:
            running.discard(task)
            writer.close()
            with suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()

    server = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=tls)
    found.port = server.sockets[0].getsockname()[1]
    try:
        yield found
    finally:
        server.close()
        for task in tuple(running):
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await server.wait_closed()


def answering(*answers: bytes) -> Script:
    """Answer each request of a connection with the next of `answers`, the last for ever."""

    async def script(talk: Conversation) -> None:
        waiting = list(answers)
        while True:
            await talk.request()
            await talk.write(waiting.pop(0) if len(waiting) > 1 else waiting[0])

    return script


async def stalling(talk: Conversation) -> None:
    """Take the request and never answer."""
    await talk.request()
    await talk.until_closed()
    raise ConnectionResetError


def tunnel(behind: Script) -> Script:
    """A proxy that grants the tunnel, and shop.example at its other end."""

    async def script(talk: Conversation) -> None:
        await talk.request()
        await talk.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await talk.to_tls(server_tls("shop.example"))
        await behind(talk)

    return script
