"""Whatever bytes come back to any method of a link: typed values or a fault of the house, soon."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from random import Random

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api.link import Link
from app.api.wire.document import Format, parse, write
from app.domain.faults import ServerFault
from app.domain.outcome import Outcome
from tests.unit.api.calls import Answers, always, reply
from tests.unit.api.mangled import distorted, mangled
from tests.unit.api.methods import METHODS, SOMEBODY, WRITES, methods_of, told
from tests.unit.api.own_server import own_server

STATUSES = st.sampled_from([200, 200, 200, 200, 201, 302, 401, 404, 429, 500, 503])


def few(percent: int) -> settings:
    """This share of what the profile makes of others: there are many methods."""
    most = max(1, settings().max_examples * percent // 100)
    return settings(max_examples=most, deadline=timedelta(seconds=5))


@cache
def replies_to(method: str, wire_format: Format) -> tuple[bytes, ...]:
    """What the own server answers to it."""
    heard: list[bytes] = []

    def listen(body: bytes) -> bytes:
        heard.append(body)
        return body

    async def asked() -> None:
        with own_server() as server:
            server.told = listen
            link = server.link(wire_format, clock=server.clock)
            await told(METHODS[method](link, SOMEBODY))
            await link.close()

    asyncio.run(asked())
    return tuple(heard)


async def ask(method: str, wire_format: Format, answers: Answers) -> None:
    """Whatever it makes of the answers, it is ours. A write always has outcomes."""
    link = answers.link(wire_format)
    try:
        found = await METHODS[method](link, SOMEBODY)
    except ServerFault:
        assert method not in WRITES
    else:
        assert not isinstance(found, Mapping | list | str | bytes)
        several = found if isinstance(found, tuple) else (found,)
        assert method not in WRITES or all(isinstance(each, Outcome) for each in several)
    finally:
        await link.close()


async def test_every_method_is_asked() -> None:
    link = always(reply(200)).link()
    assert sorted(methods_of(link)) == sorted(METHODS)
    assert isinstance(link, Link)
    await link.close()


@pytest.mark.parametrize("method", METHODS)
@few(15)
@given(data=st.data(), status=STATUSES, wire_format=st.sampled_from(Format))
def test_any_bytes(method: str, data: st.DataObject, status: int, wire_format: Format) -> None:
    body = data.draw(mangled(replies_to(method, wire_format)))
    answers = Answers(lambda request: httpx.Response(status, content=body))
    asyncio.run(ask(method, wire_format, answers))


@pytest.mark.parametrize("method", METHODS)
@few(15)
@given(seed=st.integers(0, 2**32), wire_format=st.sampled_from(Format))
def test_any_tree(method: str, seed: int, wire_format: Format) -> None:
    """A document of the API's shape in which anything stands anywhere."""
    chance = Random(seed)
    body = chance.choice(replies_to(method, wire_format))
    tree = distorted(parse(body, wire_format), chance)
    answers = Answers(lambda request: httpx.Response(200, content=write(tree, wire_format)))
    asyncio.run(ask(method, wire_format, answers))
