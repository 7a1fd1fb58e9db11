"""Ages, times, numbers, money and identifiers as people here write them. Owns form, not wording
of faults or states.

The locale is Qt's default one and the zone the store's: both are set once at start.
"""

from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTime
from PySide6.QtGui import QGuiApplication

from app.domain import masking
from app.domain.customer import Customer
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.phone import shown_phone
from app.ui.counts import counts
from app.ui.tone import Tone

translate = QCoreApplication.translate

FRESH_FOR = timedelta(hours=1)
RECENT_DAYS = 30
SYMBOLS = {
    "AED": "د.إ",
    "AUD": "$",
    "CAD": "$",
    "CHF": "CHF",
    "EUR": "€",
    "GBP": "£",
    "IDR": "Rp",
    "INR": "₹",
    "JPY": "¥",
    "MYR": "RM",
    "SAR": "ر.س",
    "SGD": "$",
    "THB": "฿",
    "USD": "$",
    "VND": "₫",
    "ZAR": "R",
}
WHOLE_CURRENCIES = frozenset({"JPY", "VND", "IDR", "KRW"})
_LRI, _PDI = "\u2066", "\u2069"


class _InForce:
    zone: tzinfo | None = None


_in_force = _InForce()


def use_zone(zone: tzinfo | None) -> None:
    """Show times in the store's zone; None: in this machine's."""
    _in_force.zone = zone


def use_language(language: str, country: str) -> QLocale:
    """Make the language's form of numbers and dates in `country` (ISO 3166) the default."""
    locale = QLocale(f"{language}_{country}") if country else QLocale(language)
    QLocale.setDefault(locale)
    return locale


def local(at: datetime) -> datetime:
    """`at` (aware) on the store's clock."""
    return at.astimezone(_in_force.zone)


def time_words(at: datetime) -> str:
    """`14:02` in the locale's form."""
    there = local(at)
    return QLocale().toString(QTime(there.hour, there.minute), QLocale.FormatType.ShortFormat)


def date_words(day: date) -> str:
    """`4 Sep 2026` in the locale's form."""
    locale = QLocale()
    form = locale.dateFormat(QLocale.FormatType.LongFormat)
    # The long form without the weekday, months shortened: room is scarce.
    form = form.replace("dddd, ", "").replace("dddd، ", "").replace("dddd ", "")
    form = form.replace("dddd", "").replace("MMMM", "MMM").strip(" ,،")
    return locale.toString(QDate(day.year, day.month, day.day), form)


def moment_words(at: datetime) -> str:
    """`4 Sep 2026, 14:02`."""
    return translate("formats", "{date}, {time}").format(
        date=date_words(local(at).date()), time=time_words(at)
    )


def day_or_time(at: datetime, now: datetime) -> str:
    """The time for today, else how long ago: what a list's end has room for."""
    days = (local(now).date() - local(at).date()).days
    if days <= 0:
        return time_words(at)
    return _days_ago(days, at)


def age_words(at: datetime | None, now: datetime) -> str:
    """How old a fact from the server is: `as of 10:42`, `yesterday`, `3 days ago`.

    None: the fact is only this till's.
    """
    if at is None:
        return translate("formats", "from this till")
    days = (local(now).date() - local(at).date()).days
    if days <= 0:
        return translate("formats", "as of {time}").format(time=time_words(at))
    return _days_ago(days, at)


def _days_ago(days: int, at: datetime) -> str:
    if days == 1:
        return translate("formats", "yesterday")
    if days <= RECENT_DAYS:
        return counts.days_ago(days)
    return date_words(local(at).date())


def age_tone(at: datetime | None, now: datetime) -> Tone:
    """Amber past an hour, grey where only this till knows, else plain."""
    if at is None:
        return Tone.GREY
    return Tone.CARE if now - at > FRESH_FOR else Tone.NEUTRAL


def duration_words(passed: timedelta) -> str:
    """`12 min`, `3 h`, `2 days`: how long something has waited, in its largest unit."""
    minutes = max(int(passed.total_seconds() // 60), 0)
    if minutes < 1:
        return translate("formats", "under a minute")
    if minutes < 60:
        return counts.minutes(minutes)
    if minutes < 48 * 60:
        return counts.hours(minutes // 60)
    return counts.days(minutes // (24 * 60))


def seconds_words(seconds: float) -> str:
    """`8 s`, `3 min`: a wait that is still to come, rounded up."""
    whole = max(int(-(-seconds // 1)), 0)
    if whole < 60:
        return counts.seconds(whole)
    return counts.minutes(-(-whole // 60))


def number_words(number: int | Decimal | None) -> str:
    """`5,400` in the locale's form; a dash where it is not known."""
    if number is None:
        return "–"
    if isinstance(number, int):
        return QLocale().toString(number)
    digits = max(-int(number.normalize().as_tuple().exponent), 0)
    return QLocale().toString(float(number), "f", min(digits, 4))


def money_words(amount: Decimal | None, currency: str) -> str:
    """`£10,800` or `£10,800.50`; a dash where it is not known. `currency` is ISO 4217."""
    if amount is None:
        return "–"
    is_whole = amount == amount.to_integral_value()
    digits = 0 if is_whole or currency in WHOLE_CURRENCIES else 2
    symbol = SYMBOLS.get(currency, currency)
    return QLocale().toCurrencyString(float(amount), symbol, digits)


def isolated(text: str) -> str:
    """`text` kept left to right inside a right-to-left line (numbers, addresses)."""
    if not text or QGuiApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        return text
    return f"{_LRI}{text}{_PDI}"


def identifier_words(identifier: Identifier, *, is_revealed: bool = False) -> str:
    """One identifier, masked unless `is_revealed`."""
    value = identifier.value
    match identifier.kind:
        case IdentifierKind.MOBILE:
            shown = shown_phone(value) if is_revealed else masking.masked_mobile(value)
        case IdentifierKind.EMAIL:
            shown = value if is_revealed else masking.masked_email(value)
        case IdentifierKind.EXTERNAL_ID | IdentifierKind.USER_ID:
            shown = value if is_revealed else masking.masked_external_id(value)
    return isolated(shown)


def contact_words(customer: Customer, *, is_revealed: bool = False) -> tuple[str, ...]:
    """The identifiers by which people know a customer (never the server's own id), in order."""
    return tuple(
        identifier_words(identifier, is_revealed=is_revealed)
        for identifier in customer.identifiers
        if identifier.kind is not IdentifierKind.USER_ID
    )


def name_words(customer: Customer) -> str:
    """The customer's name, or that it is not known."""
    return customer.name or translate("formats", "No name")
