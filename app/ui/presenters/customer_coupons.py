"""Drives the coupons of the open customer: reads, narrows, orders, and shows a code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import TYPE_CHECKING

from app.domain.coupon import (
    Coupon,
    CouponOrder,
    CouponQuery,
    CouponState,
    CouponStatus,
)
from app.domain.faults import ServerFault
from app.domain.kept import Kept
from app.domain.order import Direction
from app.services.records_parts import COUPONS
from app.settings.declarations import store_zone
from app.support.local_zone import local_zone
from app.ui.formats import local
from app.ui.late_tabs import TabContext
from app.ui.navigation import TabName
from app.ui.pages.customer_coupons import (
    ALL,
    DIRECTION,
    FROM,
    ORDER,
    SERIES,
    SEVERAL,
    STATUS,
    TO,
    CouponsView,
)
from app.ui.pages.customer_records_words import shown_words
from app.ui.presenters.customer_lines import coupon_line
from app.ui.presenters.customer_record_tab import RecordTab
from app.ui.presenters.day_span import DaySpan, read_span

if TYPE_CHECKING:
    from app.domain.customer import CustomerKey

PAUSE_S = 0.4
"""After the last key stroke in a filter: then the server is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouponFilter:
    """Which coupons, in which order. No states at all are all of them."""

    states: frozenset[CouponState]
    span: DaySpan
    series: str
    order: CouponOrder
    direction: Direction

    @property
    def is_open(self) -> bool:
        return not self.states and self.span.is_open and not self.series

    @property
    def is_asked(self) -> bool:
        """Whether the server has to be asked for it: what is kept comes in the usual order."""
        usual = (CouponOrder.CREATED, Direction.DESCENDING)
        return not self.is_open or (self.order, self.direction) != usual

    @property
    def query(self) -> CouponQuery:
        return CouponQuery(
            issued_from=self.span.start,
            issued_until=self.span.end,
            statuses=tuple(each for each in CouponStatus if each.value in self.states),
            series_id=self.series,
            order=self.order,
            direction=self.direction,
        )

    def of(self, coupons: Iterable[Coupon], today: date) -> list[Coupon]:
        """Those of `coupons` that are wanted, as far as this till knows them.

        A server calls one active that was redeemed already: the till's own word holds.
        """
        return [
            coupon
            for coupon in coupons
            if (not self.states or coupon.state_on(today) in self.states)
            and self.span.holds(coupon.created_at)
            and self.series in ("", coupon.series_id)
        ]

    def ordered(self, coupons: Sequence[Coupon]) -> list[Coupon]:
        """By what this till knows; amounts it does not know, so that order is the server's."""
        if self.order is CouponOrder.AMOUNT:
            return list(coupons)
        known = [coupon for coupon in coupons if _at(coupon, self.order) is not None]
        unknown = [coupon for coupon in coupons if _at(coupon, self.order) is None]
        is_descending = self.direction is Direction.DESCENDING
        known.sort(key=lambda coupon: _at(coupon, self.order) or 0.0, reverse=is_descending)
        return [*known, *unknown]


def _at(coupon: Coupon, order: CouponOrder) -> float | None:
    if order is CouponOrder.VALID_TILL:
        return float(coupon.valid_till.toordinal()) if coupon.valid_till is not None else None
    return coupon.created_at.timestamp() if coupon.created_at is not None else None


def read_filter(values: Mapping[str, str], zone: tzinfo) -> CouponFilter:
    """The filter of the bar's values: several states, where some are chosen, else the one."""
    words = values[SEVERAL].split() or [word for word in (values[STATUS],) if word != ALL]
    return CouponFilter(
        states=frozenset(map(CouponState, words)),
        span=read_span(values[FROM], values[TO], zone),
        series=values[SERIES].strip(),
        order=CouponOrder(values[ORDER]),
        direction=Direction(values[DIRECTION]),
    )


class CouponsTab(RecordTab):
    """What is here is narrowed at once; the server is asked as well, for what is not."""

    def __init__(self, view: CouponsView, context: TabContext) -> None:
        super().__init__(view, name=TabName.COUPONS, context=context)
        self._view = view
        self._kept: Kept[tuple[Coupon, ...]] | None = None
        self._found: Kept[tuple[Coupon, ...]] | None = None
        self._find_fault: ServerFault | None = None
        self._is_local_only = False
        self._wants_code = False
        view.filtered.connect(self._on_filtered)
        view.show_code_requested.connect(self._on_show_code)

    async def read(self, key: "CustomerKey") -> None:
        visit = self.visit
        kept = await self._services.records.coupons(key)
        card = await self._services.lookup.card(key)
        if self.is_current(visit):
            self._kept = kept
            self._is_local_only = card is not None and card.is_local_only
            self.paint()
            self._show_wanted_code()

    async def ask(self, key: "CustomerKey") -> None:
        await self._services.records.refresh(key, COUPONS)

    def paint(self) -> None:
        view, wanted = self._view, self._filter()
        today = local(self._services.clock.now()).date()
        shown_of = self._found or self._kept
        all_of_them = shown_of.value if shown_of is not None else ()
        coupons = wanted.ordered(wanted.of(all_of_them, today))
        view.show_lines([coupon_line(coupon, today) for coupon in coupons])
        bad = ((FROM, wanted.span.is_start_bad), (TO, wanted.span.is_end_bad))
        view.show_bad_days(name for name, is_bad in bad if is_bad)
        of = len(self._kept.value) if self._kept is not None else 0
        view.card.show_summary(shown_words(len(coupons), max(of, len(coupons))))
        self.paint_card(
            view.card,
            fetched_at=shown_of.fetched_at if shown_of is not None else None,
            rows=len(coupons),
            is_local_only=self._is_local_only,
            is_narrowed=not wanted.is_open,
            fault=self._find_fault,
        )

    def forget(self) -> None:
        self._tasks.cancel(self._task("find"))
        self._kept = self._found = self._find_fault = None
        self._is_local_only = self._wants_code = False
        self._view.clear()

    def refresh(self) -> None:
        super().refresh()
        self._find(pause_s=0)

    def take_key(self, *, was_seen: bool) -> None:
        """The key shows a code, and takes it away again."""
        if self._view.plate.code:
            self._view.plate.dismiss()
            return
        self._wants_code = True
        self._show_wanted_code()

    def lead_in(self) -> None:
        self._view.focus_filter()

    def stop(self) -> None:
        super().stop()
        self._view.blockSignals(True)

    def _filter(self) -> CouponFilter:
        settings = self._services.preferences.settings
        zone = store_zone(settings) or local_zone(self._services.clock.now())
        return read_filter(self._view.filter_values(), zone)

    def _on_filtered(self, name: str) -> None:
        self._found = None
        self.paint()
        self._find(pause_s=PAUSE_S if name in {FROM, TO, SERIES} else 0)

    def _find(self, *, pause_s: float) -> None:
        """Ask for what the filter wants: the till may have but some of it."""
        self._tasks.cancel(self._task("find"))
        self._find_fault = None
        if self._key is not None and self._filter().is_asked:
            self._tasks.restart(self._task("find"), self._ask_for(self._key, pause_s))

    async def _ask_for(self, key: "CustomerKey", pause_s: float) -> None:
        visit, wanted = self.visit, self._filter()
        if pause_s:
            await self._services.clock.sleep(pause_s)
        asked_at = self._services.clock.now()
        try:
            found = await self._services.records.find_coupons(key, wanted.query)
        except ServerFault as fault:
            found = None
            self._find_fault = fault if self._services.connection.status.is_answering else None
        if self.is_current(visit) and wanted == self._filter():
            self._found = Kept(value=found, fetched_at=asked_at) if found is not None else None
            self.paint()

    def _on_show_code(self) -> None:
        self._wants_code = True
        self._show_wanted_code()

    def _show_wanted_code(self) -> None:
        """The chosen coupon's code, or that of the first one that can be used."""
        if not self._wants_code or (self._kept is None and not self._is_local_only):
            return
        self._wants_code = False
        chosen, lines = self._view.chosen, self._view.lines
        line = chosen if chosen is not None and chosen.code else None
        line = line or next((each for each in lines if each.is_usable), None)
        if line is None:
            self._view.say_no_code()
            return
        self._view.choose(line.name)
        self._view.show_plate(line)
