"""What is taken away of a customer: recorded, whole, and harmless to whatever opens it."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.audit import Act, Detail, DetailKind, Fact, counted
from app.domain.coupon import Coupon
from app.domain.customer import CustomerKey, Place
from app.domain.faults import StoreFault
from app.domain.handout import Handout
from app.domain.transaction import Transaction
from tests.unit.services.rig import Till

TOM = CustomerKey("user:5")
BILL = Transaction(
    id="900",
    bill_number="B-1",
    type="REGULAR",
    gross_amount=Decimal(45),
    discount=Decimal("4.50"),
    amount=Decimal("40.50"),
    billed_at=datetime(2026, 7, 1, 9, 30, tzinfo=UTC),
    store=Place(code="s1", name="High Street"),
    points_issued=40,
    coupons=(Coupon(id="1", code="VOCU1"), Coupon(id="2")),
)


def _read(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def _slip(kind: DetailKind, handout: Handout) -> Detail:
    return Detail(kind=kind, facts={Fact.HANDOUT: handout.value})


async def _acts(till: Till) -> list[tuple[Act, CustomerKey | None, Detail | None]]:
    trail = await till.stores.outbox.trail()
    taken = {Act.EXPORTED, Act.PRINTED}
    return [(entry.act, entry.customer, entry.detail) for entry in trail if entry.act in taken]


async def test_bills_are_a_table_in_the_stores_time_and_that_is_recorded(staffed: Till) -> None:
    path = await staffed.services.handouts.bills(TOM, (BILL, replace(BILL, store=Place(), id="")))
    assert path.parent == staffed.folder / "exports"
    assert path.stat().st_mode & 0o077 == 0, "for this user alone"
    heads, first, second = _read(path)
    row = dict(zip(heads, first, strict=True))
    assert (row["date"], row["number"], row["amount"]) == ("2026-07-01 10:30:00", "B-1", "40.50")
    assert (row["coupons"], row["store"]) == ("VOCU1, 2", "High Street")
    assert (row["points_issued"], row["points_redeemed"]) == ("40", "")
    assert second[heads.index("id")] == ""
    assert await _acts(staffed) == [(Act.EXPORTED, TOM, counted(DetailKind.BILLS, 2))]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+44", "-1", "\tx"])
async def test_no_cell_is_a_formula(staffed: Till, text: str) -> None:
    bill = replace(BILL, bill_number=text, notes=text, store=Place(name=text))
    _, row = _read(await staffed.services.handouts.bills(TOM, (bill,)))
    assert [cell for cell in row if cell.startswith(("=", "@", "+", "-", "\t"))] == []


async def test_two_tables_of_one_minute_lie_side_by_side(staffed: Till) -> None:
    first = await staffed.services.handouts.bills(TOM, (BILL,))
    second = await staffed.services.handouts.bills(TOM, (BILL,))
    assert first != second
    assert first.read_bytes() == second.read_bytes()


async def test_a_slip_is_a_file_of_the_tickets_name(staffed: Till) -> None:
    path = await staffed.services.handouts.slip(TOM, Handout.TICKET, b"%PDF", code="../a/b c")
    assert path.parent == staffed.folder / "exports"
    assert path.read_bytes() == b"%PDF"
    assert path.suffix == ".pdf"
    assert await _acts(staffed) == [(Act.PRINTED, TOM, _slip(DetailKind.SLIP_KEPT, Handout.TICKET))]


async def test_what_went_to_a_printer_is_recorded(staffed: Till) -> None:
    await staffed.services.handouts.printed(TOM, Handout.TICKET)
    await staffed.services.handouts.printed(TOM, Handout.CARD)
    assert await _acts(staffed) == [
        (Act.PRINTED, TOM, _slip(DetailKind.SLIP_PRINTED, Handout.CARD)),
        (Act.PRINTED, TOM, _slip(DetailKind.SLIP_PRINTED, Handout.TICKET)),
    ]


async def test_a_cards_slip_is_named_after_nobody(staffed: Till) -> None:
    path = await staffed.services.handouts.slip(TOM, Handout.CARD, b"%PDF")
    assert path.name.startswith("card-")
    assert await _acts(staffed) == [(Act.PRINTED, TOM, _slip(DetailKind.SLIP_KEPT, Handout.CARD))]


async def test_a_disk_that_takes_nothing_is_a_fault_of_the_store(staffed: Till) -> None:
    exports = staffed.folder / "exports"
    exports.write_text("in the way")
    with pytest.raises(StoreFault):
        await staffed.services.handouts.bills(TOM, (BILL,))
