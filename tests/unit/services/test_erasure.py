"""Somebody erased or merged on the server is erased or followed here, whoever hears of it first."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from app.api.endpoints.customers import Answered
from app.domain import identifiers
from app.domain.card import Card as WholeCard
from app.domain.customer import Customer, CustomerKey, CustomerType, Place
from app.domain.faults import ErasedFault, RefusedFault, StoreFault, StoreProblem
from app.domain.note import Note
from app.domain.op import OpState
from app.services.lookup import NotFound
from app.services.records_keeper import RecordKeeper
from app.services.records_parts import ALL_NOTES
from tests.unit.services.rig import Till, customer, mobile_of, person

KEY, WHOM = CustomerKey("user:7"), identifiers.user_id("7")
SURVIVOR = CustomerKey("user:9")
ANN = customer(7, firstname="Ann", lastname="Lee", email="ann@example.com")
ERASED = ErasedFault(1012, "customer is deleted after a PII delete request")


@pytest.fixture
async def known(staffed: Till) -> Till:
    """Ann is here, with a part."""
    await staffed.stores.cache.put((ANN,), staffed.clock.now(), touched=True)
    await staffed.stores.cache.put_part(
        KEY, ALL_NOTES.name, (Note(text="tall"),), staffed.clock.now()
    )
    staffed.changes.clear()
    return staffed


async def scanned(till: Till) -> None:
    found = await till.lookup.scan("+" + ANN.mobile)
    assert (found.matches, found.fault) == ((), None)
    assert found.not_found is NotFound.UNKNOWN_TO_SERVER


async def refreshed(till: Till) -> None:
    assert await till.lookup.refresh(KEY) is None


async def registered(till: Till) -> None:
    assert await till.registration.doubles_on_server({"mobile": "+" + ANN.mobile}) == ()


async def read_back(till: Till) -> None:
    await till.core.keeper.erased(WHOM)


async def in_background(till: Till) -> None:
    await till.core.services.connection._connectivity.check()
    till.core.refresh.opened(KEY)
    till.clock.advance(3_600)
    assert await till.core.refresh.round() == 0


@pytest.mark.parametrize("hear", [scanned, refreshed, registered, read_back, in_background])
async def test_whoever_hears_that_somebody_was_erased_forgets_them(
    known: Till, hear: Callable[[Till], Awaitable[None]]
) -> None:
    for identifier in ANN.identifiers:
        known.shop.refusals[identifier] = ERASED

    await hear(known)

    assert await known.stores.cache.get(KEY) is None
    assert await known.services.records.cached(KEY, ALL_NOTES) is None
    assert await known.lookup.recents() == ()
    assert await known.lookup.card(KEY) is None
    assert KEY in known.changes[-1].customers
    assert await known.stores.cache.is_untidy()
    await known.core.tend()
    assert not await known.stores.cache.is_untidy()


async def test_one_erased_under_the_number_may_be_found_by_the_card(known: Till) -> None:
    carded = known.shop.knows(customer(8, mobile="", external_id="447700900123"))
    known.shop.refusals[identifiers.mobile("447700900123")] = ERASED
    found = await known.lookup.find("447700900123")
    assert [match.customer for match in found.matches] == [carded]


@pytest.mark.parametrize("refusal", [None, RefusedFault(1012, "not found")])
async def test_one_whom_the_server_does_not_find_is_not_erased(
    known: Till, refusal: RefusedFault | None
) -> None:
    if refusal is not None:
        known.shop.refusals[identifiers.mobile(ANN.mobile)] = refusal
    found = await known.lookup.scan("+" + ANN.mobile)
    assert [match.customer for match in found.matches] == [ANN]
    await known.core.keeper.answers(
        [Answered(identifier=WHOM, refusal=refusal)], known.clock.now(), origin=known
    )
    assert await known.services.records.cached(KEY, ALL_NOTES) is not None


@pytest.mark.parametrize("is_said", [True, False], ids=["by code", "by another id"])
async def test_a_card_that_was_merged_is_followed(known: Till, is_said: bool) -> None:
    survivor = customer(9, firstname="Ann", mobile=mobile_of(7))
    known.shop.people["7"] = ANN
    known.shop.cards[WHOM] = WholeCard(customer=survivor, merged_from=WHOM if is_said else None)

    card = await known.lookup.refresh(KEY)

    assert card is not None
    assert (card.key, card.customer) == (SURVIVOR, survivor)
    assert (KEY, SURVIVOR) in known.changes[-1].renamed
    assert await known.lookup.card(KEY) == card
    assert await known.services.records.cached(KEY, ALL_NOTES) is None


async def test_one_merged_as_a_batch_tells_is_followed_with_what_waits(known: Till) -> None:
    card = await known.lookup.card(KEY)
    assert card is not None
    op = await known.services.writing.add_note(card, "tall", token="n-1")
    survivor = customer(9, firstname="Ann")
    other = customer(8)
    answers = [
        Answered(identifier=WHOM, customer=survivor),
        Answered(identifier=identifiers.user_id("8"), customer=other),
    ]

    await known.core.keeper.answers(answers, known.clock.now(), origin=known)

    followed = await known.lookup.card(KEY)
    assert followed is not None
    assert (followed.key, followed.customer) == (SURVIVOR, survivor)
    assert [one.id for one in followed.ops] == [op.id]
    (row,) = (await known.services.records.notes(SURVIVOR)).rows
    assert row.op is not None
    assert row.op.id == op.id
    assert await known.lookup.card(CustomerKey("user:8")) is not None


async def test_unsent_work_keeps_whom_it_is_about_under_every_key(known: Till) -> None:
    card = await known.lookup.card(KEY)
    assert card is not None
    await known.services.writing.add_note(card, "tall", token="n-1")
    answers = [Answered(identifier=WHOM, customer=customer(9, mobile=mobile_of(99)))]
    await known.core.keeper.answers(answers, known.clock.now(), origin=known)
    known.clock.advance(200 * 86_400)
    await known.core.tend()
    assert await known.stores.cache.get(SURVIVOR) is not None


async def test_whoever_was_read_whole_is_told_of_and_a_row_is_not(staffed: Till) -> None:
    seen: list[tuple[CustomerKey, str]] = []

    async def hear(key: CustomerKey, customer: Customer) -> None:
        seen.append((key, customer.firstname))

    keeper = RecordKeeper(
        cache=staffed.stores.cache,
        changes=staffed.services.changes,
        clock=staffed.clock,
        on_seen=hear,
    )
    now = staffed.clock.now()
    await keeper.card(WholeCard(customer=ANN), WHOM, now, is_touched=True, origin=None)
    await keeper.answers(
        [Answered(identifier=identifiers.user_id("8"), customer=customer(8))], now, origin=None
    )
    await keeper.rows([customer(10)], now, origin=None)
    assert seen == [("user:7", "Ann"), ("user:8", "Tom")]


async def test_whoever_waits_in_vain_does_not_spoil_what_was_read(
    staffed: Till, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(key: CustomerKey, customer: object) -> None:
        raise StoreFault(StoreProblem.BUSY)

    keeper = RecordKeeper(
        cache=staffed.stores.cache,
        changes=staffed.services.changes,
        clock=staffed.clock,
        on_seen=fails,
    )
    await keeper.card(
        WholeCard(customer=ANN), WHOM, staffed.clock.now(), is_touched=True, origin=None
    )
    assert await staffed.lookup.card(KEY) is not None
    assert "seen" in caplog.text


async def test_the_answer_to_a_write_takes_away_nothing(staffed: Till) -> None:
    whole = replace(ANN, points=70, registered_store=Place(code="s1"), type=CustomerType.LOYALTY)
    fetched_at = staffed.clock.now()
    await staffed.stores.cache.put((whole,), fetched_at, touched=True)
    staffed.clock.advance(60)
    told = customer(7, firstname="Anne", tier="", lastname="Lee")
    await staffed.core.keeper.written([told, customer(8)])
    card = await staffed.lookup.card(KEY)
    assert card is not None
    assert card.customer == replace(whole, firstname="Anne")
    assert card.fetched_at == fetched_at
    newcomer = await staffed.lookup.card(CustomerKey("user:8"))
    assert newcomer is not None
    assert newcomer.fetched_at == staffed.clock.now()


async def test_a_reading_of_little_keeps_where_they_were_registered(known: Till) -> None:
    store, till = Place(code="s1", name="High Street"), Place(code="t1")
    whole = replace(ANN, registered_store=store, registered_till=till)
    await known.stores.cache.put((whole,), known.clock.now(), touched=True)
    answers = [Answered(identifier=WHOM, customer=replace(ANN, points=3))]
    await known.core.keeper.answers(answers, known.clock.now(), origin=known)
    card = await known.lookup.card(KEY)
    assert card is not None
    assert card.customer == replace(whole, points=3)


async def test_a_registration_that_is_sent_is_readable_offline(staffed: Till) -> None:
    local = await staffed.registration.register(person(1), token="t-1")
    await staffed.drain()
    assert await staffed.state("t-1") is OpState.ACKED
    card = await staffed.lookup.card(local.key)
    assert card is not None
    assert not card.is_local_only
