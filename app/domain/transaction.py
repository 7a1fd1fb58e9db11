"""A customer's bills as the server tells them, and what can be asked of their history."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum, unique

from app.domain.coupon import Coupon
from app.domain.customer import NOWHERE, Customer, Place
from app.domain.order import Direction


@unique
class TransactionType(StrEnum):
    """The known ones; a server has more."""

    REGULAR = "REGULAR"
    RETURN = "RETURN"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineItem:
    """One line of a bill. `amount` is what was paid for it, `value` what it was before discount."""

    number: int | None = None
    item_code: str = ""
    description: str = ""
    quantity: Decimal | None = None
    rate: Decimal | None = None
    value: Decimal | None = None
    discount: Decimal | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """One bill. `type` is the server's own word where it is none of TransactionType. Money is in
    the organisation's currency; an empty text or None means "not known".
    """

    id: str = ""
    bill_number: str = ""
    type: str = ""
    amount: Decimal | None = None
    gross_amount: Decimal | None = None
    discount: Decimal | None = None
    billed_at: datetime | None = None
    store: Place = NOWHERE
    points_issued: int | None = None
    points_redeemed: int | None = None
    coupons: tuple[Coupon, ...] = ()
    basket_size: int | None = None
    line_items: tuple[LineItem, ...] = ()
    notes: str = ""


@unique
class TransactionOrder(StrEnum):
    """What a history can be ordered by; the values are the API's."""

    DATE = "trans_date"
    ID = "trans_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionQuery:
    """Which bills, in which order; what is not given does not narrow. Times are aware.

    `start_id` and `end_id` bound transaction ids. Raises ValueError for a limit or an offset that
    is no count.
    """

    store_id: str = ""
    billed_from: datetime | None = None
    billed_until: datetime | None = None
    billed_on: date | None = None
    start_id: str = ""
    end_id: str = ""
    transaction_id: str = ""
    order: TransactionOrder | None = None
    direction: Direction = Direction.DESCENDING
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        if self.offset < 0 or (self.limit is not None and self.limit < 1):
            raise ValueError("a limit is at least one, an offset at least none")


ALL_TRANSACTIONS = TransactionQuery()


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionPage:
    """Some of the bills that a query meets. `count` is of all that meet it, `offset` what was
    asked for; `start` and `rows` are what the server says of the page, and its start may be a
    transaction id. `customer` is the customer as this reply tells them.
    """

    customer: Customer
    transactions: tuple[Transaction, ...] = ()
    count: int | None = None
    offset: int = 0
    start: str = ""
    rows: int | None = None

    @property
    def next_offset(self) -> int | None:
        """Where the next page begins; None where there is none, or the server tells no count."""
        following = self.offset + len(self.transactions)
        is_last = self.count is None or not self.transactions or following >= self.count
        return None if is_last else following
