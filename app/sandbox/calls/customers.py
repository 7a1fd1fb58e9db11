"""customer/get, customer/add and customer/search: what they take and give, and who does it."""

from app.sandbox.calls import query
from app.sandbox.calls.call import (
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    Refused,
    batch,
    each,
    unwrapped,
    whom_asked,
)
from app.sandbox.calls.registration import ADD, Registrations
from app.sandbox.calls.retrieval import Retrieval, search_item
from app.sandbox.people.organisation import ORG_ID
from app.sandbox.people.people import CUSTOMER_TYPES
from app.sandbox.people.world import World
from app.sandbox.wire import replies
from app.sandbox.wire.replies import Listing, Node, Reply
from app.sandbox.wire.shape import (
    CUSTOM_FIELDS,
    IDENTIFIERS,
    Declaration,
    Kind,
    Many,
    Parameter,
    Record,
    Shape,
    Value,
    item,
)

MAX_ROWS = 100
_AMOUNT = Value(kind=Kind.AMOUNT)
_NUMBER = Value(kind=Kind.NUMBER)
_TIME = Value(kind=Kind.TIME)
_DAY = Value(kind=Kind.DAY)

PROFILE: dict[str, Shape] = {
    "user_id": _NUMBER,
    **IDENTIFIERS,
    "gender": Value(choices=("M", "F", "O")),
    "registered_on": _TIME,
    "firstname": Value(),
    "lastname": Value(),
    "lifetime_points": _NUMBER,
    "lifetime_purchases": _AMOUNT,
    "loyalty_points": _NUMBER,
    "current_slab": Value(about="the tier"),
    "updated_on": _TIME,
}
"""The fields by which the writes answer."""
WRITTEN: dict[str, Shape] = {
    **IDENTIFIERS,
    "firstname": Value(),
    "lastname": Value(),
    "gender": Value(),
    "type": Value(choices=CUSTOMER_TYPES),
    "custom_fields": CUSTOM_FIELDS,
}
"""What a till may send of a customer."""
_EFFECT = Record(
    parts={
        "type": Value(choices=("points", "coupon")),
        "awarded_points": _NUMBER,
        "total_points": _NUMBER,
        "coupon_code": Value(),
        "description": Value(),
        "coupon_type": Value(),
        "discount_code": Value(),
        "discount_value": _AMOUNT,
        "valid_till": _DAY,
        "id": _NUMBER,
    },
    maybe=frozenset(
        {
            *("awarded_points", "total_points", "coupon_code", "description", "coupon_type"),
            *("discount_code", "discount_value", "valid_till", "id"),
        }
    ),
)
_ROW = Record(
    parts={
        "user_id": _NUMBER,
        "org_id": _NUMBER,
        "firstname": Value(),
        "lastname": Value(),
        **IDENTIFIERS,
        "gender": Value(),
        "loyalty_points": _NUMBER,
        "lifetime_points": _NUMBER,
        "lifetime_purchases": _AMOUNT,
        "current_slab": Value(),
        "registered_on": _TIME,
        "registered_by": Value(about="the till"),
        "last_trans_value": _AMOUNT,
        "attributes": Many(item="attribute", of=Record(parts={"name": Value(), "value": Value()})),
    }
)

GET = Declaration(
    resource="customer/get",
    method="GET",
    about="Customers with all that their card shows, one call for several.",
    parameters=IDENTIFIER_PARAMETERS,
    reply=Record(parts={"customers": Many(item="customer", of=item({**PROFILE}))}),
)
_ADD = Declaration(
    resource=ADD,
    method="POST",
    about="Registers customers; one whose identifier is known already is updated.",
    body=Record(
        parts={
            "customer": Many(item="customer", of=Record(parts={**WRITTEN, "registered_on": _TIME}))
        },
        needed=frozenset({"customer"}),
    ),
    reply=Record(
        parts={
            "customers": Many(
                item="customer",
                of=item({**PROFILE, "side_effects": Many(item="effect", of=_EFFECT)}),
            )
        }
    ),
)
_SEARCH = Declaration(
    resource="customer/search",
    method="GET",
    about="Customers who meet every condition, in pages.",
    parameters=(
        Parameter(
            name="q",
            about="conditions ATTRIBUTE:OPERATOR:VALUES joined by &",
            example="firstname:STARTS:To",
            is_needed=True,
        ),
        Parameter(name="start", about="rows to leave out", kind=Kind.NUMBER),
        Parameter(name="rows", about=f"rows of a page, at most {MAX_ROWS}", kind=Kind.NUMBER),
    ),
    reply=Record(
        parts={
            "customer": Record(
                parts={
                    "count": _NUMBER,
                    "start": _NUMBER,
                    "rows": _NUMBER,
                    "results": Many(item="item", of=_ROW),
                }
            )
        }
    ),
)


def calls(world: World) -> tuple[Call, ...]:
    return (
        Call(declaration=GET, answer=lambda asked: _get(world, asked)),
        Call(declaration=_ADD, answer=lambda asked: _add(world, asked)),
        Call(declaration=_SEARCH, answer=lambda asked: _search(world, asked)),
    )


def _get(world: World, asked: Asked) -> Reply:
    retrieval = Retrieval(world)
    items = each(
        asked,
        whom_asked(asked.parameters),
        world,
        lambda kind, text: retrieval.get(kind, text, asked),
    )
    return unwrapped(batch(items, asked.tamper, is_bare=True))


def _add(world: World, asked: Asked) -> Reply:
    customers = asked.customers()
    items = Registrations(world).add_all(
        customers, request_id=asked.request_id, forced=asked.forced(len(customers))
    )
    return batch(items, asked.tamper)


def _search(world: World, asked: Asked) -> Reply:
    start = asked.number("start", 0)
    rows = min(MAX_ROWS, asked.number("rows", 10))
    try:
        where = query.read_query(asked.parameters.get("q", ""))
    except query.QueryFault as fault:
        raise Refused(replies.refused("400", message=f"Invalid query: {fault}")) from None
    count, found = world.people.select(where.sql, where.values, start=start, rows=rows)
    page: Node = {
        "count": str(count),
        "start": str(start),
        "rows": str(rows),
        "results": Listing(
            item="item", entries=tuple(search_item(person, ORG_ID) for person in found)
        ),
    }
    return replies.done({"customer": page})
