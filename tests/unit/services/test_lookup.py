"""Finding a customer: what the server is asked, what is kept, and what is left when it is down."""

from dataclasses import replace

import pytest

from app.domain import identifiers
from app.domain.customer import Customer, CustomerKey
from app.domain.faults import (
    CredentialsFault,
    NoAnswerFault,
    RefusedFault,
    UnreachableFault,
    UnreachableReason,
)
from app.domain.identifiers import IdentifierKind
from app.domain.match import MatchReason
from app.services.lookup import NotFound
from tests.unit.services.rig import Till, customer, mobile_of, person

DOWN = UnreachableFault(UnreachableReason.DNS)
ANN = customer(7, firstname="Ann", lastname="Lee", email="ann@example.com", external_id="C77X")


@pytest.mark.parametrize("text", ["07700 900007", "+447700900007", "Ann@Example.com", "C77X"])
async def test_one_whom_the_server_knows_is_found_and_kept(staffed: Till, text: str) -> None:
    ann = staffed.shop.knows(replace(ANN, mobile="447700900007"))

    found = await staffed.lookup.find(text)

    assert [match.customer for match in found.matches] == [ann]
    assert (found.asked_server, found.fault, found.not_found) == (True, None, None)
    assert len(staffed.shop.gets) == 1
    assert staffed.changes[-1].origin is staffed.lookup
    assert CustomerKey("user:7") in staffed.changes[-1].customers
    (recent,) = await staffed.lookup.recents()
    assert recent.customer == ann
    staffed.shop.fault = DOWN
    offline = await staffed.lookup.find(text)
    assert [match.customer for match in offline.matches] == [ann]
    assert offline.fault is DOWN
    assert not offline.asked_server
    assert [match.customer for match in (await staffed.lookup.find_here(text)).matches] == [ann]


async def test_a_number_is_asked_as_a_mobile_and_then_once_as_a_card(staffed: Till) -> None:
    carded = staffed.shop.knows(customer(8, mobile="", external_id="447700900123"))
    found = await staffed.lookup.find("447700900123")
    assert staffed.shop.gets == [
        identifiers.mobile("447700900123"),
        identifiers.external_id("447700900123"),
    ]
    assert [match.customer for match in found.matches] == [carded]


async def test_a_number_that_is_a_mobile_is_asked_once(staffed: Till) -> None:
    staffed.shop.knows(customer(9, mobile="447700900123"))
    await staffed.lookup.find("447700900123")
    assert staffed.shop.gets == [identifiers.mobile("447700900123")]


async def test_a_refused_reading_does_not_keep_the_other_from_being_asked(staffed: Till) -> None:
    refusal = RefusedFault(1605, "not a number of ours")
    staffed.shop.refusals[identifiers.mobile("447700900123")] = refusal
    carded = staffed.shop.knows(customer(8, mobile="", external_id="447700900123"))
    assert [match.customer for match in (await staffed.lookup.find("447700900123")).matches] == [
        carded
    ]
    staffed.shop.people.clear()
    await staffed.stores.cache.forget([CustomerKey("user:8")])
    assert (await staffed.lookup.find("447700900123")).fault is refusal


async def test_a_line_that_breaks_is_not_asked_a_second_time(staffed: Till) -> None:
    staffed.shop.fault = NoAnswerFault()
    found = await staffed.lookup.find("447700900123")
    assert len(staffed.shop.gets) == 1
    assert found.fault is staffed.shop.fault


async def test_each_way_of_not_finding_is_told_from_the_others(till: Till) -> None:
    assert (await till.lookup.find("07700 900999")).not_found is NotFound.NOT_HERE_AND_OFFLINE
    await till.connect()
    assert (await till.lookup.find("07700 900999")).not_found is NotFound.UNKNOWN_TO_SERVER
    till.shop.fault = DOWN
    outcome = await till.lookup.find("07700 900999")
    assert (outcome.not_found, outcome.fault) == (NotFound.NOT_HERE_AND_OFFLINE, DOWN)
    outcome = await till.lookup.find("Nobody")
    assert (outcome.not_found, outcome.fault) == (NotFound.NOT_HERE_AND_OFFLINE, DOWN)
    assert (await till.lookup.find_here("Nobody")).not_found is NotFound.NOT_HERE_AND_OFFLINE
    till.shop.searches.clear()
    assert (await till.lookup.find("?!")).not_found is NotFound.UNREADABLE
    assert till.shop.searches == []


async def test_names_are_asked_in_either_order_and_everybody_shows_once(staffed: Till) -> None:
    staffed.shop.rows = (ANN,)
    found = await staffed.lookup.find("Ann Mary Lee")
    assert staffed.shop.searches == [("Ann", "Mary Lee"), ("Mary Lee", "Ann")]
    assert [match.customer for match in found.matches] == [ANN]
    assert found.matches[0].reasons == (MatchReason.FROM_SERVER,)
    await staffed.lookup.find("Ann")
    assert staffed.shop.searches[2:] == [("Ann", ""), ("", "Ann")]


async def test_rows_of_a_name_search_are_kept_but_not_as_seen(staffed: Till) -> None:
    staffed.shop.rows = (ANN,)
    await staffed.lookup.find("Ann")
    assert await staffed.lookup.recents() == ()
    staffed.shop.fault = DOWN
    assert [match.customer for match in (await staffed.lookup.find("Ann")).matches] == [ANN]


@pytest.mark.parametrize("kept", [ANN, replace(ANN, user_id=None)], ids=["id", "no id"])
async def test_a_row_of_a_name_search_never_replaces_a_whole_customer(
    staffed: Till, kept: Customer
) -> None:
    await staffed.stores.cache.put((kept,), staffed.clock.now(), touched=True)
    staffed.shop.rows = (replace(ANN, tier="", external_id=""),)

    (match,) = (await staffed.lookup.find("Ann Lee")).matches

    card = await staffed.lookup.card(match.key)
    assert card is not None
    assert card.customer == kept


async def test_a_row_of_another_with_the_same_mobile_is_kept_as_another(staffed: Till) -> None:
    await staffed.stores.cache.put((ANN,), staffed.clock.now(), touched=True)
    twin = customer(70, mobile=ANN.mobile, firstname="Annabel")
    staffed.shop.rows = (twin,)
    (match,) = (await staffed.lookup.find("Annabel")).matches
    card = await staffed.lookup.card(match.key)
    assert card is not None
    assert card.customer == twin


async def test_a_scan_never_searches_names(staffed: Till) -> None:
    await staffed.stores.cache.put((ANN,), staffed.clock.now(), touched=True)
    assert (await staffed.lookup.scan("Ann")).not_found is NotFound.UNKNOWN_TO_SERVER
    assert (await staffed.lookup.scan_here("Ann")).matches == ()
    staffed.shop.fault = DOWN
    assert (await staffed.lookup.scan("Ann")).not_found is NotFound.NOT_HERE_AND_OFFLINE
    assert staffed.shop.searches == []
    assert (await staffed.lookup.scan(" ")).not_found is NotFound.UNREADABLE


async def test_a_scan_of_a_known_kind_costs_one_get(staffed: Till) -> None:
    staffed.shop.knows(customer(8, external_id="447700900123"))
    found = await staffed.lookup.scan("447700900123", IdentifierKind.EXTERNAL_ID)
    assert len(found.matches) == 1
    assert staffed.shop.gets == [identifiers.external_id("447700900123")]
    await staffed.lookup.scan("447700900555", IdentifierKind.MOBILE)
    assert staffed.shop.gets[1:] == [identifiers.mobile("447700900555")]


async def test_as_typed_looks_on_this_till_alone(staffed: Till) -> None:
    await staffed.stores.cache.put((ANN,), staffed.clock.now(), touched=True)
    assert [match.customer for match in await staffed.lookup.as_typed("an l")] == [ANN]
    assert await staffed.lookup.as_typed("  ") == ()
    assert staffed.shop.gets == []
    assert staffed.shop.searches == []


async def test_a_refresh_costs_one_get_and_gives_the_fresh_card(staffed: Till) -> None:
    await staffed.stores.cache.put((ANN,), staffed.clock.now(), touched=False)
    fresh = staffed.shop.knows(replace(ANN, points=500))
    staffed.clock.advance(60)

    card = await staffed.lookup.refresh(CustomerKey("user:7"))

    assert card is not None
    assert (card.customer, card.fetched_at) == (fresh, staffed.clock.now())
    assert staffed.shop.gets == [identifiers.user_id("7")]
    assert staffed.changes[-1].origin is staffed.lookup


async def test_a_refresh_follows_a_customer_to_the_servers_id(staffed: Till) -> None:
    await staffed.stores.cache.put((replace(ANN, user_id=None),), staffed.clock.now(), touched=True)
    staffed.shop.knows(ANN)
    card = await staffed.lookup.refresh(CustomerKey(f"mobile:{ANN.mobile}"))
    assert card is not None
    assert card.key == "user:7"


async def test_a_refresh_leaves_the_tills_card_when_the_server_does_not_say(till: Till) -> None:
    key = CustomerKey("user:7")
    await till.stores.cache.put((ANN,), till.clock.now(), touched=True)
    with pytest.raises(CredentialsFault):
        await till.lookup.refresh(key)
    await till.connect()
    # Signing in to a server empties the cache of what no server, or another, had said.
    await till.stores.cache.put((ANN,), till.clock.now(), touched=True)
    till.shop.fault = DOWN
    with pytest.raises(UnreachableFault):
        await till.lookup.refresh(key)
    till.shop.fault = None
    card = await till.lookup.refresh(key)  # the server knows nobody of that id
    assert card is not None
    assert card.customer == ANN
    assert await till.lookup.refresh(CustomerKey("user:404")) is None


async def test_one_whom_only_this_till_knows_is_not_asked_for(staffed: Till) -> None:
    card = await staffed.registration.register(person(1), token="t-1")
    assert await staffed.lookup.refresh(card.key) == card
    assert staffed.shop.gets == []


async def test_one_registered_here_whom_the_cache_lost_is_asked_for(staffed: Till) -> None:
    card = await staffed.registration.register(person(1), token="t-1")
    await staffed.drain()
    await staffed.stores.cache.forget([CustomerKey("user:1000")])

    fresh = await staffed.lookup.refresh(card.key)

    assert fresh is not None
    assert (fresh.key, fresh.is_local_only) == ("user:1000", False)
    assert staffed.shop.gets == [identifiers.mobile(mobile_of(1))]


async def test_whoever_was_opened_is_the_most_recent(staffed: Till) -> None:
    await staffed.stores.cache.put((ANN, customer(8)), staffed.clock.now(), touched=True)
    for number in ("7", "8", "7"):
        await staffed.lookup.opened(CustomerKey(f"user:{number}"))
        (latest, *_) = await staffed.lookup.recents()
        assert latest.key == f"user:{number}"
