"""What people take away of a customer: their bills as a table, a slip as a file.

Each is recorded before it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.audit import Act, Detail, DetailKind, Fact, counted
from app.domain.clock import Clock
from app.domain.customer import CustomerKey
from app.domain.handout import Handout
from app.domain.table_file import write_table
from app.domain.transaction import Transaction
from app.services.exports import export_path, write_new_file
from app.store.sql_faults import file_fault
from app.store.worker import off_loop

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.services.audit import AuditService

_COLUMNS = (
    "date",
    "number",
    "id",
    "type",
    "gross_amount",
    "discount",
    "amount",
    "points_issued",
    "points_redeemed",
    "coupons",
    "basket_size",
    "store",
    "notes",
)
_TIME = "%Y-%m-%d %H:%M:%S"


class HandoutService:
    """Files lie in `folder`, for this user alone; times are the store's. Methods raise StoreFault
    where a file cannot be written.
    """

    def __init__(self, *, audit: AuditService, folder: Path, clock: Clock, zone: tzinfo) -> None:
        self._audit = audit
        self._folder = folder
        self._clock = clock
        self._zone = zone

    async def bills(self, key: CustomerKey, bills: Sequence[Transaction]) -> Path:
        """A table for a spreadsheet, with a line of headings and one a bill."""
        detail = counted(DetailKind.BILLS, len(bills))
        await self._audit.record(Act.EXPORTED, customer=key, detail=detail)
        return await self._write(("transactions",), ".csv", lambda: write_table(self._lines(bills)))

    async def slip(self, key: CustomerKey, handout: Handout, pdf: bytes, *, code: str = "") -> Path:
        """A slip as a PDF, where no printer is to be had; `code` names the file."""
        detail = _slip(DetailKind.SLIP_KEPT, handout)
        await self._audit.record(Act.PRINTED, customer=key, detail=detail)
        parts = filter(None, (handout.value, code))
        return await self._write(parts, ".pdf", lambda: pdf)

    async def printed(self, key: CustomerKey, handout: Handout) -> None:
        """Record that a slip went to a printer."""
        detail = _slip(DetailKind.SLIP_PRINTED, handout)
        await self._audit.record(Act.PRINTED, customer=key, detail=detail)

    async def _write(self, parts: Iterable[str], suffix: str, content: Callable[[], bytes]) -> Path:
        named = export_path(self._folder, parts, self._at(self._clock.now()), suffix)

        def written() -> Path:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                return write_new_file(named, content())
            except OSError as error:
                raise file_fault(error) from error

        return await off_loop(written)

    def _lines(self, bills: Sequence[Transaction]) -> Iterable[tuple[str, ...]]:
        yield _COLUMNS
        for bill in bills:
            at = self._at(bill.billed_at).strftime(_TIME) if bill.billed_at else ""
            yield (
                at,
                bill.bill_number,
                bill.id,
                bill.type,
                *map(_number, (bill.gross_amount, bill.discount, bill.amount)),
                *map(_number, (bill.points_issued, bill.points_redeemed)),
                ", ".join(coupon.code or coupon.id for coupon in bill.coupons),
                _number(bill.basket_size),
                bill.store.name or bill.store.code,
                bill.notes,
            )

    def _at(self, at: datetime) -> datetime:
        return at.astimezone(self._zone)


def _slip(kind: DetailKind, handout: Handout) -> Detail:
    return Detail(kind=kind, facts={Fact.HANDOUT: handout.value})


def _number(value: object) -> str:
    return "" if value is None else str(value)
