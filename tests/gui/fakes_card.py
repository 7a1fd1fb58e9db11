"""Stand-ins for what an open customer's tabs ask: records, writing, drafts and the audit.

What waits here is laid over what the server told by the services' own rules: `records.ops` are the
ops of a customer, and a saved one is among them at once.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from app.domain.audit import Act, Detail
from app.domain.card import Card as WholeCard
from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.customer import Customer, CustomerKey
from app.domain.faults import Fault
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import IdentityChange, IdentityRequest
from app.domain.kept import Kept
from app.domain.op import (
    Associate,
    AssociateId,
    Binding,
    Op,
    OpId,
    OpKind,
    OpState,
    Payload,
)
from app.domain.preferences import Preferences, PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import ProfileEdit, base_of
from app.domain.registration import FormValues
from app.domain.subscription import Subscription, SubscriptionChange
from app.services.cards import Card
from app.services.records import Listed, Overview
from app.services.records_history import History
from app.services.records_overlay import (
    IdentityRow,
    PreferencesView,
    ProfileView,
    SubscriptionRow,
    identity_rows,
    preferences_with,
    profile_with,
    subscription_rows,
)
from app.services.records_parts import IDENTITY_REQUESTS, PREFERENCES, SUBSCRIPTIONS, Part
from app.services.writing import subject_of

T = TypeVar("T")
AT = datetime(2026, 11, 23, 13, 58, tzinfo=UTC)
AMY = Associate(id=AssociateId("a1"), name="Noor A.", is_supervisor=True)


def saved_op(
    card: Card,
    kind: OpKind,
    payload: Payload,
    *,
    op_id: str = "saved-1",
    state: OpState = OpState.QUEUED,
    **changes: Any,
) -> Op:
    """What a saved write about `card` becomes."""
    values: dict[str, Any] = {
        "id": OpId(op_id),
        "seq": 1,
        "kind": kind,
        "state": state,
        "lane": card.key,
        "subject": subject_of(card),
        "payload": payload,
        "binding": Binding(server_url="https://x", organisation="1", till_login="t"),
        "associate": AMY,
        "created_at": AT,
        "epoch": 1,
    }
    return Op(**(values | changes))


@dataclass
class FakeRecords:
    """`server` is what a call for a part answers, by its name; `asked` are the calls in order."""

    customers: Callable[[CustomerKey], Customer | None] = lambda _key: None
    whole: dict[CustomerKey, WholeCard] = field(default_factory=dict)
    histories: dict[CustomerKey, History] = field(default_factory=dict)
    parts: dict[tuple[CustomerKey, str], object] = field(default_factory=dict)
    server: dict[str, object] = field(default_factory=dict)
    ops: defaultdict[CustomerKey, list[Op]] = field(default_factory=lambda: defaultdict(list))
    asked: list[str] = field(default_factory=list)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)

    async def card(self, key: CustomerKey) -> Kept[WholeCard] | None:
        found = self.whole.get(key)
        return None if found is None else Kept(value=found, fetched_at=AT)

    async def overview(self, key: CustomerKey) -> Overview:
        return Overview(
            card=await self.card(key),
            history=await self.transactions(key),
            preferences=await self.preferences(key),
            subscriptions=await self.subscriptions(key),
        )

    async def transactions(self, key: CustomerKey) -> Kept[History] | None:
        if key in self.histories:
            return Kept(value=self.histories[key], fetched_at=AT)
        found = self.whole.get(key)
        if found is None:
            return None
        return Kept(value=History(transactions=found.transactions, has_more=True), fetched_at=AT)

    async def profile(self, key: CustomerKey) -> ProfileView | None:
        customer = self.customers(key)
        return None if customer is None else profile_with(customer, self.ops[key], fetched_at=AT)

    async def preferences(self, key: CustomerKey) -> PreferencesView:
        kept = self._part(key, PREFERENCES)
        told = kept if isinstance(kept, Preferences) else Preferences()
        at = AT if kept is not None else None
        return preferences_with(told, self.ops[key], fetched_at=at)

    async def subscriptions(self, key: CustomerKey) -> Listed[SubscriptionRow]:
        told: Sequence[Subscription] = self._listed(key, SUBSCRIPTIONS, Subscription)
        rows = subscription_rows(told, self.ops[key])
        return Listed(rows=rows, fetched_at=self._at(key, SUBSCRIPTIONS))

    async def identity_requests(self, key: CustomerKey) -> Listed[IdentityRow]:
        told: Sequence[IdentityRequest] = self._listed(key, IDENTITY_REQUESTS, IdentityRequest)
        rows = identity_rows(told, self.ops[key])
        return Listed(rows=rows, fetched_at=self._at(key, IDENTITY_REQUESTS))

    async def refresh(self, key: CustomerKey, part: Part[T]) -> Kept[T] | None:
        self.asked.append(part.name)
        gate = self.gates.get(part.name)
        if gate is not None:
            await gate.wait()
        answer = self.server.get(part.name)
        if isinstance(answer, Fault):
            raise answer
        if answer is not None:
            self.parts[key, part.name] = answer
        return None

    def keep(self, key: CustomerKey, part: Part[T], value: T) -> None:
        """As the server last told it."""
        self.parts[key, part.name] = value

    def _part(self, key: CustomerKey, part: Part[Any]) -> object:
        return self.parts.get((key, part.name))

    def _at(self, key: CustomerKey, part: Part[Any]) -> datetime | None:
        return AT if (key, part.name) in self.parts else None

    def _listed(self, key: CustomerKey, part: Part[Any], of: type[T]) -> Sequence[T]:
        found = self._part(key, part)
        return [each for each in found if isinstance(each, of)] if isinstance(found, tuple) else []


@dataclass
class FakeWriting:
    """Saves at once, unless `refusal` says otherwise; `saved` are (card, payload, token)."""

    records: FakeRecords
    changes: ChangeFeed
    saved: list[tuple[Card, Payload, str]] = field(default_factory=list)
    refusal: Exception | None = None

    @property
    def payloads(self) -> list[Payload]:
        return [payload for _, payload, _ in self.saved]

    async def edit(
        self, card: Card, change: ProfileChange, *, token: str, replacing: OpId | None = None
    ) -> Op:
        edit = ProfileEdit(change=change, base=base_of(card.customer, change))
        return await self._save(card, OpKind.PROFILE_CHANGE, edit, token)

    async def ask_for_identifier(
        self, card: Card, kind: IdentifierKind, new: str, *, token: str
    ) -> Op:
        old = next(one.value for one in card.customer.identifiers if one.kind is kind)
        asked = IdentityChange(kind=kind, old=old, new=new)
        return await self._save(card, OpKind.IDENTITY_CHANGE, asked, token)

    async def set_preferences(self, card: Card, change: PreferencesChange, *, token: str) -> Op:
        return await self._save(card, OpKind.PREFERENCES, change, token)

    async def switch_messages(self, card: Card, change: SubscriptionChange, *, token: str) -> Op:
        return await self._save(card, OpKind.SUBSCRIPTION, change, token)

    async def _save(self, card: Card, kind: OpKind, payload: Payload, token: str) -> Op:
        self.saved.append((card, payload, token))
        if self.refusal is not None:
            raise self.refusal
        await asyncio.sleep(0)
        made = saved_op(card, kind, payload, op_id=token)
        self.records.ops[card.key].append(made)
        ops = frozenset({made.id})
        self.changes.publish(ChangeSet(customers=frozenset({card.key}), ops=ops, saved=ops))
        return made


@dataclass
class FakeDrafts:
    """`kept` by associate, form and customer."""

    associate: Callable[[], Associate | None] = lambda: AMY
    kept: dict[tuple[str, str, str], Mapping[str, str]] = field(default_factory=dict)

    async def save(
        self, form: str, subject: str, values: FormValues, *, owner: AssociateId | None = None
    ) -> None:
        self.kept[self._owner(owner), form, subject] = dict(values)

    async def load(self, form: str, subject: str) -> FormValues | None:
        return self.kept.get((self._owner(None), form, subject))

    async def drop(self, form: str, subject: str, *, owner: AssociateId | None = None) -> None:
        self.kept.pop((self._owner(owner), form, subject), None)

    async def follow(self, renamed: Iterable[tuple[CustomerKey, CustomerKey]]) -> None:
        for old, new in renamed:
            for owner, form, subject in [place for place in self.kept if place[2] == old]:
                self.kept[owner, form, new] = self.kept.pop((owner, form, subject))

    def _owner(self, owner: AssociateId | None) -> str:
        associate = self.associate()
        return owner or (associate.id if associate is not None else "")


@dataclass
class FakeAudit:
    """`acts` as they were written down."""

    acts: list[tuple[Act, CustomerKey | None]] = field(default_factory=list)

    async def record(
        self,
        act: Act,
        *,
        who: Associate | None = None,
        customer: CustomerKey | None = None,
        detail: Detail | None = None,
    ) -> None:
        self.note(act, who=who, customer=customer, detail=detail)

    def note(
        self,
        act: Act,
        *,
        who: Associate | None = None,
        customer: CustomerKey | None = None,
        detail: Detail | None = None,
    ) -> None:
        self.acts.append((act, customer))
