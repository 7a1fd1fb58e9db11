"""However a server spells its replies, several ways at once, they are the same values: of every
sample, and of every reply that this project's own server gives to the parameters' cases.
"""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api.wire.document import Format, write_json
from app.sandbox.line.tamper import Drift
from tests.unit.api.calls import Answers, sample
from tests.unit.api.methods import METHODS, SOMEBODY
from tests.unit.api.own_server import Alter
from tests.unit.api.parameters.all_cases import CALLS, CASES
from tests.unit.api.parameters.case import Case
from tests.unit.api.parameters.scene import Scene, scene
from tests.unit.api.parameters.test_parameters import shown
from tests.unit.api.samples import REPLIES, ReplySample
from tests.unit.api.spelling import WAYS_IN_XML, Way, respelling
from tests.unit.api.whole_card import WHOLE_CARD, whole


def few(percent: int) -> settings:
    """This share of what the profile makes of others: each is a conversation with a server."""
    most = max(1, settings().max_examples * percent // 100)
    return settings(max_examples=most, deadline=timedelta(seconds=5))


WAYS = {Format.JSON: frozenset(Way), Format.XML: WAYS_IN_XML}
SEEDS = st.integers(0, 2**32)
BY_CALL = {call.name: [case for case in CASES if case.call == call] for call in CALLS}


def some(wire_format: Format) -> st.SearchStrategy[frozenset[Way]]:
    return st.frozensets(st.sampled_from(sorted(WAYS[wire_format], key=lambda way: way.value)))


def read(meant: ReplySample, body: bytes, wire_format: Format = Format.JSON) -> object:
    async def asked() -> object:
        link = Answers(lambda request: httpx.Response(200, content=body)).link(wire_format)
        try:
            return await meant.ask(link, SOMEBODY)
        finally:
            await link.close()

    return asyncio.run(asked())


@pytest.mark.parametrize("way", Way)
def test_each_way_is_another_spelling(way: Way) -> None:
    bodies = [sample(f"{name}.response.json") for name in REPLIES]
    plain = {respelling(frozenset(), 0)(body) for body in bodies}
    others = {respelling(frozenset({way}), seed)(body) for body in bodies for seed in range(5)}
    assert others - plain


@pytest.mark.parametrize("name", REPLIES)
@few(25)
@given(ways=some(Format.JSON), seed=SEEDS)
def test_a_sample(name: str, ways: frozenset[Way], seed: int) -> None:
    body = respelling(ways, seed)(sample(f"{name}.response.json"))
    assert read(REPLIES[name], body) == REPLIES[name].means


@pytest.mark.parametrize("name", REPLIES)
@few(8)
@given(ways=some(Format.XML), seed=SEEDS)
def test_a_sample_in_xml(name: str, ways: frozenset[Way], seed: int) -> None:
    plain = sample(f"{name}.response.xml")
    body = respelling(ways, seed, Format.XML)(plain)
    assert read(REPLIES[name], body, Format.XML) == read(REPLIES[name], plain, Format.XML)


@few(40)
@given(ways=some(Format.JSON), seed=SEEDS)
def test_a_card_with_every_part(ways: frozenset[Way], seed: int) -> None:
    card = ReplySample(ask=METHODS["customers.get_card"], means=WHOLE_CARD)
    assert read(card, respelling(ways, seed)(write_json(whole()))) == WHOLE_CARD


def told_otherwise(
    case: Case, wire_format: Format, otherwise: Callable[[Scene], None]
) -> tuple[object, object]:
    """What a case reads of a server that spells everything so, and of one that does not."""

    async def both() -> tuple[object, object]:
        async with scene(wire_format) as made:
            otherwise(made)
            return await case.show(made), await shown(case, wire_format)

    return asyncio.run(both())


def respelled(alter: Alter) -> Callable[[Scene], None]:
    def applied(made: Scene) -> None:
        made.server.told = alter

    return applied


def drifting(seed: int | None) -> Callable[[Scene], None]:
    def applied(made: Scene) -> None:
        made.server.drift = Drift(seed=seed)

    return applied


@pytest.mark.parametrize("wire_format", Format, ids=lambda each: each.value)
@pytest.mark.parametrize("call", BY_CALL)
@few(8)
@given(data=st.data(), seed=SEEDS)
def test_a_reply_of_the_own_server(
    call: str, wire_format: Format, data: st.DataObject, seed: int
) -> None:
    case = data.draw(st.sampled_from(BY_CALL[call]))
    ways = data.draw(some(wire_format))
    alter = respelling(ways, seed, wire_format)
    otherwise, plain = told_otherwise(case, wire_format, respelled(alter))
    assert otherwise == plain


@pytest.mark.parametrize("wire_format", Format, ids=lambda each: each.value)
@pytest.mark.parametrize("call", BY_CALL)
@few(3)
@given(data=st.data(), seed=st.none() | SEEDS)
def test_the_own_servers_drift(
    call: str, wire_format: Format, data: st.DataObject, seed: int | None
) -> None:
    case = data.draw(st.sampled_from(BY_CALL[call]))
    otherwise, plain = told_otherwise(case, wire_format, drifting(seed))
    assert otherwise == plain
