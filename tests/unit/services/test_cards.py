"""What a screen shows of a customer: the server's word, and what waits here laid over it."""

from app.domain.customer import CustomerKey
from app.domain.faults import UnreachableFault, UnreachableReason
from app.domain.match import MatchReason
from tests.unit.services.rig import Till, customer, mobile_of, person

DOWN = UnreachableFault(UnreachableReason.DNS)


async def test_one_registered_here_is_found_by_everything_before_they_are_sent(
    staffed: Till,
) -> None:
    staffed.shop.fault = DOWN
    registration = person(1, email="tom@example.com", external_id="C1X")
    card = await staffed.registration.register(registration, token="t-1")
    assert card.is_local_only
    for text in ("+" + mobile_of(1), "tom@example.com", "C1X", "tom saw"):
        (match,) = (await staffed.lookup.find(text)).matches
        assert match.key == card.key
        assert match.reasons == (MatchReason.WAITING_HERE,)
        assert match.op is not None
    (recent,) = await staffed.lookup.recents()
    assert recent.key == card.key


async def test_those_not_sent_yet_come_before_those_whom_the_server_knows(staffed: Till) -> None:
    await staffed.stores.cache.put((customer(5),), staffed.clock.now(), touched=True)
    for number in (1, 2):
        await staffed.registration.register(person(number), token=f"t-{number}")
    recents = await staffed.lookup.recents()
    assert [match.key for match in recents] == ["op:t-2", "op:t-1", "user:5"]
    typed = await staffed.lookup.as_typed("Tom", limit=2)
    assert [match.key for match in typed] == ["op:t-2", "op:t-1"]


async def test_the_local_key_still_opens_the_card_once_the_server_has_named_them(
    staffed: Till,
) -> None:
    local = await staffed.registration.register(person(1), token="t-1")
    await staffed.drain()

    card = await staffed.lookup.card(local.key)

    assert card is not None
    assert (card.key, card.is_local_only, card.ops) == ("user:1000", False, ())
    assert await staffed.lookup.card(CustomerKey("user:1000")) == card


async def test_a_lost_cache_takes_away_nobody_registered_here(staffed: Till) -> None:
    local = await staffed.registration.register(person(1), token="t-1")
    await staffed.drain()
    await staffed.stores.cache.forget([CustomerKey("user:1000")])
    for key in (local.key, CustomerKey("user:1000")):
        card = await staffed.lookup.card(key)
        assert card is not None
        assert card.customer.mobile == mobile_of(1)
        assert card.ops == ()


async def test_what_waits_for_somebody_the_server_knows_shows_on_their_card(staffed: Till) -> None:
    await staffed.stores.cache.put((customer(1),), staffed.clock.now(), touched=True)
    await staffed.registration.register(person(1, email="new@example.com"), token="t-1")

    card = await staffed.lookup.card(CustomerKey("user:1"))

    assert card is not None
    assert [op.id for op in card.ops] == ["t-1"]
    assert card.customer == customer(1)


async def test_nobody_has_no_card(staffed: Till) -> None:
    assert await staffed.lookup.card(CustomerKey("user:404")) is None
    assert await staffed.lookup.card(CustomerKey("op:never")) is None
