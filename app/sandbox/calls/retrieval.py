"""customer/get, one identifier at a time: the base record, and every part that was asked for.

Knows no batch limit, no HTTP and no reply as a whole.
"""

from collections.abc import Callable, Mapping

from app.sandbox.calls.call import Asked, answered, find, find_member
from app.sandbox.people import loyalty, purchases
from app.sandbox.people.bills import money
from app.sandbox.people.organisation import HOME
from app.sandbox.people.past import Past, store_node
from app.sandbox.people.people import LOYALTY, Kind, Person
from app.sandbox.people.purchases import Coupon
from app.sandbox.people.subscriptions import Subscriptions
from app.sandbox.people.world import World
from app.sandbox.wire import codes
from app.sandbox.wire.replies import Item, Listing, Node

_DEFAULT_COUPONS = 10


class Retrieval:
    """Reads only."""

    def __init__(self, world: World) -> None:
        self._world = world

    def get(self, kind: Kind, text: str, asked: Asked) -> Item:
        """One item of the answer; `text` is the identifier as it was sent. Raises ItemRefused."""
        shows_all = not self._world.settings.hides_non_loyalty
        found = (find if shows_all else find_member)(self._world, kind, text)
        return answered(found, self._fields(found.person, asked), codes.RETRIEVED, asked)

    def _fields(self, person: Person, asked: Asked) -> dict[str, Node]:
        past = self._world.past(person)
        fields = _base(person)
        for part in BY_DEFAULT:
            if asked.is_off(part):
                del fields[part]
        fields |= self._flagged(past, asked)
        is_member = person.type == LOYALTY
        recent = purchases.transactions(past)[: purchases.RECENT] if is_member else []
        fields["current_nps_status"] = None
        fields["custom_fields"] = _custom_fields(person)
        fields["segments"] = Listing(item="segment", is_bare=True, is_hollow=True)
        fields["transactions"] = Listing(
            item="transaction",
            entries=tuple(transaction.node() for transaction in recent),
            is_bare=True,
            is_hollow=True,
        )
        fields["coupons"] = _coupons(coupons(self._world, past) if is_member else [], asked)
        fields["notes"] = None
        return fields

    def _flagged(self, past: Past, asked: Asked) -> dict[str, Node]:
        """The parts that only come where their flag asks for them."""
        fields: dict[str, Node] = {}
        for flag, part in _PARTS:
            if asked.is_on(flag):
                fields.update(part(past))
        if asked.is_on("optin_status"):
            subscriptions = Subscriptions(self._world.connection)
            fields["optin_status"] = subscriptions.opt_in_status(past.person)
        if asked.text("gap_to_upgrade_for").isdecimal():
            fields["gap_to_upgrade"] = loyalty.gap_to_upgrade(past)
        if asked.text("gap_to_renew_for").isdecimal():
            fields["gap_to_renew"] = loyalty.gap_to_renew(past)
        return fields


def coupons(world: World, past: Past) -> list[Coupon]:
    """All that were ever issued to the person."""
    return [*purchases.coupons(past), *world.wallet.of(past.person.user_id)]


BY_DEFAULT = ("registered_store", "registered_till", "fraud_details")
"""Parts that come unless they are refused."""

_PARTS: tuple[tuple[str, Callable[[Past], Mapping[str, Node]]], ...] = (
    ("next_slab", loyalty.next_tier),
    ("ndsc_status", lambda past: {"ndnc_status": past.person.ndnc_status}),
    ("expiry_schedule", lambda past: {"expiry_schedule": loyalty.expiry_schedule(past)}),
    ("expired_points", lambda past: {"expired_points": loyalty.expired_points(past)}),
    ("slab_history", lambda past: {"slab_history": loyalty.tier_history(past)}),
    ("points_summary", lambda past: {"points_summary": loyalty.points_summary(past)}),
    ("promotion_points", lambda past: {"promotion_points": loyalty.promotion_points(past)}),
    (
        "membership_retention_criteria",
        lambda past: {"membership_retention_criteria": loyalty.retention_criteria(past)},
    ),
)


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


def _custom_fields(person: Person) -> Listing:
    entries: tuple[Node, ...] = tuple(
        {"name": name, "value": value} for name, value in person.custom_fields.items()
    )
    return Listing(item="field", entries=entries, is_bare=True, is_hollow=True)


_COUPON_ORDERS: Mapping[str, Callable[[Coupon], tuple[str, int]]] = {
    "created_date": lambda coupon: (coupon.created_date, coupon.id),
    "created_by": lambda coupon: (coupon.store.till_code, coupon.id),
    "valid_till": lambda coupon: (coupon.valid_till, coupon.id),
}
COUPON_ORDERS = tuple(_COUPON_ORDERS)


def _coupons(found: list[Coupon], asked: Asked) -> Listing:
    """One page of them: the latest first unless another order is asked for."""
    by_date = _COUPON_ORDERS["created_date"]
    order = _COUPON_ORDERS.get(asked.text("coupon_order_by").casefold(), by_date)
    is_descending = asked.text("coupon_sort_order").casefold() != "asc"
    found.sort(key=order, reverse=is_descending)
    start = asked.number("coupon_offset", 0)
    page = found[start : start + asked.number("coupon_limit", _DEFAULT_COUPONS)]
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
        "last_trans_value": money(person.last_trans_pence),
        "attributes": Listing(item="attribute", entries=attributes),
    }
