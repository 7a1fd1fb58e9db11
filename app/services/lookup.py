"""Finding a customer: on this till at once, from the server when it can be asked.

A scan costs exactly one customer/get, which tells the whole card. Whoever was looked at is kept for
when the line is down.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, unique
from itertools import chain
from typing import TYPE_CHECKING

from app.domain import identifiers
from app.domain.clock import Clock
from app.domain.customer import Customer, CustomerKey, customer_key
from app.domain.faults import CredentialsFault, ErasedFault, RefusedFault, ServerFault
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.match import Match, MatchReason

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.api.link import Link
    from app.services.cards import Card, CardReader
    from app.services.records_keeper import RecordKeeper
    from app.store.cache import CacheStore

AS_TYPED_LIMIT = 20


@unique
class NotFound(Enum):
    UNKNOWN_TO_SERVER = "unknown_to_server"
    NOT_HERE_AND_OFFLINE = "not_here_and_offline"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found. `fault` says why the server could not be asked, where it was tried."""

    matches: tuple[Match, ...] = ()
    not_found: NotFound | None = None
    asked_server: bool = False
    fault: ServerFault | None = None


class LookupService:
    """Methods may raise StoreFault; only `refresh` raises ServerFault."""

    def __init__(
        self,
        *,
        cards: CardReader,
        cache: CacheStore,
        keeper: RecordKeeper,
        link: Callable[[], Link | None],
        clock: Clock,
        country: Callable[[], str],
        on_opened: Callable[[CustomerKey], None],
    ) -> None:
        self._cards = cards
        self._cache = cache
        self._keeper = keeper
        self._link = link
        self._clock = clock
        self._country = country
        self._on_opened = on_opened

    async def recents(self, limit: int = 8) -> tuple[Match, ...]:
        """Who was seen or registered here lately."""
        return await self._cards.recents(limit)

    async def as_typed(self, text: str, limit: int = AS_TYPED_LIMIT) -> tuple[Match, ...]:
        """Matches on this till for what has been typed so far."""
        return (await self._here(self._read(text), text, limit)) if text.strip() else ()

    async def find_here(self, text: str) -> Found:
        """Matches on this till alone."""
        matches = await self._here(self._read(text), text, AS_TYPED_LIMIT)
        return Found(matches=matches, not_found=None if matches else NotFound.NOT_HERE_AND_OFFLINE)

    async def find(self, text: str) -> Found:
        """Ask the server, and this till where it cannot be asked or knows none."""
        wanted = self._read(text)
        words = text.split()
        if not wanted and not any(word[0].isalpha() for word in words):
            return Found(not_found=NotFound.UNREADABLE)
        if wanted:
            return await self._find(wanted, lambda link: self._ask_kinds(link, wanted), text)
        return await self._find((), lambda link: self._ask_names(link, words), text)

    async def scan_here(self, code: str, kind: IdentifierKind | None = None) -> Found:
        """Who on this till has the scanned code; never a name."""
        wanted = identifiers.from_scan(code, country=self._country(), kind=kind)
        matches = await self._cards.by_identifiers(wanted)
        return Found(matches=matches, not_found=None if matches else NotFound.NOT_HERE_AND_OFFLINE)

    async def scan(self, code: str, kind: IdentifierKind | None = None) -> Found:
        """Ask the server for the scanned code: its likeliest kind first, the other kind once."""
        wanted = identifiers.from_scan(code, country=self._country(), kind=kind)
        if not wanted:
            return Found(not_found=NotFound.UNREADABLE)
        return await self._find(wanted, lambda link: self._ask_kinds(link, wanted), "")

    async def card(self, key: CustomerKey) -> Card | None:
        """A customer from this till, at once."""
        return await self._cards.card(key)

    async def refresh(self, key: CustomerKey) -> Card | None:
        """A customer from the server, in exactly one call. None if neither side knows them (any
        more: who was erased there is forgotten here).

        Raises ServerFault where the server did not say; what this till has stays as it is.
        """
        card = await self._cards.card(key)
        link = self._link()
        if card is None or (card.is_local_only and card.ops):
            return card
        if link is None:
            raise CredentialsFault("no login for this server yet")
        whom, asked_at = card.customer.identifiers[0], self._clock.now()
        try:
            told = await link.customers.get_card(whom)
        except ErasedFault:
            await self._keeper.erased(whom, origin=self)
            return await self._cards.card(key)
        if told is None:
            return card
        current = await self._keeper.card(told, whom, asked_at, is_touched=True, origin=self)
        return await self._cards.card(current)

    async def opened(self, key: CustomerKey) -> None:
        """Remember this customer as the latest one seen here."""
        self._on_opened(key)
        await self._cache.touch(key)

    async def known_as(self, customer: Customer) -> CustomerKey:
        """The key of this customer on this till, be it one from before the server told its id."""
        here = await self._cache.get(customer_key(customer))
        for identifier in customer.identifiers if here is None else ():
            other = await self._cache.find(identifier)
            if other is not None and not (other.customer.user_id and customer.user_id):
                here = other
                break
        return here.key if here is not None else customer_key(customer)

    def _read(self, text: str) -> tuple[Identifier, ...]:
        return identifiers.candidates(text, country=self._country())

    async def _here(
        self, wanted: tuple[Identifier, ...], text: str, limit: int
    ) -> tuple[Match, ...]:
        """Owners of the identifiers; where there are none, names and last digits."""
        exact = await self._cards.by_identifiers(wanted)
        return exact or await self._cards.by_name(text, limit)

    async def _find(
        self,
        wanted: tuple[Identifier, ...],
        ask: Callable[[Link], Awaitable[tuple[Match, ...]]],
        text: str,
    ) -> Found:
        link = self._link()
        fault: ServerFault | None = None
        matches: tuple[Match, ...] = ()
        if link is not None:
            try:
                matches = await ask(link)
            except ServerFault as error:
                fault = error
        if matches:
            return Found(matches=matches, asked_server=True)
        here = (
            await self._here(wanted, text, AS_TYPED_LIMIT)
            if text
            else await self._cards.by_identifiers(wanted)
        )
        has_asked = link is not None and fault is None
        missing = NotFound.UNKNOWN_TO_SERVER if has_asked else NotFound.NOT_HERE_AND_OFFLINE
        return Found(
            matches=here, not_found=None if here else missing, asked_server=has_asked, fault=fault
        )

    async def _ask_kinds(self, link: Link, wanted: tuple[Identifier, ...]) -> tuple[Match, ...]:
        """Ask for the likeliest reading, then once for the other. A refusal of one reading (not a
        number of this organisation's, say) does not keep the other from being asked.
        """
        refusal: RefusedFault | None = None
        for identifier in wanted[:2]:
            asked_at = self._clock.now()
            try:
                card = await link.customers.get_card(identifier)
            except ErasedFault:
                await self._keeper.erased(identifier, origin=self)
                continue
            except RefusedFault as fault:
                refusal = refusal or fault
                continue
            if card is not None:
                key = await self._keeper.card(
                    card, identifier, asked_at, is_touched=True, origin=self
                )
                found = _match(key, card.customer, asked_at, MatchReason.IDENTIFIER)
                return (found,)
        if refusal is not None:
            raise refusal
        return ()

    async def _ask_names(self, link: Link, words: list[str]) -> tuple[Match, ...]:
        """Customers by first and last name, in either order; a single word may be either name.

        They show as the server just told them, also where this till knows more and keeps that.
        """
        first, rest = words[0], " ".join(words[1:])
        pairs = ((first, rest), (rest, first)) if rest else ((first, ""), ("", first))
        asked_at = self._clock.now()
        answers = [await link.customers.search_names(*pair) for pair in pairs]
        customers = dict.fromkeys(chain.from_iterable(answers))
        found = [customer for customer in customers if customer.identifiers]
        await self._keeper.rows(found, asked_at, origin=self)
        return tuple(
            [
                _match(await self.known_as(each), each, asked_at, MatchReason.FROM_SERVER)
                for each in found
            ]
        )


def _match(
    key: CustomerKey, customer: Customer, fetched_at: datetime, reason: MatchReason
) -> Match:
    return Match(key=key, customer=customer, fetched_at=fetched_at, reasons=(reason,))
