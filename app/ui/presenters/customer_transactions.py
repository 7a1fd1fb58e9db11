"""Drives the transactions of the open customer: reads, narrows, pages, and exports them."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.faults import Fault, ServerFault
from app.domain.kept import Kept
from app.domain.transaction import Transaction
from app.services.records_history import PAGE_ROWS, History
from app.services.records_parts import HISTORY
from app.settings.declarations import store_zone
from app.support.local_zone import local_zone
from app.ui.counts import counts
from app.ui.late_tabs import TabContext
from app.ui.navigation import TabName
from app.ui.pages.customer_records_words import shown_words
from app.ui.pages.customer_transactions import FROM, ID, NUMBER, STORE, TO, TransactionsView
from app.ui.presenters.customer_bill_filter import (
    BillFilter,
    nameless_stores,
    read_filter,
    stores_of,
)
from app.ui.presenters.customer_lines import bill_line, bill_name
from app.ui.presenters.customer_record_tab import RecordTab
from app.ui.tone import Tone
from app.ui.wording_faults import fault_details, fault_sentence

if TYPE_CHECKING:
    from app.domain.customer import CustomerKey

translate = QCoreApplication.translate

PAUSE_S = 0.4
"""After the last key stroke in a filter: then the server is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server said to a filter, as far as it was paged through. `count` is of all that
    meet it; None where the server does not say.
    """

    bills: tuple[Transaction, ...]
    count: int | None
    has_more: bool
    fetched_at: datetime


class TransactionsTab(RecordTab):
    """What is here is narrowed at once; the server is asked as well, for what is not."""

    def __init__(self, view: TransactionsView, context: TabContext) -> None:
        super().__init__(view, name=TabName.TRANSACTIONS, context=context)
        self._view = view
        self._history: Kept[History] | None = None
        self._answer: Answer | None = None
        self._page_fault: ServerFault | None = None
        self._is_local_only = False
        self._is_paging = False
        view.filtered.connect(self._on_filtered)
        view.more_requested.connect(self._on_more)
        view.export_requested.connect(self._on_export)

    async def read(self, key: "CustomerKey") -> None:
        visit = self.visit
        kept = await self._services.records.transactions(key)
        card = await self._services.lookup.card(key)
        if self.is_current(visit):
            self._history = _longer(self._history, kept)
            self._is_local_only = card is not None and card.is_local_only
            self.paint()

    async def ask(self, key: "CustomerKey") -> None:
        await self._services.records.refresh(key, HISTORY)

    def paint(self) -> None:
        view, wanted, bills = self._view, self._filter(), self._shown()
        currency = self._services.preferences.settings.store.currency
        view.show_lines([bill_line(bill, currency) for bill in bills])
        view.show_stores(stores_of(self._here()))
        bad = ((FROM, wanted.span.is_start_bad), (TO, wanted.span.is_end_bad))
        view.show_bad_days(name for name, is_bad in bad if is_bad)
        count, fetched_at, has_more = self._extent(len(bills))
        view.card.show_summary(shown_words(len(bills), count))
        view.show_more(has_more=has_more, is_loading=self._is_paging)
        self.paint_card(
            view.card,
            fetched_at=fetched_at,
            rows=len(bills),
            is_local_only=self._is_local_only,
            is_narrowed=wanted.is_narrowing or bool(wanted.number),
            fault=self._page_fault,
        )

    def lead_in(self) -> None:
        self._view.focus_filter()

    def forget(self) -> None:
        for what in ("find", "more", "export"):
            self._tasks.cancel(self._task(what))
        self._history = self._answer = self._page_fault = None
        self._is_local_only = self._is_paging = False
        self._view.clear()

    def refresh(self) -> None:
        super().refresh()
        self._find(pause_s=0)

    def stop(self) -> None:
        super().stop()
        self._view.blockSignals(True)

    def _filter(self) -> BillFilter:
        settings = self._services.preferences.settings
        zone = store_zone(settings) or local_zone(self._services.clock.now())
        return read_filter(self._view.filter_values(), zone)

    def _here(self) -> tuple[Transaction, ...]:
        return self._history.value.transactions if self._history is not None else ()

    def _shown(self) -> list[Transaction]:
        """What is listed: the server's answer to the filter, or what of here fits it."""
        wanted, answer = self._filter(), self._answer
        if answer is None:
            return wanted.of(self._here())
        names = nameless_stores(self._here())
        if wanted.store in names:
            return wanted.of(answer.bills)
        return wanted.numbered(answer.bills)

    def _extent(self, shown: int) -> tuple[int, datetime | None, bool]:
        """Of how many the listed ones are, how old they are, and whether there are more."""
        wanted, answer, history = self._filter(), self._answer, self._history
        if answer is not None:
            count = answer.count if answer.count is not None else shown
            return max(count, shown), answer.fetched_at, answer.has_more
        if history is None:
            return shown, None, False
        count = history.value.count or len(history.value.transactions)
        return max(count, shown), history.fetched_at, history.value.has_more and not wanted.is_asked

    def _on_filtered(self, name: str) -> None:
        self._view.exported.clear()
        if name == NUMBER:
            self.paint()
            return
        self._answer = None
        self.paint()
        self._find(pause_s=PAUSE_S if name in {FROM, TO, ID, STORE} else 0)

    def _find(self, *, pause_s: float) -> None:
        """Ask for what the filter wants: the till may have but some of it."""
        self._tasks.cancel(self._task("find"))
        self._tasks.cancel(self._task("more"))
        self._page_fault = None
        self._is_paging = False
        if self._key is not None and self._filter().is_asked:
            self._tasks.restart(self._task("find"), self._ask_for(self._key, pause_s))

    async def _ask_for(self, key: "CustomerKey", pause_s: float) -> None:
        if pause_s:
            await self._services.clock.sleep(pause_s)
        await self._page(key, None)

    def _on_more(self) -> None:
        if self._key is None or self._is_paging:
            return
        if self._answer is not None:
            more = self._page(self._key, self._answer)
        elif self._history is not None:
            more = self._older(self._key, self._history)
        else:
            return
        self._tasks.restart(self._task("more"), more)

    async def _older(self, key: "CustomerKey", shown: Kept[History]) -> None:
        """The next page of the whole history."""
        visit = self._begin_paging()
        try:
            history = await self._services.records.more_transactions(key, shown)
        except ServerFault as fault:
            self._end_paging(visit, fault)
            return
        if self.is_current(visit):
            self._history = history
        self._end_paging(visit, None)

    async def _page(self, key: "CustomerKey", after: Answer | None) -> None:
        """The next page of what the filter wants; the first one without `after`."""
        wanted, visit = self._filter(), self._begin_paging()
        before = after.bills if after is not None else ()
        asked_at = self._services.clock.now()
        query = wanted.query(len(before), names=nameless_stores(self._here()))
        try:
            page = await self._services.records.find_transactions(key, query)
        except ServerFault as fault:
            self._end_paging(visit, fault)
            return
        is_wanted = replace(self._filter(), number="") == replace(wanted, number="")
        if self.is_current(visit) and is_wanted and page is not None:
            bills = {bill_name(bill): bill for bill in (*before, *page.transactions)}
            has_more = page.next_offset is not None or (
                page.count is None and len(page.transactions) >= PAGE_ROWS
            )
            self._answer = Answer(
                bills=tuple(bills.values()),
                count=page.count,
                has_more=has_more,
                fetched_at=after.fetched_at if after is not None else asked_at,
            )
        self._end_paging(visit, None)

    def _begin_paging(self) -> int:
        self._is_paging = True
        self._page_fault = None
        self.paint()
        return self.visit

    def _end_paging(self, visit: int, fault: ServerFault | None) -> None:
        if not self.is_current(visit):
            return
        self._is_paging = False
        # An ordinary outage is told beside the age.
        self._page_fault = fault if self._services.connection.status.is_answering else None
        self.paint()

    def _on_export(self) -> None:
        if self._key is not None:
            self._tasks.restart(self._task("export"), self._export(self._key, self._shown()))

    async def _export(self, key: "CustomerKey", bills: list[Transaction]) -> None:
        visit = self.visit
        try:
            path = await self._services.handouts.bills(key, bills)
        except Fault as fault:
            if self.is_current(visit):
                words, details = fault_sentence(fault), fault_details(fault)
                self._view.exported.say(words, tone=Tone.BAD, details=details)
            return
        if self.is_current(visit):
            words = counts.bills_written(len(bills))
            self._view.exported.say(words, tone=Tone.GOOD, details=str(path))


def _longer(shown: Kept[History] | None, kept: Kept[History] | None) -> Kept[History] | None:
    """What is kept is cut short after some pages: what was paged through since stays."""
    if shown is None or kept is None:
        return kept
    before, now = shown.value.transactions, kept.value.transactions
    if len(before) > len(now) and before[: len(now)] == now:
        return replace(shown, fetched_at=kept.fetched_at)
    return kept
