"""Parts of a customer in the cache: kept typed, with their customer, and gone with them."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain import identifiers
from app.domain.associate import AssociateId
from app.domain.card import Card
from app.domain.customer import CustomerKey
from app.domain.kept import WHOLE_CARD
from app.domain.load_cursor import LoadCursor
from app.domain.note import Note, NoteId
from app.domain.ticket import Ticket
from app.domain.transaction import LineItem, Transaction
from app.store.cache import CacheStore
from app.store.opening import Stores
from tests.unit.api.whole_card import WHOLE_CARD as TOLD
from tests.unit.store.samples import NOW, customer

TOM, UNA = CustomerKey("user:1"), CustomerKey("user:2")
LATER = NOW + timedelta(hours=1)
NOTES = (
    Note(id=NoteId("5"), text="Café, नमस्ते", written_at=NOW, associate_id=AssociateId("443")),
    Note(text="without anything"),
)
BILLS = tuple(
    Transaction(
        id=str(number),
        amount=Decimal("10.50"),
        billed_at=NOW,
        line_items=(LineItem(number=1, quantity=Decimal(2), description="Socks"),),
    )
    for number in range(3)
)


@pytest.fixture
async def cache(stores: Stores) -> CacheStore:
    await stores.cache.put(
        [customer("1", mobile="447001"), customer("2", mobile="447002")], NOW, touched=True
    )
    return stores.cache


async def notes_of(cache: CacheStore, key: str) -> tuple[Note, ...] | None:
    kept = await cache.part(CustomerKey(key), "notes", tuple[Note, ...])
    return None if kept is None else kept.value


@pytest.mark.parametrize(
    ("value", "of"),
    [
        (NOTES, tuple[Note, ...]),
        (BILLS, tuple[Transaction, ...]),
        (TOLD, Card),
        ((), tuple[Ticket, ...]),
    ],
    ids=["notes", "bills", "card", "nothing"],
)
async def test_a_part_comes_back_as_it_was_told(
    cache: CacheStore, value: object, of: type[object]
) -> None:
    change = await cache.put_part(TOM, "part", value, NOW)
    assert change.customers == {TOM}
    kept = await cache.part(TOM, "part", of)
    assert kept is not None
    assert (kept.value, kept.fetched_at) == (value, NOW)
    assert await cache.part(TOM, "other", of) is None
    assert await cache.part(UNA, "part", of) is None


async def test_what_is_told_later_replaces_what_was_told(cache: CacheStore) -> None:
    await cache.put_part(TOM, "notes", NOTES, NOW)
    await cache.put_part(TOM, "notes", NOTES[:1], LATER)
    kept = await cache.part(CustomerKey("mobile:447001"), "notes", tuple[Note, ...])
    assert kept is not None
    assert (kept.value, kept.fetched_at) == (NOTES[:1], LATER)


async def test_nothing_is_kept_of_somebody_who_is_not_here(cache: CacheStore) -> None:
    for absent in ("user:404", "op:1"):
        assert (await cache.put_part(CustomerKey(absent), "notes", NOTES, NOW)).customers == set()
        assert await notes_of(cache, absent) is None


@pytest.mark.parametrize(
    "written",
    ["x''", "x'00'", "x'01'", "x'017801'", "x'FF789C030000000001'", "x'01789CBB050000C700C7'"],
    ids=["empty", "form", "cut", "torn", "later form", "another shape"],
)
async def test_a_part_of_another_form_is_taken_for_none(stores: Stores, written: str) -> None:
    await stores.cache.put([customer("1", mobile="447001")], NOW, touched=True)
    await stores.cache.put_part(TOM, "notes", NOTES, NOW)
    await stores.cache_database.write(
        lambda connection: connection.execute(f"UPDATE part SET value = {written}") and None
    )
    assert await notes_of(stores.cache, TOM) is None
    await stores.cache.put_part(TOM, "notes", NOTES, NOW)
    assert await notes_of(stores.cache, TOM) == NOTES


async def test_a_part_read_as_something_else_is_none(cache: CacheStore) -> None:
    await cache.put_part(TOM, "notes", NOTES, NOW)
    assert await cache.part(TOM, "notes", tuple[Ticket, ...]) is not None  # it demands no field
    assert await cache.part(TOM, "notes", Card) is None


async def test_parts_follow_their_customer_to_the_servers_id(cache: CacheStore) -> None:
    await cache.put([customer(mobile="447003")], NOW, touched=True)
    local = CustomerKey("mobile:447003")
    await cache.put_part(local, "notes", NOTES, NOW)
    await cache.put_part(local, "tickets", (), NOW)
    await cache.put([customer("3", mobile="447003")], LATER, touched=False)
    assert await notes_of(cache, "user:3") == NOTES
    assert await notes_of(cache, local) == NOTES


async def test_parts_go_with_their_customer(stores: Stores, cache: CacheStore) -> None:
    for key in (TOM, UNA):
        await cache.put_part(key, "notes", NOTES, NOW)
    await cache.forget([TOM])
    assert await notes_of(cache, TOM) is None
    await cache.evict(0, 90, ())
    await cache.put([customer("1", mobile="447001"), customer("2")], NOW, touched=True)
    assert await notes_of(cache, TOM) is None
    assert await notes_of(cache, UNA) is None
    await cache.put_part(TOM, "notes", NOTES, NOW)
    assert await cache.bind("https://other.example.com")
    left = await stores.cache_database.read(
        lambda connection: connection.execute("SELECT count(*) FROM part").fetchone()[0]
    )
    assert left == 0


async def test_an_old_part_goes_and_its_customer_stays(cache: CacheStore) -> None:
    await cache.put([customer(str(n), mobile=f"44701{n}") for n in range(3, 6)], NOW, touched=True)
    old = NOW - timedelta(days=91)
    for number in range(1, 6):
        await cache.put_part(CustomerKey(f"user:{number}"), "notes", NOTES, old)
    await cache.put_part(TOM, "tickets", (), NOW)
    assert await cache.evict(100, 90, {UNA}) == 0
    here = [await notes_of(cache, f"user:{number}") is not None for number in range(1, 6)]
    assert here == [False, True, False, False, False]
    assert await cache.part(TOM, "tickets", tuple[Ticket, ...]) is not None
    assert await cache.get(TOM) is not None


async def test_one_call_fills_the_row_and_the_card(cache: CacheStore) -> None:
    card = replace(TOLD, customer=customer("1", "Thomas", mobile="447001", points=9))
    change = await cache.put_card(card, LATER, touched=True)
    assert change.customers == {TOM}
    found = await cache.get(TOM)
    assert found is not None
    assert (found.customer, found.fetched_at) == (card.customer, LATER)
    kept = await cache.part(TOM, WHOLE_CARD, Card)
    assert kept is not None
    assert (kept.value, kept.fetched_at) == (card, LATER)


async def test_a_card_without_the_servers_id_is_kept_for_whom_it_is_about(
    cache: CacheStore,
) -> None:
    await cache.put_card(replace(TOLD, customer=customer(mobile="447001")), LATER, touched=True)
    assert await cache.part(TOM, WHOLE_CARD, Card) is not None


@pytest.mark.parametrize("is_survivor_here", [True, False])
async def test_whoever_was_merged_is_led_to_the_survivor(
    cache: CacheStore, is_survivor_here: bool
) -> None:
    if not is_survivor_here:
        await cache.forget([UNA])
    await cache.touch(TOM)
    await cache.put_part(TOM, "notes", NOTES, NOW)
    survivor = replace(
        TOLD, customer=customer("2", "Una", mobile="447002"), merged_from=identifiers.user_id("1")
    )

    change = await cache.put_card(survivor, LATER, touched=False)

    assert change.renamed == ((TOM, UNA),)
    assert {TOM, UNA} <= change.customers
    assert await notes_of(cache, TOM) is None
    assert await notes_of(cache, UNA) is None
    for key in (TOM, UNA):
        found = await cache.get(key)
        assert found is not None
        assert found.key == UNA
    assert await cache.find(identifiers.mobile("447001")) is None
    assert [found.key for found in await cache.recents(5)] == [UNA]
    assert await cache.keys_of(TOM) == (UNA, TOM)
    assert await cache.keys_of(UNA) == (UNA, TOM)


async def test_one_merged_twice_is_led_to_the_last(cache: CacheStore) -> None:
    first, second = identifiers.user_id("1"), identifiers.user_id("2")
    await cache.put_survivor(customer("2", mobile="447002"), first, LATER)
    change = await cache.put_survivor(customer("3", mobile="447003"), second, LATER)
    assert change.renamed == ((UNA, CustomerKey("user:3")),)
    for key in (TOM, UNA):
        found = await cache.get(key)
        assert found is not None
        assert found.key == "user:3"
    await cache.forget([TOM])
    for number in range(1, 4):
        assert await cache.get(CustomerKey(f"user:{number}")) is None
    await cache.put([customer("1", mobile="447001")], LATER, touched=True)
    assert await cache.keys_of(TOM) == (TOM,)


async def test_everybody_whom_an_identifier_named_is_erased(cache: CacheStore) -> None:
    await cache.put([customer("3", "Uma", mobile="447001")], LATER, touched=False)
    await cache.put_part(TOM, "notes", NOTES, NOW)
    assert not await cache.is_untidy()

    change = await cache.forget_carriers(identifiers.mobile("447001"))

    assert change.customers == {TOM, CustomerKey("user:3")}
    assert await cache.search("tom") != ()
    assert [match.key for match in await cache.search("tom")] == [UNA]
    assert await cache.search("uma") == ()
    assert await cache.is_untidy()
    await cache.tidy()
    assert not await cache.is_untidy()
    assert (await cache.forget_carriers(identifiers.mobile("447001"))).customers == set()
    assert not await cache.is_untidy()


async def test_what_a_search_tells_never_replaces_more(cache: CacheStore) -> None:
    seen = customer("1", mobile="447001", email="tom@example.com", points=5)
    await cache.put([seen], NOW, touched=True)
    only_fetched = customer("7", mobile="447007", external_id="C7", points=5)
    await cache.put([only_fetched], NOW, touched=False)
    rows = [
        customer("1", mobile="447001", points=9),
        customer("7", "Thomas", mobile="447007", points=9),
        customer("8", mobile="447008"),
    ]

    change = await cache.put_rows(rows, LATER)

    assert change.customers == {CustomerKey("user:7"), CustomerKey("user:8")}
    here = [await cache.get(CustomerKey(f"user:{number}")) for number in (1, 7, 8)]
    assert [None if one is None else one.customer for one in here] == [
        seen,
        replace(only_fetched, firstname="Thomas", points=9),
        rows[2],
    ]
    assert [found.key for found in await cache.recents(9)] == [TOM, UNA]
    found = await cache.find(identifiers.external_id("C7"))
    assert found is not None


async def test_the_stale_are_those_looked_at_lately_whose_copy_is_old(cache: CacheStore) -> None:
    await cache.put([customer("3", mobile="447003")], NOW, touched=False)
    await cache.put_card(replace(TOLD, customer=customer("4", mobile="447004")), NOW, touched=True)
    await cache.put([customer("5", mobile="447005")], LATER, touched=True)

    long_ago = NOW - timedelta(days=1)

    stale = await cache.stale(LATER, seen_after=long_ago, among=10, limit=10)

    assert [one.found.key for one in stale] == ["user:4", "user:2", "user:1"]
    assert [one.card_at for one in stale] == [NOW, None, None]
    for among, limit, without, found in (
        (2, 10, (), ["user:4"]),
        (10, 1, (), ["user:4"]),
        (10, 1, ("user:4",), ["user:2"]),
    ):
        few = await cache.stale(
            LATER,
            seen_after=long_ago,
            among=among,
            limit=limit,
            without=[CustomerKey(key) for key in without],
        )
        assert [one.found.key for one in few] == found
    assert await cache.stale(NOW, seen_after=long_ago, among=10, limit=10) == ()
    unseen = await cache.stale(LATER, seen_after=NOW, among=10, limit=10)
    assert [one.found.key for one in unseen] == ["user:2", "user:1"]


async def test_how_far_a_first_load_came_is_remembered(cache: CacheStore) -> None:
    assert await cache.load_cursor() is None
    cursor = LoadCursor(store_code="s1", start=300, found=1_000)
    await cache.put_load_cursor(cursor, NOW)
    assert await cache.load_cursor() == cursor
    await cache.bind("https://other.example.com")
    assert await cache.load_cursor() is None
