"""Caches of every earlier version: what was kept is found again, and more can be put beside it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain import identifiers
from app.domain.customer import CustomerKey, UserId
from app.domain.note import Note
from app.store.cache import CacheStore, open_cache
from app.store.cache_schema import CACHE_MIGRATIONS
from app.store.database import Database
from tests.faults.simulated.disk import KEY
from tests.manual_clock import ManualClock
from tests.upgrade.cache_story import CUSTOMERS, LOOKED_AT, NOTES, STAFF, THEN, URL
from tests.upgrade.conftest import Put
from tests.upgrade.profiles import CACHES, OldFile
from tests.upgrade.recording import dump

PARTS_CAME_WITH = 2
LOOKED_AT_KEY = CustomerKey("user:1002")

every_version = pytest.mark.parametrize("old", CACHES, ids=lambda old: old.name)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[CacheStore]:
    database = Database(path, KEY, synchronous="NORMAL", migrations=CACHE_MIGRATIONS)
    await open_cache(database)
    try:
        yield CacheStore(database, ManualClock())
    finally:
        await database.close()


@every_version
async def test_no_row_is_lost_or_changed(old: OldFile, put: Put) -> None:
    path = put(old)
    before = dump(path)
    async with opened(path):
        pass
    after = dump(path)
    assert {name: after[name] for name in before} == before
    assert [each.name for each in path.parent.iterdir()] == [path.name], "nothing was set aside"


@every_version
async def test_who_was_kept_is_found_by_all_that_they_were_found_by(old: OldFile, put: Put) -> None:
    async with opened(put(old)) as cache:
        assert await cache.bind(URL) is False, "it is still that server's"
        for customer in CUSTOMERS:
            for identifier in customer.identifiers:
                found = await cache.find(identifier)
                assert found is not None
                assert (found.customer, found.fetched_at) == (customer, THEN)
            names = await cache.search(customer.lastname[:3])
            assert [match.customer for match in names] == [customer]
        assert [one.customer for one in await cache.recents(5)] == [LOOKED_AT]
        assert await cache.staff() == STAFF


@every_version
async def test_more_is_kept_beside_it(old: OldFile, put: Put) -> None:
    another = replace(
        LOOKED_AT, user_id=UserId("1004"), mobile="447700900004", email="", external_id=""
    )
    async with opened(put(old)) as cache:
        await cache.put([another], THEN, touched=True)
        await cache.put_part(CustomerKey("user:1004"), "notes", NOTES, THEN)
        await cache.touch(LOOKED_AT_KEY)
        assert await cache.find(identifiers.mobile("447700900004")) is not None
        assert [one.customer for one in await cache.recents(5)] == [LOOKED_AT, another]
        kept = await cache.part(CustomerKey("user:1004"), "notes", tuple[Note, ...])
        assert kept is not None
        assert kept.value == NOTES


async def test_a_part_of_the_second_version_is_still_told(put: Put) -> None:
    (old,) = [each for each in CACHES if each.version == PARTS_CAME_WITH]
    async with opened(put(old)) as cache:
        kept = await cache.part(LOOKED_AT_KEY, "notes", tuple[Note, ...])
    assert kept is not None
    assert (kept.value, kept.fetched_at) == (NOTES, THEN)
