"""A line that was closed, as when another server is chosen, asks nobody any more."""

import asyncio

import pytest

from app.domain.faults import ServerFault, UnreachableFault
from tests.unit.api.calls import calling, status
from tests.unit.api.raw_server import answering, http, serving, stalling

OK = {"response": {"status": status(200, success=True), "store": {"id": "7"}}}


async def test_a_read_that_closing_ends_is_not_asked_again() -> None:
    async with serving(stalling) as server, calling(server.url) as transport:
        waiting = asyncio.create_task(transport.get("customer/get", {}))
        await server.arrived.wait()
        await transport.close()
        with pytest.raises(ServerFault):
            await waiting
        assert len(server.requests) == 1


async def test_nothing_is_sent_once_it_is_closed() -> None:
    async with serving(answering(http(OK))) as server, calling(server.url) as transport:
        await transport.close()
        with pytest.raises(UnreachableFault):
            await transport.get("customer/get", {})
        with pytest.raises(UnreachableFault):
            await transport.post("customer/add", {"root": {}})
        assert server.requests == []
