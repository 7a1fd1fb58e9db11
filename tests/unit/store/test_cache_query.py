"""A search query put to the cache: the same as asking every customer one by one, and in pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.card import Card
from app.domain.customer import (
    Customer,
    CustomField,
    Place,
    UserId,
    customer_key,
)
from app.domain.search_meaning import SearchPlace, asked_of, checked, value_of
from app.domain.search_query import Condition, Operator, SearchQuery
from app.domain.transaction import Transaction
from app.store import cache_query
from app.store.cache import CacheStore
from app.store.cache_query import CacheHits
from app.store.opening import Stores, open_with
from tests.manual_clock import ManualClock
from tests.unit.store.samples import KEY, NOW, customer

PLACE = SearchPlace(zone=ZoneInfo("Europe/London"), country="GB", org_id="29")

TEXTS = st.sampled_from(["", "Tom", "tom", "TOMAS", "Ann", "O'B", "Şa", "नीना", "9", "007", "2026"])
DAYS = st.datetimes(datetime(2026, 3, 27), datetime(2026, 3, 31))  # noqa: DTZ001


@st.composite
def customers(draw: st.DrawFn) -> Customer:
    """Few values, so that conditions meet somebody. Every column of a row may be there or not."""
    number = draw(st.integers(0, 40))
    at = draw(st.none() | DAYS)
    fields = draw(st.lists(st.tuples(st.sampled_from(["Hobby", "size"]), TEXTS), max_size=2))
    return Customer(
        user_id=UserId(str(number)) if draw(st.booleans()) else None,
        firstname=draw(TEXTS),
        lastname=draw(TEXTS),
        mobile=f"4477009{number:05d}",
        email=draw(st.sampled_from(["", f"P{number}@example.com"])),
        external_id=draw(st.sampled_from(["", f"{number:03d}", f"X{number}"])),
        tier=draw(TEXTS),
        points=draw(st.none() | st.integers(0, 9)),
        lifetime_points=draw(st.none() | st.integers(0, 9)),
        lifetime_purchases=draw(st.none() | st.sampled_from([Decimal("2.50"), Decimal(7)])),
        registered_at=None if at is None else at.replace(tzinfo=UTC),
        registered_store=draw(st.sampled_from([Place(), Place(code="s1"), Place(name="Tom")])),
        custom_fields=tuple(CustomField(name=name, values=(value,)) for name, value in fields),
    )


TEXT_VALUES = st.sampled_from(["t", "Tom", "O'", "9", "0", "2026-03-29", "7.0", "s1", "नी"])
NUMBERS = st.sampled_from(["0", "2.5", "7", "9"])
DATES = st.sampled_from(["2026-03-28", "2026-03-29", "2026-03-30"])
NUMBERED = ("loyalty_points", "lifetime_points", "lifetime_purchases", "last_trans_value")
IDENTIFIERS = {
    "mobile": ["447700900004", "4477009", "00007"],
    "email": ["p4@example.com", "P7@example.com", "example.com"],
    "external_id": ["004", "X7", "x7"],
}


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    attribute = draw(
        st.sampled_from(
            [
                *("firstname", "lastname", "org_id", "slab", "registered_store", "Hobby", "SIZE"),
                *(*NUMBERED, "registered_date", *IDENTIFIERS),
            ]
        )
    )
    values: st.SearchStrategy[str] = TEXT_VALUES
    if attribute in NUMBERED:
        values = NUMBERS
    elif attribute == "registered_date":
        values = DATES
    elif attribute in IDENTIFIERS:
        values = st.sampled_from(IDENTIFIERS[attribute])
    operator = draw(st.sampled_from(Operator))
    least, most = {Operator.RANGE: (2, 2), Operator.IN: (1, 3)}.get(operator, (1, 1))
    found = draw(st.lists(values, min_size=least, max_size=most))
    return Condition(attribute=attribute, operator=operator, values=tuple(found))


def fits(query: SearchQuery, one: Customer) -> bool | None:
    answers = [
        asked.answer(value_of(one, asked.attribute, org_id="29"))
        for asked in asked_of(query, PLACE)
    ]
    if False in answers:
        return False
    return None if None in answers else True


async def kept(cache: CacheStore) -> list[Customer]:
    """Everybody who is here, the most recent first."""
    hits = await cache.query(checked("org_id:EQUALS:29"), PLACE, limit=1_000)
    return [hit.found.customer for hit in hits.hits]


def named(hits: CacheHits) -> list[str]:
    return [hit.found.customer.firstname for hit in hits.hits]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None
)
@given(
    people=st.lists(customers(), min_size=1, max_size=12),
    asked=st.lists(conditions(), min_size=1, max_size=2),
    touched=st.booleans(),
)
async def test_it_finds_exactly_whom_asking_one_by_one_finds(
    stores: Stores, people: list[Customer], asked: list[Condition], touched: bool
) -> None:
    await stores.cache.bind("a server")
    await stores.cache.bind("another")  # which empties it
    await stores.cache.put(people, NOW, touched=touched)
    query = SearchQuery(conditions=tuple(asked))
    everybody = await kept(stores.cache)
    hits = await stores.cache.query(query, PLACE, limit=100)
    expected = [one for one in everybody if fits(query, one)]
    assert [hit.found.customer for hit in hits.hits] == expected
    assert hits.count == len(expected)
    assert hits.kept == len(everybody)
    assert hits.next_before is None
    named_whole = any(
        each.attribute in IDENTIFIERS
        and each.operator in {Operator.EXACT, Operator.EQUALS, Operator.IN}
        for each in asked
    )
    if not named_whole:
        assert hits.unknown == sum(fits(query, one) is None for one in everybody)


@pytest.fixture
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_query, "SLICE_ROWS", 7)


async def crowd(cache: CacheStore, size: int) -> None:
    await cache.put(
        [customer(str(number), f"P{number:03d}", points=number % 10) for number in range(size)],
        NOW,
        touched=False,
    )


@pytest.mark.usefixtures("small_slices")
async def test_conditions_are_met_together_wherever_they_stand_in_a_row(stores: Stores) -> None:
    """Some of a row's beginning, some of its end, few and then many of a slice passing."""
    people = [
        replace(
            customer(str(number), f"P{number:03d}", points=number % 10),
            tier="Gold" if number % (7 if number < 30 else 1) == 0 else "Silver",
            custom_fields=(CustomField(name="hobby", values=("go" if number % 2 else "chess",)),),
        )
        for number in range(60)
    ]
    await stores.cache.put(people, NOW, touched=False)
    query = checked("hobby:EXACT:go & slab:EXACT:gold & loyalty_points:GREATER:2")
    hits = await stores.cache.query(query, PLACE, limit=100)
    expected = [one.firstname for one in reversed(people) if fits(query, one)]
    assert named(hits) == expected
    assert hits.count == len(expected) > 10


@pytest.mark.usefixtures("small_slices")
@pytest.mark.parametrize("size", [0, 1, 6, 7, 8, 14, 50])
async def test_pages_cover_everybody_once_the_most_recent_first(stores: Stores, size: int) -> None:
    await crowd(stores.cache, size)
    query = checked("loyalty_points:GREATER:4")
    hits = await stores.cache.query(query, PLACE, limit=4)
    found, count = named(hits), hits.count
    while hits.next_before is not None:
        hits = await stores.cache.query(query, PLACE, limit=4, before=hits.next_before)
        assert hits.count is None
        found += named(hits)
    expected = [f"P{number:03d}" for number in reversed(range(size)) if number % 10 > 4]
    assert found == expected
    assert count == len(expected)


@pytest.mark.usefixtures("small_slices")
async def test_who_is_opened_between_two_pages_is_not_shown_twice_and_hides_nobody(
    stores: Stores,
) -> None:
    await crowd(stores.cache, 20)
    query = checked("firstname:STARTS:p")
    first = await stores.cache.query(query, PLACE, limit=5)
    await stores.cache.touch(first.hits[2].found.key)
    found = named(first)
    hits = first
    while hits.next_before is not None:
        hits = await stores.cache.query(query, PLACE, limit=5, before=hits.next_before)
        found += named(hits)
    assert found == [f"P{number:03d}" for number in reversed(range(20))]


@pytest.mark.parametrize(
    "text",
    ["mobile:EQUALS:07700 900004", "email:EXACT:P4@Example.com", "external_id:IN:X4;X5"],
)
async def test_a_whole_identifier_is_looked_up_not_looked_for(
    stores: Stores, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await crowd(stores.cache, 30)
    ann = customer("900", "Ann", "", "447700900004", "p4@example.com", "X4")
    await stores.cache.put([ann], NOW, touched=False)
    monkeypatch.setattr(cache_query, "SLICE_ROWS", 0)
    hits = await stores.cache.query(checked(text), PLACE, limit=5)
    assert named(hits) == ["Ann"]
    assert hits.kept == 31


async def test_more_carriers_than_the_index_tells_are_all_found(stores: Stores) -> None:
    family = [customer(str(number), f"P{number}", email="we@example.com") for number in range(20)]
    await stores.cache.put(family, NOW, touched=False)
    hits = await stores.cache.query(checked("email:EQUALS:we@example.com"), PLACE, limit=50)
    assert hits.count == len(hits.hits) == 20


def bill(amount: str, days: int, **changes: str) -> Transaction:
    at = NOW - timedelta(days=days)
    return replace(Transaction(amount=Decimal(amount), billed_at=at), **changes)  # type: ignore[arg-type]


@pytest.mark.usefixtures("small_slices")
async def test_the_last_purchase_is_that_of_the_card_which_this_till_has_seen(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_query, "CARDS_A_SLICE", 2)
    await crowd(stores.cache, 10)
    for number in range(10):
        who = customer(str(number), f"P{number:03d}")
        bills = (bill(str(number), 5), bill("99", 40), bill("77", 1, type="RETURN"))
        card = Card(customer=who, transactions=bills if number != 3 else ())
        if number < 8:
            await stores.cache.put_card(card, NOW, touched=False)
    hits = await stores.cache.query(checked("last_trans_value:GREATER:4"), PLACE, limit=2)
    assert [(hit.found.customer.firstname, hit.last_purchase) for hit in hits.hits] == [
        ("P007", Decimal(7)),
        ("P006", Decimal(6)),
    ]
    # Of two no card is here, and one card has no bills.
    assert (hits.count, hits.unknown) == (3, 3)
    more = await stores.cache.query(
        checked("last_trans_value:GREATER:4"), PLACE, limit=2, before=hits.next_before
    )
    assert named(more) == ["P005"]


async def test_a_column_that_is_not_asked_for_is_told_all_the_same(stores: Stores) -> None:
    tom = replace(customer("5", "Tom"), custom_fields=(CustomField(name="age", values=("26",)),))
    await stores.cache.put([tom], NOW, touched=True)
    (hit,) = (await stores.cache.query(checked("firstname:STARTS:t"), PLACE, limit=5)).hits
    assert hit.found.customer == tom
    assert hit.found.fetched_at == NOW


@pytest.mark.parametrize(
    "one",
    [
        customer("17", mobile="44700900000"),
        customer("0017"),
        customer("", mobile="44700900000", email="A@b.c"),
        customer("", email=" A@B.c "),
        customer("", external_id="007"),
        customer("", external_id="7"),
    ],
    ids=lambda one: customer_key(one),
)
async def test_whose_card_it_is_is_told_by_the_row_itself(stores: Stores, one: Customer) -> None:
    await stores.cache.put_card(Card(customer=one, transactions=(bill("5", 1),)), NOW, touched=True)
    hits = await stores.cache.query(checked("last_trans_value:EQUALS:5"), PLACE, limit=5)
    assert hits.count == 1


async def test_others_pass_between_two_slices(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search over many rows is many short jobs, so that a scan is answered meanwhile."""
    monkeypatch.setattr(cache_query, "SLICE_ROWS", 5)
    await crowd(stores.cache, 50)
    jobs = 0
    read = stores.cache_database.read

    async def counted(fn: Callable[..., object], **given: object) -> object:
        nonlocal jobs
        jobs += 1
        return await read(fn, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(stores.cache_database, "read", counted)
    await stores.cache.query(checked("firstname:STARTS:x"), PLACE, limit=5)
    assert jobs > 10


async def test_texts_that_recur_are_read_after_a_new_start(folder: Path) -> None:
    stores = await open_with(folder, KEY, ManualClock())
    gold = replace(customer("5", "Tom"), tier="Gold", registered_store=Place(code="s1"))
    await stores.cache.put([gold], NOW, touched=True)
    await stores.close()
    stores = await open_with(folder, KEY, ManualClock())
    query = checked("slab:EQUALS:gold&registered_store:EQUALS:s1")
    hits = await stores.cache.query(query, PLACE, limit=5)
    await stores.close()
    assert named(hits) == ["Tom"]
