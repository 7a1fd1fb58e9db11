"""Registering a person: one path, online and off. Saved on this till first, sent from there."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from app.domain import identifiers
from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.clock import Clock
from app.domain.customer import CustomerKey, customer_key
from app.domain.email import read_email
from app.domain.faults import NotOurServerFault, RefusedFault, StoreFault
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.match import Match, MatchReason
from app.domain.op import OpId, OpKind
from app.domain.organisation import DEFAULT_RULES, FieldSpec, FieldType, RegistrationRules
from app.domain.phone import read_phone
from app.domain.registration import FormValues, Registration
from app.domain.registration_review import Review, review
from app.services.saving import AlreadyWaiting, Saver
from app.settings.declarations import RegistrationSettings

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.api.link import Link
    from app.services.cards import Card, CardReader
    from app.services.records_keeper import RecordKeeper
    from app.store.cache import CacheStore
    from app.store.outbox import OutboxStore

_log = logging.getLogger(__name__)

DOUBLES_SHOWN = 4
LAST_DIGITS = 4


class RegistrationService:
    """Methods may raise StoreFault; only the `…_server` ones raise ServerFault.

    `now` tells the time that is sent: the server's, where it is known.
    """

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        cache: CacheStore,
        cards: CardReader,
        keeper: RecordKeeper,
        saver: Saver,
        changes: ChangeFeed,
        clock: Clock,
        now: Callable[[], datetime],
        link: Callable[[], Link | None],
        country: Callable[[], str],
        zone: tzinfo,
        defaults: RegistrationSettings,
    ) -> None:
        self._outbox = outbox
        self._cache = cache
        self._cards = cards
        self._keeper = keeper
        self._saver = saver
        self._changes = changes
        self._clock = clock
        self._now = now
        self._link = link
        self._country = country
        self._zone = zone
        self._defaults = defaults

    async def rules(self) -> RegistrationRules:
        """The organisation's rules as last fetched; this till's own where it never told any."""
        try:
            kept = await self._cache.rules()
        except StoreFault:
            kept = None  # the cache is disposable: a form with this till's own rules beats none
        return kept or built_in_rules(self._defaults)

    async def refresh_from_server(self) -> RegistrationRules:
        """Fetch the rules and the store's staff anew. Raises ServerFault."""
        link = self._link()
        if link is None:
            return await self.rules()
        try:
            await self._cache.put_rules(await link.organisations.rules(), self._clock.now())
        except (RefusedFault, NotOurServerFault) as fault:
            # A cluster may lack the call: this till's own rules stand, and the staff is asked for.
            _log.info("no rules", extra={"fault": type(fault).__name__})
        try:
            await self._cache.put_staff(await link.stores.staff(), self._clock.now())
        except (RefusedFault, NotOurServerFault) as fault:
            _log.info("no staff", extra={"fault": type(fault).__name__})
        self._changes.publish(ChangeSet(organisation=True, origin=self))
        return await self.rules()

    def review(self, values: FormValues, rules: RegistrationRules) -> Review:
        """Judge the form as typed so far."""
        return review(
            values,
            rules=rules,
            country=self._country(),
            zone=self._zone,
            now=self._now(),
        )

    async def doubles(self, values: FormValues) -> tuple[Match, ...]:
        """Who on this till may be the same person: one identifier is alike, the whole name, or one
        name together with the mobile's last four digits (as when a prefix was mistyped).
        """
        wanted = self._identifiers(values)
        typed = (values.get("firstname", "").strip(), values.get("lastname", "").strip())
        searches = [" ".join(typed)] if all(typed) else []
        mobile = next((one.value for one in wanted if one.kind is IdentifierKind.MOBILE), "")
        if mobile:
            searches += [f"{name} {mobile[-LAST_DIGITS:]}" for name in filter(None, typed)]
        found = {match.key: match for match in await self._cards.by_identifiers(wanted)}
        for text in searches:
            for match in await self._cards.by_name(text, DOUBLES_SHOWN):
                found.setdefault(match.key, match)
        return tuple(found.values())[:DOUBLES_SHOWN]

    async def doubles_on_server(self, values: FormValues) -> tuple[Match, ...]:
        """Who on the server has one of the identifiers. Raises ServerFault."""
        link, wanted = self._link(), self._identifiers(values)
        if link is None or not wanted:
            return ()
        matches: dict[CustomerKey, Match] = {}
        asked_at = self._clock.now()
        answers = await link.customers.get_many(wanted)
        await self._keeper.answers(answers, asked_at, origin=self)
        for answer in answers:
            if answer.customer is None:
                continue
            key = customer_key(answer.customer)
            here = await self._cache.get(key)
            key = key if here is None else here.key
            matches[key] = Match(
                key=key,
                customer=answer.customer,
                fetched_at=asked_at,
                reasons=(MatchReason.IDENTIFIER, MatchReason.FROM_SERVER),
            )
        return tuple(matches.values())

    async def register(
        self, registration: Registration, *, token: str, replacing: OpId | None = None
    ) -> Card:
        """Save a registration on this till; it is durable when this returns, and sent from there.

        `token` makes one filled form one registration, however often its button is pressed.
        `replacing` is a refused op that this one corrects: it is withdrawn once this one is saved.
        Raises AlreadyWaiting, NotReadyError, StoreFault.
        """
        await self._refuse_second(registration, token, replacing)
        op = await self._saver.save(
            OpKind.REGISTRATION, registration, token=token, replacing=replacing
        )
        card = await self._cards.card(op.local_key)
        if card is None:
            raise LookupError(op.id)
        return card

    async def _refuse_second(
        self, registration: Registration, token: str, replacing: OpId | None
    ) -> None:
        for waiting in await self._outbox.find_by_identifiers(registration.identifiers):
            is_same_form = waiting.id in (token, replacing)
            if waiting.kind is OpKind.REGISTRATION and not is_same_form:
                raise AlreadyWaiting(waiting)

    def _identifiers(self, values: FormValues) -> tuple[Identifier, ...]:
        """The identifiers that can be read from a form, however unfinished the rest is."""
        found: list[Identifier] = []
        phone = read_phone(values.get("mobile", ""), country=self._country())
        if phone.digits:
            found.append(identifiers.mobile(phone.digits))
        address = read_email(values.get("email", "")).address
        if address is not None:
            found.append(identifiers.email(address))
        card = values.get("external_id", "")
        if identifiers.readable_external_id(card):
            found.append(identifiers.external_id(card))
        return tuple(found)


def built_in_rules(defaults: RegistrationSettings) -> RegistrationRules:
    """The rules of this till's own settings, for servers that have none."""
    specs = tuple(
        FieldSpec(
            name=field.name,
            label=field.label or field.name,
            type=FieldType(field.type) if field.type in set(FieldType) else FieldType.TEXT,
            options=field.options,
            position=position,
            is_mandatory=field.is_mandatory,
        )
        for position, field in enumerate(defaults.custom_fields)
    )
    return replace(
        DEFAULT_RULES,
        is_mobile_required="mobile" in defaults.required,
        is_email_required="email" in defaults.required,
        required=frozenset(defaults.required) - {"mobile", "email"},
        custom_fields=specs,
    )
