"""Every method of a till's link, each with something to ask: for what holds of all of them."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from inspect import getmembers, iscoroutinefunction

from app.api.link import Link
from app.domain import identifiers
from app.domain.customer import CustomField
from app.domain.faults import RefusedFault, ServerFault
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry
from app.domain.op import AssociateId
from app.domain.preferences import PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.referral import Invitation, InvitationKind
from app.domain.registration import Registration
from app.domain.search_query import parse
from app.domain.subscription import Channel, MessageKind, SubscriptionChange
from app.domain.ticket import TicketEntry
from tests.manual_clock import START

Ask = Callable[[Link, Identifier], Awaitable[object]]

SOMEBODY = identifiers.mobile("44700900000")
OTHER = identifiers.mobile("44700900999")
_EVERYBODY = parse("org_id:EQUALS:29")
_FIELD = CustomField(name="shoe_size", values=("41",))
_INVITATION = Invitation(kind=InvitationKind.EMAIL, identifier="anna@example.com", name="Anna")

READS: Mapping[str, Ask] = {
    "customers.get": lambda link, whom: link.customers.get(whom),
    "customers.get_card": lambda link, whom: link.customers.get_card(whom),
    "customers.get_many": lambda link, whom: link.customers.get_many([whom, OTHER]),
    "customers.search": lambda link, whom: link.customers.search(_EVERYBODY),
    "customers.search_names": lambda link, whom: link.customers.search_names("T"),
    "transactions.page": lambda link, whom: link.transactions.page(whom),
    "transactions.pages": lambda link, whom: link.transactions.pages([whom, OTHER]),
    "coupons.issued": lambda link, whom: link.coupons.issued(whom),
    "redemptions.made": lambda link, whom: link.redemptions.made(whom),
    "interactions.of": lambda link, whom: link.interactions.of(whom),
    "interactions.recommended": lambda link, whom: link.interactions.recommended(whom),
    "referrals.made": lambda link, whom: link.referrals.made(whom, "FRIENDS"),
    "identities.requests": lambda link, whom: link.identities.requests(whom),
    "notes.about": lambda link, whom: link.notes.about(whom),
    "tickets.of": lambda link, whom: link.tickets.of(whom),
    "tickets.of_many": lambda link, whom: link.tickets.of_many([whom, OTHER]),
    "preferences.of": lambda link, whom: link.preferences.of(whom),
    "subscriptions.of": lambda link, whom: link.subscriptions.of(whom),
    "stores.login": lambda link, whom: link.stores.login(),
    "stores.staff": lambda link, whom: link.stores.staff(),
    "organisations.rules": lambda link, whom: link.organisations.rules(),
}
WRITES: Mapping[str, Ask] = {
    "customers.add": lambda link, whom: link.customers.add(
        [
            Registration(mobile=SOMEBODY.value, registered_at=START),
            Registration(mobile=OTHER.value, registered_at=START),
        ]
    ),
    "profiles.update": lambda link, whom: link.profiles.update(
        ProfileChange(whom=whom, firstname="Tom", custom_fields=(_FIELD,))
    ),
    "identities.ask_for": lambda link, whom: link.identities.ask_for(
        [IdentityChange(kind=IdentifierKind.MOBILE, old=SOMEBODY.value, new="447700900400")]
    ),
    "notes.write": lambda link, whom: link.notes.write(
        NoteEntry(whom=whom, associate_id=AssociateId("443"), text="Tea", written_at=START)
    ),
    "tickets.create": lambda link, whom: link.tickets.create(TicketEntry(whom=whom, subject="S")),
    "preferences.save": lambda link, whom: link.preferences.save(
        PreferencesChange(whom=whom, fields=(_FIELD,))
    ),
    "subscriptions.switch": lambda link, whom: link.subscriptions.switch(
        [
            SubscriptionChange(
                whom=whom, channel=Channel.SMS, kind=kind, is_subscribed=kind is MessageKind.BULK
            )
            for kind in MessageKind
        ]
    ),
    "referrals.invite": lambda link, whom: link.referrals.invite(whom, "FRIENDS", [_INVITATION]),
}
METHODS: Mapping[str, Ask] = {**READS, **WRITES}


def methods_of(link: Link) -> Iterator[str]:
    """`customers.get` and all others that a link offers."""
    for name, resource in vars(link).items():
        if type(resource).__module__.startswith("app.api.endpoints."):
            for method, _ in getmembers(type(resource), iscoroutinefunction):
                if not method.startswith("_"):
                    yield f"{name}.{method}"


async def told(ask: Awaitable[object]) -> object:
    """What was read; of a fault its kind, and the code and words of a refusal."""
    try:
        return await ask
    except RefusedFault as fault:
        return type(fault), fault.code, fault.message
    except ServerFault as fault:
        return type(fault)
