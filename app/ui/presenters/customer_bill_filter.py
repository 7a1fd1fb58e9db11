"""Which bills are wanted, and in which order: asked of the server, and picked from what is here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from app.domain.order import Direction
from app.domain.transaction import Transaction, TransactionOrder, TransactionQuery
from app.services.records_history import PAGE_ROWS
from app.ui.pages.customer_transactions import DIRECTION, FROM, ID, NUMBER, ORDER, STORE, TO
from app.ui.presenters.day_span import DaySpan, read_span
from app.ui.wording_customer import place_words


@dataclass(frozen=True, slots=True, kw_only=True)
class BillFilter:
    """`store` is a code, or what the server calls a store that tells none; `number` narrows what
    is listed and is never asked for.
    """

    span: DaySpan
    store: str
    number: str
    id: str
    order: TransactionOrder
    direction: Direction

    @property
    def is_narrowing(self) -> bool:
        return not self.span.is_open or bool(self.store or self.id)

    @property
    def is_asked(self) -> bool:
        """Whether the server has to be asked for it: what is kept comes in the usual order."""
        usual = (TransactionOrder.DATE, Direction.DESCENDING)
        return self.is_narrowing or (self.order, self.direction) != usual

    def query(self, offset: int, *, names: Iterable[str] = ()) -> TransactionQuery:
        """The page from `offset`. `names` are of stores without a code: the server does not know
        those, and they are left for `of`.
        """
        return TransactionQuery(
            store_id="" if self.store in names else self.store,
            billed_from=self.span.start,
            billed_until=self.span.end,
            transaction_id=self.id,
            order=self.order,
            direction=self.direction,
            limit=PAGE_ROWS,
            offset=offset,
        )

    def of(self, bills: Iterable[Transaction]) -> list[Transaction]:
        """Those of `bills` that are wanted, in the order wanted, as far as this till knows."""
        kept = [
            bill
            for bill in bills
            if self.span.holds(bill.billed_at)
            and self.store in ("", bill.store.code, bill.store.name)
            and self.id in ("", bill.id, bill.bill_number)
        ]
        return self.numbered(self._ordered(kept))

    def numbered(self, bills: Iterable[Transaction]) -> list[Transaction]:
        """Those whose number has what was typed in it."""
        part = self.number.casefold()
        return [bill for bill in bills if part in bill.bill_number.casefold()]

    def _ordered(self, bills: Sequence[Transaction]) -> list[Transaction]:
        keys = [(key, bill) for bill in bills if (key := _key(bill, self.order)) is not None]
        unknown = [bill for bill in bills if _key(bill, self.order) is None]
        keys.sort(key=lambda pair: pair[0], reverse=self.direction is Direction.DESCENDING)
        return [*(bill for _, bill in keys), *unknown]


def read_filter(values: Mapping[str, str], zone: tzinfo) -> BillFilter:
    """The filter of the bar's values."""
    return BillFilter(
        span=read_span(values[FROM], values[TO], zone),
        store=values[STORE].strip(),
        number=values[NUMBER].strip(),
        id=values[ID].strip(),
        order=TransactionOrder(values[ORDER]),
        direction=Direction(values[DIRECTION]),
    )


def stores_of(bills: Iterable[Transaction]) -> list[tuple[str, str]]:
    """The stores of these bills: words, and what is looked for."""
    places = {bill.store for bill in bills}
    found = {place.code or place.name: place_words(place) for place in places}
    return sorted((words, value) for value, words in found.items() if value)


def nameless_stores(bills: Iterable[Transaction]) -> frozenset[str]:
    """Names of stores of which no code is told."""
    return frozenset(bill.store.name for bill in bills if bill.store.name and not bill.store.code)


def _key(bill: Transaction, order: TransactionOrder) -> float | None:
    if order is TransactionOrder.ID:
        return float(bill.id) if bill.id.isascii() and bill.id.isdecimal() else None
    return bill.billed_at.timestamp() if bill.billed_at is not None else None
