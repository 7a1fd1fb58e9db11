"""Each response code of the contract, given by this project's own server and read by a till's link.

A test value (`TEST-1005`) gets the code from every call that can answer with it.
"""

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path

import pytest

from app.api.link import Link
from app.domain import identifiers
from app.domain.codes import NOT_FOUND_CODES, NOTHING_THERE_CODES, CodeClass, code_class
from app.domain.customer import CustomField
from app.domain.faults import NotMemberFault, RefusedFault
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry
from app.domain.op import AssociateId, Evidence
from app.domain.outcome import Outcome
from app.domain.preferences import Preferences, PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.referral import Invitation, InvitationKind
from app.domain.registration import Registration
from app.domain.subscription import Channel, MessageKind, SubscriptionChange
from app.domain.ticket import TicketEntry
from app.sandbox.wire import codes
from tests.manual_clock import START
from tests.unit.api.methods import OTHER, READS, SOMEBODY
from tests.unit.api.own_server import OwnServer, own_server
from tests.unit.api.parameters.demanded import declarations, name_of

CONTRACT = Path(__file__).resolve().parents[2] / "data" / "response_codes.md"
C, E = CodeClass, Evidence
EVIDENCE = {
    C.VERDICT: E.REJECTED,
    C.NOT_ALLOWED: E.REJECTED,
    C.UNABLE: E.UNABLE,
    C.PERHAPS_DONE: E.UNABLE,
    C.TOO_MANY: E.TOO_MANY,
}
NO_CALL_GIVES = {
    1021: "no call of the contract takes a validation code",
    1061: "no call of the contract sets a fraud status",
    1062: "no call of the contract sets a test and control status",
}

Asked = Callable[[Link, str], Awaitable[object]]


def card(value: str) -> Identifier:
    """The test value as the identifier that is asked for."""
    return identifiers.external_id(value)


async def register(link: Link, value: str) -> Outcome:
    new = Registration(mobile="447700900400", external_id=value, registered_at=START)
    return (await link.customers.add([new]))[0]


async def change_identity(link: Link, value: str) -> Outcome:
    change = IdentityChange(kind=IdentifierKind.EXTERNAL_ID, old="ts1234", new=value)
    return (await link.identities.ask_for([change]))[0]


async def switch(link: Link, value: str) -> Outcome:
    change = SubscriptionChange(
        whom=card(value), channel=Channel.SMS, kind=MessageKind.BULK, is_subscribed=True
    )
    return (await link.subscriptions.switch([change]))[0]


READ_BY: Mapping[str, str] = {
    "customer/get": "customers.get_card",
    "customer/transactions": "transactions.page",
    "customer/coupons": "coupons.issued",
    "customer/redemptions": "redemptions.made",
    "customer/interaction": "interactions.of",
    "customer/recommendations": "interactions.recommended",
    "customer/preferences-get": "preferences.of",
    "customer/subscriptions-get": "subscriptions.of",
    "customer/referrals-get": "referrals.made",
    "customer/notes-get": "notes.about",
    "customer/tickets-get": "tickets.of",
    "request/get": "identities.requests",
}
WRITTEN_BY: Mapping[str, Asked] = {
    "customer/add": register,
    "customer/update": lambda link, value: link.profiles.update(
        ProfileChange(whom=SOMEBODY, external_id=value)
    ),
    "customer/update_identity": change_identity,
    "customer/notes-post": lambda link, value: link.notes.write(
        NoteEntry(whom=SOMEBODY, associate_id=AssociateId("443"), text=value, written_at=START)
    ),
    "customer/tickets-post": lambda link, value: link.tickets.create(
        TicketEntry(whom=SOMEBODY, subject=value)
    ),
    "customer/preferences-post": lambda link, value: link.preferences.save(
        PreferencesChange(
            whom=SOMEBODY,
            fields=(
                CustomField(name="shoe_size", values=("41",)),
                CustomField(name="gift_wrapping", values=(value,)),
            ),
        )
    ),
    "customer/subscriptions-post": switch,
    "customer/referrals-post": lambda link, value: link.referrals.invite(
        SOMEBODY, "FRIENDS", [Invitation(kind=InvitationKind.EMAIL, identifier=value)]
    ),
}
GIVEN = [
    (name_of(each.resource, each.method), int(code))
    for each in declarations()
    for code in each.codes
    if code not in codes.SUCCESSES
]
READ = [(call, code) for call, code in GIVEN if call in READ_BY]
WRITTEN = [(call, code) for call, code in GIVEN if call in WRITTEN_BY]


def ids(pairs: list[tuple[str, int]]) -> list[str]:
    return [f"{call}-{code}" for call, code in pairs]


@pytest.fixture
def server() -> Iterator[OwnServer]:
    with own_server() as made:
        yield made


@pytest.mark.parametrize(("call", "code"), READ, ids=ids(READ))
async def test_a_read(server: OwnServer, call: str, code: int) -> None:
    link = server.link()
    asked = READS[READ_BY[call]](link, card(f"TEST-{code}"))
    if code in NOTHING_THERE_CODES:
        assert await asked in ((), Preferences())
    elif call == "customer/get" and code in NOT_FOUND_CODES:
        assert await asked is None
    else:
        with pytest.raises(RefusedFault) as caught:
            await asked
        assert (caught.value.code, caught.value.message) == (code, codes.item_message(str(code)))
        assert isinstance(caught.value, NotMemberFault) == (code in (1013, 1020))
    await link.close()


@pytest.mark.parametrize(("call", "code"), WRITTEN, ids=ids(WRITTEN))
async def test_a_write(server: OwnServer, call: str, code: int) -> None:
    """One that may be partly done was, in its main part; any other did nothing."""
    link = server.link()
    outcome = await WRITTEN_BY[call](link, f"TEST-{code}")
    await link.close()
    meaning = code_class(code)
    assert meaning is not None
    assert isinstance(outcome, Outcome)
    assert (outcome.evidence, outcome.why.code) == (EVIDENCE[meaning], code)
    assert outcome.why.message == codes.item_message(str(code))
    assert outcome.meaning is meaning
    assert bool(server.sandbox.effects()) == (meaning is C.PERHAPS_DONE)


async def test_what_was_done(server: OwnServer) -> None:
    """The codes of success, and the warning beside one of them."""
    link = server.link()
    dropped = ProfileChange(
        whom=OTHER, firstname="R", custom_fields=(CustomField(name="unknown", values=("x",)),)
    )
    outcomes = [
        await link.profiles.update(ProfileChange(whom=SOMEBODY, firstname="T")),
        (
            await link.identities.ask_for(
                [IdentityChange(kind=IdentifierKind.EXTERNAL_ID, old="ts1234", new="ts5678")]
            )
        )[0],
        await link.tickets.create(TicketEntry(whom=SOMEBODY, subject="S")),
        await link.profiles.update(dropped),
    ]
    recommended = await link.interactions.recommended(SOMEBODY)
    await link.close()
    assert [outcome.why.code for outcome in outcomes] == [1000, 1040, 1300, 1000]
    assert {outcome.evidence for outcome in outcomes} == {E.DONE}
    assert [outcome.meaning for outcome in outcomes] == [*[C.DONE] * 3, C.DONE_WITH_WARNING]
    assert outcomes[-1].warnings == ("1017",)
    assert recommended  # which is 1050


def test_every_code_is_given_or_has_a_reason() -> None:
    rows = re.findall(r"^\| *(\d+)(?:/ *(\d+))? *\|", CONTRACT.read_text("utf-8"), re.MULTILINE)
    listed = {int(code) for row in rows for code in row if code}
    done = {int(code) for code in codes.SUCCESSES}
    assert len(listed) > 80
    assert listed - {code for _, code in (*READ, *WRITTEN)} - done == NO_CALL_GIVES.keys()
    assert set(READ) | set(WRITTEN) == set(GIVEN)
