"""Whether a customer wants messages: by channel, by kind of message, and by scope."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, unique

from app.domain.identifiers import Identifier
from app.domain.write_problem import demand_somebody


@unique
class Channel(StrEnum):
    SMS = "sms"
    EMAIL = "email"


@unique
class MessageKind(StrEnum):
    """What the API calls a priority."""

    TRANSACTIONAL = "TRANS"
    BULK = "BULK"


@unique
class SubscriptionStatus(StrEnum):
    SUBSCRIBED = "SUBSCRIBED"
    UNSUBSCRIBED = "UNSUBSCRIBED"
    NOT_SET = "NOT_SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What the server says of one channel and kind. Each is the server's own word where it is none
    of the known ones; an empty scope is the organisation's one.
    """

    channel: str
    kind: str
    scope: str = ""
    status: str = SubscriptionStatus.NOT_SET


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionQuery:
    """Which subscriptions; what is not given does not narrow."""

    channel: Channel | None = None
    kind: MessageKind | None = None
    scope: str = ""


ALL_SUBSCRIPTIONS = SubscriptionQuery()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionChange:
    """One channel and kind, to be switched on or off. Raises WriteError where it names nobody."""

    whom: Identifier
    channel: Channel
    kind: MessageKind
    scope: str = ""
    is_subscribed: bool

    def __post_init__(self) -> None:
        demand_somebody(self.whom)

    @property
    def status(self) -> SubscriptionStatus:
        """What a later read shows once it is done."""
        if self.is_subscribed:
            return SubscriptionStatus.SUBSCRIBED
        return SubscriptionStatus.UNSUBSCRIBED


def is_told(change: SubscriptionChange, seen: Iterable[Subscription]) -> bool:
    """Whether a read says anything of what the change is about."""
    return bool(_about(change, seen))


def is_met(change: SubscriptionChange, seen: Iterable[Subscription]) -> bool:
    """Whether a later read shows the change. A scope that either leaves out is no difference."""
    found = _about(change, seen)
    return bool(found) and all(subscription.status == change.status for subscription in found)


def _about(change: SubscriptionChange, seen: Iterable[Subscription]) -> list[Subscription]:
    return [
        subscription
        for subscription in seen
        if (subscription.channel, subscription.kind) == (change.channel, change.kind)
        and (not change.scope or subscription.scope in ("", change.scope))
    ]
