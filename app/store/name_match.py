"""Why a customer fits a search text, and where that shows in the name. Pure; knows no tables."""

import unicodedata

from app.domain.match import CachedCustomer, Match, MatchReason
from app.store.name_folding import Word, last_four, query_words, words_of
from app.store.spelling import close_length

_Span = tuple[int, int]


def match_of(found: CachedCustomer, text: str, *, close: str) -> Match | None:
    """The match with a reason for each word of `text`; None where a word fits nothing after all.

    `close` is the word that fits with a mistake.
    """
    customer = found.customer
    words = words_of(customer.name)
    first_length = len(customer.firstname.lstrip())
    reasons: list[MatchReason] = []
    spans: list[_Span] = []
    digits, close_to = "", ""
    for typed in query_words(text):
        begun = _begun(words, typed)
        near = _near(words, typed) if begun is None and typed == close else None
        if begun is not None:
            is_first = begun[0].places[0] < first_length
            reasons.append(MatchReason.FIRST_NAME if is_first else MatchReason.LAST_NAME)
            spans.append(_span(customer.name, *begun))
        elif near is not None:
            reasons.append(MatchReason.CLOSE_TO)
            spans.append(_span(customer.name, *near))
            close_to = typed
        elif typed.isdecimal() and last_four(customer.mobile).startswith(typed):
            reasons.append(MatchReason.DIGITS)
            digits = max(digits, typed, key=len)
        else:
            return None
    return Match(
        key=found.key,
        customer=customer,
        fetched_at=found.fetched_at,
        reasons=tuple(dict.fromkeys(reasons)),
        name_spans=_united(spans),
        digits=digits,
        close_to=close_to,
    )


def _begun(words: tuple[Word, ...], typed: str) -> tuple[Word, int] | None:
    """The first word that begins as typed, and how far; a whole word before the head of one."""
    begun = [word for word in words if word.text.startswith(typed)]
    if not begun:
        return None
    return next((word for word in begun if word.text == typed), begun[0]), len(typed)


def _near(words: tuple[Word, ...], typed: str) -> tuple[Word, int] | None:
    """The first word that is one mistake away from what was typed, and how far it is meant."""
    for word in words:
        length = close_length(typed, word.text)
        if length is not None:
            return word, length
    return None


def _span(name: str, word: Word, length: int) -> _Span:
    """The range of `name` that the first `length` characters of a folded word stand for, with the
    vowel signs and accents that belong to the last one.
    """
    end = word.places[length - 1] + 1
    while end < len(name) and unicodedata.category(name[end])[0] == "M":
        end += 1
    return word.places[0], end


def _united(spans: list[_Span]) -> tuple[_Span, ...]:
    """The same ranges in order, those that touch made one."""
    united: list[_Span] = []
    for start, end in sorted(set(spans)):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return tuple(united)
