"""customer/coupons: the coupons that a customer was issued, with every redemption.

They are those of customer/get, by the same ids.
"""

from collections.abc import Callable, Mapping
from datetime import date

from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    Found,
    Refused,
    answered,
    batch,
    find_member,
)
from app.sandbox.calls.one_customer import WHO, read_one, who
from app.sandbox.calls.retrieval import coupons
from app.sandbox.calls.span import read_span
from app.sandbox.people.past import TIME, store_node
from app.sandbox.people.purchases import Coupon
from app.sandbox.people.world import World
from app.sandbox.wire import codes, replies
from app.sandbox.wire.replies import Item, Listing, Node, Reply
from app.sandbox.wire.shape import (
    STORE,
    Declaration,
    Kind,
    Many,
    Parameter,
    Record,
    Value,
    item,
)

_NUMBER = Value(kind=Kind.NUMBER)
_STATUSES = ("redeemed", "expired", "active")
_ORDERS: Mapping[str, Callable[[Coupon], tuple[str | int, int]]] = {
    "created_date": lambda coupon: (coupon.created_date, coupon.id),
    "amount": lambda coupon: (coupon.amount, coupon.id),
    "valid_till": lambda coupon: (coupon.valid_till, coupon.id),
}

COUPONS = Declaration(
    resource="customer/coupons",
    method="GET",
    about="The coupons that a customer was issued, with each redemption.",
    parameters=(
        *IDENTIFIER_PARAMETERS,
        Parameter(name="start_date", about="only those issued since then", example="2026-01-01"),
        Parameter(name="end_date", about="only those issued until then"),
        Parameter(
            name="status",
            about="only these; active is all that is not past its date, redeemed or not",
            choices=_STATUSES,
            separator=";",
        ),
        Parameter(name="series_id", about="only of this series", kind=Kind.NUMBER),
        Parameter(name="order_by", about="by what", choices=tuple(_ORDERS)),
        Parameter(name="sort_order", about="which way", choices=("asc", "desc")),
        Parameter(name="limit", about="most coupons to show, all by default", kind=Kind.NUMBER),
    ),
    reply=Record(
        parts={
            "customers": Many(
                item="customer",
                of=item(
                    {
                        **WHO,
                        "id": _NUMBER,
                        "coupons": Many(
                            item="coupon",
                            of=Record(
                                parts={
                                    "id": _NUMBER,
                                    "redemption_count": _NUMBER,
                                    "created_date": Value(about="ISO 8601 with an offset"),
                                    "valid_till": Value(kind=Kind.DAY),
                                    "code": Value(),
                                    "transaction_number": Value(about="the bill that earned it"),
                                    "redemptions": Many(
                                        item="redemption",
                                        of=Record(
                                            parts={
                                                "date": Value(kind=Kind.TIME),
                                                "transaction_number": Value(),
                                                "redeemed_at": STORE,
                                            }
                                        ),
                                    ),
                                }
                            ),
                        ),
                    }
                ),
            )
        }
    ),
    codes=(codes.DONE, *FINDING_CODES, codes.NOT_LOYALTY),
)


def calls(world: World) -> tuple[Call, ...]:
    return (Call(declaration=COUPONS, answer=lambda asked: _coupons(world, asked)),)


def _coupons(world: World, asked: Asked) -> Reply:
    admits = _filter(asked, world.now().date())
    order = _ORDERS.get(asked.text("order_by").casefold(), _ORDERS["created_date"])

    def answer(found: Found) -> Item:
        person = found.person
        matching = [coupon for coupon in coupons(world, world.past(person)) if admits(coupon)]
        matching.sort(key=order, reverse=asked.text("sort_order").casefold() != "asc")
        shown = matching[: asked.number("limit", len(matching))]
        fields: dict[str, Node] = {
            **who(person),
            "id": str(person.user_id),
            "coupons": Listing(item="coupon", entries=tuple(_node(coupon) for coupon in shown)),
        }
        return answered(found, fields, codes.COUPONS_RETRIEVED, asked)

    item_found = read_one(world, asked, COUPONS, answer, finder=find_member)
    return batch([item_found], asked.tamper)


def _filter(asked: Asked, today: date) -> Callable[[Coupon], bool]:
    """Raises Refused."""
    span = read_span(asked.text("start_date"), asked.text("end_date"))
    written = asked.text("status").casefold().split(";")
    statuses = {each.strip() for each in written if each.strip()}
    if not statuses <= set(_STATUSES):
        raise Refused(replies.refused("400", message=f"status is of {', '.join(_STATUSES)}"))
    series_id = asked.text("series_id")

    def admits(coupon: Coupon) -> bool:
        is_active = coupon.is_valid_on(today)
        found = {"active" if is_active else "expired"} | ({"redeemed"} if coupon.used_on else set())
        return (
            span.holds(coupon.created_at)
            and (not statuses or bool(statuses & found))
            and series_id in ("", coupon.series_id)
        )

    return admits


def _node(coupon: Coupon) -> dict[str, Node]:
    redemptions: tuple[Node, ...] = tuple(
        {
            "date": bill.at.strftime(TIME),
            "transaction_number": bill.number,
            "redeemed_at": store_node(bill.store),
        }
        for bill in coupon.used_on
    )
    return {
        "id": str(coupon.id),
        "redemption_count": str(len(redemptions)),
        "created_date": coupon.created_at.isoformat(timespec="seconds"),
        "valid_till": coupon.valid_till,
        "code": coupon.code,
        "transaction_number": coupon.bill_number or None,
        "redemptions": Listing(item="redemption", entries=redemptions),
    }
