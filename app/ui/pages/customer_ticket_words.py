"""Tickets in words. The server's own words are shown as they are where they are not known here."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.ticket import TicketPriority, TicketSource, TicketType

translate = QCoreApplication.translate


def priority_words(priority: TicketPriority) -> str:
    match priority:
        case TicketPriority.LOW:
            return translate("tickets", "Low")
        case TicketPriority.MEDIUM:
            return translate("tickets", "Medium")
        case TicketPriority.HIGH:
            return translate("tickets", "High")
        case _:
            assert_never(priority)


def source_words(source: TicketSource) -> str:
    match source:
        case TicketSource.EMAIL:
            return translate("tickets", "E-mail")
        case TicketSource.INTOUCH:
            return translate("tickets", "InTouch")
        case TicketSource.CALLCENTER:
            return translate("tickets", "Call centre")
        case TicketSource.CLIENT:
            return translate("tickets", "Till")
        case TicketSource.MICROSITE:
            return translate("tickets", "Microsite")
        case TicketSource.SOCIAL:
            return translate("tickets", "Social media")
        case _:
            assert_never(source)


def type_words(kind: TicketType) -> str:
    match kind:
        case TicketType.STORE:
            return translate("tickets", "About the store")
        case TicketType.CUSTOMER:
            return translate("tickets", "About the customer")
        case _:
            assert_never(kind)


def told_priority_words(word: str) -> str:
    """A priority as the server wrote it."""
    known = {each.value for each in TicketPriority}
    return priority_words(TicketPriority(word)) if word in known else word
