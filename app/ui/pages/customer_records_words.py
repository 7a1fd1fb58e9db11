"""What the customer page's lists say where there is nothing to list, and of how old they are."""

from enum import Enum, unique
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.ui.formats import number_words
from app.ui.navigation import TabName

translate = QCoreApplication.translate


@unique
class Asking(Enum):
    """How asking the server for a list goes, or ended."""

    NOT_ASKED = "not_asked"
    ASKING = "asking"
    ANSWERED = "answered"
    LINE_DOWN = "line_down"
    FAILED = "failed"
    CALL_MISSING = "call_missing"


def asking_words(asking: Asking) -> str:
    """For beside a list's age; empty where all is well."""
    match asking:
        case Asking.ASKING:
            return translate("records", "asking the server…")
        case Asking.LINE_DOWN:
            return translate("records", "offline")
        case Asking.FAILED:
            return translate("records", "not refreshed")
        case Asking.CALL_MISSING:
            return translate("records", "from this till alone")
        case Asking.NOT_ASKED | Asking.ANSWERED:
            return ""
        case _:
            assert_never(asking)


def empty_words(
    tab: TabName, asking: Asking, *, is_known: bool, is_local_only: bool, is_narrowed: bool
) -> tuple[str, str]:
    """Title and text in an empty list's place. `is_known`: the server has told that there is none;
    `is_narrowed`: only of those that fit a filter.
    """
    if is_narrowed and asking is not Asking.ASKING:
        return (
            translate("records", "Nothing fits the filter"),
            translate("records", "Change the filter, or clear it."),
        )
    if is_known and asking is not Asking.CALL_MISSING:
        return _none_words(tab)
    if is_local_only:
        return (
            translate("records", "Not known yet"),
            translate("records", "It shows once this customer's registration was sent."),
        )
    match asking:
        case Asking.NOT_ASKED:
            return "", ""
        case Asking.ASKING:
            return translate("records", "Asking the server…"), ""
        case Asking.LINE_DOWN:
            return (
                translate("records", "Not on this till"),
                translate("records", "The line is down. It is asked for when the line is back."),
            )
        case Asking.FAILED:
            return (
                translate("records", "Not on this till"),
                translate("records", "The server could not be asked. “Refresh” tries again."),
            )
        case Asking.CALL_MISSING:
            return _missing_words(tab), translate(
                "records", "What is saved here is sent all the same."
            )
        case Asking.ANSWERED:
            return _none_words(tab)
        case _:
            assert_never(asking)


def _missing_words(tab: TabName) -> str:
    match tab:
        case TabName.TRANSACTIONS:
            return translate("records", "This server tells no transactions")
        case TabName.COUPONS:
            return translate("records", "This server tells no coupons")
        case TabName.NOTES:
            return translate("records", "This server tells no notes")
        case TabName.TICKETS:
            return translate("records", "This server tells no tickets")
        case _:
            return translate("records", "This server does not tell it")


def _none_words(tab: TabName) -> tuple[str, str]:
    match tab:
        case TabName.TRANSACTIONS:
            return (
                translate("records", "No transactions yet"),
                translate("records", "What this customer buys shows here."),
            )
        case TabName.COUPONS:
            return (
                translate("records", "No coupons"),
                translate("records", "Coupons that are issued to this customer show here."),
            )
        case TabName.NOTES:
            return (
                translate("records", "No notes yet"),
                translate("records", "Write the first one: Ctrl+N."),
            )
        case TabName.TICKETS:
            return (
                translate("records", "No tickets"),
                translate("records", "Raise one with the form: Ctrl+T."),
            )
        case _:
            return translate("records", "Nothing here"), ""


def shown_words(shown: int, of: int) -> str:
    """`12 of 53` where not all are listed."""
    if shown >= of:
        return ""
    return translate("records", "{shown} of {all}").format(
        shown=number_words(shown), all=number_words(of)
    )
