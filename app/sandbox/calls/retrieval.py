"""customer/get, one identifier at a time: the base record, and every part that was asked for.

Knows no batch limit, no HTTP and no reply as a whole.
"""

from collections.abc import Callable, Mapping

from app.sandbox.calls.call import Asked, find
from app.sandbox.people import loyalty, purchases
from app.sandbox.people.organisation import HOME
from app.sandbox.people.past import Past, store_node
from app.sandbox.people.people import Kind, Person
from app.sandbox.people.purchases import Coupon
from app.sandbox.people.world import World
from app.sandbox.wire import codes
from app.sandbox.wire.replies import Item, Listing, Node, item_success

_DEFAULT_COUPONS = 10


class Retrieval:
    """Reads only."""

    def __init__(self, world: World) -> None:
        self._world = world

    def get(self, kind: Kind, text: str, asked: Asked) -> Item:
        """One item of the answer; `text` is the identifier as it was sent. Raises ItemRefused."""
        found = find(self._world, kind, text)
        fields = self._fields(found.person, asked)
        if found.is_survivor:
            fields["user_id"] = str(found.person.user_id)
            return item_success(fields, codes.item_message(codes.MERGED), code=codes.MERGED)
        return item_success(fields, codes.RETRIEVED)

    def _fields(self, person: Person, asked: Asked) -> dict[str, Node]:
        past = self._world.past(person)
        fields = _base(person)
        if asked.is_on("user_id"):
            fields["user_id"] = str(person.user_id)
        fields |= _flagged(past, asked)
        recent = purchases.transactions(past)[: purchases.RECENT]
        fields["current_nps_status"] = None
        fields["custom_fields"] = _custom_fields(person)
        fields["segments"] = Listing(item="segment", is_bare=True, is_hollow=True)
        fields["transactions"] = Listing(
            item="transaction", entries=tuple(recent), is_bare=True, is_hollow=True
        )
        coupons = [*purchases.coupons(past), *self._world.wallet.of(person.user_id)]
        fields["coupons"] = _coupons(coupons, asked)
        fields["notes"] = None
        return fields


def _base(person: Person) -> dict[str, Node]:
    is_marked = person.fraud_status != "NONE"
    return {
        "firstname": person.firstname or None,
        "lastname": person.lastname or None,
        "mobile": person.mobile,
        "email": person.email,
        "external_id": person.external_id,
        "lifetime_points": str(person.lifetime_points),
        "lifetime_purchases": str(person.lifetime_purchases),
        "loyalty_points": str(person.loyalty_points),
        "current_slab": person.tier,
        "registered_on": person.registered_on,
        "updated_on": person.updated_on,
        "type": person.type,
        "gender": person.gender or None,
        "registered_by": person.store.name,
        "registered_store": store_node(person.store),
        "registered_till": {"code": person.till_code, "name": person.store.till_name},
        "fraud_details": {
            "status": person.fraud_status,
            "marked_by": HOME.till_code if is_marked else None,
            "modified_on": person.updated_on if is_marked else None,
        },
    }


def _flagged(past: Past, asked: Asked) -> dict[str, Node]:
    """The parts that only come where their flag asks for them."""
    parts: tuple[tuple[str, Callable[[], Mapping[str, Node]]], ...] = (
        ("next_slab", lambda: loyalty.next_tier(past)),
        ("ndsc_status", lambda: {"ndnc_status": past.person.ndnc_status}),
        ("optin_status", lambda: {"optin_status": past.person.optin_status}),
        ("expiry_schedule", lambda: {"expiry_schedule": loyalty.expiry_schedule(past)}),
        ("expired_points", lambda: {"expired_points": loyalty.expired_points(past)}),
        ("slab_history", lambda: {"slab_history": loyalty.tier_history(past)}),
        ("points_summary", lambda: {"points_summary": loyalty.points_summary(past)}),
        ("promotion_points", lambda: {"promotion_points": loyalty.promotion_points(past)}),
        (
            "membership_retention_criteria",
            lambda: {"membership_retention_criteria": loyalty.retention_criteria(past)},
        ),
    )
    fields: dict[str, Node] = {}
    for flag, part in parts:
        if asked.is_on(flag):
            fields.update(part())
    if asked.parameters.get("gap_to_upgrade_for", "").isdecimal():
        fields["gap_to_upgrade"] = loyalty.gap_to_upgrade(past)
    if asked.parameters.get("gap_to_renew_for", "").isdecimal():
        fields["gap_to_renew"] = loyalty.gap_to_renew(past)
    return fields


def _custom_fields(person: Person) -> Listing:
    entries: tuple[Node, ...] = tuple(
        {"name": name, "value": value} for name, value in person.custom_fields.items()
    )
    return Listing(item="field", entries=entries, is_bare=True, is_hollow=True)


def _coupons(coupons: list[Coupon], asked: Asked) -> Listing:
    """One page of them: the latest first unless another order is asked for."""
    order = asked.parameters.get("coupon_order_by", "created_date")
    is_descending = asked.parameters.get("coupon_sort_order", "desc").casefold() != "asc"
    if order == "valid_till":
        coupons.sort(key=lambda coupon: (coupon.valid_till, coupon.id), reverse=is_descending)
    else:
        coupons.sort(key=lambda coupon: (coupon.created_date, coupon.id), reverse=is_descending)
    start = asked.number("coupon_offset", 0)
    page = coupons[start : start + asked.number("coupon_limit", _DEFAULT_COUPONS)]
    return Listing(item="coupon", entries=tuple(coupon.node() for coupon in page), is_bare=True)


def search_item(person: Person, org_id: str) -> dict[str, Node]:
    """The person as customer/search shows them, in the words of its sample."""
    attributes: tuple[Node, ...] = tuple(
        {"name": name, "value": value} for name, value in person.custom_fields.items()
    )
    return {
        "user_id": str(person.user_id),
        "org_id": org_id,
        "firstname": person.firstname,
        "lastname": person.lastname,
        "mobile": person.mobile or "None",
        "email": person.email or "None",
        "external_id": person.external_id or "None",
        "gender": person.gender or None,
        "loyalty_points": str(person.loyalty_points),
        "lifetime_points": str(person.lifetime_points),
        "lifetime_purchases": str(person.lifetime_purchases),
        "current_slab": person.tier,
        "registered_on": person.registered_on,
        "registered_by": person.till_code,
        "last_trans_value": purchases.money(person.last_trans_pence),
        "attributes": Listing(item="attribute", entries=attributes),
    }
