"""customer/get: what it takes and gives. Who reads it together is in `retrieval`."""

from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    ItemRefused,
    batch,
    each,
    whom_asked,
)
from app.sandbox.calls.retrieval import BY_DEFAULT, COUPON_ORDERS, Retrieval
from app.sandbox.calls.test_value import forced_code
from app.sandbox.calls.transactions import TRANSACTION
from app.sandbox.people.people import CUSTOMER_TYPES
from app.sandbox.people.people import Kind as IdentifierKind
from app.sandbox.people.subscriptions import OPT_IN_STATUSES
from app.sandbox.people.world import World
from app.sandbox.wire import codes
from app.sandbox.wire.replies import Item, Reply
from app.sandbox.wire.shape import (
    CUSTOM_FIELDS,
    IDENTIFIERS,
    STORE,
    Declaration,
    Kind,
    Many,
    Parameter,
    Record,
    Shape,
    Value,
    item,
)

_NUMBER = Value(kind=Kind.NUMBER)
_DAY = Value(kind=Kind.DAY)
_TIME = Value(kind=Kind.TIME)
_FLAG = Value(kind=Kind.FLAG)

_FLAGS = (
    ("next_slab", "the next tier"),
    ("slab_history", "changes of the tier"),
    ("ndsc_status", "whether the number is on the register of those who take no calls"),
    ("optin_status", "whether promotions are wanted"),
    ("expiry_schedule", "points that will expire"),
    ("expired_points", "points that have expired"),
    ("points_summary", "what became of the points of a lifetime"),
    ("promotion_points", "points of promotions"),
    ("membership_retention_criteria", "what keeps the tier"),
)
_GAPS = (
    ("gap_to_upgrade_for", "a number asks what is missing to the next tier"),
    ("gap_to_renew_for", "a number asks what is missing to keep the tier"),
)

_STRATEGY = Record(
    parts={
        "upgrade_based_on": Value(),
        "upgrade_threshold": _NUMBER,
        "customer_upgrade_entity_values": Record(
            parts={"current_value": _NUMBER, "gap_to_upgrade": _NUMBER, "value_valid_upto": _DAY}
        ),
    }
)
_RENEWAL = Record(
    parts={
        "renew_based_on": Value(),
        "renew_threshold": _NUMBER,
        "customer_renew_entity_value": _NUMBER,
        "customer_gap_to_renew_value": _NUMBER,
    }
)
_TIER_CHANGE = Record(
    parts={
        "to": Value(),
        "from": Value(),
        "store": STORE,
        "type": Value(choices=("UPGRADE",)),
        "changed_on": Value(about="ISO 8601 with an offset"),
        "notes": Value(),
    }
)
_ISSUED: dict[str, Shape] = {
    "points": _NUMBER,
    "expiry_date": _DAY,
    "issued_at": STORE,
    "issued_on": _DAY,
}
_PROMOTIONS = Record(
    parts={
        "customer": Many(item="item", of=Record(parts=_ISSUED)),
        "transactions": Many(item="item", of=Record(parts={"transaction_id": _NUMBER, **_ISSUED})),
        "lineitems": Many(
            item="item",
            of=Record(parts={"lineitem_id": _NUMBER, "transaction_id": _NUMBER, **_ISSUED}),
        ),
    }
)
_COUPON = Record(
    parts={
        "id": _NUMBER,
        "series_id": _NUMBER,
        "code": Value(),
        "description": Value(),
        "created_date": _TIME,
        "valid_till": _DAY,
        "redeemed": _FLAG,
    }
)

_ALWAYS: dict[str, Shape] = {
    "user_id": _NUMBER,
    "firstname": Value(),
    "lastname": Value(),
    **IDENTIFIERS,
    "lifetime_points": _NUMBER,
    "lifetime_purchases": Value(kind=Kind.AMOUNT),
    "loyalty_points": _NUMBER,
    "current_slab": Value(about="the tier"),
    "registered_on": _TIME,
    "updated_on": _TIME,
    "type": Value(choices=CUSTOMER_TYPES),
    "gender": Value(),
    "registered_by": Value(about="the store's name"),
    "registered_store": STORE,
    "registered_till": STORE,
    "fraud_details": Record(
        parts={"status": Value(), "marked_by": Value(about="a till"), "modified_on": _TIME}
    ),
    "current_nps_status": Value(),
    "custom_fields": CUSTOM_FIELDS,
    "segments": Many(item="segment", of=Value()),
    "transactions": Many(item="transaction", of=TRANSACTION, about="the ten latest"),
    "coupons": Many(item="coupon", of=_COUPON),
    "notes": Value(about="always empty: customer/notes has them"),
}
_FLAGGED: dict[str, Shape] = {
    "next_slab": Value(),
    "next_slab_serial_number": _NUMBER,
    "next_slab_description": Value(),
    "ndnc_status": Value(),
    "optin_status": Value(choices=OPT_IN_STATUSES),
    "expiry_schedule": Many(
        item="schedule", of=Record(parts={"points": _NUMBER, "expiry_date": _DAY})
    ),
    "expired_points": Many(item="item", of=Record(parts={"points": _NUMBER, "expired_on": _DAY})),
    "slab_history": Many(item="history", of=_TIER_CHANGE),
    "points_summary": Record(
        parts=dict.fromkeys(("expired", "redeemed", "adjusted", "returned"), _NUMBER)
    ),
    "promotion_points": _PROMOTIONS,
    "membership_retention_criteria": Record(
        parts=dict.fromkeys(("months", "minimum_visits", "minimum_purchases"), _NUMBER)
    ),
    "gap_to_upgrade": Many(item="upgrade_strategy", of=_STRATEGY),
    "gap_to_renew": Record(
        parts={
            "tier_expiry_date": _DAY,
            "renew_confirmed": _FLAG,
            "renew_strategy": Many(item="renew_strategy", of=_RENEWAL),
        }
    ),
}

DETAILS = Declaration(
    resource="customer/get",
    method="GET",
    about="Customers with all that their card shows, one call for several.",
    parameters=(
        *IDENTIFIER_PARAMETERS,
        *(Parameter(name=name, about=about, kind=Kind.FLAG) for name, about in _FLAGS),
        *(
            Parameter(name=name, about="comes by default; false leaves it out", kind=Kind.FLAG)
            for name in BY_DEFAULT
        ),
        *(Parameter(name=name, about=about, kind=Kind.NUMBER) for name, about in _GAPS),
        Parameter(name="coupon_limit", about="coupons to show, 10 by default", kind=Kind.NUMBER),
        Parameter(name="coupon_offset", about="coupons to leave out", kind=Kind.NUMBER),
        Parameter(name="coupon_order_by", about="order of the coupons", choices=COUPON_ORDERS),
        Parameter(name="coupon_sort_order", about="which way", choices=("asc", "desc")),
    ),
    reply=Record(
        parts={"customers": Many(item="customer", of=item({**_ALWAYS, **_FLAGGED}))},
    ),
    codes=(codes.DONE, *FINDING_CODES, codes.NOT_LOYALTY, codes.BATCH_LIMIT),
    is_unwrapped=True,
)


def calls(world: World) -> tuple[Call, ...]:
    return (Call(declaration=DETAILS, answer=lambda asked: _get(world, asked)),)


def _get(world: World, asked: Asked) -> Reply:
    retrieval = Retrieval(world)

    def one(kind: IdentifierKind, text: str) -> Item:
        if code := forced_code(text, DETAILS):
            raise ItemRefused(code)
        return retrieval.get(kind, text, asked)

    items = each(asked, whom_asked(asked.parameters), world, one)
    return batch(items, asked.tamper, is_bare=True)
