"""Bills by month, and which time they are of."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.domain.purchases import MONTHS_SHOWN, Purchases, by_month
from app.domain.transaction import Transaction


def bill(day: date | None, amount: str | None, kind: str = "REGULAR") -> Transaction:
    at = None if day is None else datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Transaction(billed_at=at, type=kind, amount=None if amount is None else Decimal(amount))


def months(*bills: Transaction) -> Purchases:
    found = by_month(bills, lambda at: at.date())
    assert found is not None
    return found


def test_a_month_adds_up_and_one_without_a_bill_is_there_too() -> None:
    found = months(
        bill(date(2026, 11, 20), "10.50"),
        bill(date(2026, 11, 1), "4.50"),
        bill(date(2026, 9, 3), "7"),
    )
    shown = [(month.begins_on, month.amount, month.bills) for month in found.months]
    assert shown == [
        (date(2026, 9, 1), Decimal(7), 1),
        (date(2026, 10, 1), Decimal(0), 0),
        (date(2026, 11, 1), Decimal(15), 2),
    ]
    assert (found.first_on, found.last_on, found.bills) == (
        date(2026, 9, 3),
        date(2026, 11, 20),
        3,
    )


@pytest.mark.parametrize("amount", ["30", "-30"])
def test_what_was_brought_back_counts_against_its_month(amount: str) -> None:
    found = months(bill(date(2026, 5, 1), "100"), bill(date(2026, 5, 2), amount, "RETURN"))
    assert found.months[0].amount == Decimal(70)


def test_a_year_is_shown_and_the_period_is_of_what_is_shown() -> None:
    found = months(
        bill(date(2026, 1, 31), "1"), bill(date(2025, 2, 2), "2"), bill(date(2025, 1, 30), "9")
    )
    assert len(found.months) == MONTHS_SHOWN
    assert found.first_on == date(2025, 2, 2)
    assert sum(month.amount for month in found.months) == Decimal(3)


@pytest.mark.parametrize("bills", [(), (bill(None, "5"), bill(date(2026, 1, 1), None))])
def test_bills_without_a_day_or_an_amount_make_no_month(bills: tuple[Transaction, ...]) -> None:
    assert by_month(bills, lambda at: at.date()) is None
