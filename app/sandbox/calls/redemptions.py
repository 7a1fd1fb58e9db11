"""customer/redemptions: what a customer redeemed of coupons and of points, the latest first.

Coupons are those of customer/coupons; points come to what customer/get calls redeemed.
"""

from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    Found,
    Refused,
    answered,
    find_member,
    single,
)
from app.sandbox.calls.one_customer import WHO, read_one, who
from app.sandbox.calls.retrieval import coupons
from app.sandbox.people import loyalty
from app.sandbox.people.bills import Bill
from app.sandbox.people.past import TIME, Past, store_node
from app.sandbox.people.purchases import SERIES_BY_ID, WELCOME, Coupon
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
_TIME = Value(kind=Kind.TIME)
_TYPES = ("POINTS", "COUPONS", "BOTH")

REDEMPTIONS = Declaration(
    resource="customer/redemptions",
    method="GET",
    about="What a customer redeemed: coupons, points, or both.",
    parameters=(
        *IDENTIFIER_PARAMETERS,
        Parameter(name="type", about="of what, both by default", choices=_TYPES),
    ),
    reply=Record(
        parts={
            "customer": item(
                {
                    **WHO,
                    "redemptions": Record(
                        parts={
                            "coupons": Many(
                                item="coupon",
                                of=Record(
                                    parts={
                                        "id": _NUMBER,
                                        "series_id": _NUMBER,
                                        "code": Value(),
                                        "description": Value(),
                                        "discount_code": Value(choices=("PERC", "ABS")),
                                        "discount_value": Value(kind=Kind.AMOUNT),
                                        "transaction_number": Value(),
                                        "redeemed_time": _TIME,
                                        "redeemed_store": STORE,
                                    }
                                ),
                            ),
                            "points": Many(
                                item="point",
                                of=Record(
                                    parts={
                                        "id": _NUMBER,
                                        "points_redeemed": _NUMBER,
                                        "transaction_number": Value(about="empty for a gift"),
                                        "redeemed_time": _TIME,
                                        "redeemed_store": STORE,
                                    }
                                ),
                            ),
                        },
                        maybe=frozenset({"coupons", "points"}),
                    ),
                }
            )
        }
    ),
    codes=(codes.DONE, *FINDING_CODES, codes.NOT_LOYALTY),
)


def calls(world: World) -> tuple[Call, ...]:
    return (Call(declaration=REDEMPTIONS, answer=lambda asked: _redemptions(world, asked)),)


def _redemptions(world: World, asked: Asked) -> Reply:
    wanted = asked.text("type").upper() or "BOTH"
    if wanted not in _TYPES:
        raise Refused(replies.refused("400", message=f"type is one of {', '.join(_TYPES)}"))

    def answer(found: Found) -> Item:
        past = world.past(found.person)
        parts: dict[str, Node] = {}
        if wanted != "POINTS":
            parts["coupons"] = _redeemed_coupons(coupons(world, past))
        if wanted != "COUPONS":
            parts["points"] = _redeemed_points(past)
        fields = {**who(found.person), "redemptions": parts}
        return answered(found, fields, codes.REDEMPTIONS_RETRIEVED, asked)

    return single(read_one(world, asked, REDEMPTIONS, answer, finder=find_member), asked.tamper)


def _redeemed_coupons(found: list[Coupon]) -> Listing:
    """One entry for each time, the latest first."""
    uses = [(coupon, bill) for coupon in found for bill in coupon.used_on]
    uses.sort(key=lambda use: (use[1].at, use[0].id), reverse=True)
    return Listing(item="coupon", entries=tuple(_use(coupon, bill) for coupon, bill in uses))


def _use(coupon: Coupon, bill: Bill) -> dict[str, Node]:
    series = SERIES_BY_ID.get(coupon.series_id, WELCOME)
    return {
        "id": str(coupon.id),
        "series_id": coupon.series_id,
        "code": coupon.code,
        "description": coupon.description,
        "discount_code": series.discount_code,
        "discount_value": str(series.discount_value),
        "transaction_number": bill.number,
        "redeemed_time": bill.at.strftime(TIME),
        "redeemed_store": store_node(bill.store),
    }


def _redeemed_points(past: Past) -> Listing:
    entries: tuple[Node, ...] = tuple(
        {
            "id": str(use.id),
            "points_redeemed": str(use.points),
            "transaction_number": use.bill.number if use.bill else None,
            "redeemed_time": use.at,
            "redeemed_store": store_node(use.store),
        }
        for use in loyalty.redeemed(past)
    )
    return Listing(item="point", entries=entries)
