"""Subscriptions between the wire and the domain.

| wire             | domain                              |
|------------------|-------------------------------------|
| priority         | kind                                |
| user_preference  | status                              |
| is_subscribed    | SubscriptionChange.is_subscribed    |
"""

from collections.abc import Iterable

from app.api.wire import normal
from app.api.wire.normal import Tree
from app.api.wire.whom import whom_tree
from app.api.wire.words import word
from app.domain.subscription import (
    Channel,
    MessageKind,
    Subscription,
    SubscriptionChange,
    SubscriptionQuery,
    SubscriptionStatus,
)


def subscriptions_from(entries: Iterable[Tree], scope: str) -> tuple[Subscription, ...]:
    """Of each `subscription` channel by channel and kind by kind; `scope` is the one asked for,
    where the reply names none.
    """
    return tuple(
        Subscription(
            channel=word(channel.get("name"), Channel),
            kind=word(kind.get("name"), MessageKind),
            scope=normal.text(subscription.get("scope")) or scope,
            status=word(kind.get("user_preference"), SubscriptionStatus)
            or SubscriptionStatus.NOT_SET.value,
        )
        for subscription in entries
        for channel in normal.many(subscription.get("channel"), "channel")
        for kind in normal.many(channel.get("priority"), "priority")
    )


def subscription_tree(change: SubscriptionChange) -> dict[str, object]:
    """One `subscription` of a POST to customer/subscriptions."""
    tree = {
        **whom_tree(change.whom),
        "channel": change.channel.value,
        "priority": change.kind.value,
        "scope": change.scope,
        "is_subscribed": "1" if change.is_subscribed else "0",
    }
    return {name: value for name, value in tree.items() if value}


def subscription_parameters(query: SubscriptionQuery) -> dict[str, str]:
    """The query as a GET of customer/subscriptions takes it."""
    found = {
        "channel": query.channel.value if query.channel else "",
        "priority": query.kind.value if query.kind else "",
        "scope": query.scope,
    }
    return {name: value for name, value in found.items() if value}
