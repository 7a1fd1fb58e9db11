"""All that is known of a customer, part by part: kept for when the line is down, asked for anew
when somebody looks, and with what waits here laid over it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Generic, TypeVar

from app.domain.associate import AssociateId
from app.domain.card import Card
from app.domain.clock import Clock
from app.domain.coupon import Coupon, CouponQuery, described
from app.domain.customer import CustomerKey
from app.domain.faults import CredentialsFault, ErasedFault
from app.domain.identifiers import Identifier
from app.domain.kept import WHOLE_CARD, Kept
from app.domain.op import Op
from app.domain.preferences import Preferences
from app.domain.ticket import Ticket, TicketQuery
from app.domain.transaction import TransactionPage, TransactionQuery
from app.services.records_history import History, query_from, trimmed, with_more
from app.services.records_overlay import (
    IdentityRow,
    NoteRow,
    PreferencesView,
    ProfileView,
    SubscriptionRow,
    TicketRow,
    attributed,
    identity_rows,
    note_rows,
    preferences_with,
    profile_with,
    subscription_rows,
    ticket_rows,
)
from app.services.records_parts import (
    ALL_NOTES,
    COUPONS,
    HISTORY,
    IDENTITY_REQUESTS,
    PREFERENCES,
    SUBSCRIPTIONS,
    TICKETS,
    Part,
    notes_by,
)

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.api.link import Link
    from app.services.cards import CardReader
    from app.services.records_keeper import RecordKeeper
    from app.store.cache import CacheStore, KnownCustomer
    from app.store.outbox import OutboxStore

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Generic[R]):
    """Rows of a list. `fetched_at` is None where the server's part of it is not here."""

    rows: tuple[R, ...] = ()
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the overview shows. `card` and `history` are None where nothing of them is here."""

    card: Kept[Card] | None
    history: Kept[History] | None
    preferences: PreferencesView
    subscriptions: Listed[SubscriptionRow]


class RecordsService:
    """What is here is told at once; `refresh…`, `more…` and `find…` ask the server: a call each.

    Keys may be of before the server named, or merged, the customer. Methods may raise StoreFault,
    those that ask ServerFault too: ErasedFault once nothing is left here of somebody, RefusedFault
    of CALL_MISSING_CODES where the server lacks the call.
    """

    def __init__(
        self,
        *,
        cards: CardReader,
        cache: CacheStore,
        outbox: OutboxStore,
        keeper: RecordKeeper,
        link: Callable[[], Link | None],
        clock: Clock,
        is_note_date_kept: Callable[[], bool] = lambda: True,
    ) -> None:
        self._cards = cards
        self._cache = cache
        self._outbox = outbox
        self._keeper = keeper
        self._link = link
        self._clock = clock
        self._is_note_date_kept = is_note_date_kept

    # What is here.

    async def cached(self, key: CustomerKey, part: Part[T]) -> Kept[T] | None:
        """A part as the server last told it; None where it is not here."""
        return await self._kept(key, part.name, part.of)

    async def card(self, key: CustomerKey) -> Kept[Card] | None:
        """The whole card as it was last told, with the customer as they were told since."""
        known = await self._cache.known(await self._outbox.resolve(key), [(WHOLE_CARD, Card)])
        return _card_of(known)

    async def overview(self, key: CustomerKey) -> Overview:
        """The card with the bills, preferences and subscriptions, as each is told by itself; but
        all of it in one reading of each store.
        """
        current = await self._outbox.resolve(key)
        parts = (HISTORY, PREFERENCES, SUBSCRIPTIONS)
        known = await self._cache.known(
            current, [(WHOLE_CARD, Card), *((part.name, part.of) for part in parts)]
        )
        ops = await self._outbox.written_of_customer(dict.fromkeys((key, *known.keys)))
        card = _card_of(known)
        _, history, preferences, subscriptions = known.parts
        return Overview(
            card=card,
            history=history or _history_of(card),
            preferences=_preferences_of(preferences, ops),
            subscriptions=_listed(subscriptions, ops, subscription_rows),
        )

    async def profile(self, key: CustomerKey) -> ProfileView | None:
        """The customer with their unsent edits; None where nobody is known by the key."""
        card = await self._cards.card(key)
        if card is None:
            return None
        ops = _unseen(await self._written(key), card.fetched_at)
        return profile_with(card.customer, ops, fetched_at=card.fetched_at)

    async def notes(
        self, key: CustomerKey, associates: Sequence[AssociateId] = ()
    ) -> Listed[NoteRow]:
        """Everybody's notes; whose each is, as far as the lists of `associates` are here."""
        kept = await self.cached(key, ALL_NOTES)
        names = [notes_by(associate).name for associate in associates]
        current = await self._outbox.resolve(key)
        lists = await self._cache.parts(current, names, ALL_NOTES.of)
        found = [each for each in lists if each is not None]
        times = [each.fetched_at for each in ((kept,) if kept is not None else found)]
        fetched_at = min(times, default=None)
        seen = attributed(kept.value if kept else (), [each.value for each in found])
        ops = _unseen(await self._written(key), fetched_at)
        rows = note_rows(seen, ops, is_date_kept=self._is_note_date_kept())
        return Listed(rows=rows, fetched_at=fetched_at)

    async def tickets(self, key: CustomerKey) -> Listed[TicketRow]:
        return await self._listed(key, TICKETS, ticket_rows)

    async def subscriptions(self, key: CustomerKey) -> Listed[SubscriptionRow]:
        return await self._listed(key, SUBSCRIPTIONS, subscription_rows)

    async def identity_requests(self, key: CustomerKey) -> Listed[IdentityRow]:
        return await self._listed(key, IDENTITY_REQUESTS, identity_rows)

    async def preferences(self, key: CustomerKey) -> PreferencesView:
        kept = await self.cached(key, PREFERENCES)
        return _preferences_of(kept, await self._written(key))

    async def transactions(self, key: CustomerKey) -> Kept[History] | None:
        """The bills that were paged through; before the first page the few that the card has."""
        kept = await self.cached(key, HISTORY)
        return kept if kept is not None else _history_of(await self.card(key))

    async def coupons(self, key: CustomerKey) -> Kept[tuple[Coupon, ...]] | None:
        """The coupons with their redemptions and descriptions; before they were asked for those
        that the card has.
        """
        kept, card = await self.cached(key, COUPONS), await self.card(key)
        if card is None:
            return kept
        if kept is None:
            return Kept(value=card.value.coupons, fetched_at=card.fetched_at)
        return replace(kept, value=described(kept.value, card.value.coupons))

    # What the server says. (The card is refreshed by `LookupService.refresh`.)

    async def refresh(self, key: CustomerKey, part: Part[T]) -> Kept[T] | None:
        """Ask for a part and keep it. None for a customer whom only this till knows."""
        whom = await self._whom(key)
        if whom is None:
            return None
        asked_at = self._clock.now()
        value = await self._ask(whom, lambda link: part.load(link, whom))
        before = await self.cached(key, part) if part.join is not None else None
        if part.join is not None and before is not None:
            value = part.join(before.value, value)
        await self._keep(key, part, value, asked_at)
        return Kept(value=value, fetched_at=asked_at)

    async def refresh_notes(self, key: CustomerKey, associates: Sequence[AssociateId]) -> None:
        """Ask for everybody's notes, then, as long as somebody's are among them, for each
        associate's own; screens hear of each step.
        """
        if await self.refresh(key, ALL_NOTES) is None:
            return
        for associate in associates:
            listed = await self.notes(key, associates)
            if all(row.associate_id is not None for row in listed.rows):
                return
            await self.refresh(key, notes_by(associate))

    async def more_transactions(self, key: CustomerKey, shown: Kept[History]) -> Kept[History]:
        """What is shown and the next page; kept as far as MOST_KEPT."""
        whom = await self._whom(key)
        if whom is None:
            return shown
        query = query_from(len(shown.value.transactions))
        page = await self._ask(whom, lambda link: link.transactions.page(whom, query))
        value = with_more(shown.value, page)
        await self._keep(key, HISTORY, trimmed(value), shown.fetched_at)
        return replace(shown, value=value)

    async def find_transactions(
        self, key: CustomerKey, query: TransactionQuery
    ) -> TransactionPage | None:
        """Bills that meet a query of its own; not kept. None as `refresh`."""
        return await self._find(key, lambda link, whom: link.transactions.page(whom, query))

    async def find_tickets(self, key: CustomerKey, query: TicketQuery) -> tuple[Ticket, ...] | None:
        """As `find_transactions`."""
        return await self._find(key, lambda link, whom: link.tickets.of(whom, query))

    async def find_coupons(self, key: CustomerKey, query: CouponQuery) -> tuple[Coupon, ...] | None:
        """As `find_transactions`, with the descriptions that the card has."""
        found = await self._find(key, lambda link, whom: link.coupons.issued(whom, query))
        card = await self.card(key)
        return found if found is None or card is None else described(found, card.value.coupons)

    async def _find(
        self, key: CustomerKey, ask: Callable[[Link, Identifier], Awaitable[T]]
    ) -> T | None:
        whom = await self._whom(key)
        return None if whom is None else await self._ask(whom, lambda link: ask(link, whom))

    async def _listed(
        self,
        key: CustomerKey,
        part: Part[tuple[T, ...]],
        rows: Callable[[Sequence[T], Sequence[Op]], tuple[R, ...]],
    ) -> Listed[R]:
        return _listed(await self.cached(key, part), await self._written(key), rows)

    async def _kept(self, key: CustomerKey, part: str, of: type[T]) -> Kept[T] | None:
        return await self._cache.part(await self._outbox.resolve(key), part, of)

    async def _keep(self, key: CustomerKey, part: Part[T], value: T, fetched_at: datetime) -> None:
        current = await self._outbox.resolve(key)
        await self._keeper.part(current, part.name, value, fetched_at, origin=self)

    async def _written(self, key: CustomerKey) -> tuple[Op, ...]:
        """What this till wrote of the customer: unsent, then told lately."""
        current = await self._outbox.resolve(key)
        keys = dict.fromkeys((key, *await self._cache.keys_of(current)))
        return await self._outbox.written_of_customer(keys)

    async def _whom(self, key: CustomerKey) -> Identifier | None:
        """How the server knows the customer; None where it does not (yet)."""
        card = await self._cards.card(key)
        if card is None or (card.is_local_only and card.ops):
            return None
        return next(iter(card.customer.identifiers), None)

    async def _ask(self, whom: Identifier, ask: Callable[[Link], Awaitable[T]]) -> T:
        link = self._link()
        if link is None:
            raise CredentialsFault("no login for this server yet")
        try:
            return await ask(link)
        except ErasedFault:
            await self._keeper.erased(whom, origin=self)
            raise


def _unseen(ops: Iterable[Op], since: datetime | None) -> tuple[Op, ...]:
    """Those that a copy of `since` cannot show."""
    return tuple(op for op in ops if op.is_unsent or since is None or _is_newer(op, since))


def _is_newer(op: Op, since: datetime) -> bool:
    return op.settled_at is not None and op.settled_at >= since


def _card_of(known: KnownCustomer) -> Kept[Card] | None:
    kept: Kept[Card] | None = known.parts[0]
    if kept is None or known.found is None:
        return None
    return replace(kept, value=replace(kept.value, customer=known.found.customer))


def _history_of(card: Kept[Card] | None) -> Kept[History] | None:
    """The few bills that the card has."""
    if card is None:
        return None
    few = card.value.transactions
    return Kept(value=History(transactions=few, has_more=True), fetched_at=card.fetched_at)


def _preferences_of(kept: Kept[Preferences] | None, ops: Iterable[Op]) -> PreferencesView:
    fetched_at = kept.fetched_at if kept is not None else None
    value = kept.value if kept is not None else Preferences()
    return preferences_with(value, _unseen(ops, fetched_at), fetched_at=fetched_at)


def _listed(
    kept: Kept[tuple[T, ...]] | None,
    ops: Iterable[Op],
    rows: Callable[[Sequence[T], Sequence[Op]], tuple[R, ...]],
) -> Listed[R]:
    fetched_at = kept.fetched_at if kept is not None else None
    value = kept.value if kept is not None else ()
    return Listed(rows=rows(value, _unseen(ops, fetched_at)), fetched_at=fetched_at)
