"""Words a customer's card for the page. Pure: reads a card, knows no service and no widget."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.customer import Customer, CustomField, ExpiringPoints
from app.domain.organisation import FieldType, RegistrationRules
from app.ui.formats import (
    age_tone,
    age_words,
    contact_words,
    date_words,
    identifier_words,
    moment_words,
    money_words,
    name_words,
    number_words,
)
from app.ui.pages.customer_view import CardView, ProfileField
from app.ui.tone import Tone
from app.ui.widgets.expiry_list import ExpiryLine
from app.ui.widgets.fact_list import Fact
from app.ui.wording import state_words, why_words
from app.ui.wording_customer import (
    do_not_call_words,
    fraud_words,
    gender_words,
    opt_in_words,
    place_words,
    side_effect_words,
    type_words,
)

if TYPE_CHECKING:
    from app.services.cards import Card

translate = QCoreApplication.translate
UNKNOWN = "–"
_WORST = (Tone.BAD, Tone.CARE, Tone.BRAND, Tone.GREY, Tone.GOOD, Tone.NEUTRAL)


def card_view(
    card: "Card",
    *,
    now: datetime,
    currency: str,
    is_revealed: bool,
    was_waiting: bool,
    is_confirmed: bool,
    rules: RegistrationRules,
    line_words: tuple[str, Tone, str],
) -> CardView:
    """Word `card`. `was_waiting`: it was seen unsent a moment ago; `is_confirmed`: the server told
    it since it was opened; `line_words` are the pill's text, tone and advice where the line is
    down, else empty texts.
    """
    customer = card.customer
    state, state_tone = _state(card, was_waiting=was_waiting)
    notice_chip, notice_tone, notice = line_words
    op = card.ops[0] if card.ops else None
    if op is not None and (why := why_words(op)):
        (notice_chip, notice_tone), notice = state_words(op), why
    return CardView(
        name=name_words(customer),
        raw_name=customer.name,
        tier=customer.tier,
        contacts=contact_words(customer, is_revealed=is_revealed),
        is_revealed=is_revealed,
        points=number_words(customer.points),
        lifetime_points=number_words(customer.lifetime_points),
        purchases=money_words(customer.lifetime_purchases, currency),
        age=age_words(card.fetched_at, now),
        freshness=_freshness(card, now, is_confirmed=is_confirmed),
        freshness_tone=age_tone(card.fetched_at, now),
        state=state,
        state_tone=state_tone,
        notice=notice,
        notice_chip=notice_chip,
        notice_tone=notice_tone,
        good_news=side_effect_words(card.side_effects, currency),
        registered=_registered(card),
        status=_status(card),
        expiry=_expiry(customer.expiring_points),
        no_expiry=_no_expiry(card),
        fields=_fields(customer, rules, is_revealed=is_revealed),
    )


def _freshness(card: "Card", now: datetime, *, is_confirmed: bool) -> str:
    age = age_words(card.fetched_at, now)
    if is_confirmed or card.fetched_at is None:
        return age
    return translate("card", "{age} · from this till").format(age=age)


def _state(card: "Card", *, was_waiting: bool) -> tuple[str, Tone]:
    """The chip: saved here or sent, then what the server warns of; the worst tone wins."""
    said = [state_words(op) for op in card.ops]
    if not said and was_waiting:
        said.append((translate("card", "Sent"), Tone.GOOD))
    fraud, fraud_tone = fraud_words(card.customer)
    if fraud_tone in {Tone.BAD, Tone.CARE} and fraud:
        said.append((fraud, fraud_tone))
    calls, calls_tone = do_not_call_words(card.customer)
    if calls_tone is Tone.CARE and calls:
        said.append((calls, calls_tone))
    if not said:
        return "", Tone.NEUTRAL
    tone = min((tone for _, tone in said), key=_WORST.index)
    return " · ".join(dict.fromkeys(words for words, _ in said)), tone


def _registered(card: "Card") -> tuple[Fact, ...]:
    customer = card.customer
    at, updated = customer.registered_at, customer.updated_at
    by = customer.registered_by or next((op.associate.name for op in card.ops), "")
    rows = (
        ("when", translate("card", "When"), moment_words(at) if at else ""),
        ("store", translate("card", "Store"), place_words(customer.registered_store)),
        ("till", translate("card", "Till"), place_words(customer.registered_till)),
        ("by", translate("card", "By"), by),
        ("updated", translate("card", "Last update"), moment_words(updated) if updated else ""),
        ("user_id", translate("card", "User id"), customer.user_id or ""),
    )
    return tuple(
        Fact(name=name, label=label, value=value or UNKNOWN) for name, label, value in rows
    )


def _status(card: "Card") -> tuple[Fact, ...]:
    customer = card.customer
    words = translate("card", "None known")
    if card.is_local_only:
        words = translate("card", "Not known yet")
    none = (words, Tone.NEUTRAL)
    rows = (
        ("fraud", translate("card", "Fraud"), fraud_words(customer)),
        ("do_not_call", translate("card", "Calls"), do_not_call_words(customer)),
        ("opt_in", translate("card", "Messages"), opt_in_words(customer)),
        (
            "type",
            translate("card", "Programme"),
            (type_words(customer.type) if customer.type is not None else "", Tone.NEUTRAL),
        ),
    )
    made = []
    for name, label, (words, tone) in rows:
        shown, shown_tone = (words, tone) if words else none
        made.append(Fact(name=name, label=label, value=shown, tone=shown_tone))
    return tuple(made)


def _no_expiry(card: "Card") -> str:
    """What stands where there are no points to list."""
    if card.is_local_only:
        return translate("card", "Known once they are sent.")
    return translate("card", "No points that expire.")


def _expiry(points: tuple[ExpiringPoints, ...]) -> tuple[ExpiryLine, ...]:
    ordered = sorted(points, key=lambda some: some.expires_on or date.max)
    return tuple(
        ExpiryLine(
            when=date_words(some.expires_on) if some.expires_on else translate("card", "no end"),
            points=some.points,
            words=number_words(some.points),
            is_next=position == 0 and some.expires_on is not None,
        )
        for position, some in enumerate(ordered)
    )


def _fields(
    customer: Customer, rules: RegistrationRules, *, is_revealed: bool
) -> tuple[ProfileField, ...]:
    shown = {
        identifier.kind.value: identifier_words(identifier, is_revealed=is_revealed)
        for identifier in customer.identifiers
    }
    rows = [
        ("firstname", translate("card", "First name"), customer.firstname),
        ("lastname", translate("card", "Last name"), customer.lastname),
        ("mobile", translate("card", "Mobile"), shown.get("mobile", "")),
        ("email", translate("card", "E-mail"), shown.get("email", "")),
        ("external_id", translate("card", "External id (card)"), shown.get("external_id", "")),
        ("gender", translate("card", "Gender"), gender_words(customer.gender)),
    ]
    rows += [_custom(field, rules) for field in customer.custom_fields]
    return tuple(
        ProfileField(name=f"profile_{name}", label=label, value=value)
        for name, label, value in rows
    )


def _custom(field: CustomField, rules: RegistrationRules) -> tuple[str, str, str]:
    """Name, label and value of a custom field, as far as the organisation explains it."""
    spec = next((spec for spec in rules.custom_fields if spec.name == field.name), None)
    label = spec.label if spec is not None and spec.label else field.name.replace("_", " ")
    values = field.values
    if spec is not None and spec.type is FieldType.DATE:
        values = tuple(_date(value) for value in values)
    name = f"custom_{field.name}"
    return name, label[:1].upper() + label[1:], translate("card", ", ").join(values)


def _date(text: str) -> str:
    try:
        return date_words(date.fromisoformat(text[:10]))
    except ValueError:
        return text
