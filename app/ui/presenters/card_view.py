"""Words a customer's card for the page. Pure: reads a card, knows no service and no widget."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.op import Op
from app.services.records_overlay import profile_with
from app.ui.formats import (
    age_tone,
    age_words,
    contact_words,
    moment_words,
    money_words,
    name_words,
    number_words,
)
from app.ui.pages.customer_view import CardView
from app.ui.presenters.overview_view import expiry_bars
from app.ui.presenters.tabs_waiting import tabs_waiting
from app.ui.tone import Tone
from app.ui.widgets.fact_list import Fact
from app.ui.wording import state_words, why_words
from app.ui.wording_customer import (
    do_not_call_words,
    fraud_words,
    opt_in_words,
    place_words,
    side_effect_words,
    type_words,
)
from app.ui.wording_loyalty import care_reasons

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
    line_words: tuple[str, Tone, str],
) -> CardView:
    """Word `card`. `was_waiting`: it was seen unsent a moment ago; `is_confirmed`: the server told
    it since it was opened; `line_words` are the pill's text, tone and advice where the line is
    down, else empty texts.
    """
    # As they are once all is sent: what was changed here shows at once.
    customer = profile_with(card.customer, card.ops).customer
    state, state_tone = _state(card, was_waiting=was_waiting)
    notice_chip, notice_tone, notice = line_words
    op = card.ops[0] if card.ops else None
    if op is not None and (why := why_words(op)):
        (notice_chip, notice_tone), notice = state_words(op), why
    return CardView(
        name=name_words(customer),
        raw_name=customer.name,
        is_local_only=card.is_local_only,
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
        state_why=" ".join(care_reasons(customer)),
        notice=notice,
        notice_chip=notice_chip,
        notice_tone=notice_tone,
        good_news=side_effect_words(card.side_effects, currency),
        registered=_registered(card),
        status=_status(card),
        expiry=expiry_bars(customer.expiring_points),
        no_expiry=_no_expiry(card),
        waiting=tabs_waiting(card.ops),
    )


def _freshness(card: "Card", now: datetime, *, is_confirmed: bool) -> str:
    age = age_words(card.fetched_at, now)
    if is_confirmed or card.fetched_at is None:
        return age
    return translate("card", "{age} · from this till").format(age=age)


def _state(card: "Card", *, was_waiting: bool) -> tuple[str, Tone]:
    """The chip: saved here or sent, then what the server warns of; the worst tone wins."""
    said = [_op_state(op) for op in card.ops]
    if not said and was_waiting:
        said.append((translate("card", "Sent"), Tone.GOOD))
    fraud, fraud_tone = fraud_words(card.customer)
    if fraud_tone in {Tone.BAD, Tone.CARE} and fraud:
        said.append((fraud, fraud_tone))
    for words, wish_tone in (do_not_call_words(card.customer), opt_in_words(card.customer)):
        if wish_tone is Tone.CARE:
            said.append((words, wish_tone))
    if not said:
        return "", Tone.NEUTRAL
    tone = min((tone for _, tone in said), key=_WORST.index)
    return " · ".join(dict.fromkeys(words for words, _ in said)), tone


def _op_state(op: Op) -> tuple[str, Tone]:
    if op.needs_person and op.conflicts:
        return translate("card", "Changed here and there: needs you"), Tone.BAD
    return state_words(op)


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
