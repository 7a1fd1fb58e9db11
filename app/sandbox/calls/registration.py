"""customer/add: registers an unknown identifier, updates a known one.

Owns the rules of the contract and of its practice for this call; knows no HTTP and no reply as a
whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.sandbox import database
from app.sandbox.calls import intake
from app.sandbox.calls.call import ItemRefused, Tree
from app.sandbox.calls.custom_field import FIELD_BY_NAME
from app.sandbox.calls.intake import text_of
from app.sandbox.people.organisation import TIERS, ZONE, Settings
from app.sandbox.people.past import TIME
from app.sandbox.people.people import CUSTOMER_TYPES, LOYALTY, Kind, Person, Standing
from app.sandbox.people.purchases import Coupon
from app.sandbox.people.world import World
from app.sandbox.wire import codes
from app.sandbox.wire.replies import Item, Listing, Node, Status, item_failure

ADD = "customer/add"
WELCOME_POINTS = 50
_TAKEN = {
    Kind.MOBILE: codes.MOBILE_TAKEN,
    Kind.EMAIL: codes.EMAIL_TAKEN,
    Kind.EXTERNAL_ID: codes.EXTERNAL_ID_TAKEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an item. `effect`: `registered`, `updated`, or empty where it was refused."""

    item: Item
    effect: str = ""
    user_id: int = 0


class Registrations:
    """Over one world; a batch is one transaction."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._people = world.people

    def add_all(
        self,
        customers: Sequence[Tree],
        *,
        request_id: str = "",
        forced: Mapping[int, Status] | None = None,
    ) -> list[Item]:
        """One answer an item, in order; the batch commits as a whole.

        `forced`: places that get this status instead, without being done.
        """
        if len(customers) > self._settings.batch_limit:
            return [item_failure(codes.BATCH_LIMIT, echo(raw)) for raw in customers]
        items: list[Item] = []
        with database.transaction(self._world.connection):
            for place, raw in enumerate(customers):
                status = (forced or {}).get(place)
                if status is not None:
                    items.append(Item(fields=echo(raw), status=status))
                    continue
                outcome = self._add(raw)
                if outcome.effect:
                    self._world.record(ADD, outcome.effect, outcome.user_id, request_id)
                items.append(outcome.item)
        return items

    def _add(self, raw: Tree) -> Outcome:
        try:
            identifiers = self._identifiers(raw)
            owner = self._owner(identifiers)
            if owner is None:
                return self._register(raw, identifiers)
            return self._update(raw, identifiers, owner)
        except ItemRefused as refusal:
            return Outcome(item=item_failure(refusal.code, echo(raw)))

    @property
    def _settings(self) -> Settings:
        return self._world.settings

    def _identifiers(self, raw: Tree) -> dict[Kind, str]:
        found = intake.identifiers(raw, country_prefix=self._settings.country_prefix)
        invalid = intake.invalid_code(found)
        if invalid:
            raise ItemRefused(invalid)
        return found

    def _owner(self, identifiers: Mapping[Kind, str]) -> Person | None:
        """The one customer whom the identifiers name; the primary kind decides, then the rest."""
        primary = self._settings.configs.get("CONF_REGISTRATION_PRIMARY_KEY", "").casefold()
        order = sorted(identifiers, key=lambda kind: kind.value != primary)
        owner: Person | None = None
        for kind in order:
            holder = self._people.find_present(kind, identifiers[kind])
            if holder is None:
                continue
            if owner is None:
                owner = holder
            elif holder.user_id != owner.user_id and not self._may_share(kind):
                raise ItemRefused(_TAKEN[kind])
        if owner is not None and owner.standing is Standing.RESTRICTED:
            raise ItemRefused(codes.NOT_PERMITTED)
        return owner

    def _may_share(self, kind: Kind) -> bool:
        return kind is Kind.EMAIL and not self._settings.is_on("CONF_USERS_IS_EMAIL_UNIQUE")

    def _register(self, raw: Tree, identifiers: Mapping[Kind, str]) -> Outcome:
        self._check_required(identifiers)
        now = self._world.now()
        custom_fields, dropped = intake.custom_fields(raw)
        if self._settings.enforces_mandatory_fields and not _has_mandatory(custom_fields):
            raise ItemRefused(codes.CUSTOM_FIELD_INVALID)
        is_loyal = _type(raw) == LOYALTY
        points = WELCOME_POINTS if is_loyal else 0
        person = Person(
            user_id=self._people.next_id(),
            mobile=identifiers.get(Kind.MOBILE),
            email=identifiers.get(Kind.EMAIL),
            external_id=identifiers.get(Kind.EXTERNAL_ID),
            firstname=text_of(raw, "firstname"),
            lastname=text_of(raw, "lastname"),
            gender=text_of(raw, "gender"),
            type=_type(raw),
            registered_on=self._registered_on(text_of(raw, "registered_on"), now),
            updated_on=now.strftime(TIME),
            tier=TIERS[0].name if is_loyal else None,
            loyalty_points=points,
            lifetime_points=points,
            custom_fields=custom_fields,
        )
        self._people.save(person)
        coupon = (
            self._world.wallet.issue_welcome(person, now) if is_loyal and person.email else None
        )
        effects = _side_effects(points, coupon)
        item = Item(
            fields=profile(person) | {"side_effects": Listing(item="effect", entries=effects)},
            status=_success(codes.REGISTERED, dropped),
        )
        return Outcome(item=item, effect="registered", user_id=person.user_id)

    def _update(self, raw: Tree, identifiers: Mapping[Kind, str], owner: Person) -> Outcome:
        """Fields are overwritten, blank identifiers filled; identifiers that are set stay."""
        custom_fields, dropped = intake.custom_fields(raw)
        wanted = text_of(raw, "type").upper()
        if owner.type == LOYALTY and wanted in CUSTOMER_TYPES and wanted != LOYALTY:
            raise ItemRefused(codes.NO_WAY_BACK)
        joins = wanted == LOYALTY and owner.type != LOYALTY
        person = replace(
            owner,
            mobile=owner.mobile or identifiers.get(Kind.MOBILE),
            email=owner.email or identifiers.get(Kind.EMAIL),
            external_id=owner.external_id or identifiers.get(Kind.EXTERNAL_ID),
            firstname=text_of(raw, "firstname") or owner.firstname,
            lastname=text_of(raw, "lastname") or owner.lastname,
            gender=text_of(raw, "gender") or owner.gender,
            type=wanted if wanted in CUSTOMER_TYPES else owner.type,
            tier=TIERS[0].name if joins else owner.tier,
            updated_on=self._world.now().strftime(TIME),
            custom_fields={**owner.custom_fields, **custom_fields},
        )
        self._people.save(person)
        item = Item(
            fields=profile(person) | {"side_effects": Listing(item="effect")},
            status=_success(codes.UPDATED, dropped),
        )
        return Outcome(item=item, effect="updated", user_id=person.user_id)

    def _check_required(self, identifiers: Mapping[Kind, str]) -> None:
        has_mobile, has_email = Kind.MOBILE in identifiers, Kind.EMAIL in identifiers
        if self._settings.is_on("CONF_USERS_IS_MOBILE_REQUIRED") and not has_mobile:
            raise ItemRefused(codes.MOBILE_REQUIRED)
        if self._settings.is_on("CONF_USERS_IS_EMAIL_REQUIRED") and not has_email:
            raise ItemRefused(codes.EMAIL_REQUIRED)
        if not has_mobile and not has_email:
            raise ItemRefused(codes.MOBILE_OR_EMAIL_REQUIRED)

    def _registered_on(self, text: str, now: datetime) -> str:
        """The till's own date in the store's local time, if it lies within the window."""
        if not text:
            return now.strftime(TIME)
        try:
            moment = datetime.fromisoformat(text)
            earliest = date.fromisoformat(
                self._settings.configs.get("CONF_MIN_REGISTRATION_DATE", "1900-01-01")[:10]
            )
        except ValueError:
            raise ItemRefused(codes.DATE_REFUSED) from None
        local = moment.astimezone(ZONE) if moment.tzinfo else moment.replace(tzinfo=ZONE)
        latest = now + timedelta(seconds=self._settings.future_limit_s)
        if local > latest or local.date() < earliest:
            raise ItemRefused(codes.DATE_REFUSED)
        return local.strftime(TIME)


def profile(person: Person) -> dict[str, Node]:
    """The fields by which the writes answer."""
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


def echo(raw: Tree) -> dict[str, Node]:
    """What a refused item is recognised by: the values that were sent."""
    names = ("mobile", "email", "external_id", "firstname", "lastname", "registered_on")
    return {name: text_of(raw, name) for name in names}


def _type(raw: Tree) -> str:
    wanted = text_of(raw, "type").upper()
    return wanted if wanted in CUSTOMER_TYPES else LOYALTY


def _success(message: str, dropped: tuple[str, ...]) -> Status:
    return Status(code=codes.DONE, message=message, is_success=True, warnings=dropped)


def _side_effects(points: int, coupon: Coupon | None) -> tuple[Node, ...]:
    effects: list[Node] = []
    if points:
        total = str(points)
        effects.append({"type": "points", "awarded_points": total, "total_points": total})
    if coupon is not None:
        effects.append(
            {
                "type": "coupon",
                "coupon_code": coupon.code,
                "description": coupon.description,
                "coupon_type": "CAMPAIGN/DVS",
                "discount_code": "PERC",
                "discount_value": "10",
                "valid_till": coupon.valid_till,
                "id": str(coupon.id),
            }
        )
    return tuple(effects)


def _has_mandatory(custom_fields: Mapping[str, str]) -> bool:
    needed = [spec.name for spec in FIELD_BY_NAME.values() if spec.is_mandatory]
    return all(custom_fields.get(name) for name in needed)
