"""A customer in words: why a search found them, what the server says of them, good news.

The server's own status words are shown as they are where they are not known here.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.customer import Customer, CustomerType, Gender, Place
from app.domain.match import Match, MatchReason
from app.domain.outcome import SideEffect
from app.ui.formats import date_words, money_words, number_words
from app.ui.tone import Tone

translate = QCoreApplication.translate

NO_STATUS = frozenset({"", "NONE", "NULL", "NOT_CAPTURED"})
HARMLESS_FRAUD = frozenset({"NOT_FRAUD", "RECONFIRMED_NOT_FRAUD", "NO", "FALSE"})


def reason_words(match: Match) -> str:
    """Why a row is in the list: `last name, first name, digits`."""
    return translate("wording", ", ").join(_reason(reason, match) for reason in match.reasons)


def _reason(reason: MatchReason, match: Match) -> str:
    match reason:
        case MatchReason.IDENTIFIER:
            return translate("wording", "exact match")
        case MatchReason.FIRST_NAME:
            return translate("wording", "first name")
        case MatchReason.LAST_NAME:
            return translate("wording", "last name")
        case MatchReason.DIGITS:
            return translate("wording", "digits")
        case MatchReason.CLOSE_TO:
            return translate("wording", "close to “{word}”").format(word=match.close_to)
        case MatchReason.WAITING_HERE:
            return translate("wording", "registered here, not sent yet")
        case MatchReason.FROM_SERVER:
            return translate("wording", "from the server")
        case _:
            assert_never(reason)


def gender_words(gender: Gender) -> str:
    match gender:
        case Gender.MALE:
            return translate("wording", "Male")
        case Gender.FEMALE:
            return translate("wording", "Female")
        case Gender.OTHER:
            return translate("wording", "Other")
        case Gender.UNKNOWN:
            return "–"
        case _:
            assert_never(gender)


def type_words(kind: CustomerType) -> str:
    match kind:
        case CustomerType.LOYALTY:
            return translate("wording", "Loyalty")
        case CustomerType.NON_LOYALTY:
            return translate("wording", "Not in the programme")
        case CustomerType.NOT_INTERESTED:
            return translate("wording", "Not interested")
        case _:
            assert_never(kind)


def place_words(place: Place) -> str:
    """A store or till: its name, with its code where both are known."""
    if place.name and place.code and place.name != place.code:
        return translate("wording", "{name} ({code})").format(name=place.name, code=place.code)
    return place.name or place.code


def fraud_words(customer: Customer) -> tuple[str, Tone]:
    """The fraud status in words; an empty text where there is none."""
    status = customer.fraud_status.strip().upper()
    if status in NO_STATUS:
        return "", Tone.NEUTRAL
    if status in HARMLESS_FRAUD:
        return translate("wording", "Checked: no fraud"), Tone.GOOD
    if status in {"CONFIRMED", "CONFIRMED_FRAUD", "RECONFIRMED", "INTERNAL"}:
        return translate("wording", "Fraud confirmed"), Tone.BAD
    if status in {"MARKED", "MARKED_AS_FRAUD", "SUSPECTED"}:
        return translate("wording", "Marked as fraud"), Tone.BAD
    return translate("wording", "Fraud status: {status}").format(status=status), Tone.CARE


def do_not_call_words(customer: Customer) -> tuple[str, Tone]:
    """Whether the customer is on the register of those who must not be called."""
    status = customer.do_not_call_status.strip().upper()
    if status in NO_STATUS:
        return "", Tone.NEUTRAL
    if status in {"DND", "NDNC", "TRUE", "YES", "REGISTERED"}:
        return translate("wording", "Do not call"), Tone.CARE
    if status in {"NOT_REGISTERED", "FALSE", "NO"}:
        return translate("wording", "May be called"), Tone.GOOD
    return status, Tone.GREY


def opt_in_words(customer: Customer) -> tuple[str, Tone]:
    """Whether the customer wants messages."""
    status = customer.opt_in_status.strip().upper()
    if status in NO_STATUS:
        return "", Tone.NEUTRAL
    if status in {"OPTIN", "OPTED_IN", "OPT_IN", "TRUE", "YES"}:
        return translate("wording", "Opted in to messages"), Tone.GOOD
    if status in {"OPTOUT", "OPTED_OUT", "OPT_OUT", "FALSE", "NO"}:
        return translate("wording", "Opted out of messages"), Tone.CARE
    return status, Tone.GREY


def side_effect_words(effects: Iterable[SideEffect], currency: str) -> str:
    """Good news: `52 points and coupon 095790, 10 % until 21 Dec 2026`; empty without any."""
    parts = [words for effect in effects if (words := _side_effect(effect, currency))]
    if len(parts) < 2:
        return "".join(parts)
    return translate("wording", "{first} and {last}").format(
        first=translate("wording", ", ").join(parts[:-1]), last=parts[-1]
    )


def _side_effect(effect: SideEffect, currency: str) -> str:
    if effect.coupon_code:
        return _coupon(effect, currency)
    if effect.awarded_points:
        return translate("wording", "{points} points").format(
            points=number_words(effect.awarded_points)
        )
    return ""


def _coupon(effect: SideEffect, currency: str) -> str:
    code = translate("wording", "coupon {code}").format(code=effect.coupon_code)
    what = _discount(effect.discount, effect.discount_code, currency) or effect.description
    until = date_words(effect.valid_till) if effect.valid_till else ""
    if what and until:
        return translate("wording", "{coupon}, {what} until {date}").format(
            coupon=code, what=what, date=until
        )
    if until:
        return translate("wording", "{coupon} until {date}").format(coupon=code, date=until)
    return translate("wording", "{coupon}, {what}").format(coupon=code, what=what) if what else code


def _discount(amount: Decimal | None, kind: str, currency: str) -> str:
    if not amount:
        return ""
    if kind.upper().startswith("PERC"):
        return f"{number_words(amount)} {QLocale().percent()}"
    return money_words(amount, currency)
