"""A history paged through: in order, each bill once, and no gap that looks like none."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.customer import Customer
from app.domain.transaction import Transaction, TransactionPage
from app.services.records_history import (
    MOST_KEPT,
    PAGE_ROWS,
    History,
    query_from,
    top_of,
    trimmed,
    with_more,
    with_top,
)

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def bill(number: int) -> Transaction:
    """The higher, the newer."""
    return Transaction(id=str(number), billed_at=NOW + timedelta(hours=number))


def bills(newest: int, oldest: int) -> tuple[Transaction, ...]:
    return tuple(bill(number) for number in range(newest, oldest - 1, -1))


def page(newest: int, oldest: int, *, count: int | None, offset: int = 0) -> TransactionPage:
    return TransactionPage(
        customer=Customer(), transactions=bills(newest, oldest), count=count, offset=offset
    )


def numbers(history: History) -> list[int]:
    return [int(one.id) for one in history.transactions]


def test_new_bills_come_before_those_that_were_kept() -> None:
    kept = History(transactions=bills(30, 10), count=30, has_more=True)
    history = with_top(kept, top_of(page(33, 28, count=33)))
    assert numbers(history) == list(range(33, 9, -1))
    assert (history.count, history.has_more) == (33, True)


def test_a_bill_that_changed_is_as_it_is_told_now() -> None:
    kept = History(transactions=bills(12, 10), count=20, has_more=True)
    changed = replace(bill(12), notes="returned")
    told = TransactionPage(customer=Customer(), transactions=(changed, bill(11)), count=20)
    history = with_top(kept, top_of(told))
    assert history.transactions == (changed, bill(11), bill(10))


@pytest.mark.parametrize("count", [100, None])
def test_what_may_have_a_gap_before_it_goes(count: int | None) -> None:
    kept = History(transactions=bills(30, 1), count=30, has_more=True)
    top = top_of(page(90, 90 - PAGE_ROWS + 1, count=count))
    assert with_top(kept, top) == top


def test_a_top_that_is_everything_leaves_nothing_of_what_was_kept() -> None:
    kept = History(transactions=bills(5, 1), count=5)
    top = top_of(page(5, 3, count=3))
    assert with_top(kept, top) == top
    assert not top.has_more


def test_a_bill_that_the_server_took_back_does_not_stay_further_down() -> None:
    kept = History(transactions=bills(20, 1), count=40, has_more=True)
    told = tuple(one for one in bills(20, 15) if one.id != "17")
    top = History(transactions=told, count=39, has_more=True)
    assert numbers(with_top(kept, top)) == [20, 19, 18, 16, *range(15, 0, -1)]


def test_the_next_page_goes_on_below() -> None:
    shown = top_of(page(50, 26, count=60))
    assert (len(shown.transactions), shown.has_more) == (25, True)
    query = query_from(len(shown.transactions))
    assert (query.offset, query.limit) == (25, PAGE_ROWS)
    history = with_more(shown, page(25, 1, count=50, offset=25))
    assert numbers(history) == list(range(50, 0, -1))
    assert not history.has_more


def test_bills_that_moved_down_meanwhile_are_shown_once() -> None:
    shown = top_of(page(50, 26, count=50))
    # Two new bills were made: the page begins two rows earlier than it would have.
    history = with_more(shown, page(27, 3, count=52, offset=25))
    assert numbers(history) == list(range(50, 2, -1))
    assert history.has_more


@pytest.mark.parametrize(("rows", "has_more"), [(PAGE_ROWS, True), (PAGE_ROWS - 1, False)])
def test_without_a_count_a_full_page_means_more(rows: int, has_more: bool) -> None:
    assert top_of(page(rows, 1, count=None)).has_more is has_more


def test_an_empty_page_ends_the_history_whatever_the_count() -> None:
    shown = top_of(page(50, 26, count=60))
    nothing = TransactionPage(customer=Customer(), count=60, offset=25)
    assert not with_more(shown, nothing).has_more


def test_bills_without_an_id_are_told_apart_by_what_they_print() -> None:
    first = Transaction(bill_number="b1", billed_at=NOW, amount=Decimal(5))
    other = replace(first, amount=Decimal(-5))
    kept = History(transactions=(first, other), count=4, has_more=True)
    told = TransactionPage(customer=Customer(), transactions=(other, first), count=4, offset=2)
    assert with_more(kept, told).transactions == (first, other)


def test_no_more_is_kept_than_can_be_read_quickly() -> None:
    long = History(transactions=bills(MOST_KEPT + 5, 1), count=MOST_KEPT + 5)
    kept = trimmed(long)
    assert kept.transactions == long.transactions[:MOST_KEPT]
    assert kept.has_more
    assert trimmed(kept) == kept
