"""The first load: page by page, out of everybody's way, from where it stood, and never in place of
more.
"""

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from app.api.pace import Priority
from app.domain.customer import Customer, CustomerKey
from app.domain.faults import NoAnswerFault, RefusedFault, ServerFault, ThrottledFault
from app.domain.search_page import SearchPage, SearchRow
from app.domain.search_query import SearchQuery
from app.services.first_load import (
    FAULT_PAUSE_S,
    PAGE_ROWS,
    FirstLoadService,
    LoadProgress,
    LoadState,
)
from app.services.refresh_line import DRAIN_FIRST_S
from app.settings.declarations import CacheSettings, StoreSettings
from tests.unit.services.rig import Till, customer, person


class Register:
    """The server's customers of one store, as customer/search gives them."""

    def __init__(self, count: int) -> None:
        self.customers = tuple(customer(number) for number in range(1, count + 1))
        self.asked: list[tuple[str, int, int]] = []
        self.fault: ServerFault | None = None
        self.most_rows = PAGE_ROWS
        self.is_counted = True

    async def search(
        self, query: SearchQuery, *, start: int, rows: int, deadline_s: float, priority: Priority
    ) -> SearchPage:
        assert priority is Priority.BACKGROUND
        self.asked.append((str(query), start, rows))
        if self.fault is not None:
            raise self.fault
        found = self.customers[start : start + min(rows, self.most_rows)]
        return SearchPage(
            results=tuple(SearchRow(customer=one) for one in found),
            count=len(self.customers) if self.is_counted else None,
            start=start,
        )


def opened(till: Till, register: Register, *, code: str = "s1") -> FirstLoadService:
    shop: Any = till.shop
    shop.search = register.search
    preferences: Any = till.services.preferences
    preferences._settings = replace(
        till.settings, store=StoreSettings(code=code), cache=CacheSettings(max_customers=1_000)
    )
    return till.services.first_load


@pytest.fixture
async def online(staffed: Till) -> Till:
    await staffed.core.services.connection._connectivity.check()
    return staffed


def state(service: FirstLoadService) -> LoadState:
    return service.progress.state


async def load(service: FirstLoadService) -> float | None:
    for _ in range(50):
        wait_s = await service.round()
        if wait_s != 0:
            return wait_s
    raise AssertionError("the load does not come to rest")


async def here(till: Till, *numbers: int) -> list[Customer | None]:
    found = [await till.stores.cache.get(CustomerKey(f"user:{number}")) for number in numbers]
    return [None if one is None else one.customer for one in found]


async def test_nothing_is_loaded_unasked(online: Till) -> None:
    register = Register(5)
    service = opened(online, register)
    assert await service.round() is None
    assert register.asked == []
    assert service.progress == LoadProgress()


async def test_every_customer_of_the_store_is_readable_offline(online: Till) -> None:
    register = Register(250)
    service = opened(online, register)
    told: list[LoadProgress] = []
    service.listen(told.append)
    await service.start()
    while await service.round() == 0:
        online.clock.advance(6)
    query = "registered_store:EQUALS:s1"
    assert register.asked == [(query, start, PAGE_ROWS) for start in (0, 100, 200)]
    assert await here(online, 1, 250) == [register.customers[0], register.customers[-1]]
    assert await online.lookup.recents() == ()
    assert told == [
        LoadProgress(state=LoadState.LOADING),
        LoadProgress(state=LoadState.LOADING, found=250, loaded=100),
        LoadProgress(state=LoadState.LOADING, found=250, loaded=100, left_s=9.0),
        LoadProgress(state=LoadState.LOADING, found=250, loaded=200, left_s=1.5),
        LoadProgress(state=LoadState.LOADING, found=250, loaded=200, left_s=3.0),
        LoadProgress(state=LoadState.DONE, found=250, loaded=250),
    ]


async def test_a_load_never_replaces_what_a_person_looked_at(online: Till) -> None:
    seen = replace(customer(2), email="tom@example.com", points=70)
    await online.stores.cache.put((seen,), online.clock.now(), touched=True)
    service = opened(online, Register(3))
    await service.start()
    await load(service)
    assert await here(online, 2) == [seen]


@pytest.mark.parametrize("is_counted", [True, False])
async def test_a_server_that_gives_fewer_rows_leaves_nobody_out(
    online: Till, is_counted: bool
) -> None:
    register = Register(70)
    register.most_rows, register.is_counted = 20, is_counted
    service = opened(online, register)
    await service.start()
    await load(service)
    assert [start for _, start, _ in register.asked][:4] == [0, 20, 40, 60]
    assert None not in await here(online, *range(1, 71))
    assert (state(service), service.progress.loaded) == (LoadState.DONE, 70)


async def test_a_restart_goes_on_where_it_stood(online: Till) -> None:
    register = Register(250)
    service = opened(online, register)
    await service.start()
    await service.round()

    await online.reopen()
    await online.line.open_stored("https://api.example.com")
    await online.core.services.connection._connectivity.check()
    service = opened(online, register)
    await load(service)

    assert [start for _, start, _ in register.asked] == [0, 100, 200]
    assert state(service) is LoadState.DONE
    await service.start()  # again, from the beginning
    await service.round()
    assert register.asked[-1][1] == 0


async def test_a_person_stops_it_and_goes_on_later(online: Till) -> None:
    register = Register(250)
    service = opened(online, register)
    await service.stop()
    assert state(service) is LoadState.NOT_BEGUN
    await service.start()
    await service.round()
    await service.stop()
    assert service.progress == LoadProgress(state=LoadState.STOPPED, found=250, loaded=100)
    assert await service.round() is None
    await service.start()
    await load(service)
    assert [start for _, start, _ in register.asked] == [0, 100, 200]
    await service.stop()
    assert state(service) is LoadState.DONE


async def test_no_more_is_loaded_than_the_cache_may_hold(online: Till) -> None:
    register = Register(3_000)
    service = opened(online, register)
    await service.start()
    await load(service)
    assert (state(service), service.progress.loaded) == (LoadState.DONE, 1_000)


@pytest.mark.parametrize("code", ["", "a&b"])
async def test_without_a_store_that_can_be_searched_for_there_is_none(
    online: Till, code: str
) -> None:
    register = Register(5)
    service = opened(online, register, code=code)
    await service.start()
    assert state(service) is LoadState.NO_STORE
    assert await service.round() is None
    assert register.asked == []


async def test_another_stores_load_is_not_gone_on_with(online: Till) -> None:
    register = Register(250)
    service = opened(online, register)
    await service.start()
    await service.round()
    opened(online, register, code="s2")
    assert await service.round() is None
    await service.start()
    await service.round()
    assert register.asked[-1][:2] == ("registered_store:EQUALS:s2", 0)


async def test_a_server_that_refuses_is_not_asked_again(online: Till) -> None:
    register = Register(5)
    service = opened(online, register)
    register.fault = RefusedFault(404, "no such call")
    await service.start()
    assert await load(service) is None
    assert (state(service), service.progress.fault) == (LoadState.REFUSED, register.fault)
    assert await service.round() is None
    assert len(register.asked) == 1
    assert state(service) is LoadState.REFUSED
    register.fault = None
    await service.start()
    await load(service)
    assert state(service) is LoadState.DONE


async def test_it_makes_way_and_waits_for_the_line(online: Till) -> None:
    register = Register(5)
    service = opened(online, register)
    await service.start()
    await online.registration.register(person(5), token="t-1")
    assert await service.round() == DRAIN_FIRST_S
    await online.drain()
    online.shop.pause_s = 3.0
    assert await service.round() == 3.0
    online.shop.pause_s = 0.0
    for fault, wait_s in ((ThrottledFault(42.0), 42.0), (NoAnswerFault(), FAULT_PAUSE_S)):
        register.fault = fault
        assert await service.round() == wait_s
        assert (state(service), service.progress.fault) == (LoadState.LOADING, fault)
    online.shop.fault = NoAnswerFault()
    await online.core.services.connection._connectivity.check()
    assert await service.round() is None
    assert len(register.asked) == 2


async def test_the_loop_loads_once_it_is_wanted_and_the_line_is_there(online: Till) -> None:
    register = Register(5)
    service = opened(online, register)
    running = asyncio.create_task(service.run())
    await asyncio.sleep(0)
    await service.start()
    for _ in range(400):
        if state(service) is LoadState.DONE:
            break
        await asyncio.sleep(0.005)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert service.progress == LoadProgress(state=LoadState.DONE, found=5, loaded=5)
