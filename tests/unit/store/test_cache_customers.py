"""Customers in the cache: kept, merged, looked up, remembered as seen, dropped."""

from datetime import timedelta
from typing import Any

import pytest

from app.domain import identifiers
from app.domain.customer import Customer, CustomerKey, UserId, customer_key
from app.domain.faults import StoreFault
from app.domain.organisation import FieldSpec, FieldType, RegistrationRules, Staff
from app.store import cache_put
from app.store.cache import CacheStore
from app.store.opening import Stores
from tests.manual_clock import ManualClock
from tests.unit.store.files import content, flip, names
from tests.unit.store.samples import NOOR, NOW, customer
from tests.unit.store.test_customer_codec import typical

TOM = customer("1", mobile="447001", email="Tom@Example.com", external_id="Card 9/a", points=5)


@pytest.fixture
def cache(stores: Stores) -> CacheStore:
    return stores.cache


async def keys(cache: CacheStore) -> list[str]:
    return [found.key for found in await cache.recents(50)]


async def test_a_customer_is_found_by_each_identifier_and_by_key(cache: CacheStore) -> None:
    change = await cache.put([TOM], NOW, touched=True)
    assert change.customers == {"user:1"}
    for wanted in TOM.identifiers:
        found = await cache.find(wanted)
        assert found is not None
        assert (found.customer, found.key, found.fetched_at) == (TOM, "user:1", NOW)
    for key in ("user:1", "mobile:447001", "email:tom@example.com"):
        found = await cache.get(CustomerKey(key))
        assert found is not None
        assert found.key == "user:1"
    for absent in ("user:2", "mobile:1", "op:1", "odd"):
        assert await cache.get(CustomerKey(absent)) is None
    assert await cache.find(identifiers.external_id("card 9/a")) is None
    assert await cache.find(identifiers.external_id("Card 9_a")) is None


async def test_what_the_server_says_later_replaces_what_it_said(cache: CacheStore) -> None:
    await cache.put([TOM], NOW, touched=True)
    later = NOW + timedelta(hours=1)
    moved = customer("1", "Thomas", mobile="447009", points=7)
    await cache.put([moved], later, touched=False)
    found = await cache.find(identifiers.mobile("447009"))
    assert found is not None
    assert (found.customer, found.fetched_at) == (moved, later)
    assert await cache.find(identifiers.mobile("447001")) is None
    assert await cache.find(identifiers.email("tom@example.com")) is None
    assert await cache.search("tom") == ()
    assert [match.key for match in await cache.search("thomas")] == ["user:1"]


async def test_one_known_by_number_only_is_renamed_when_the_server_names_them(
    cache: CacheStore,
) -> None:
    await cache.put([customer(mobile="447001", points=1)], NOW, touched=True)
    await cache.put([customer("2", mobile="447002")], NOW, touched=True)
    assert await keys(cache) == ["user:2", "mobile:447001"]
    change = await cache.put([TOM], NOW, touched=False)
    assert change.renamed == (("mobile:447001", "user:1"),)
    assert change.customers == {"mobile:447001", "user:1"}
    assert await keys(cache) == ["user:2", "user:1"]
    found = await cache.find(identifiers.mobile("447001"))
    assert found is not None
    assert found.customer == TOM


async def test_an_answer_without_the_servers_id_takes_none_away(cache: CacheStore) -> None:
    await cache.put([TOM], NOW, touched=True)
    change = await cache.put([customer(mobile="447001", points=9)], NOW, touched=True)
    assert change.renamed == (("mobile:447001", "user:1"),)
    found = await cache.get(CustomerKey("user:1"))
    assert found is not None
    assert found.customer == customer("1", mobile="447001", points=9)
    assert await keys(cache) == ["user:1"]


async def test_rows_of_one_person_under_two_numbers_become_one(cache: CacheStore) -> None:
    await cache.put([customer(mobile="447001"), customer(email="t@example.com")], NOW, touched=True)
    assert len(await keys(cache)) == 2
    await cache.put([customer("1", mobile="447001", email="t@example.com")], NOW, touched=False)
    assert await keys(cache) == ["user:1"]
    assert len(await cache.search("tom")) == 1


async def test_a_number_that_went_to_somebody_else_is_theirs(cache: CacheStore) -> None:
    await cache.put([TOM], NOW, touched=True)
    await cache.put([customer("2", "Oona", mobile="447001")], NOW + timedelta(1), touched=False)
    found = await cache.find(identifiers.mobile("447001"))
    assert found is not None
    assert found.key == "user:2"
    assert len(await keys(cache)) == 1
    assert await cache.get(CustomerKey("user:1")) is not None


async def test_the_same_person_twice_in_one_answer_is_kept_once(cache: CacheStore) -> None:
    change = await cache.put(
        [
            customer(mobile="447001"),
            customer("1", mobile="447001"),
            customer("1", "Thomas", mobile="447001"),
            customer(mobile="447001", email="t@example.com"),
            customer("2", mobile="447002"),
        ],
        NOW,
        touched=True,
    )
    assert await keys(cache) == ["user:2", "user:1"]
    assert "user:1" in change.customers
    found = await cache.get(CustomerKey("user:1"))
    assert found is not None
    assert found.customer.email == "t@example.com"


async def test_two_who_share_one_stored_row_are_two(cache: CacheStore) -> None:
    await cache.put([customer(mobile="447001", email="t@example.com")], NOW, touched=True)
    await cache.put(
        [customer("1", mobile="447001"), customer("2", email="t@example.com")], NOW, touched=False
    )
    for wanted, key in (
        (identifiers.mobile("447001"), "user:1"),
        (identifiers.email("t@example.com"), "user:2"),
    ):
        found = await cache.find(wanted)
        assert found is not None
        assert found.key == key


async def test_the_ones_seen_are_remembered_in_the_order_they_were_seen(cache: CacheStore) -> None:
    await cache.put([customer(str(n), mobile=f"44700{n}") for n in range(5)], NOW, touched=False)
    assert await keys(cache) == []
    await cache.touch(CustomerKey("user:3"))
    await cache.touch(CustomerKey("user:1"))
    await cache.touch(CustomerKey("user:1"))
    await cache.touch(CustomerKey("nobody:1"))
    assert await keys(cache) == ["user:1", "user:3"]
    await cache.touch(CustomerKey("user:3"))
    await cache.put([customer("4", mobile="447004")], NOW, touched=True)
    assert await keys(cache) == ["user:4", "user:3", "user:1"]
    await cache.put([customer("1", mobile="447001", points=3)], NOW, touched=False)
    assert await keys(cache) == ["user:4", "user:3", "user:1"]
    assert [found.key for found in await cache.recents(1)] == ["user:4"]
    found = await cache.find(identifiers.mobile("447003"))
    assert found is not None
    assert [match.key for match in await cache.search("tom")][:3] == ["user:4", "user:3", "user:1"]


async def test_nobody_without_an_identifier_is_kept(cache: CacheStore) -> None:
    with pytest.raises(ValueError, match="identifier"):
        await cache.put([TOM, Customer(firstname="Nameless")], NOW, touched=True)
    assert await keys(cache) == []
    assert (await cache.put([], NOW, touched=True)).customers == frozenset()


async def test_a_first_load_is_kept_whole_and_found(cache: CacheStore) -> None:
    everybody = [typical(number) for number in range(1200)]
    for start in range(0, 1200, 400):
        await cache.put(everybody[start : start + 400], NOW, touched=False)
    await cache.put(everybody[:400], NOW, touched=False)
    for number in (0, 399, 777, 1199):
        found = await cache.find(identifiers.mobile(everybody[number].mobile))
        assert found is not None
        assert found.customer == everybody[number]
    assert await cache.evict(10_000, 90, ()) == 0
    assert await cache.evict(1_000, 90, ()) == 200


@pytest.mark.parametrize("user_id", ["1", " 77 ", ""])
def test_the_short_way_to_a_key_is_the_domains(user_id: str) -> None:
    who = Customer(user_id=UserId(user_id) if user_id else None, mobile="447001")
    assert cache_put._key_of(who) == customer_key(who)


async def test_the_forgotten_are_gone_from_every_index(stores: Stores) -> None:
    cache = stores.cache
    other = customer("2", "Tove", "Sawicki", mobile="447002")
    await cache.put([TOM, other], NOW, touched=True)
    change = await cache.forget([CustomerKey("user:1"), CustomerKey("user:5")])
    assert "user:1" in change.customers
    assert await cache.get(CustomerKey("user:1")) is None
    assert await cache.find(identifiers.mobile("447001")) is None
    assert await cache.search("sawyer") == ()
    assert [match.key for match in await cache.search("saw")] == ["user:2"]
    await cache.tidy()
    words = await stores.cache_database.read(
        lambda connection: connection.execute("SELECT word FROM word ORDER BY word").fetchall()
    )
    assert words == [("sawicki",), ("tove",)]
    assert [match.key for match in await cache.search("tove")] == ["user:2"]


async def test_old_and_excess_rows_are_dropped_but_never_those_to_be_kept(
    cache: CacheStore, clock: ManualClock
) -> None:
    old = clock.now() - timedelta(days=100)
    await cache.put([customer(f"old{n}", mobile=f"44{n:05d}") for n in range(5)], old, touched=True)
    await cache.put(
        [customer(f"new{n}", mobile=f"45{n:05d}") for n in range(5)], clock.now(), touched=False
    )
    keep = {CustomerKey("user:old1"), CustomerKey("user:new0")}
    assert await cache.evict(100, 90, keep) == 4
    assert await keys(cache) == ["user:old1"]
    assert await cache.evict(3, 90, keep) == 3
    left = [await cache.get(CustomerKey(f"user:new{n}")) is not None for n in range(5)]
    assert left == [True, False, False, False, True]
    assert await keys(cache) == ["user:old1"]
    assert await cache.evict(3, 90, keep) == 0


async def test_the_cache_of_another_server_is_emptied(cache: CacheStore) -> None:
    assert not await cache.bind("https://one.example.com")
    await cache.put([TOM], NOW, touched=True)
    await cache.put_staff(Staff(associates=(NOOR,)), NOW)
    assert not await cache.bind("https://one.example.com")
    assert await keys(cache) == ["user:1"]
    assert await cache.bind("https://two.example.com")
    assert await keys(cache) == []
    assert await cache.staff() is None
    assert await cache.search("tom") == ()
    await cache.put([customer("1", mobile="447001")], NOW, touched=True)
    assert await keys(cache) == ["user:1"]
    assert [match.key for match in await cache.search("tom")] == ["user:1"]


async def test_customers_of_no_known_server_are_nobodys(cache: CacheStore) -> None:
    await cache.put([TOM], NOW, touched=True)
    assert await cache.bind("https://one.example.com")
    assert await keys(cache) == []


async def test_rules_and_staff_come_back_as_told(cache: CacheStore) -> None:
    assert await cache.rules() is None
    rules = RegistrationRules(
        required=frozenset({"firstname"}),
        custom_fields=(
            FieldSpec(name="size", label="Size", type=FieldType.CHOICE, options=("S", "M")),
        ),
    )
    await cache.put_rules(rules, NOW)
    await cache.put_staff(Staff(associates=(NOOR,)), NOW)
    assert await cache.rules() == rules
    assert await cache.staff() == Staff(associates=(NOOR,))


async def test_facts_of_another_form_are_taken_for_none(stores: Stores) -> None:
    await stores.cache_database.write(
        lambda connection: (
            connection.execute("INSERT INTO fact VALUES ('rules', '{\"primary\":1}', 0)") and None
        )
    )
    assert await stores.cache.rules() is None


async def test_damage_met_while_at_work_costs_the_cache_not_the_till(
    stores: Stores, folder: Any
) -> None:
    cache = stores.cache
    everybody = [typical(number) for number in range(400)]
    await cache.put(everybody, NOW, touched=True)
    await stores.cache_database.close()
    for page in range(24, len(content(folder / "cache.db")) // 4096):
        flip(folder / "cache.db", page * 4096 + 100)
    await stores.cache_database.open()
    assert await cache.recents(400) == ()
    assert "cache.db.damaged-1" in names(folder)
    await cache.put([TOM], NOW, touched=True)
    assert await keys(cache) == ["user:1"]


async def test_other_faults_of_the_cache_are_told(stores: Stores) -> None:
    await stores.cache_database.close()
    with pytest.raises(StoreFault):
        await stores.cache.recents(1)
