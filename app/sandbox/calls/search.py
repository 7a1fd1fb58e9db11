"""customer/search: what it takes and gives; its grammar is in `query`."""

from app.sandbox.calls import query
from app.sandbox.calls.call import Asked, Call, Refused
from app.sandbox.calls.retrieval import search_item
from app.sandbox.people.organisation import ORG_ID
from app.sandbox.people.world import World
from app.sandbox.wire import replies
from app.sandbox.wire.replies import Listing, Node, Reply
from app.sandbox.wire.shape import (
    IDENTIFIERS,
    Declaration,
    Kind,
    Many,
    Parameter,
    Record,
    Value,
)

MAX_ROWS = 100
_AMOUNT = Value(kind=Kind.AMOUNT)
_NUMBER = Value(kind=Kind.NUMBER)
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
        "registered_on": Value(kind=Kind.TIME),
        "registered_by": Value(about="the till"),
        "last_trans_value": _AMOUNT,
        "attributes": Many(item="attribute", of=Record(parts={"name": Value(), "value": Value()})),
    }
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
    return (Call(declaration=_SEARCH, answer=lambda asked: _search(world, asked)),)


def _search(world: World, asked: Asked) -> Reply:
    start = asked.number("start", 0)
    rows = min(MAX_ROWS, asked.number("rows", 10))
    try:
        prefix = world.settings.country_prefix
        where = query.read_query(asked.text("q"), country_prefix=prefix)
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
