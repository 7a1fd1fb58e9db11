"""customer/get, one identifier at a time: the base record, and every part that was asked for.

Knows no batch limit, no HTTP and no reply as a whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.sandbox.calls.intake import normal_form
from app.sandbox.people import loyalty, purchases
from app.sandbox.people.organisation import HOME
from app.sandbox.people.past import Past, store_node
from app.sandbox.people.people import Kind, People, Person, Standing
from app.sandbox.people.purchases import Coupon
from app.sandbox.people.wallet import Wallet
from app.sandbox.wire import codes
from app.sandbox.wire.replies import Item, Listing, Node, item_failure, item_success

_DEFAULT_COUPONS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a request asked for, by the contract's own flags; `options` holds the raw parameters."""

    options: Mapping[str, str]

    def is_on(self, flag: str) -> bool:
        return self.options.get(flag, "").casefold() in ("true", "1")

    def number(self, name: str, default: int) -> int:
        text = self.options.get(name, "")
        return int(text) if text.isdecimal() and len(text) < 10 else default


class Retrieval:
    """Reads only."""

    def __init__(self, people: People, wallet: Wallet, *, seed: int, as_of: datetime) -> None:
        self._people = people
        self._wallet = wallet
        self._seed = seed
        self._as_of = as_of

    def get(self, kind: Kind, text: str, wish: Wish) -> Item:
        """One item of the answer; `text` is the identifier as it was sent."""
        person = self._people.find(kind, normal_form(kind, text.strip()))
        asked: dict[str, Node] = {kind.value: text}
        if person is None:
            return item_failure(codes.NOT_FOUND, asked)
        if person.standing is Standing.ERASED:
            return item_failure(codes.NOT_FOUND, asked, message=codes.ERASED)
        if person.standing is Standing.RESTRICTED:
            return item_failure(codes.NOT_PERMITTED, asked)
        if person.standing is Standing.MERGED:
            survivor = self._people.get(person.merged_into or 0)
            if survivor is None:
                return item_failure(codes.NOT_FOUND, asked)
            fields = self._fields(survivor, wish) | {"user_id": str(survivor.user_id)}
            return item_success(fields, codes.item_message(codes.MERGED), code=codes.MERGED)
        return item_success(self._fields(person, wish), codes.RETRIEVED)

    def _fields(self, person: Person, wish: Wish) -> dict[str, Node]:
        past = Past(person=person, seed=self._seed, as_of=self._as_of)
        fields = _base(person)
        if wish.is_on("user_id"):
            fields["user_id"] = str(person.user_id)
        fields |= _flagged(past, wish)
        recent = purchases.transactions(past)[: purchases.RECENT]
        fields["current_nps_status"] = None
        fields["custom_fields"] = _custom_fields(person)
        fields["segments"] = Listing(item="segment", is_bare=True, is_hollow=True)
        fields["transactions"] = Listing(
            item="transaction", entries=tuple(recent), is_bare=True, is_hollow=True
        )
        coupons = [*purchases.coupons(past), *self._wallet.of(person.user_id)]
        fields["coupons"] = _coupons(coupons, wish)
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


def _flagged(past: Past, wish: Wish) -> dict[str, Node]:
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
        if wish.is_on(flag):
            fields.update(part())
    if wish.options.get("gap_to_upgrade_for", "").isdecimal():
        fields["gap_to_upgrade"] = loyalty.gap_to_upgrade(past)
    if wish.options.get("gap_to_renew_for", "").isdecimal():
        fields["gap_to_renew"] = loyalty.gap_to_renew(past)
    return fields


def _custom_fields(person: Person) -> Listing:
    entries: tuple[Node, ...] = tuple(
        {"name": name, "value": value} for name, value in person.custom_fields.items()
    )
    return Listing(item="field", entries=entries, is_bare=True, is_hollow=True)


def _coupons(coupons: list[Coupon], wish: Wish) -> Listing:
    """One page of them: the latest first unless another order is asked for."""
    order = wish.options.get("coupon_order_by", "created_date")
    is_descending = wish.options.get("coupon_sort_order", "desc").casefold() != "asc"
    if order == "valid_till":
        coupons.sort(key=lambda coupon: (coupon.valid_till, coupon.id), reverse=is_descending)
    else:
        coupons.sort(key=lambda coupon: (coupon.created_date, coupon.id), reverse=is_descending)
    start = wish.number("coupon_offset", 0)
    page = coupons[start : start + wish.number("coupon_limit", _DEFAULT_COUPONS)]
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
