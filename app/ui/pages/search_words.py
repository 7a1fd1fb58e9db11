"""What the search page says: attributes, operators, what is wrong with a query, what was found."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.search_meaning import ValueKind
from app.domain.search_query import Attribute, Operator, QueryError, QueryProblem
from app.services.search import Exported, FoundCustomer, SearchAnswer, Source
from app.ui.counts import counts
from app.ui.formats import isolated, local, moment_words, time_words
from app.ui.wording import fault_sentence

translate = QCoreApplication.translate

_MOST_QUOTED = 40


def attribute_words(attribute: str) -> str:
    """What the cashier calls an attribute; a custom field's name is its own."""
    words = {
        Attribute.FIRSTNAME: translate("search", "First name"),
        Attribute.LASTNAME: translate("search", "Last name"),
        Attribute.ORG_ID: translate("search", "Organisation id"),
        Attribute.MOBILE: translate("search", "Mobile"),
        Attribute.EMAIL: translate("search", "E-mail"),
        Attribute.EXTERNAL_ID: translate("search", "External id (card)"),
        Attribute.REGISTERED_DATE: translate("search", "Registered on"),
        Attribute.LOYALTY_POINTS: translate("search", "Points"),
        Attribute.LIFETIME_POINTS: translate("search", "Lifetime points"),
        Attribute.LIFETIME_PURCHASES: translate("search", "Lifetime purchases"),
        Attribute.TIER: translate("search", "Tier"),
        Attribute.REGISTERED_STORE: translate("search", "Registered at store"),
        Attribute.LAST_PURCHASE: translate("search", "Last purchase"),
    }
    return {each.value: text for each, text in words.items()}.get(attribute, attribute)


def operator_words(operator: Operator, kind: ValueKind) -> str:
    is_day = kind is ValueKind.DAY
    match operator:
        case Operator.STARTS:
            return translate("search", "begins with")
        case Operator.ENDS:
            return translate("search", "ends with")
        case Operator.EXACT:
            return translate("search", "is exactly")
        case Operator.EQUALS:
            return translate("search", "is on") if is_day else translate("search", "is")
        case Operator.RANGE:
            return translate("search", "is between")
        case Operator.LESS:
            return translate("search", "is before") if is_day else translate("search", "is below")
        case Operator.GREATER:
            return translate("search", "is after") if is_day else translate("search", "is above")
        case Operator.IN:
            return translate("search", "is one of")
        case _:
            assert_never(operator)


def values_words(operator: Operator, values: str) -> str:
    """`5 and 10`, `Gold, Silver`: values as a row reads."""
    parts = [part.strip() for part in values.split(";") if part.strip()]
    if operator is Operator.RANGE and len(parts) == 2:
        return translate("search", "{low} and {high}").format(low=parts[0], high=parts[1])
    return ", ".join(parts)


def condition_words(what: str, how: str, values: str) -> str:
    """`Points is above 500`: a whole condition, where it stands as text."""
    words = translate("search", "{what} {how} {values}")
    return words.format(what=what, how=how, values=isolated(values))


def problem_words(error: QueryError, text: str) -> str:
    """What is wrong, where, and what would be right. `text` is the query that it is wrong in."""
    piece = text[error.start : error.end].strip()
    if len(piece) > _MOST_QUOTED:
        piece = f"{piece[:_MOST_QUOTED]}…"
    return _problem(error.problem).format(piece=isolated(piece))


def _problem(problem: QueryProblem) -> str:
    match problem:
        case QueryProblem.EMPTY:
            return translate("search", "Say what to look for")
        case QueryProblem.NO_ATTRIBUTE:
            return translate("search", "A condition is missing here, or the name in front of it")
        case QueryProblem.NO_VALUE:
            return translate("search", "A value is still missing")
        case QueryProblem.UNKNOWN_OPERATOR:
            return translate("search", "“{piece}” is no way to compare: try {operators}").replace(
                "{operators}", ", ".join(operator.value for operator in Operator)
            )
        case QueryProblem.ONE_VALUE_ONLY:
            return translate("search", "Only one value here: several go with IN, two with RANGE")
        case QueryProblem.TWO_VALUES_NEEDED:
            return translate("search", "RANGE takes two values with ; between them")
        case QueryProblem.TOO_MANY_PARTS:
            return translate("search", "“{piece}” is too much: a condition is name:HOW:value")
        case QueryProblem.SEPARATOR_INSIDE:
            return translate("search", "A value cannot hold & : or ; – the server knows no such")
        case QueryProblem.PARENTHESIS:
            return translate("search", "A parenthesis is not closed")
        case QueryProblem.NOT_A_NUMBER:
            return translate("search", "“{piece}” is not a number")
        case QueryProblem.NOT_A_DAY:
            return translate("search", "“{piece}” is not a date: write it as 2026-01-31")
        case _:
            assert_never(problem)


def title_words(answer: SearchAnswer) -> str:
    """`243 found on the server`."""
    if answer.count is None:
        if answer.source is Source.SERVER:
            return translate("search", "Found on the server")
        return translate("search", "Found on this till")
    if answer.source is Source.SERVER:
        return counts.found_on_server(answer.count)
    return counts.found_here(answer.count)


def shown_words(shown: int, waiting: int) -> str:
    """What of it is in the list."""
    parts = [counts.shown(shown)] if shown else []
    if waiting:
        parts.append(counts.waiting_found(waiting))
    return " · ".join(parts)


def source_words(answer: SearchAnswer, rows: Sequence[FoundCustomer], now: datetime) -> str:
    """Of this till's own answer: whose word it is, how old, out of how many; else empty."""
    if answer.source is Source.SERVER:
        return ""
    kept = counts.kept_here(answer.kept)
    told = [row.fetched_at for row in rows if row.fetched_at is not None]
    if told:
        words = translate("search", "From this till, as of {when}; {kept}.").format(
            when=_when(min(told), now), kept=kept
        )
    else:
        words = translate("search", "From this till; {kept}.").format(kept=kept)
    if answer.unknown:
        words = f"{words} {counts.not_known_enough(answer.unknown)}"
    if answer.fault is not None:
        words = f"{words} {fault_sentence(answer.fault)}"
    return words


def exported_words(exported: Exported) -> str:
    words = counts.exported(exported.rows).format(path=isolated(str(exported.path)))
    parts = [words]
    if exported.is_cut:
        parts.append(translate("search", "There are more: one file takes no more than these."))
    if exported.source is Source.TILL:
        parts.append(translate("search", "They are from this till: the server was not asked."))
    if exported.is_masked:
        parts.append(
            translate("search", "Numbers and addresses are masked; a supervisor gets them whole.")
        )
    return " ".join(parts)


def export_progress_words(read: int, count: int | None) -> str:
    if count is None:
        return translate("search", "Reading for the file: {n} so far").format(n=read)
    return translate("search", "Reading for the file: {n} of {count}").format(n=read, count=count)


def _when(at: datetime, now: datetime) -> str:
    is_today = local(at).date() == local(now).date()
    return time_words(at) if is_today else moment_words(at)
