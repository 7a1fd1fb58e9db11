"""What the register page says of a registration's results. Owns sentences, no widgets."""

from PySide6.QtCore import QCoreApplication

from app.domain.op import Op
from app.domain.outcome import SideEffect
from app.ui.formats import date_words, isolated, number_words, time_words

PERCENT_CODES = frozenset({"PERC", "PERCENT", "PERCENTAGE"})

translate = QCoreApplication.translate


def already_waiting_words(op: Op) -> str:
    """Somebody with one of these identifiers is saved here and not sent yet."""
    name = op.subject.name or translate("register", "Somebody")
    return translate(
        "register",
        "Not saved again: {name} is already saved on this till since {time} and waits to be sent.",
    ).format(name=name, time=time_words(op.created_at))


def side_effect_words(effects: tuple[SideEffect, ...]) -> str:
    """`52 points and coupon 095790, 10 % until 21 Dec`; empty where there is nothing good."""
    news = [words for words in map(_effect_words, effects) if words]
    if len(news) < 2:
        return "".join(news)
    together = translate("register", "{first} and {last}")
    return together.format(first=", ".join(news[:-1]), last=news[-1])


def _effect_words(effect: SideEffect) -> str:
    if effect.coupon_code:
        return _coupon_words(effect)
    if effect.awarded_points:
        if effect.awarded_points == 1:
            return translate("register", "1 point")
        points = number_words(effect.awarded_points)
        return translate("register", "{points} points").format(points=points)
    return effect.description


def _coupon_words(effect: SideEffect) -> str:
    parts = [translate("register", "coupon {code}").format(code=isolated(effect.coupon_code))]
    amount = number_words(effect.discount) if effect.discount is not None else ""
    if amount and effect.discount_code.upper() in PERCENT_CODES:
        parts.append(translate("register", "{amount} %").format(amount=amount))
    elif effect.description:
        parts.append(effect.description)
    elif amount:
        parts.append(translate("register", "{amount} off").format(amount=amount))
    words = ", ".join(parts)
    if effect.valid_till is not None:
        until = translate("register", "{coupon} until {day}")
        words = until.format(coupon=words, day=date_words(effect.valid_till))
    return words
