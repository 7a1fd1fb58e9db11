"""The cache lets go of who was not seen for long, and never of whom unsent work is about."""

from dataclasses import replace
from datetime import timedelta

from app.domain.customer import Customer, CustomerKey, UserId
from app.domain.op import OpId
from tests.unit.services.rig import Till
from tests.unit.sync.rig import person

OLD = Customer(user_id=UserId("1"), firstname="Ann", mobile="447700900001")
AWAITED = Customer(user_id=UserId("2"), firstname="Bea", mobile="447700900002")
RECENT = Customer(user_id=UserId("3"), firstname="Cleo", mobile="447700900003")


async def test_only_who_was_long_unseen_and_is_not_awaited_goes(staffed: Till) -> None:
    cache, now = staffed.stores.cache, staffed.clock.now()
    days = staffed.settings.cache.retention_days
    await cache.put((OLD, AWAITED), now - timedelta(days=days + 1), touched=True)
    await cache.put((RECENT,), now - timedelta(days=days - 1), touched=True)
    waiting = replace(person(2), mobile=AWAITED.mobile)
    await staffed.registration.register(waiting, token=OpId("waiting"))
    await staffed.core.tend()
    kept = [await cache.get(CustomerKey(f"user:{number}")) is not None for number in (1, 2, 3)]
    assert kept == [False, True, True]
