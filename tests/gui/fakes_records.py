"""Stand-ins for what the customer page's lists ask: bills, coupons, notes, tickets, and files.

What waits here is laid over what the server told by the services' own rules.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.domain.associate import AssociateId
from app.domain.coupon import Coupon, CouponQuery
from app.domain.customer import CustomerKey
from app.domain.faults import Fault
from app.domain.handout import Handout
from app.domain.kept import Kept
from app.domain.note import Note, NoteEntry, NoteId
from app.domain.op import Op, OpId, OpKind
from app.domain.ticket import Ticket, TicketEntry, TicketQuery
from app.domain.transaction import Transaction, TransactionPage, TransactionQuery
from app.services.cards import Card
from app.services.records import Listed
from app.services.records_history import History, with_more
from app.services.records_overlay import NoteRow, TicketRow, note_rows, ticket_rows
from app.services.records_parts import ALL_NOTES, COUPONS, HISTORY, TICKETS
from app.services.writing import subject_of
from tests.gui.fakes import Fakes, tom
from tests.gui.fakes_card import AT, FakeRecords, FakeWriting, saved_op

WRITTEN_AT = datetime(2026, 11, 23, 14, 9, tzinfo=UTC)


@dataclass
class ListRecords(FakeRecords):
    """`found` is what a question of its own is answered with, by its name; `queries` are they."""

    found: dict[str, object] = field(default_factory=dict)
    queries: list[object] = field(default_factory=list)
    asked_for: list[tuple[AssociateId, ...]] = field(default_factory=list)

    async def notes(
        self, key: CustomerKey, associates: Sequence[AssociateId] = ()
    ) -> Listed[NoteRow]:
        rows = note_rows(self._listed(key, ALL_NOTES, Note), self.ops[key])
        return Listed(rows=rows, fetched_at=self._at(key, ALL_NOTES))

    async def refresh_notes(self, key: CustomerKey, associates: Sequence[AssociateId]) -> None:
        self.asked_for.append(tuple(associates))
        await self.refresh(key, ALL_NOTES)

    async def tickets(self, key: CustomerKey) -> Listed[TicketRow]:
        rows = ticket_rows(self._listed(key, TICKETS, Ticket), self.ops[key])
        return Listed(rows=rows, fetched_at=self._at(key, TICKETS))

    async def coupons(self, key: CustomerKey) -> Kept[tuple[Coupon, ...]] | None:
        at = self._at(key, COUPONS)
        if at is None:
            return None
        return Kept(value=tuple(self._listed(key, COUPONS, Coupon)), fetched_at=at)

    async def transactions(self, key: CustomerKey) -> Kept[History] | None:
        found = self._part(key, HISTORY)
        return Kept(value=found, fetched_at=AT) if isinstance(found, History) else None

    async def more_transactions(self, key: CustomerKey, shown: Kept[History]) -> Kept[History]:
        page = await self._answer("more", len(shown.value.transactions))
        assert isinstance(page, TransactionPage)
        return replace(shown, value=with_more(shown.value, page))

    async def find_transactions(
        self, key: CustomerKey, query: TransactionQuery
    ) -> TransactionPage | None:
        page = await self._answer("find transactions", query)
        assert page is None or isinstance(page, TransactionPage)
        return page

    async def find_tickets(self, key: CustomerKey, query: TicketQuery) -> tuple[Ticket, ...] | None:
        found = await self._answer("find tickets", query)
        return found if isinstance(found, tuple) else None

    async def find_coupons(self, key: CustomerKey, query: CouponQuery) -> tuple[Coupon, ...] | None:
        found = await self._answer("find coupons", query)
        return found if isinstance(found, tuple) else None

    async def _answer(self, name: str, query: object) -> object:
        self.queries.append(query)
        gate = self.gates.get(name)
        if gate is not None:
            await gate.wait()
        found = self.found.get(name)
        if isinstance(found, Fault):
            raise found
        return found


@dataclass
class ListWriting(FakeWriting):
    """`gate` holds a saving back."""

    gate: asyncio.Event | None = None
    replaced: list[OpId | None] = field(default_factory=list)

    async def add_note(
        self, card: Card, text: str, *, token: str, replacing: OpId | None = None
    ) -> Op:
        self.replaced.append(replacing)
        if replacing is not None:
            ops = self.records.ops[card.key]
            ops[:] = [op for op in ops if op.id != replacing]
        return await self._write(card, OpKind.NOTE, self._note(card, text), token)

    async def correct_note(self, card: Card, note_id: NoteId, text: str, *, token: str) -> Op:
        entry = replace(self._note(card, text), corrects=note_id)
        return await self._write(card, OpKind.NOTE_CORRECTION, entry, token)

    async def raise_ticket(
        self, card: Card, entry: TicketEntry, *, token: str, replacing: OpId | None = None
    ) -> Op:
        return await self._write(card, OpKind.TICKET, entry, token)

    async def _write(
        self, card: Card, kind: OpKind, entry: NoteEntry | TicketEntry, token: str
    ) -> Op:
        if self.gate is not None:
            await self.gate.wait()
        return await self._save(card, kind, entry, token)

    @staticmethod
    def _note(card: Card, text: str) -> NoteEntry:
        return NoteEntry(
            whom=subject_of(card).whom,
            associate_id=AssociateId("a1"),
            text=text,
            written_at=WRITTEN_AT,
        )


@dataclass
class FakeHandouts:
    """`given` are (what, how much of it, for whom)."""

    given: list[tuple[str, object, CustomerKey]] = field(default_factory=list)
    pdf: bytes = b""
    fault: Fault | None = None

    async def bills(self, key: CustomerKey, bills: Sequence[Transaction]) -> Path:
        self._give("bills", [bill.bill_number for bill in bills], key)
        return Path("exports/transactions.csv")

    async def slip(self, key: CustomerKey, handout: Handout, pdf: bytes, *, code: str = "") -> Path:
        self._give(f"{handout} slip", code, key)
        self.pdf = pdf
        return Path(f"exports/{handout}.pdf")

    async def printed(self, key: CustomerKey, handout: Handout) -> None:
        self._give(f"{handout} printed", "", key)

    def _give(self, what: str, much: object, key: CustomerKey) -> None:
        if self.fault is not None:
            raise self.fault
        self.given.append((what, much, key))


@dataclass
class ListFakes(Fakes):
    """The services with lists that can be filled by hand."""

    records: ListRecords = field(default_factory=ListRecords)
    writing: ListWriting = field(init=False)
    handouts: FakeHandouts = field(default_factory=FakeHandouts)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.writing = ListWriting(records=self.records, changes=self.changes)


def waiting_note(card: Card, text: str, **changes: Any) -> Op:
    """A note that waits here to be sent."""
    return saved_op(card, OpKind.NOTE, ListWriting._note(card, text), **changes)


def page_of(
    bills: Sequence[Transaction], *, count: int | None = None, offset: int = 0
) -> TransactionPage:
    return TransactionPage(customer=tom(), transactions=tuple(bills), count=count, offset=offset)
