"""A running till and who listens to it: over a real socket, under a name that it keeps."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap.head_office import NAME_FILE
from app.settings.declarations import TelemetrySettings
from tests.unit.services.rig import PASSWORD, Till, person


class Listener:
    """A collector on this machine; `bodies` are what it was sent, by path."""

    def __init__(self) -> None:
        self.bodies: list[tuple[str, bytes]] = []
        self._heard = asyncio.Event()

    async def start(self) -> str:
        self._server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.decode().splitlines()
        lengths = [line.split(":")[1] for line in lines if line.lower().startswith("content-len")]
        body = await reader.readexactly(int(lengths[0]))
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        await writer.drain()
        writer.close()
        self.bodies.append((lines[0].split()[1], body))
        self._heard.set()

    async def one_more(self, till: Till) -> None:
        """Let minutes pass until it has heard."""
        self._heard.clear()
        while not self._heard.is_set():
            till.clock.advance(60)
            await asyncio.sleep(0)

    async def stop(self) -> None:
        self._server.close()
        await self._server.wait_closed()


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listening = Listener()
    yield listening
    await listening.stop()


@pytest.fixture
async def told(
    listener: Listener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Till]:
    till = Till(tmp_path, monkeypatch)
    endpoint = TelemetrySettings(endpoint=await listener.start())
    till.settings = replace(till.settings, telemetry=endpoint)
    await till.open()
    yield till
    await till.close()


async def test_a_till_at_work_tells_of_its_queue_and_of_nobody(
    told: Till, listener: Listener
) -> None:
    await told.enrol_first()
    await told.core.start()
    await told.registration.register(person(7, email="sawyer@example.com"), token="new")
    await listener.one_more(told)
    path, body = listener.bodies[0]
    assert path == "/v1/metrics"
    assert b"tillside.outbox.ops" in body
    name = (told.folder / NAME_FILE).read_bytes()
    assert name in body
    for private in ("Sawyer", "sawyer@", person(7).mobile, "Noor", PASSWORD, "api.example"):
        assert private.encode() not in body
    await told.reopen()
    assert (told.folder / NAME_FILE).read_bytes() == name, "the same till after a restart"


async def test_a_till_in_training_tells_nobody(
    listener: Listener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = Till(tmp_path, monkeypatch)
    endpoint = TelemetrySettings(endpoint=await listener.start())
    till.settings = replace(till.settings, telemetry=endpoint)
    await till.open(is_training=True)
    assert not (tmp_path / "training" / NAME_FILE).exists()
    await till.close()
    assert listener.bodies == []
