"""customer/transactions: what was bought and brought back, filtered, in pages.

One customer comes as the sample shows it: `customer` alone, without an item status where all went
well. Several come as `customers.customer`, each with its own status, as other batches do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    ItemRefused,
    Refused,
    answered,
    batch,
    each,
    find_member,
    single,
    whom_asked,
)
from app.sandbox.calls.span import Span, read_span
from app.sandbox.calls.test_value import forced_code
from app.sandbox.people import purchases
from app.sandbox.people.bills import Bill
from app.sandbox.people.people import Kind as IdentifierKind
from app.sandbox.people.people import Person
from app.sandbox.people.purchases import Transaction
from app.sandbox.people.world import World
from app.sandbox.wire import codes, replies
from app.sandbox.wire.replies import Item, Listing, Node, Reply
from app.sandbox.wire.shape import (
    IDENTIFIERS,
    Declaration,
    Kind,
    Many,
    Parameter,
    Record,
    Value,
    item,
)

MAX_ROWS = 100
_DEFAULT_ROWS = 10
_NUMBER = Value(kind=Kind.NUMBER)
_AMOUNT = Value(kind=Kind.AMOUNT)
_TIME = Value(kind=Kind.TIME)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ORDER_WORDS = ("trans_date", "trans_id", "asc", "desc")

TRANSACTION = Record(
    parts={
        "id": _NUMBER,
        "number": Value(about="of the bill"),
        "type": Value(choices=("REGULAR", "RETURN")),
        "amount": _AMOUNT,
        "notes": Value(),
        "billing_time": _TIME,
        "gross_amount": _AMOUNT,
        "discount": _AMOUNT,
        "store": Value(about="the store's name"),
        "points": Record(parts={"issued": _NUMBER, "redeemed": _NUMBER}),
        "coupons": Many(
            item="coupon",
            of=Record(parts={"id": _NUMBER, "code": Value()}),
            about="those redeemed with it",
        ),
        "basket_size": _NUMBER,
        "line_items": Record(parts={"line_item": Value(about="always empty")}),
    }
)
_CUSTOMER = item(
    {
        "user_id": _NUMBER,
        **IDENTIFIERS,
        "firstname": Value(),
        "lastname": Value(),
        "lifetime_points": _NUMBER,
        "lifetime_purchases": _AMOUNT,
        "loyalty_points": _NUMBER,
        "registered_on": _TIME,
        "updated_on": _TIME,
        "current_slab": Value(about="the tier"),
        "count": Value(kind=Kind.NUMBER, about="all that match"),
        "start": Value(
            kind=Kind.NUMBER, about="rows left out; with start_id the id of the first row"
        ),
        "rows": Value(kind=Kind.NUMBER, about="most rows of a page"),
        "transactions": Many(item="transaction", of=TRANSACTION),
    },
    maybe=frozenset({"item_status"}),
)

TRANSACTIONS = Declaration(
    resource="customer/transactions",
    method="GET",
    about="What customers bought and brought back: one alone, or several as a batch.",
    parameters=(
        *IDENTIFIER_PARAMETERS,
        Parameter(name="store_id", about="only of the store with this id or code"),
        Parameter(name="start_date", about="only since then", example="2026-01-01 00:00:00"),
        Parameter(name="end_date", about="only until then; without a time, to the day's end"),
        Parameter(name="start_id", about="only this transaction and later ones; a date is taken"),
        Parameter(name="end_id", about="only this transaction and earlier ones", kind=Kind.NUMBER),
        Parameter(name="transaction_id", about="only this one, by its id or its bill's number"),
        Parameter(name="transaction_date", about="only of this day", kind=Kind.DAY),
        Parameter(name="limit", about=f"rows of a page, at most {MAX_ROWS}", kind=Kind.NUMBER),
        Parameter(name="offset", about="rows to leave out", kind=Kind.NUMBER),
        Parameter(name="sort", about="by what, or which way", choices=_ORDER_WORDS),
        Parameter(name="order", about="which way, or by what", choices=_ORDER_WORDS),
    ),
    reply=Record(
        parts={"customer": _CUSTOMER, "customers": Many(item="customer", of=_CUSTOMER)},
        maybe=frozenset({"customer", "customers"}),
    ),
    codes=(codes.DONE, *FINDING_CODES, codes.NOT_LOYALTY, codes.BATCH_LIMIT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filter:
    """Empty texts and None ask for nothing."""

    span: Span
    day: Span
    store: str
    wanted: str
    first_id: int | None
    last_id: int | None

    def admits(self, bill: Bill) -> bool:
        return (
            self.span.holds(bill.at)
            and self.day.holds(bill.at)
            and self.store in ("", bill.store.id, bill.store.code)
            and self.wanted in ("", str(bill.id), bill.number)
            and (self.first_id is None or bill.id >= self.first_id)
            and (self.last_id is None or bill.id <= self.last_id)
        )


def calls(world: World) -> tuple[Call, ...]:
    return (Call(declaration=TRANSACTIONS, answer=lambda asked: _transactions(world, asked)),)


def _transactions(world: World, asked: Asked) -> Reply:
    wanted = whom_asked(asked.parameters)
    asked_for = _filter(asked)

    def one(kind: IdentifierKind, text: str) -> Item:
        if code := forced_code(text, TRANSACTIONS):
            raise ItemRefused(code)
        found = find_member(world, kind, text)
        made = purchases.transactions(world.past(found.person))
        matching = [each for each in made if asked_for.admits(each.bill)]
        fields = _profile(found.person) | _page(matching, asked, asked_for)
        return answered(found, fields, codes.TRANSACTIONS_RETRIEVED, asked)

    items = each(asked, wanted, world, one)
    if len(wanted) > 1:
        return batch(items, asked.tamper)
    (only,) = items
    is_plain = only.status is not None and only.status.code == codes.DONE
    return single(replace(only, status=None) if is_plain else only, asked.tamper)


def _filter(asked: Asked) -> _Filter:
    """Raises Refused for what is neither a date nor a number where one is meant."""
    start, first = asked.text("start_date"), asked.text("start_id")
    if _DATE.match(first):
        start, first = start or first, ""
    day = asked.text("transaction_date")
    return _Filter(
        span=read_span(start, asked.text("end_date")),
        day=read_span(day[:10], day[:10]),
        store=asked.text("store_id"),
        wanted=asked.text("transaction_id"),
        first_id=_id(first),
        last_id=_id(asked.text("end_id")),
    )


def _id(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 18:
        raise Refused(replies.refused("400", message="No transaction has such an id"))
    return int(text)


def _page(matching: Sequence[Transaction], asked: Asked, asked_for: _Filter) -> dict[str, Node]:
    """Both parameters are read for both kinds of words: the contract swaps them."""
    words = {asked.text(name).casefold() for name in ("sort", "order")}
    by_id = "trans_id" in words
    ordered = sorted(
        matching,
        key=lambda each: (each.bill.id if by_id else each.bill.at.timestamp(), each.bill.id),
        reverse="asc" not in words,
    )
    start = asked.number("offset", 0)
    rows = min(MAX_ROWS, asked.number("limit", _DEFAULT_ROWS))
    shown = ordered[start : start + rows]
    has_start_id = asked_for.first_id is not None and shown
    return {
        "count": str(len(matching)),
        "start": str(shown[0].bill.id) if has_start_id else str(start),
        "rows": str(rows),
        "transactions": Listing(item="transaction", entries=tuple(each.node() for each in shown)),
    }


def _profile(person: Person) -> dict[str, Node]:
    return {
        "mobile": person.mobile,
        "email": person.email,
        "external_id": person.external_id,
        "firstname": person.firstname,
        "lastname": person.lastname,
        "lifetime_points": str(person.lifetime_points),
        "lifetime_purchases": str(person.lifetime_purchases),
        "loyalty_points": str(person.loyalty_points),
        "registered_on": person.registered_on,
        "updated_on": person.updated_on,
        "current_slab": person.tier,
    }
