"""What every sample of the contract means: a reply as the values that a till reads of it, a request
as the values that a till writes it from. As in JSON; where XML differs stands in `MISPRINTS`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from app.api.wire import normal
from app.domain import identifiers
from app.domain.coupon import Coupon, CouponRedemption
from app.domain.customer import Customer, CustomField, Gender, Place, UserId
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.note import Note, NoteEntry, NoteId
from app.domain.op import AssociateId, Evidence, Why
from app.domain.outcome import Outcome, SideEffect
from app.domain.profile_change import ProfileChange
from app.domain.registration import Registration
from app.domain.search_page import SearchPage, SearchRow
from app.domain.ticket import Ticket, TicketEntry, TicketPriority
from app.domain.transaction import Transaction, TransactionPage
from tests.unit.api.calls import LONDON
from tests.unit.api.methods import METHODS, SOMEBODY, Ask
from tests.unit.api.whole_card import SAMPLE_CARD

CATHERINE = identifiers.mobile("44700900999")
JOHN = CATHERINE
"""The samples give both the same number."""


def done(code: int, message: str) -> Why:
    return Why(evidence=Evidence.DONE, code=code, message=message)


def at(year: int, month: int, day: int, hour: int, minute: int, second: int = 0) -> datetime:
    """A time of the store's."""
    return datetime(year, month, day, hour, minute, second, tzinfo=LONDON)


INDIA = timezone(timedelta(hours=5, minutes=30))
REGISTERED = "Customer Registration Successful"
ADDED = (
    Outcome(
        why=done(1000, REGISTERED),
        customer=Customer(
            user_id=UserId("123"),
            firstname="Tom",
            lastname="Sawyer",
            mobile="44700900000",
            email="tom.sawyer@example.com",
            external_id="XYPZ001",
            gender=Gender.MALE,
            tier="SILVER",
            points=50,
            lifetime_points=50,
            lifetime_purchases=Decimal(180),
            registered_at=at(2012, 9, 11, 11, 11, 11),
            updated_at=at(2016, 9, 11, 11, 11, 11),
        ),
        side_effects=(
            SideEffect(kind="points", awarded_points=19490463, total_points=19490463),
            SideEffect(kind="coupon", coupon_code="095790", description="Sample description"),
        ),
    ),
    Outcome(
        why=done(1000, REGISTERED),
        customer=Customer(
            user_id=UserId("44342"),
            firstname="Rita",
            lastname="John",
            mobile="44700900999",
            email="rita.john@example.com",
            external_id="XYPZ006",
            gender=Gender.MALE,
            tier="SILVER",
            points=50,
            lifetime_points=50,
            lifetime_purchases=Decimal(345),
            registered_at=at(2016, 9, 11, 11, 11, 15),
            updated_at=at(2016, 9, 11, 11, 11, 15),
        ),
    ),
)
UPDATED = Outcome(
    why=done(1000, "User Successfully Updated."),
    customer=Customer(
        user_id=UserId("776538"),
        firstname="Tom",
        lastname="Sawyer",
        mobile="44700900000",
        email="tom.sawyer@example.com",
        external_id="ts1234",
        gender=Gender.MALE,
        tier="SILVER",
        points=60,
        lifetime_points=245,
        lifetime_purchases=Decimal(24500),
        registered_at=at(2012, 8, 16, 15, 13, 16),
        updated_at=at(2012, 9, 22, 10, 48),
        custom_fields=(CustomField(name="hobbies", values=("Playing",)),),
    ),
)
FOUND = SearchPage(
    results=(
        SearchRow(
            customer=Customer(
                user_id=UserId("102"),
                firstname="Tom",
                lastname="Sawyer",
                mobile="44700900000",
                email="tom.sawyer@example.com",
                gender=Gender.MALE,
                tier="CLASSIC",
                points=355,
                lifetime_points=5400,
                lifetime_purchases=Decimal(10800),
                registered_at=at(2012, 12, 25, 11, 25, 32),
                registered_by="pe.london.bondstreet",
                custom_fields=(CustomField(name="customer_age", values=("26-35",)),),
            ),
            org_id="29",
            last_purchase=Decimal(1000),
        ),
        SearchRow(
            customer=Customer(
                user_id=UserId("122"),
                firstname="John",
                lastname="Smith",
                mobile="44700900888",
                email="john.smith@example.com",
                tier="CLASSIC",
                points=355,
                lifetime_points=355,
                lifetime_purchases=Decimal(4598),
                registered_at=at(2012, 12, 25, 11, 25, 32),
                registered_by="pe.london.bondstreet",
                custom_fields=(
                    CustomField(name="occupation", values=("Student",)),
                    CustomField(name="customer_age", values=("19-25",)),
                ),
            ),
            org_id="29",
            last_purchase=Decimal(1000),
        ),
    ),
    count=2,
    start=0,
    rows=10,
)
BILLS = TransactionPage(
    customer=Customer(
        firstname="Tom",
        lastname="Sawyer",
        mobile="44700900000",
        email="tom.sawyer@example.com",
        external_id="ts1234",
        tier="gold",
        points=12000,
        lifetime_points=13700,
        lifetime_purchases=Decimal(138000),
        registered_at=at(2016, 7, 10, 11, 11, 15),
        updated_at=at(2016, 12, 25, 11, 19, 11),
    ),
    transactions=(
        Transaction(
            id="23622808",
            bill_number="ANBDCGD",
            type="REGULAR",
            amount=Decimal(3000),
            gross_amount=Decimal(3000),
            discount=Decimal(10),
            billed_at=at(2016, 12, 16, 17, 2, 22),
            points_issued=30,
            points_redeemed=20,
            basket_size=10,
            notes="Bill added by mobile",
        ),
    ),
    count=26,
    start="23622808",
    rows=10,
)
NOTES = tuple(
    Note(id=NoteId(number), text=text, written_at=at(2016, 9, 4, 15, 12))
    for number, text in (
        ("1", "Like to play cricket"),
        ("2", "Subscribed for birthday wishes"),
        ("3", "nothing more"),
    )
)
COUPONS = (
    Coupon(
        id="2423525",
        code="VOCU24902",
        created_at=datetime(2013, 12, 13, 16, 14, 54, tzinfo=INDIA),
        valid_till=date(2016, 12, 21),
        bill_number="BILL-10304",
        is_redeemed=True,
        redemption_count=1,
        redemptions=(
            CouponRedemption(
                redeemed_at=at(2016, 12, 12, 12, 12, 12),
                bill_number="BIL2042040",
                store=Place(code="storecode", name="My store"),
            ),
        ),
    ),
)
TICKET_FIELD = CustomField(name="field1", values=("value1",))
TICKETS = (
    Ticket(
        code="35t40ld04",
        status="OPEN",
        priority="HIGH",
        department="INTERNAL",
        subject="points issue",
        message="Product received is damaged",
        custom_fields=(TICKET_FIELD,),
    ),
)

IDENTITY = IdentityChange(kind=IdentifierKind.MOBILE, old="44700900000", new="44700900090")
NOTE = NoteEntry(
    whom=CATHERINE,
    associate_id=AssociateId("443"),
    text="Likes Maggi",
    written_at=at(2016, 5, 5, 15, 15),
    corrects=NoteId("15"),
)
TICKET = TicketEntry(
    whom=JOHN,
    subject="points issue",
    message="Unable to redeem points",
    priority=TicketPriority.HIGH,
    department="INTERNAL",
    custom_fields=(TICKET_FIELD,),
)
REGISTRATIONS = (
    Registration(
        mobile="44700900000",
        email="tom.sawyer@example.com",
        external_id="ts1234",
        firstname="Tom",
        lastname="Sawyer",
        gender=Gender.MALE,
        registered_at=at(2012, 9, 11, 11, 11, 11),
        custom_fields=(
            CustomField(name="Hobbies", values=("[“Playing”]",)),
            CustomField(name="a", values=("[“b”]>",)),
        ),
    ),
    Registration(
        mobile="44700900999",
        email="rita.john@example.com",
        external_id="XYPZ006",
        firstname="Rita",
        lastname="John",
        gender=Gender.MALE,
        registered_at=at(2012, 9, 11, 11, 11, 15),
        custom_fields=(
            CustomField(name="Hobbies", values=("[“Singing”]>",)),
            CustomField(name="a", values=("[“b”]",)),
        ),
    ),
)
CHANGE = ProfileChange(
    whom=SOMEBODY,
    email="tom.sawyer@email.com",
    external_id="ts1234",
    firstname="Tom",
    lastname="Sawyer",
    gender=Gender.MALE,
    custom_fields=(CustomField(name="age", values=("[“46”]",)),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySample:
    """`ask` gets the reply, `means` is what it gives then."""

    ask: Ask
    means: object


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSample:
    """`send` writes what the sample says. `unsaid` are its parts that a till leaves out, `beyond`
    those that it has besides; both as paths.
    """

    send: Ask
    unsaid: frozenset[str] = frozenset()
    beyond: frozenset[str] = frozenset()


REPLIES: Mapping[str, ReplySample] = {
    "customer_get": ReplySample(ask=METHODS["customers.get_card"], means=SAMPLE_CARD),
    "customer_add": ReplySample(ask=METHODS["customers.add"], means=ADDED),
    "customer_update": ReplySample(ask=METHODS["profiles.update"], means=UPDATED),
    "customer_update_identity": ReplySample(
        ask=lambda link, whom: link.identities.ask_for([IDENTITY]),
        means=(Outcome(why=done(1040, "Customer Identity change request added successfully")),),
    ),
    "customer_search": ReplySample(ask=METHODS["customers.search"], means=FOUND),
    "customer_transactions": ReplySample(ask=METHODS["transactions.page"], means=BILLS),
    "customer_notes_get": ReplySample(ask=METHODS["notes.about"], means=NOTES),
    "customer_notes_post": ReplySample(
        ask=lambda link, whom: link.notes.write(NOTE),
        means=Outcome(why=done(200, "Operation Successful")),
    ),
    "customer_coupons": ReplySample(ask=METHODS["coupons.issued"], means=COUPONS),
    "customer_tickets_get": ReplySample(ask=METHODS["tickets.of"], means=TICKETS),
    "customer_tickets_post": ReplySample(
        ask=lambda link, whom: link.tickets.create(TICKET),
        means=Outcome(why=done(1300, "Ticket added successfully"), reference="35t40ld04"),
    ),
}
_WHOM = "root.customer."
REQUESTS: Mapping[str, RequestSample] = {
    "customer_add": RequestSample(
        send=lambda link, whom: link.customers.add(REGISTRATIONS),
        beyond=frozenset({"root.customer.0.type", "root.customer.1.type"}),
    ),
    "customer_update": RequestSample(send=lambda link, whom: link.profiles.update(CHANGE)),
    "customer_update_identity": RequestSample(
        # The sample names the customer by the old value, the contract's table by its kind.
        send=lambda link, whom: link.identities.ask_for([IDENTITY]),
        unsaid=frozenset({f"{_WHOM}identifier"}),
        beyond=frozenset(
            f"{_WHOM}{name}" for name in ("identifier", "old_identifier", "new_identifier")
        ),
    ),
    "customer_notes_post": RequestSample(
        send=lambda link, whom: link.notes.write(NOTE),
        unsaid=frozenset(
            f"{_WHOM}{name}" for name in ("user_id", "email", "external_id", "loyalty_id")
        ),
    ),
    "customer_tickets_post": RequestSample(
        send=lambda link, whom: link.tickets.create(TICKET),
        unsaid=frozenset(f"{_WHOM}{name}" for name in ("id", "email", "external_id")),
    ),
}

MISPRINTS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "customer_add.request": {"root.customer.0.external_id": ("ts1234", "XYPZ001")},
    "customer_update.request": {
        "root.customer.email": ("tom.sawyer@email.com", "tom.sawyer@example.com")
    },
    "customer_update.response": {"response.customers.external_id": ("ts1234", "TOM123")},
    "customer_notes_post.response": {"response.customer.firstname": ("Catherine", "catherine")},
    "customer_transactions.response": {
        "response.customer.transactions.billing_time": (
            "2016-12-16 17:02:22",
            "2013-12-16 17:02:22",
        )
    },
}
"""Where the contract's samples differ, by what they are about: the value in JSON and in XML."""
_WRAPPERS = frozenset({"customer", "schedule", "item", "history", "coupon", "transaction"})
"""Names of a list's entries, which the list itself has in JSON alone."""


def leaves(tree: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a document under its path, without what says nothing and without the wrapping
    in which the two formats differ.
    """
    if isinstance(tree, list):
        present = [each for each in tree if not normal.is_absent(each)]
        for place, each in enumerate(present):
            yield from leaves(each, f"{at}.{place}" if len(present) > 1 else at)
    elif isinstance(tree, dict):
        for name, inner in tree.items():
            is_wrapper = len(tree) == 1 and name in _WRAPPERS and at != "root"
            yield from leaves(inner, at if is_wrapper else f"{at}.{name}".lstrip("."))
    elif text := normal.text(tree):
        yield at, text
