"""The customer's transactions: at once, page by page, narrowed, and taken away as a table."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from app.domain.changes import ChangeSet
from app.domain.connection import ConnectionState
from app.domain.coupon import Coupon
from app.domain.customer import Customer, CustomerKey, Place, UserId
from app.domain.faults import NoAnswerFault, StoreFault, StoreProblem, UnreachableFault
from app.domain.faults import UnreachableReason as Reason
from app.domain.order import Direction
from app.domain.transaction import LineItem, Transaction, TransactionOrder, TransactionQuery
from app.services.records_history import PAGE_ROWS, History
from app.services.records_parts import HISTORY
from app.settings.declarations import Settings, StoreSettings
from app.ui.navigation import TabName
from tests.gui.fakes import NOW, TOM_KEY, card, tom
from tests.gui.fakes_records import ListFakes, page_of
from tests.gui.till import Till

RITA_KEY = CustomerKey("user:7")
BOND = Place(name="Bond Street")
HIGH = Place(code="s1", name="High Street")


def _bill(number: int, store: Place = BOND) -> Transaction:
    """The higher the number, the older."""
    return Transaction(
        id=str(9000 - number),
        bill_number=f"B-{number:03d}",
        type="REGULAR",
        amount=Decimal("40.50"),
        gross_amount=Decimal(45),
        discount=Decimal("4.50"),
        billed_at=datetime(2026, 11, 20, 10, 0, tzinfo=UTC) - timedelta(days=number),
        store=store,
        points_issued=40,
        points_redeemed=0,
        basket_size=2,
    )


FIRST = tuple(_bill(number) for number in range(PAGE_ROWS))
HISTORY_OF_60 = History(transactions=FIRST, count=60, has_more=True)


@pytest.fixture
def fakes() -> ListFakes:
    made = ListFakes()
    made.preferences.settings = Settings(store=StoreSettings(timezone="UTC"))
    made.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    made.lookup.cards[RITA_KEY] = card(
        Customer(user_id=UserId("7"), firstname="Rita"), RITA_KEY, fetched_at=NOW
    )
    made.records.keep(TOM_KEY, HISTORY, HISTORY_OF_60)
    return made


async def _open(till: Till, key: CustomerKey = TOM_KEY) -> None:
    till.navigator.open_customer(key)
    await till.tasks.idle()
    till.customer_page.show_tab(TabName.TRANSACTIONS)
    await till.tasks.idle()


def _table(till: Till) -> QAbstractItemView:
    return till.part(QAbstractItemView, "transactions_table")


def _row(till: Till, row: int) -> list[str]:
    model = _table(till).model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def _numbers(till: Till) -> list[str]:
    return [_row(till, row)[1] for row in range(_table(till).model().rowCount())]


async def _fill(till: Till, name: str, text: str) -> None:
    till.part(QLineEdit, name).setText(text)
    await till.tasks.idle()


async def _pick(till: Till, name: str, data: str) -> None:
    box = till.part(QComboBox, name)
    box.setCurrentIndex(box.findData(data))
    await till.tasks.idle()


async def _press(till: Till, name: str) -> None:
    button = till.part(QAbstractButton, name)
    assert button.isEnabled()
    button.click()
    await till.tasks.idle()


def _says(till: Till, name: str) -> str:
    return till.part(QLabel, name).text()


async def test_a_bill_in_its_columns(till: Till, fakes: ListFakes) -> None:
    bill = replace(
        _bill(0, HIGH),
        type="RETURN",
        coupons=(Coupon(id="1", code="VOCU1"), Coupon(id="2")),
        notes="Zip\nbroken",
        line_items=(
            LineItem(description="Coat", quantity=Decimal(1), amount=Decimal(40)),
            LineItem(item_code="bag"),
        ),
    )
    fakes.records.keep(TOM_KEY, HISTORY, History(transactions=(bill,), count=1))
    await _open(till)
    assert _row(till, 0) == [
        "20 Nov 2026, 10:00",
        "B-000",
        "9000",
        "Return",
        "£45",
        "£4.50",
        "£40.50",
        "40",
        "0",
        "VOCU1, 2",
        "2",
        "High Street (s1)",
        "Zip broken",
    ]
    _table(till).setCurrentIndex(_table(till).model().index(0, 0))
    assert _says(till, "transactions_detail") == "1 × Coat £40 · bag · Zip\nbroken"
    assert _says(till, "transactions_freshness") == "as of 13:58"
    assert not till.part(QAbstractButton, "transactions_more").isVisible()


async def test_pages_come_one_by_one_and_leave_the_reader_in_place(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    assert len(_numbers(till)) == PAGE_ROWS
    assert _says(till, "transactions_summary") == "25 of 60"
    _table(till).setCurrentIndex(_table(till).model().index(20, 0))
    before = _table(till).verticalScrollBar().value()
    second = [_bill(number) for number in range(PAGE_ROWS, 2 * PAGE_ROWS)]
    fakes.records.found["more"] = page_of(second, count=60, offset=PAGE_ROWS)
    await _press(till, "transactions_more")
    assert _numbers(till) == [f"B-{number:03d}" for number in range(50)]
    assert fakes.records.queries == [25]
    assert _table(till).currentIndex().row() == 20
    assert _table(till).verticalScrollBar().value() == before


async def test_scrolling_to_the_end_asks_for_the_next_page_once(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    gate = asyncio.Event()
    fakes.records.gates["more"] = gate
    fakes.records.found["more"] = page_of([_bill(30)], count=60, offset=PAGE_ROWS)
    bar = _table(till).verticalScrollBar()
    bar.setValue(bar.maximum())
    await asyncio.sleep(0)
    bar.setValue(bar.maximum() - 1)
    bar.setValue(bar.maximum())
    gate.set()
    await till.tasks.idle()
    assert fakes.records.queries == [25]
    assert len(_numbers(till)) == 26


async def test_what_was_paged_through_stays_when_less_is_kept(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    fakes.records.found["more"] = page_of([_bill(30)], count=60, offset=PAGE_ROWS)
    await _press(till, "transactions_more")
    fakes.changes.publish(ChangeSet(customers=frozenset({TOM_KEY})))
    await till.tasks.idle()
    assert len(_numbers(till)) == 26


async def test_a_number_narrows_what_is_loaded_and_asks_nobody(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    await _fill(till, "transactions_number", "b-01")
    assert _numbers(till) == [f"B-{number:03d}" for number in range(10, 20)]
    assert fakes.records.queries == []


@pytest.mark.parametrize(
    ("name", "value", "query"),
    [
        ("transactions_id", "8995", {"transaction_id": "8995"}),
        ("transactions_from", "10/11/2026", {"billed_from": datetime(2026, 11, 10, tzinfo=UTC)}),
        (
            "transactions_to",
            "10/11/2026",
            {"billed_until": datetime(2026, 11, 10, 23, 59, 59, tzinfo=UTC)},
        ),
    ],
)
async def test_a_filter_is_asked_for(
    till: Till, fakes: ListFakes, name: str, value: str, query: dict[str, Any]
) -> None:
    found = _bill(99)
    fakes.records.found["find transactions"] = page_of([found], count=1)
    await _open(till)
    await _fill(till, name, value)
    assert _numbers(till) == ["B-099"]
    asked = TransactionQuery(
        order=TransactionOrder.DATE, direction=Direction.DESCENDING, limit=PAGE_ROWS
    )
    assert fakes.records.queries == [replace(asked, **query)]


async def test_what_fits_of_here_shows_before_the_server_answers_and_offline(
    till: Till, fakes: ListFakes
) -> None:
    fakes.connection.become(ConnectionState.OFFLINE)
    fault = UnreachableFault(Reason.NETWORK)
    fakes.records.found["find transactions"] = fakes.records.server["history"] = fault
    await _open(till)
    await _fill(till, "transactions_from", "18/11/2026")
    assert _numbers(till) == ["B-000", "B-001", "B-002"]
    assert _says(till, "transactions_freshness") == "as of 13:58 · offline"
    assert not _says(till, "transactions_problem"), "an ordinary outage is no error"


@pytest.mark.parametrize(
    ("store", "asked"),
    [("s1", "s1"), ("Bond Street", "")],
    ids=["by its code", "by a name alone, which the server would not know"],
)
async def test_a_store_is_picked_from_those_seen(
    till: Till, fakes: ListFakes, store: str, asked: str
) -> None:
    bills = (_bill(0, HIGH), _bill(1), _bill(2, HIGH))
    fakes.records.keep(TOM_KEY, HISTORY, History(transactions=bills, count=3))
    mine = [bill for bill in bills if store in (bill.store.code, bill.store.name)]
    fakes.records.found["find transactions"] = page_of(mine if asked else bills, count=3)
    await _open(till)
    box = till.part(QComboBox, "transactions_store")
    assert [box.itemText(row) for row in range(box.count())] == ["Bond Street", "High Street (s1)"]
    box.setCurrentIndex(box.findData(store))
    await till.tasks.idle()
    assert _numbers(till) == [bill.bill_number for bill in mine]
    (query,) = fakes.records.queries
    assert isinstance(query, TransactionQuery)
    assert query.store_id == asked


async def test_another_order_is_asked_for_and_paged_in_it(till: Till, fakes: ListFakes) -> None:
    oldest = [_bill(number) for number in range(60, 60 - PAGE_ROWS, -1)]
    fakes.records.found["find transactions"] = page_of(oldest, count=60)
    await _open(till)
    await _pick(till, "transactions_direction", "asc")
    assert _numbers(till)[0] == "B-060"
    fakes.records.found["find transactions"] = page_of([_bill(35)], count=60, offset=PAGE_ROWS)
    await _press(till, "transactions_more")
    assert _numbers(till)[-1] == "B-035"
    assert len(_numbers(till)) == PAGE_ROWS + 1
    offsets = [query.offset for query in fakes.records.queries if hasattr(query, "offset")]
    assert offsets == [0, PAGE_ROWS]


async def test_a_failed_page_is_told_and_can_be_asked_for_again(
    till: Till, fakes: ListFakes
) -> None:
    fakes.records.found["more"] = NoAnswerFault(timed_out=True)
    await _open(till)
    await _press(till, "transactions_more")
    assert "did not answer" in _says(till, "transactions_problem")
    assert len(_numbers(till)) == PAGE_ROWS
    fakes.records.found["more"] = page_of([_bill(30)], count=60, offset=PAGE_ROWS)
    await _press(till, "transactions_more")
    assert not _says(till, "transactions_problem")
    assert len(_numbers(till)) == PAGE_ROWS + 1


async def test_what_is_listed_is_exported(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    await _fill(till, "transactions_number", "B-00")
    await _press(till, "transactions_export")
    assert fakes.handouts.given == [("bills", [f"B-{number:03d}" for number in range(10)], TOM_KEY)]
    assert _says(till, "transactions_exported") == "10 transactions are in the file now"
    assert "transactions.csv" in _says(till, "transactions_exported_details")


async def test_an_export_that_fails_is_told(till: Till, fakes: ListFakes) -> None:
    fakes.handouts.fault = StoreFault(StoreProblem.FULL)
    await _open(till)
    await _press(till, "transactions_export")
    assert _says(till, "transactions_exported")
    assert fakes.handouts.given == []


async def test_an_answer_for_one_customer_never_shows_on_another(
    till: Till, fakes: ListFakes
) -> None:
    gate = asyncio.Event()
    fakes.records.gates["find transactions"] = gate
    fakes.records.found["find transactions"] = page_of([_bill(99)], count=1)
    await _open(till)
    till.part(QLineEdit, "transactions_id").setText("8901")
    await asyncio.sleep(0)
    await _open(till, RITA_KEY)
    gate.set()
    await till.tasks.idle()
    assert _numbers(till) == []
    assert till.part(QLineEdit, "transactions_id").text() == ""


async def test_somebody_only_this_till_knows_has_no_bills_yet(till: Till, fakes: ListFakes) -> None:
    key = CustomerKey("op:op-1")
    fakes.lookup.cards[key] = card(tom(user_id=None), key, fetched_at=None)
    await _open(till, key)
    assert "Not known yet" in till.part(QWidget, "transactions_empty").accessibleName()
