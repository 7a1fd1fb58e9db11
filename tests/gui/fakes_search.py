"""A stand-in for the search: answers are set by hand, calls are recorded."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from app.domain.customer import Customer, CustomerKey, CustomField, UserId
from app.domain.faults import Fault
from app.domain.op import Op
from app.domain.search_meaning import checked
from app.domain.search_query import SearchQuery
from app.services.search import (
    Exported,
    FoundCustomer,
    SavedSearch,
    SearchAnswer,
    SearchService,
    Source,
)
from tests.manual_clock import START


def found(number: int, firstname: str = "Tom", *, op: Op | None = None) -> FoundCustomer:
    """One row; `op` for somebody who is not sent yet."""
    customer = Customer(
        user_id=UserId(str(number)),
        firstname=firstname,
        lastname="Sawyer",
        mobile=f"4477009{number:05d}",
        external_id=f"ts{number:04d}",
        tier="Gold",
        points=1355,
        lifetime_purchases=Decimal("10800.50"),
        registered_at=START - timedelta(days=30),
        registered_by="till.bond.1",
        custom_fields=(CustomField(name="hobby", values=("Chess", "Golf")),),
    )
    return FoundCustomer(
        key=CustomerKey(f"op:{op.id}" if op is not None else f"user:{number}"),
        customer=customer,
        last_purchase=Decimal(20),
        fetched_at=None if op is not None else START - timedelta(minutes=12),
        op=op,
    )


def answer(*rows: FoundCustomer, source: Source = Source.SERVER, **changes: object) -> SearchAnswer:
    made = SearchAnswer(
        query=checked("firstname:STARTS:To"), source=source, rows=rows, count=len(rows)
    )
    return replace(made, **changes)  # type: ignore[arg-type]


class FakeSearch(SearchService):
    """`pages` are answered in order; `gate` holds an answer back; a Fault is raised."""

    def __init__(self) -> None:
        self.pages: list[SearchAnswer | Fault] = []
        self.asked: list[str] = []
        self.continued: list[SearchAnswer] = []
        self.gate: asyncio.Event | None = None
        self.exports: list[str] = []
        self.export_result: Exported | Fault = Exported(
            path=Path("exports/search.csv"), rows=2, source=Source.SERVER, is_masked=False
        )
        self.kept: dict[str, str] = {}
        self.fault: Fault | None = None

    async def _page(self) -> SearchAnswer:
        if self.gate is not None:
            await self.gate.wait()
        page = self.pages.pop(0)
        if isinstance(page, Fault):
            raise page
        return page

    async def search(self, query: SearchQuery) -> SearchAnswer:
        self.asked.append(str(query))
        return await self._page()

    async def more(self, answer: SearchAnswer) -> SearchAnswer:
        self.continued.append(answer)
        return await self._page()

    async def export(
        self, query: SearchQuery, on_progress: Callable[[int, int | None], None]
    ) -> Exported:
        self.exports.append(str(query))
        on_progress(100, 250)
        if self.gate is not None:
            await self.gate.wait()
        if isinstance(self.export_result, Fault):
            raise self.export_result
        return self.export_result

    async def saved(self) -> tuple[SavedSearch, ...]:
        return tuple(SavedSearch(name=name, text=text) for name, text in sorted(self.kept.items()))

    async def save(self, name: str, text: str) -> SavedSearch:
        if self.fault is not None:
            raise self.fault
        self.kept[name] = text
        return SavedSearch(name=name, text=text)

    async def forget(self, name: str) -> None:
        del self.kept[name]
