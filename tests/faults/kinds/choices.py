"""What a customer prefers and which messages they want: values that are set, and set over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from random import Random

from app.domain.customer import CustomField
from app.domain.identifiers import Identifier
from app.domain.op import Op, OpKind, Payload
from app.domain.preferences import PreferencesChange
from app.domain.subscription import Channel, MessageKind, SubscriptionChange
from app.sandbox.calls.table import Request
from app.sandbox.people.people import Person
from app.sandbox.state import Effect
from tests.faults.kinds.kind import About, Shopper
from tests.faults.kinds.tills import other_tills_write
from tests.faults.simulated.server import Server

_SIZE, _WRAPPING = "shoe_size", "gift_wrapping"
_UNKNOWN = "shirt_size"
"""A preference that the organisation does not ask for: the server keeps none of it."""
_WRAPPINGS = ("Always", "Ask", "Never")


class PreferenceChanges:
    """See `Kind`. Now and then a field is one that the server does not take, alone or beside a
    good one."""

    op_kind = OpKind.PREFERENCES
    needs_known = False
    is_setting = True

    def intend(
        self, draw: Random, shopper: Shopper, about: About | None, number: int, at: datetime
    ) -> PreferencesChange:
        assert about is not None
        fields = {_SIZE: str(number)}
        if draw.random() < 0.5:
            fields[_WRAPPING] = draw.choice(_WRAPPINGS)
        if draw.random() < 0.1:
            fields[_UNKNOWN] = "L"
            if draw.random() < 0.5:
                del fields[_SIZE]
        return PreferencesChange(
            whom=about.subject.whom,
            fields=tuple(CustomField(name=name, values=(value,)) for name, value in fields.items()),
        )

    def names(self, payload: Payload) -> Sequence[Identifier]:
        return ()

    def corrected(self, draw: Random, op: Op, number: int, at: datetime) -> PreferencesChange:
        payload = _preferences(op.payload)
        known = tuple(field for field in payload.fields if field.name != _UNKNOWN)
        size = CustomField(name=_SIZE, values=(str(number),))
        return replace(payload, fields=known or (size,))

    def elsewhere(self, draw: Random, shopper: Shopper, number: int) -> Request:
        fields = {"field": [{"name": _SIZE, "value": f"other {number}"}]}
        customer = {"mobile": shopper.mobile, "custom_fields": fields}
        return other_tills_write("customer/preferences", [customer])

    def is_of(self, payload: Payload, effect: Effect, server: Server) -> bool:
        return effect.call == "customer/preferences"

    def is_held(self, payload: Payload, person: Person | None, server: Server) -> bool:
        return person is not None and all(
            server.showed_row(
                "preference", user_id=person.user_id, name=field.name, value=field.values[0]
            )
            for field in _preferences(payload).fields
        )


class SubscriptionChanges:
    """See `Kind`. Many set what is set already."""

    op_kind = OpKind.SUBSCRIPTION
    needs_known = False
    is_setting = True

    def intend(
        self, draw: Random, shopper: Shopper, about: About | None, number: int, at: datetime
    ) -> SubscriptionChange:
        assert about is not None
        return SubscriptionChange(
            whom=about.subject.whom,
            channel=draw.choice(tuple(Channel)),
            kind=MessageKind.BULK,
            is_subscribed=draw.random() < 0.5,
        )

    def names(self, payload: Payload) -> Sequence[Identifier]:
        return ()

    def corrected(self, draw: Random, op: Op, number: int, at: datetime) -> SubscriptionChange:
        return _subscription(op.payload)

    def elsewhere(self, draw: Random, shopper: Shopper, number: int) -> Request:
        subscription = {
            "mobile": shopper.mobile,
            "channel": draw.choice(tuple(Channel)).value,
            "priority": MessageKind.BULK.value,
            "scope": "all",
            "is_subscribed": draw.choice("01"),
        }
        return other_tills_write(
            "customer/subscriptions", {"subscription": [subscription]}, has_customer=False
        )

    def is_of(self, payload: Payload, effect: Effect, server: Server) -> bool:
        return effect.call == "customer/subscriptions"

    def is_held(self, payload: Payload, person: Person | None, server: Server) -> bool:
        change = _subscription(payload)
        return person is not None and server.showed_row(
            "subscription",
            user_id=person.user_id,
            channel=change.channel.value.upper(),
            priority=change.kind.value,
            is_subscribed=change.is_subscribed,
        )


def _preferences(payload: Payload) -> PreferencesChange:
    assert isinstance(payload, PreferencesChange)
    return payload


def _subscription(payload: Payload) -> SubscriptionChange:
    assert isinstance(payload, SubscriptionChange)
    return payload
