"""Tiers, targets and promotional points in words, and what of a customer calls for care.

Says what the server told and nothing beyond it: where it tells no progress there is no sentence.
"""

from decimal import Decimal
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.card import FraudDetails, Segment
from app.domain.customer import Customer
from app.domain.fact import Fact
from app.domain.loyalty import (
    PromotionPoints,
    PromotionScope,
    TierChange,
    TierChangeType,
    TierRenewal,
    TierTarget,
)
from app.ui.counts import counts
from app.ui.formats import date_words, isolated, moment_words, money_words, number_words
from app.ui.tone import Tone
from app.ui.wording_customer import do_not_call_words, fraud_words, opt_in_words, place_words

translate = QCoreApplication.translate

_MONEY = ("PURCHASE", "AMOUNT", "SPEND", "SPENT", "VALUE")


def amount_words(based_on: str, amount: Decimal, currency: str) -> str:
    """`4,200 points`, `£4,200`, `3 visits`: an amount of what a tier is based on."""
    what = based_on.upper()
    if "POINT" in what:
        return points_words(amount)
    if "VISIT" in what:
        return counts.visits(int(amount))
    if any(word in what for word in _MONEY):
        return money_words(amount, currency)
    return translate("loyalty", "{number} ({what})").format(
        number=number_words(amount), what=plain_name(based_on)
    )


def points_words(points: int | Decimal) -> str:
    if points == 1:
        return translate("loyalty", "1 point")
    return translate("loyalty", "{number} points").format(number=number_words(points))


def plain_name(name: str) -> str:
    """The server's own name for something, as people write."""
    words = name.replace("_", " ").strip()
    return words if words != words.upper() else words.lower()


def label_of(name: str) -> str:
    """The server's own name for something, as a label."""
    words = plain_name(name)
    return words[:1].upper() + words[1:]


def upgrade_words(target: TierTarget, tier: str, currency: str) -> str:
    """What is missing for the tier above; empty where the server tells no number."""
    name = tier or translate("loyalty", "the next tier")
    gap, until = target.gap, target.valid_until
    if gap is None:
        return _of_threshold(target, name, currency)
    if gap <= 0:
        return translate("loyalty", "Enough for {tier} is reached").format(tier=name)
    amount = amount_words(target.based_on, gap, currency)
    if until is not None:
        words = translate("loyalty", "{amount} more by {date} for {tier}")
        return words.format(amount=amount, date=date_words(until), tier=name)
    return translate("loyalty", "{amount} more for {tier}").format(amount=amount, tier=name)


def renewal_words(renewal: TierRenewal, tier: str) -> str:
    """How long the tier lasts; empty where the server does not say."""
    name = tier or translate("loyalty", "The tier")
    day = date_words(renewal.expires_on) if renewal.expires_on is not None else ""
    if renewal.is_confirmed:
        if day:
            return translate("loyalty", "{tier} is kept beyond {date}").format(tier=name, date=day)
        return translate("loyalty", "{tier} is kept").format(tier=name)
    if not day:
        return ""
    return translate("loyalty", "{tier} lasts until {date}").format(tier=name, date=day)


def keep_words(target: TierTarget, tier: str, currency: str) -> str:
    """What is missing to keep the tier; empty where the server tells no number."""
    name = tier or translate("loyalty", "the tier")
    if target.gap is None:
        return _of_threshold(target, name, currency)
    if target.gap <= 0:
        return translate("loyalty", "Enough to keep {tier} is reached").format(tier=name)
    amount = amount_words(target.based_on, target.gap, currency)
    return translate("loyalty", "{amount} more keeps {tier}").format(amount=amount, tier=name)


def _of_threshold(target: TierTarget, name: str, currency: str) -> str:
    if target.threshold is None:
        return ""
    whole = amount_words(target.based_on, target.threshold, currency)
    if target.current is None:
        return translate("loyalty", "{amount} in all for {tier}").format(amount=whole, tier=name)
    current = amount_words(target.based_on, target.current, currency)
    words = translate("loyalty", "{current} of {amount} for {tier}")
    return words.format(current=current, amount=whole, tier=name)


def share(target: TierTarget) -> float | None:
    """How far the customer is, from 0 to 1; None where the server does not tell both numbers."""
    if target.current is None or target.threshold is None or target.threshold <= 0:
        return None
    return min(max(float(target.current / target.threshold), 0.0), 1.0)


def tier_change_words(change: TierChange) -> tuple[str, str]:
    """From which tier to which, and how, when and where."""
    if change.from_tier and change.to_tier:
        what = translate("loyalty", "From {old} to {new}").format(
            old=change.from_tier, new=change.to_tier
        )
    else:
        what = change.to_tier or change.from_tier
    parts = (
        _change_type_words(change.type),
        moment_words(change.changed_at) if change.changed_at is not None else "",
        place_words(change.store),
        change.notes,
    )
    return what, " · ".join(part for part in parts if part)


def _change_type_words(kind: str) -> str:
    match kind:
        case TierChangeType.UPGRADE:
            return translate("loyalty", "Upgrade")
        case TierChangeType.DOWNGRADE:
            return translate("loyalty", "Downgrade")
        case TierChangeType.RENEWAL:
            return translate("loyalty", "Renewal")
        case _:
            return plain_name(kind)


def promotion_words(promotion: PromotionPoints) -> tuple[str, str]:
    """How many points for what, and until when, issued where and when."""
    match promotion.scope:
        case PromotionScope.CUSTOMER:
            what = translate("loyalty", "for the customer")
        case PromotionScope.TRANSACTION:
            what = translate("loyalty", "for bill {id}").format(
                id=isolated(promotion.transaction_id or "–")
            )
        case PromotionScope.LINE_ITEM:
            what = translate("loyalty", "for line {line} of bill {id}").format(
                line=isolated(promotion.line_item_id or "–"),
                id=isolated(promotion.transaction_id or "–"),
            )
        case _:
            assert_never(promotion.scope)
    first = translate("loyalty", "{points} {what}").format(
        points=points_words(promotion.points), what=what
    )
    parts = [_until(promotion), _issued(promotion)]
    return first, " · ".join(part for part in parts if part)


def _until(promotion: PromotionPoints) -> str:
    if promotion.expires_on is None:
        return ""
    return translate("loyalty", "until {date}").format(date=date_words(promotion.expires_on))


def _issued(promotion: PromotionPoints) -> str:
    store = place_words(promotion.store)
    if promotion.issued_on is not None and store:
        return translate("loyalty", "issued {date}, {store}").format(
            date=date_words(promotion.issued_on), store=store
        )
    if promotion.issued_on is not None:
        return translate("loyalty", "issued {date}").format(date=date_words(promotion.issued_on))
    return translate("loyalty", "issued at {store}").format(store=store) if store else ""


def care_reasons(customer: Customer) -> tuple[str, ...]:
    """What an associate has to mind with this customer, a sentence each; mostly nothing."""
    found = []
    fraud, fraud_tone = fraud_words(customer)
    if fraud_tone is Tone.BAD:
        found.append(
            translate(
                "loyalty",
                "{status}: let a supervisor look before points or coupons are redeemed.",
            ).format(status=fraud)
        )
    elif fraud and fraud_tone is Tone.CARE:
        found.append(translate("loyalty", "{status}: ask a supervisor.").format(status=fraud))
    if do_not_call_words(customer)[1] is Tone.CARE:
        found.append(translate("loyalty", "On the do-not-call register: do not ring with offers."))
    if opt_in_words(customer)[1] is Tone.CARE:
        found.append(
            translate("loyalty", "Wants no promotional messages: do not offer to send any.")
        )
    return tuple(found)


def marked_words(fraud: FraudDetails) -> str:
    """Who marked the customer, and when; empty where neither is told."""
    at = moment_words(fraud.changed_at) if fraud.changed_at is not None else ""
    if fraud.marked_by and at:
        return translate("loyalty", "by {who}, {when}").format(who=fraud.marked_by, when=at)
    if fraud.marked_by:
        return translate("loyalty", "by {who}").format(who=fraud.marked_by)
    return at


def nps_words(status: str) -> str:
    """Whether the customer would recommend the shop, as they last said."""
    match status.strip().upper():
        case "PROMOTER":
            return translate("loyalty", "Promoter: recommends the shop")
        case "PASSIVE" | "NEUTRAL":
            return translate("loyalty", "Passive: neither recommends nor warns")
        case "DETRACTOR":
            return translate("loyalty", "Detractor: would warn others")
        case _:
            return status


def segment_words(segment: Segment) -> str:
    facts = ", ".join(fact_words(fact) for fact in segment.facts)
    if not facts:
        return segment.name
    return translate("loyalty", "{name} ({facts})").format(name=segment.name, facts=facts)


def fact_words(fact: Fact) -> str:
    """`months: 12`; a bare value alone."""
    if not fact.name:
        return fact.value
    return translate("loyalty", "{name}: {value}").format(
        name=plain_name(fact.name), value=fact.value
    )
