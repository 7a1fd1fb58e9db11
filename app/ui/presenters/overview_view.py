"""Words a whole card for the overview. Pure: reads a card, knows no service and no widget."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.domain.card import Card
from app.domain.customer import ExpiringPoints
from app.domain.loyalty import PointsSummary
from app.domain.purchases import Month, by_month
from app.services.records_history import History
from app.ui.counts import counts
from app.ui.formats import date_words, local, money_words, number_words
from app.ui.pages.customer_overview_view import TargetView, TierView, WholeView
from app.ui.widgets.bar_plot import Bar
from app.ui.widgets.fact_list import Fact
from app.ui.widgets.line_list import Line
from app.ui.wording_loyalty import (
    keep_words,
    label_of,
    marked_words,
    nps_words,
    points_words,
    promotion_words,
    renewal_words,
    segment_words,
    share,
    tier_change_words,
    upgrade_words,
)

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What is here of a customer beside the head: the card, and the bills as far as they are."""

    card: Card
    age: str
    history: History


def whole_view(whole: Whole, status: tuple[Fact, ...], currency: str) -> WholeView:
    """Word it. `status` is what the head of the card says already."""
    card = whole.card
    months, period = _purchases(whole.history, currency)
    return WholeView(
        age=whole.age,
        tier=_tier(card, currency),
        summary=_summary(card.points_summary),
        expired=tuple(
            Line(
                first=translate("overview", "{points} expired").format(
                    points=points_words(gone.points)
                ),
                second=date_words(gone.expired_on) if gone.expired_on is not None else "",
            )
            for gone in card.expired_points
        ),
        promotions=tuple(
            Line(first=first, second=second)
            for first, second in map(promotion_words, card.promotion_points)
        ),
        no_promotions=translate("overview", "No promotional points."),
        months=months,
        period=period,
        no_purchases=translate("overview", "The server tells of no bill with a date."),
        status=(*_status(card, status), *_more_status(card)),
    )


def unknown_view(status: tuple[Fact, ...], *, is_local_only: bool) -> WholeView:
    """Of a customer of whom the till has only the head, or of whom only the till knows."""
    words = translate("overview", "Not on this till yet: it comes with the server's next answer.")
    if is_local_only:
        words = translate("overview", "Known once the registration was sent.")
    return WholeView(
        tier=TierView(title=translate("overview", "Tier"), empty=words),
        no_promotions=words,
        no_purchases=words,
        status=status,
    )


def expiry_bars(points: tuple[ExpiringPoints, ...]) -> tuple[Bar, ...]:
    """Points by the day on which they go, those that go first marked."""
    ordered = sorted(points, key=lambda some: some.expires_on or date.max)
    made = []
    for position, some in enumerate(ordered):
        day = some.expires_on
        when = date_words(day) if day is not None else translate("card", "no end")
        words = number_words(some.points)
        text = translate("card", "{points} points until {when}").format(points=words, when=when)
        made.append(
            Bar(
                label=_short_day(day) if day is not None else when,
                name=when,
                amount=float(some.points),
                words=words,
                text=text,
                is_marked=position == 0 and day is not None,
            )
        )
    return tuple(made)


def _short_day(day: date) -> str:
    """`4 Dec`, in the locale's form."""
    locale = QLocale()
    form = locale.dateFormat(QLocale.FormatType.LongFormat)
    for part in ("dddd", "yyyy", "yy"):
        form = form.replace(part, "")
    form = form.replace("MMMM", "MMM").strip(" ,،.-/")
    return locale.toString(QDate(day.year, day.month, day.day), form).strip(" ,،")


def _tier(card: Card, currency: str) -> TierView:
    tier = card.customer.tier
    above = card.next_tier
    name = above.name if above is not None else ""
    sentences = []
    if above is not None and above.description:
        sentences.append(
            translate("overview", "{tier}: {description}").format(
                tier=name, description=above.description
            )
        )
    renewal = card.renewal
    if renewal is not None and (words := renewal_words(renewal, tier)):
        sentences.append(words)
    targets = [(target, upgrade_words(target, name, currency)) for target in card.upgrade_targets]
    if renewal is not None and not renewal.is_confirmed:
        targets += [(target, keep_words(target, tier, currency)) for target in renewal.targets]
    views = tuple(
        TargetView(words=words, share=share(target)) for target, words in targets if words
    )
    is_empty = not (sentences or views or name)
    no_progress = translate("overview", "The server tells no progress of this customer.")
    return TierView(
        title=translate("overview", "Towards {tier}").format(tier=name)
        if name
        else translate("overview", "Tier"),
        sentences=tuple(sentences),
        targets=views,
        criteria=tuple(
            Fact(
                name=f"criterion_{number}",
                label=label_of(fact.name) or translate("overview", "Kept by"),
                value=fact.value,
            )
            for number, fact in enumerate(card.retention_criteria, 1)
        ),
        history=tuple(
            Line(first=first, second=second)
            for first, second in map(tier_change_words, card.tier_changes)
        ),
        empty=no_progress if is_empty else "",
    )


def _summary(summary: PointsSummary | None) -> tuple[Fact, ...]:
    if summary is None:
        return ()
    rows = (
        ("expired", translate("overview", "Expired"), summary.expired),
        ("redeemed", translate("overview", "Redeemed"), summary.redeemed),
        ("adjusted", translate("overview", "Adjusted"), summary.adjusted),
        ("returned", translate("overview", "Returned"), summary.returned),
    )
    return tuple(Fact(name=name, label=label, value=number_words(n)) for name, label, n in rows)


def _purchases(history: History, currency: str) -> tuple[tuple[Bar, ...], str]:
    """The months as bars, and which time and how many bills they are of."""
    found = by_month(history.transactions, lambda at: local(at).date())
    if found is None:
        return (), ""
    period = translate("overview", "{bills}, {first} to {last}").format(
        bills=counts.bills(found.bills),
        first=date_words(found.first_on),
        last=date_words(found.last_on),
    )
    if history.has_more:
        period = translate("overview", "{period}. Older bills are not counted here.").format(
            period=period
        )
    return tuple(_month_bar(month, currency) for month in found.months), period


def _month_bar(month: Month, currency: str) -> Bar:
    locale, day = QLocale(), month.begins_on
    label = locale.standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    name = translate("overview", "{month} {year}").format(
        month=label, year=locale.toString(QDate(day.year, day.month, 1), "yyyy")
    )
    words = money_words(month.amount, currency)
    return Bar(
        label=label,
        name=name,
        amount=float(month.amount),
        words=words,
        text=translate("overview", "{month}: {amount}, {bills}").format(
            month=name, amount=words, bills=counts.bills(month.bills)
        ),
    )


def _status(card: Card, told: tuple[Fact, ...]) -> Iterator[Fact]:
    """What the head says, with who marked the customer, and when."""
    marked = marked_words(card.fraud)
    for fact in told:
        is_marked = fact.name == "fraud" and bool(marked) and bool(card.customer.fraud_status)
        yield replace(fact, value=f"{fact.value} · {marked}") if is_marked else fact


def _more_status(card: Card) -> Iterator[Fact]:
    none = translate("card", "None known")
    yield Fact(
        name="nps",
        label=translate("overview", "Recommends us"),
        value=nps_words(card.nps_status) or none,
    )
    segments = "\n".join(map(segment_words, card.segments))
    yield Fact(name="segments", label=translate("overview", "Segments"), value=segments or none)
