"""What a customer's preferences and subscriptions are called."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.customer import CustomField
from app.domain.organisation import FieldSpec, FieldType
from app.domain.subscription import Channel, MessageKind, Subscription, SubscriptionStatus
from app.ui.wording_loyalty import label_of, plain_name

translate = QCoreApplication.translate
NEW_NAME = "new_name"
NEW_VALUE = "new_value"


def preference_specs(fields: Sequence[CustomField]) -> tuple[FieldSpec, ...]:
    """How each preference is edited. The server names them, and tells no more of them."""
    return tuple(
        FieldSpec(
            name=field.name,
            label=label_of(field.name),
            type=FieldType.SEVERAL if len(field.values) > 1 else FieldType.TEXT,
        )
        for field in fields
    )


def messages_words(subscription: Subscription) -> str:
    """Which messages: `Text messages: offers`."""
    words = translate("choices", "{channel}: {kind}").format(
        channel=_channel_words(subscription.channel), kind=_kind_words(subscription.kind)
    )
    if not subscription.scope:
        return words
    return translate("choices", "{messages} ({scope})").format(
        messages=words, scope=subscription.scope
    )


def _channel_words(channel: str) -> str:
    match channel:
        case Channel.SMS:
            return translate("choices", "Text messages")
        case Channel.EMAIL:
            return translate("choices", "E-mail")
        case _:
            return plain_name(channel)


def _kind_words(kind: str) -> str:
    match kind:
        case MessageKind.TRANSACTIONAL:
            return translate("choices", "receipts and service")
        case MessageKind.BULK:
            return translate("choices", "offers")
        case _:
            return plain_name(kind)


def status_words(status: str) -> str:
    match status:
        case SubscriptionStatus.SUBSCRIBED:
            return translate("choices", "Wanted")
        case SubscriptionStatus.UNSUBSCRIBED:
            return translate("choices", "Not wanted")
        case SubscriptionStatus.NOT_SET:
            return translate("choices", "Nothing said yet")
        case _:
            return plain_name(status)
