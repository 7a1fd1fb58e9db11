"""What customer/add and customer/update have in common: the profile as it is sent and shown, and
what it takes to become a member.

Knows no batch and no reply as a whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.sandbox.calls import intake
from app.sandbox.calls.call import ItemRefused, Tree
from app.sandbox.calls.custom_field import FIELD_BY_NAME, field_values
from app.sandbox.calls.identity import Claim
from app.sandbox.calls.intake import text_of
from app.sandbox.people.merging import absorb
from app.sandbox.people.organisation import TIERS, Settings
from app.sandbox.people.people import CUSTOMER_TYPES, LOYALTY, Kind, Person
from app.sandbox.people.purchases import Coupon
from app.sandbox.people.world import World
from app.sandbox.wire import codes, shape
from app.sandbox.wire.replies import Item, Node, Status
from app.sandbox.wire.shape import Shape, Value

_NUMBER = Value(kind=shape.Kind.NUMBER)
_TIME = Value(kind=shape.Kind.TIME)

PROFILE: dict[str, Shape] = {
    "user_id": _NUMBER,
    **shape.IDENTIFIERS,
    "gender": Value(choices=("M", "F", "O")),
    "registered_on": _TIME,
    "firstname": Value(),
    "lastname": Value(),
    "lifetime_points": _NUMBER,
    "lifetime_purchases": Value(kind=shape.Kind.AMOUNT),
    "loyalty_points": _NUMBER,
    "current_slab": Value(about="the tier"),
    "updated_on": _TIME,
}
"""The fields by which the writes answer."""
WRITTEN: dict[str, Shape] = {
    **shape.IDENTIFIERS,
    "firstname": Value(),
    "lastname": Value(),
    "gender": Value(),
    "type": Value(choices=CUSTOMER_TYPES),
    "custom_fields": shape.CUSTOM_FIELDS,
}
"""What a till may send of a customer."""
WELCOME_POINTS = 50
_TO_CONVERT = {
    Kind.MOBILE: codes.MOBILE_TO_CONVERT,
    Kind.EMAIL: codes.EMAIL_TO_CONVERT,
    Kind.EXTERNAL_ID: codes.EXTERNAL_ID_TO_CONVERT,
}
TYPE_CODES = (codes.NO_WAY_BACK, *_TO_CONVERT.values())
"""Refusals of a change of type."""
_ECHOED = ("mobile", "email", "external_id", "firstname", "lastname", "registered_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A new member, and what membership brought at once."""

    person: Person
    points: int = 0
    coupon: Coupon | None = None


def needed_kinds(settings: Settings) -> tuple[Kind, ...]:
    """Identifiers without which nobody is a member here."""
    needed = {
        Kind.MOBILE: settings.is_on("CONF_USERS_IS_MOBILE_REQUIRED"),
        Kind.EMAIL: settings.is_on("CONF_USERS_IS_EMAIL_REQUIRED"),
        Kind.EXTERNAL_ID: settings.primary_kind == Kind.EXTERNAL_ID.value,
    }
    return tuple(kind for kind, is_needed in needed.items() if is_needed)


def joins(settings: Settings, person: Person, wanted: str) -> bool:
    """Whether `wanted` makes a guest a member. Raises ItemRefused where it is no way to go, or the
    identifiers that members need here are not there."""
    if person.type == LOYALTY:
        if wanted != LOYALTY:
            raise ItemRefused(codes.NO_WAY_BACK)
        return False
    if wanted != LOYALTY:
        return False
    for kind in needed_kinds(settings):
        if not getattr(person, kind.value):
            raise ItemRefused(_TO_CONVERT[kind])
    return True


def enrolled(world: World, person: Person, *, failure: str = "") -> Enrolment:
    """`person` as a member of the lowest tier, with the welcome points and, where there is an
    address to send it to, a coupon; neither where `failure` is one of the points'."""
    has_points = failure not in codes.POINTS_FAILED
    points = WELCOME_POINTS if has_points else 0
    member = replace(
        person,
        type=LOYALTY,
        tier=TIERS[0].name,
        loyalty_points=person.loyalty_points + points,
        lifetime_points=person.lifetime_points + points,
    )
    has_coupon = has_points and member.email
    coupon = world.wallet.issue_welcome(member, world.now()) if has_coupon else None
    return Enrolment(person=member, points=points, coupon=coupon)


def gaining(person: Person, claim: Claim) -> Person:
    """`person` with the identifiers that a write gives them."""
    return replace(
        person,
        mobile=claim.identifiers.get(Kind.MOBILE) or person.mobile,
        email=claim.identifiers.get(Kind.EMAIL) or person.email,
        external_id=claim.identifiers.get(Kind.EXTERNAL_ID) or person.external_id,
    )


def absorbing(world: World, person: Person, claim: Claim, call: str, request_id: str) -> Person:
    """`person` with what the guests had whose identifiers they gain."""
    taken = frozenset(claim.identifiers)
    for guest in claim.guests:
        person = absorb(world, person, guest, taken=taken, call=call, request_id=request_id)
    return person


def read_custom_fields(raw: Tree, failure: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Fields to keep, and a warning if any was dropped; none where their storage is to fail."""
    if failure == codes.CUSTOM_FIELD_LOST:
        return {}, ()
    return intake.custom_fields(raw)


def check_mandatory(settings: Settings, sent: Mapping[str, str], *, unsent: str = "") -> None:
    """Whether `sent` has the fields that the organisation insists on. Raises ItemRefused.

    `unsent` stands for those that are not there.
    """
    needed = (spec.name for spec in FIELD_BY_NAME.values() if spec.is_mandatory)
    is_lacking = any(not field_values(sent.get(name, unsent)) for name in needed)
    if settings.enforces_mandatory_fields and is_lacking:
        raise ItemRefused(codes.CUSTOM_FIELD_INVALID)


def wanted_type(raw: Tree) -> str:
    """Empty where none was sent, or none that there is."""
    wanted = text_of(raw, "type").upper()
    return wanted if wanted in CUSTOMER_TYPES else ""


def profile(person: Person) -> dict[str, Node]:
    return {
        "user_id": str(person.user_id),
        "mobile": person.mobile,
        "email": person.email,
        "external_id": person.external_id,
        "gender": person.gender or None,
        "registered_on": person.registered_on,
        "firstname": person.firstname,
        "lastname": person.lastname,
        "lifetime_points": str(person.lifetime_points),
        "lifetime_purchases": str(person.lifetime_purchases),
        "loyalty_points": str(person.loyalty_points),
        "current_slab": person.tier,
        "updated_on": person.updated_on,
    }


def ordered(names: Iterable[str], fields: dict[str, Node]) -> dict[str, Node]:
    """`fields` in the order of the contract's sample; the status has its place among them."""
    return {name: fields.get(name) for name in names}


def done(
    fields: dict[str, Node], raw: Tree, message: str, warnings: tuple[str, ...], failure: str
) -> Item:
    """The item of a write that was done, or, with a `failure`, only in its main part."""
    if failure:
        words = codes.item_message(failure)
        return Item(fields=echo(raw), status=Status(code=failure, message=words, is_success=False))
    status = Status(code=codes.DONE, message=message, is_success=True, warnings=warnings)
    return Item(fields=fields, status=status)


def echo(raw: Tree) -> dict[str, Node]:
    """What a refused item is recognised by: the values that were sent."""
    return {name: text_of(raw, name) for name in _ECHOED}
