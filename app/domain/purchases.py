"""A customer's bills by month, and which time they cover. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.domain.transaction import Transaction, TransactionType

MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What was bought in a month, less what was brought back; `begins_on` is its first day."""

    begins_on: date
    amount: Decimal = Decimal(0)
    bills: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchases:
    """The latest months, the oldest first, those without a bill among them too.

    `first_on` and `last_on` are the days of the first and the last bill that are counted.
    """

    months: tuple[Month, ...]
    first_on: date
    last_on: date

    @property
    def bills(self) -> int:
        return sum(month.bills for month in self.months)


def by_month(
    transactions: Iterable[Transaction], day_of: Callable[[datetime], date]
) -> Purchases | None:
    """The bills that have a day and an amount; None where none has. `day_of` is the day of a moment
    on the store's clock.
    """
    dated = [
        (day_of(bill.billed_at), _worth(bill, bill.amount))
        for bill in transactions
        if bill.billed_at is not None and bill.amount is not None
    ]
    if not dated:
        return None
    last_on = max(day for day, _ in dated)
    oldest = _before(last_on, MONTHS_SHOWN - 1)
    counted = [(day, worth) for day, worth in dated if day >= oldest]
    first_on = min(day for day, _ in counted)
    months: dict[date, Month] = {}
    begins_on = first_on.replace(day=1)
    while begins_on <= last_on:
        months[begins_on] = Month(begins_on=begins_on)
        begins_on = _before(begins_on, -1)
    for day, worth in counted:
        month = months[day.replace(day=1)]
        months[month.begins_on] = Month(
            begins_on=month.begins_on, amount=month.amount + worth, bills=month.bills + 1
        )
    return Purchases(months=tuple(months.values()), first_on=first_on, last_on=last_on)


def _worth(bill: Transaction, amount: Decimal) -> Decimal:
    """Servers write the amount of a return with a minus or without."""
    return -abs(amount) if bill.type == TransactionType.RETURN else amount


def _before(day: date, months: int) -> date:
    """The first day of the month so many months before."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)
