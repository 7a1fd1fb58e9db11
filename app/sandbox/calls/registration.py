"""customer/add: registers an unknown identifier, updates a known one.

Owns the rules of the contract and of its practice for this call; knows no HTTP.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.sandbox.calls import identity, intake, profile
from app.sandbox.calls.call import Asked, Call, ItemRefused, Tree, batch, each_sent
from app.sandbox.calls.identity import Claim
from app.sandbox.calls.intake import text_of
from app.sandbox.calls.test_value import forced_code, is_partly_done
from app.sandbox.people.past import TIME
from app.sandbox.people.people import LOYALTY, NOT_INTERESTED, Kind, Person
from app.sandbox.people.world import World
from app.sandbox.wire import codes, shape
from app.sandbox.wire.replies import Item, Listing, Node, Reply
from app.sandbox.wire.shape import Declaration, Many, Record, Value, item

_EFFECT_PARTS: dict[str, shape.Shape] = {
    "type": Value(choices=("points", "coupon")),
    "awarded_points": Value(kind=shape.Kind.NUMBER),
    "total_points": Value(kind=shape.Kind.NUMBER),
    "coupon_code": Value(),
    "description": Value(),
    "coupon_type": Value(),
    "discount_code": Value(),
    "discount_value": Value(kind=shape.Kind.AMOUNT),
    "valid_till": Value(kind=shape.Kind.DAY),
    "id": Value(kind=shape.Kind.NUMBER),
}
_EFFECT = Record(parts=_EFFECT_PARTS, maybe=frozenset(_EFFECT_PARTS) - {"type"})
ADD = Declaration(
    resource="customer/add",
    method="POST",
    about="Registers customers; one whose identifier is known already is updated.",
    body=Record(
        parts={
            "customer": Many(
                item="customer",
                of=Record(parts={**profile.WRITTEN, "registered_on": Value(kind=shape.Kind.TIME)}),
            )
        },
        needed=frozenset({"customer"}),
    ),
    reply=Record(
        parts={
            "customers": Many(
                item="customer",
                of=item({**profile.PROFILE, "side_effects": Many(item="effect", of=_EFFECT)}),
            )
        }
    ),
    codes=(
        codes.DONE,
        *identity.INVALID,
        *identity.TAKEN.values(),
        *("1004", "1005", codes.MOBILE_REQUIRED, "1008", "1009", codes.REGISTERED_ALREADY),
        *(codes.CUSTOM_FIELD_INVALID, codes.CUSTOM_FIELD_LOST, codes.NOT_WITH_EMAIL_ALONE),
        *("1023", codes.DATE_REFUSED, "1038", codes.EMAIL_REQUIRED, codes.EXTERNAL_ID_REQUIRED),
        *(codes.NOT_PERMITTED, codes.MOBILE_OR_EMAIL_REQUIRED, *profile.TYPE_CODES),
        codes.BATCH_LIMIT,
        *codes.POINTS_FAILED,
    ),
)
_ORDER = (
    *("user_id", "mobile", "email", "external_id", "gender", "registered_on", "item_status"),
    *("side_effects", "firstname", "lastname", "lifetime_points", "lifetime_purchases"),
    *("loyalty_points", "current_slab", "updated_on"),
)
_REQUIRED = {
    Kind.MOBILE: codes.MOBILE_REQUIRED,
    Kind.EMAIL: codes.EMAIL_REQUIRED,
    Kind.EXTERNAL_ID: codes.EXTERNAL_ID_REQUIRED,
}


def calls(world: World) -> tuple[Call, ...]:
    return (Call(declaration=ADD, answer=lambda asked: _add(world, asked)),)


def _add(world: World, asked: Asked) -> Reply:
    return batch(add_all(world, asked), asked.tamper)


def add_all(world: World, asked: Asked) -> list[Item]:
    """One item for each customer in the body; the batch commits as a whole. Raises Refused."""
    registrations = _Registrations(world, asked.request_id)
    return each_sent(asked, world, registrations.add, profile.echo)


class _Registrations:
    """Of one request."""

    def __init__(self, world: World, request_id: str) -> None:
        self._world = world
        self._request_id = request_id

    def add(self, raw: Tree) -> Item:
        """Raises ItemRefused before anything is written."""
        failure = forced_code(text_of(raw, "external_id"), ADD)
        if failure and not is_partly_done(failure):
            raise ItemRefused(failure)
        claim = identity.claimed(self._world, identity.read_identifiers(self._world, raw))
        if claim.owner is None:
            return self._register(raw, claim.identifiers, failure)
        return self._update(raw, claim.owner, claim, failure)

    def _register(self, raw: Tree, identifiers: Mapping[Kind, str], failure: str) -> Item:
        kind = profile.wanted_type(raw) or LOYALTY
        self._check_identifiers(identifiers, kind)
        now = self._world.now()
        registered_on = self._registered_on(text_of(raw, "registered_on"), now)
        fields, warnings = profile.read_custom_fields(raw, failure)
        kept = intake.with_fields({}, fields)
        profile.check_mandatory(self._world.settings, kept)
        person = Person(
            user_id=self._world.people.next_id(),
            mobile=identifiers.get(Kind.MOBILE),
            email=identifiers.get(Kind.EMAIL),
            external_id=identifiers.get(Kind.EXTERNAL_ID),
            firstname=text_of(raw, "firstname"),
            lastname=text_of(raw, "lastname"),
            gender=intake.gender_of(raw) or "",
            type=kind,
            registered_on=registered_on,
            updated_on=now.strftime(TIME),
            custom_fields=kept,
        )
        enrolment = self._enrolment(person, failure, is_new=kind == LOYALTY)
        self._world.record(ADD.resource, "registered", person.user_id, self._request_id)
        return profile.done(_fields(enrolment), raw, codes.REGISTERED, warnings, failure)

    def _update(self, raw: Tree, owner: Person, claim: Claim, failure: str) -> Item:
        """Fields are overwritten, blank identifiers filled; identifiers that are set stay. A guest
        becomes a member unless another type is asked for: this call is how one joins."""
        settings = self._world.settings
        if settings.refuses_known and owner.type == LOYALTY:
            raise ItemRefused(codes.REGISTERED_ALREADY)
        wanted = profile.wanted_type(raw)
        gained = profile.gaining(owner, claim)
        joins = profile.joins(settings, gained, wanted or LOYALTY)
        fields, warnings = profile.read_custom_fields(raw, failure)
        person = profile.absorbing(self._world, gained, claim, ADD.resource, self._request_id)
        person = replace(
            person,
            firstname=text_of(raw, "firstname") or person.firstname,
            lastname=text_of(raw, "lastname") or person.lastname,
            gender=intake.gender_of(raw) or person.gender,
            type=wanted or person.type,
            updated_on=self._world.time_text(),
            custom_fields=intake.with_fields(person.custom_fields, fields),
        )
        enrolment = self._enrolment(person, failure, is_new=joins)
        self._world.record(ADD.resource, "updated", person.user_id, self._request_id)
        return profile.done(_fields(enrolment), raw, codes.UPDATED, warnings, failure)

    def _enrolment(self, person: Person, failure: str, *, is_new: bool) -> profile.Enrolment:
        """Saves the person, as a new member or as they are."""
        enrolment = (
            profile.enrolled(self._world, person, failure=failure)
            if is_new
            else profile.Enrolment(person=person)
        )
        self._world.people.save(enrolment.person)
        return enrolment

    def _check_identifiers(self, identifiers: Mapping[Kind, str], kind: str) -> None:
        """What a member must have is configured; a guest has a number or an address, and who is
        not interested at least a card."""
        settings = self._world.settings
        needed = profile.needed_kinds(settings) if kind == LOYALTY else ()
        for each in needed:
            if each not in identifiers:
                raise ItemRefused(_REQUIRED[each])
        is_card_enough = Kind.EXTERNAL_ID in needed or kind == NOT_INTERESTED
        if not identifiers or (set(identifiers) == {Kind.EXTERNAL_ID} and not is_card_enough):
            raise ItemRefused(codes.MOBILE_OR_EMAIL_REQUIRED)
        is_address_alone = kind == LOYALTY and set(identifiers) == {Kind.EMAIL}
        if is_address_alone and not settings.accepts_email_alone:
            raise ItemRefused(codes.NOT_WITH_EMAIL_ALONE)

    def _registered_on(self, text: str, now: datetime) -> str:
        """The till's own date in the store's local time, if it lies within the window."""
        if not text:
            return now.strftime(TIME)
        settings = self._world.settings
        try:
            moment = intake.store_time(text)
            earliest = date.fromisoformat(
                settings.configs.get("CONF_MIN_REGISTRATION_DATE", "1900-01-01")[:10]
            )
        except ValueError:
            raise ItemRefused(codes.DATE_REFUSED) from None
        latest = now + timedelta(seconds=settings.future_limit_s)
        if moment > latest or moment.date() < earliest:
            raise ItemRefused(codes.DATE_REFUSED)
        return moment.strftime(TIME)


def _fields(enrolment: profile.Enrolment) -> dict[str, Node]:
    effects = Listing(item="effect", entries=tuple(_side_effects(enrolment)), is_hollow=True)
    return profile.ordered(_ORDER, profile.profile(enrolment.person) | {"side_effects": effects})


def _side_effects(enrolment: profile.Enrolment) -> Iterator[Node]:
    coupon = enrolment.coupon
    if enrolment.points:
        awarded = str(enrolment.points)
        total = str(enrolment.person.loyalty_points)
        yield {"type": "points", "awarded_points": awarded, "total_points": total}
    if coupon is not None:
        yield {
            "type": "coupon",
            "coupon_code": coupon.code,
            "description": coupon.description,
            "coupon_type": "CAMPAIGN/DVS",
            "discount_code": "PERC",
            "discount_value": "10",
            "valid_till": coupon.valid_till,
            "id": str(coupon.id),
        }
