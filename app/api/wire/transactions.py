"""Bills between the wire and the domain.

| wire                     | domain                                        |
|--------------------------|-----------------------------------------------|
| number                   | bill_number                                   |
| billing_time             | billed_at (aware)                             |
| points.issued, .redeemed | points_issued, points_redeemed                |
| line_item.serial, .qty   | number, quantity                              |
| start_date, end_date     | TransactionQuery.billed_from, billed_until    |
| transaction_date         | TransactionQuery.billed_on                    |
| sort, order              | TransactionQuery.order, direction: see below  |

The API's pages name the two words of the order in both ways: `sort=trans_date&order=desc` and
`order=trans_date&sort=desc`. One request cannot say both, so a request is in one `OrderSpelling`,
and `contradicts` tells by the rows whether the server read it.
"""

from collections.abc import Sequence
from datetime import date, tzinfo
from enum import Enum, unique
from itertools import pairwise

from app.api.wire import normal
from app.api.wire.coupons import coupons_from
from app.api.wire.customers import customer_from, place_from, wire_time
from app.api.wire.normal import Tree
from app.api.wire.words import word
from app.domain.order import Direction
from app.domain.transaction import (
    LineItem,
    Transaction,
    TransactionOrder,
    TransactionPage,
    TransactionQuery,
    TransactionType,
)


@unique
class OrderSpelling(Enum):
    """Which of the two parameters says what to order by; the other one says which end is first."""

    BY_SORT = "sort"
    BY_ORDER = "order"


def page_from(tree: Tree, offset: int, zone: tzinfo) -> TransactionPage:
    """The `customer` of customer/transactions; `offset` is what was asked for."""
    return TransactionPage(
        customer=customer_from(tree, zone),
        transactions=transactions_from(tree.get("transactions"), zone),
        count=normal.integer(tree.get("count")),
        offset=offset,
        start=normal.text(tree.get("start")),
        rows=normal.integer(tree.get("rows")),
    )


def transactions_from(value: object, zone: tzinfo) -> tuple[Transaction, ...]:
    """The bills of any reply, in its order."""
    return tuple(_transaction(tree, zone) for tree in normal.many(value, "transaction"))


def _transaction(tree: Tree, zone: tzinfo) -> Transaction:
    points = normal.branch(tree.get("points"))
    return Transaction(
        id=normal.text(tree.get("id")),
        bill_number=normal.text(tree.get("number")),
        type=word(tree.get("type"), TransactionType),
        amount=normal.decimal(tree.get("amount")),
        gross_amount=normal.decimal(tree.get("gross_amount")),
        discount=normal.decimal(tree.get("discount")),
        billed_at=normal.instant(tree.get("billing_time"), zone),
        store=place_from(tree.get("store")),
        points_issued=normal.integer(points.get("issued")),
        points_redeemed=normal.integer(points.get("redeemed")),
        coupons=coupons_from(tree.get("coupons"), zone),
        basket_size=normal.integer(tree.get("basket_size")),
        line_items=tuple(map(_line_item, normal.many(tree.get("line_items"), "line_item"))),
        notes=normal.text(tree.get("notes")),
    )


def _line_item(tree: Tree) -> LineItem:
    return LineItem(
        number=normal.integer(tree.get("serial")),
        item_code=normal.text(tree.get("item_code")),
        description=normal.text(tree.get("description")),
        quantity=normal.decimal(tree.get("qty")),
        rate=normal.decimal(tree.get("rate")),
        value=normal.decimal(tree.get("value")),
        discount=normal.decimal(tree.get("discount")),
        amount=normal.decimal(tree.get("amount")),
    )


def transaction_parameters(
    query: TransactionQuery, spelling: OrderSpelling, zone: tzinfo
) -> dict[str, str]:
    """The query as customer/transactions takes it."""
    found = {
        "store_id": query.store_id,
        "start_date": wire_time(query.billed_from, zone) if query.billed_from else "",
        "end_date": wire_time(query.billed_until, zone) if query.billed_until else "",
        "transaction_date": query.billed_on.isoformat() if query.billed_on else "",
        "start_id": query.start_id,
        "end_id": query.end_id,
        "transaction_id": query.transaction_id,
        "limit": str(query.limit) if query.limit else "",
        "offset": str(query.offset) if query.offset else "",
    }
    if query.order is not None:
        words = (query.order.value, query.direction.value)
        is_by_sort = spelling is OrderSpelling.BY_SORT
        found["sort"], found["order"] = words if is_by_sort else words[::-1]
    return {name: value for name, value in found.items() if value}


def contradicts(rows: Sequence[Transaction], query: TransactionQuery) -> bool | None:
    """Whether these rows come in another order than the query's; None where they cannot tell.

    Bills are compared by the day: servers that order by date need not look at the time.
    """
    keys = [key for row in rows if (key := _key(row, query.order)) is not None]
    steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(keys)]
    if not any(steps):
        return None
    wrong = 1 if query.direction is Direction.DESCENDING else -1
    return wrong in steps


def _key(row: Transaction, order: TransactionOrder | None) -> int | None:
    if order is TransactionOrder.DATE:
        day: date | None = row.billed_at.date() if row.billed_at else None
        return day.toordinal() if day else None
    is_number = order is TransactionOrder.ID and row.id.isascii() and row.id.isdecimal()
    return int(row.id) if is_number and len(row.id) < 20 else None
