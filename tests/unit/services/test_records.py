"""Every part of a customer: kept when it was told, told when the line is down, shown with what
waits here.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain import identifiers
from app.domain.associate import AssociateId
from app.domain.card import Card as WholeCard
from app.domain.coupon import ALL_COUPONS, Coupon
from app.domain.customer import CustomerKey, CustomField
from app.domain.faults import (
    CredentialsFault,
    ErasedFault,
    RefusedFault,
    UnreachableFault,
    UnreachableReason,
)
from app.domain.identifiers import IdentifierKind
from app.domain.interaction import Interaction
from app.domain.note import Note, NoteId
from app.domain.op import Evidence, OpId, OpState, Why
from app.domain.outcome import Settlement
from app.domain.preferences import Preferences, PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.redemption import PointsRedemption, Redemptions
from app.domain.subscription import Channel, MessageKind, Subscription, SubscriptionChange
from app.domain.ticket import ALL_TICKETS, Ticket, TicketEntry
from app.domain.transaction import ALL_TRANSACTIONS, Transaction, TransactionQuery
from app.services.records import RecordsService
from app.services.records_history import MOST_KEPT
from app.services.records_parts import (
    ALL_NOTES,
    COUPONS,
    HISTORY,
    INTERACTIONS,
    PREFERENCES,
    REDEMPTIONS,
    SUBSCRIPTIONS,
    TICKETS,
    Part,
    notes_by,
)
from tests.unit.api.whole_card import WHOLE_CARD
from tests.unit.services.records_rig import Desk
from tests.unit.services.rig import Till, customer, person

DOWN = UnreachableFault(UnreachableReason.DNS)
KEY, WHOM = CustomerKey("user:7"), identifiers.user_id("7")
ANN = customer(7, firstname="Ann", lastname="Lee")
NOOR, JO = AssociateId("443"), AssociateId("444")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
async def desk(staffed: Till) -> Desk:
    """With Ann known here and on the server."""
    await staffed.stores.cache.put((ANN,), staffed.clock.now(), touched=True)
    staffed.shop.knows(ANN)
    desk = Desk()
    desk.take_over(staffed)
    return desk


@pytest.fixture
def records(staffed: Till) -> RecordsService:
    return staffed.services.records


def bills(number: int) -> tuple[Transaction, ...]:
    return tuple(
        Transaction(id=str(each), billed_at=NOW - timedelta(days=each)) for each in range(number)
    )


async def acknowledge(till: Till, op_id: OpId) -> None:
    """The server has taken what was sent."""
    outbox = till.stores.outbox
    await outbox.claim([op_id], request_uuid="r-1", for_="sending")
    why = Why(evidence=Evidence.DONE, code=1000)
    await outbox.settle([Settlement(op_id=op_id, to=OpState.ACKED, why=why)])


@pytest.mark.parametrize(
    ("part", "value"),
    [
        (TICKETS, (Ticket(code="T1", subject="bag"),)),
        (COUPONS, (Coupon(id="1", code="00b5"),)),
        (REDEMPTIONS, Redemptions(points=(PointsRedemption(id="3", points=5),))),
        (INTERACTIONS, (Interaction(network="SMS", count=2),)),
        (PREFERENCES, Preferences(fields=(CustomField(name="size", values=("M",)),))),
        (SUBSCRIPTIONS, (Subscription(channel="sms", kind="BULK"),)),
    ],
    ids=lambda value: value.name if isinstance(value, Part) else "",
)
async def test_a_part_costs_one_call_and_is_here_when_the_line_is_down(
    staffed: Till, desk: Desk, records: RecordsService, part: Part[object], value: object
) -> None:
    assert await records.cached(KEY, part) is None
    desk.answers[part.name] = value
    at = staffed.clock.now()

    told = await records.refresh(KEY, part)

    assert told is not None
    assert (told.value, told.fetched_at) == (value, at)
    assert [whom for _, whom, _ in desk.asked] == [WHOM]
    assert staffed.changes[-1].customers == {KEY}
    assert staffed.changes[-1].origin is records
    desk.fault = DOWN
    staffed.clock.advance(60)
    with pytest.raises(UnreachableFault):
        await records.refresh(KEY, part)
    assert await records.cached(KEY, part) == told


async def test_nothing_is_asked_of_somebody_whom_only_this_till_knows(
    staffed: Till, desk: Desk, records: RecordsService
) -> None:
    card = await staffed.registration.register(person(1), token="t-1")
    note = await staffed.services.writing.add_note(card, "tall", token="n-1")
    assert await records.refresh(card.key, TICKETS) is None
    await records.refresh_notes(card.key, (NOOR,))
    assert await records.find_tickets(card.key, ALL_TICKETS) is None
    assert await records.find_coupons(card.key, ALL_COUPONS) is None
    assert await records.transactions(card.key) is None
    assert await records.coupons(card.key) is None
    assert await records.profile(CustomerKey("user:404")) is None
    assert desk.asked == []
    listed = await records.notes(card.key)
    assert ([row.op for row in listed.rows], listed.fetched_at) == ([note], None)


async def test_without_a_login_nothing_can_be_asked(till: Till) -> None:
    await till.stores.cache.put((ANN,), till.clock.now(), touched=True)
    with pytest.raises(CredentialsFault):
        await till.services.records.refresh(KEY, TICKETS)


async def test_what_the_server_lacks_leaves_what_was_kept(
    desk: Desk, records: RecordsService
) -> None:
    desk.answers["tickets"] = (Ticket(code="T1", subject="bag"),)
    told = await records.refresh(KEY, TICKETS)
    desk.fault = RefusedFault(404, "no such call")
    with pytest.raises(RefusedFault):
        await records.refresh(KEY, TICKETS)
    assert await records.cached(KEY, TICKETS) == told


# The card.


async def test_a_scan_brings_the_whole_card_in_one_call(
    staffed: Till, records: RecordsService
) -> None:
    ann = staffed.shop.knows(ANN)
    whole = replace(WHOLE_CARD, customer=ann)
    staffed.shop.cards[identifiers.mobile(ann.mobile)] = whole

    await staffed.lookup.scan("+" + ann.mobile)

    assert len(staffed.shop.gets) == 1
    kept = await records.card(KEY)
    assert kept is not None
    assert (kept.value, kept.fetched_at) == (whole, staffed.clock.now())
    few = await records.transactions(KEY)
    assert few is not None
    assert (few.value.transactions, few.value.has_more) == (whole.transactions, True)
    coupons = await records.coupons(KEY)
    assert coupons is not None
    assert coupons.value == whole.coupons


async def test_the_card_shows_the_customer_as_they_were_told_since(
    staffed: Till, records: RecordsService
) -> None:
    staffed.shop.cards[WHOM] = WholeCard(customer=staffed.shop.knows(ANN))
    await staffed.stores.cache.put((ANN,), staffed.clock.now(), touched=True)
    await staffed.lookup.refresh(KEY)
    newer = replace(ANN, points=77)
    await staffed.stores.cache.put((newer,), staffed.clock.now(), touched=False)
    kept = await records.card(KEY)
    assert kept is not None
    assert kept.value.customer == newer


async def test_coupons_have_what_either_call_tells(
    staffed: Till, desk: Desk, records: RecordsService
) -> None:
    card = WholeCard(customer=ANN, coupons=(Coupon(id="1", description="10 % off"),))
    staffed.shop.cards[WHOM] = card
    desk.answers["coupons"] = (Coupon(id="1", code="00b5", redemption_count=2),)
    await records.refresh(KEY, COUPONS)
    plain = await records.coupons(KEY)
    assert plain is not None
    assert plain.value == desk.answers["coupons"]
    await staffed.lookup.refresh(KEY)
    both = await records.coupons(KEY)
    assert both is not None
    described = (Coupon(id="1", code="00b5", redemption_count=2, description="10 % off"),)
    assert both.value == described
    assert await records.find_coupons(KEY, ALL_COUPONS) == described


# The history.


async def test_the_history_grows_page_by_page(
    staffed: Till, desk: Desk, records: RecordsService
) -> None:
    desk.bills = bills(60)
    shown = await records.refresh(KEY, HISTORY)
    assert shown is not None
    began = shown.fetched_at
    while shown.value.has_more:
        staffed.clock.advance(1)
        shown = await records.more_transactions(KEY, shown)
    assert shown.value.transactions == desk.bills
    assert shown.fetched_at == began
    assert len(desk.asked) == 3
    assert await records.transactions(KEY) == shown
    desk.bills = (Transaction(id="new", billed_at=NOW + timedelta(days=1)), *desk.bills)
    fresh = await records.refresh(KEY, HISTORY)
    assert fresh is not None
    assert fresh.value.transactions == desk.bills


async def test_a_long_history_is_shown_whole_and_kept_in_part(
    desk: Desk, records: RecordsService
) -> None:
    desk.bills = bills(MOST_KEPT + 30)
    shown = await records.refresh(KEY, HISTORY)
    assert shown is not None
    while shown.value.has_more:
        shown = await records.more_transactions(KEY, shown)
    assert shown.value.transactions == desk.bills
    kept = await records.transactions(KEY)
    assert kept is not None
    assert kept.value.transactions == desk.bills[:MOST_KEPT]
    assert kept.value.has_more


async def test_a_search_of_its_own_is_not_kept(desk: Desk, records: RecordsService) -> None:
    desk.bills = bills(3)
    query = replace(ALL_TRANSACTIONS, limit=2, transaction_id="1")
    page = await records.find_transactions(KEY, query)
    assert page is not None
    assert page.transactions == desk.bills[:2]
    assert isinstance(desk.asked[-1][2], TransactionQuery)
    desk.answers["tickets"] = (Ticket(code="T1"),)
    assert await records.find_tickets(KEY, ALL_TICKETS) == (Ticket(code="T1"),)
    assert await records.cached(KEY, TICKETS) is None
    assert await records.transactions(KEY) is None


# What waits here.


async def test_notes_are_asked_for_by_associate_only_while_some_are_nobodys(
    desk: Desk, records: RecordsService
) -> None:
    first = Note(id=NoteId("1"), text="one", written_at=NOW)
    second = Note(id=NoteId("2"), text="two", written_at=NOW - timedelta(hours=1))
    desk.notes = {
        None: (first, second),
        NOOR: (replace(first, associate_id=NOOR),),
        JO: (replace(second, associate_id=JO),),
    }
    others = AssociateId("9")

    await records.refresh_notes(KEY, (NOOR, JO, others))

    assert [query for _, _, query in desk.asked] == [None, NOOR, JO]
    listed = await records.notes(KEY, (NOOR, JO, others))
    assert [(row.text, row.associate_id) for row in listed.rows] == [("one", NOOR), ("two", JO)]
    await records.refresh_notes(KEY, (NOOR, JO, others))
    assert [query for _, _, query in desk.asked[3:]] == [None]
    assert (await records.cached(KEY, notes_by(others))) is None


async def test_a_note_is_on_the_list_before_while_and_after_it_is_sent(
    staffed: Till, desk: Desk, records: RecordsService
) -> None:
    await records.refresh(KEY, ALL_NOTES)
    card = await staffed.lookup.card(KEY)
    assert card is not None
    staffed.clock.advance(5)
    op = await staffed.services.writing.add_note(card, "tall", token="n-1")
    (row,) = (await records.notes(KEY)).rows
    assert row.op is not None
    assert (row.text, row.op.state) == ("tall", OpState.QUEUED)
    assert await records.cached(KEY, ALL_NOTES) is not None
    await acknowledge(staffed, op.id)
    (row,) = (await records.notes(KEY)).rows
    assert row.op is not None
    assert row.op.state is OpState.ACKED
    staffed.clock.advance(5)
    desk.notes = {None: (Note(id=NoteId("1"), text="tall", written_at=row.written_at),)}
    await records.refresh(KEY, ALL_NOTES)
    (row,) = (await records.notes(KEY)).rows
    assert (row.op, row.note) == (None, desk.notes[None][0])


async def test_edits_show_on_the_profile_and_never_in_the_cache(
    staffed: Till, desk: Desk, records: RecordsService
) -> None:
    card = await staffed.lookup.card(KEY)
    assert card is not None
    staffed.clock.advance(5)
    change = ProfileChange(whom=WHOM, firstname="Anne")
    op = await staffed.services.writing.edit(card, change, token="e-1")
    view = await records.profile(KEY)
    assert view is not None
    assert (view.customer.firstname, view.changed) == ("Anne", frozenset({"firstname"}))
    assert [one.id for one in view.ops] == [op.id]
    cached = await staffed.stores.cache.get(KEY)
    assert cached is not None
    assert cached.customer == ANN
    await acknowledge(staffed, op.id)
    view = await records.profile(KEY)
    assert view is not None
    assert (view.customer.firstname, view.changed, view.ops) == ("Anne", frozenset(), ())
    staffed.clock.advance(5)
    await staffed.lookup.refresh(KEY)
    view = await records.profile(KEY)
    assert view is not None
    assert view.customer.firstname == "Ann"  # the server's word, however it came about


async def test_choices_tickets_and_requests_show_what_waits(
    staffed: Till, desk: Desk, records: RecordsService
) -> None:
    card = await staffed.lookup.card(KEY)
    assert card is not None
    writing = staffed.services.writing
    entry = TicketEntry(whom=WHOM, subject="refund")
    size = PreferencesChange(whom=WHOM, fields=(CustomField(name="size", values=("L",)),))
    off = SubscriptionChange(
        whom=WHOM, channel=Channel.SMS, kind=MessageKind.BULK, is_subscribed=False
    )
    await writing.raise_ticket(card, entry, token="t-1")
    await writing.set_preferences(card, size, token="p-1")
    await writing.switch_messages(card, off, token="s-1")
    await writing.ask_for_identifier(card, IdentifierKind.MOBILE, "447009", token="i-1")
    (ticket,) = (await records.tickets(KEY)).rows
    assert ticket.entry == entry
    assert (await records.preferences(KEY)).changed == {"size"}
    (switch,) = (await records.subscriptions(KEY)).rows
    assert switch.op is not None
    (request,) = (await records.identity_requests(KEY)).rows
    assert request.change is not None
    assert request.change.kind is IdentifierKind.MOBILE


# Somebody who is no more.


async def test_the_erased_are_gone_with_every_part(
    staffed: Till, desk: Desk, records: RecordsService
) -> None:
    await records.refresh(KEY, TICKETS)
    await records.refresh(KEY, COUPONS)
    desk.fault = ErasedFault(1012, "deleted after a PII delete request")
    with pytest.raises(ErasedFault):
        await records.refresh(KEY, ALL_NOTES)
    assert await records.cached(KEY, TICKETS) is None
    assert await records.cached(KEY, COUPONS) is None
    assert await staffed.lookup.card(KEY) is None
    assert KEY in staffed.changes[-1].customers


async def test_one_whom_the_server_does_not_find_stays(
    staffed: Till, desk: Desk, records: RecordsService
) -> None:
    await records.refresh(KEY, TICKETS)
    desk.fault = RefusedFault(1012, "customer not found")
    with pytest.raises(RefusedFault):
        await records.refresh(KEY, ALL_NOTES)
    assert await records.cached(KEY, TICKETS) is not None
