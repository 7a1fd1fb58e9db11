"""What a search that found nobody (or somebody not sent yet) tells, and what to do next."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.faults import Fault
from app.services.lookup import NotFound
from app.ui.wording_faults import fault_sentence

translate = QCoreApplication.translate


def not_found_words(not_found: NotFound, text: str, fault: Fault | None = None) -> tuple[str, str]:
    """Title and sentence. `text` is what was looked for; `fault` why the server was not asked."""
    match not_found:
        case NotFound.UNKNOWN_TO_SERVER:
            return (
                translate("wording", "Nobody with “{text}”").format(text=text),
                translate("wording", "The server was asked just now and knows nobody like that."),
            )
        case NotFound.NOT_HERE_AND_OFFLINE:
            sentence = translate(
                "wording",
                "This till has not seen them, and the server cannot be asked now. They may still"
                " be a customer.",
            )
            if fault is not None:
                sentence = translate("wording", "{sentence} {reason}").format(
                    sentence=sentence, reason=fault_sentence(fault)
                )
            return translate("wording", "Not on this till: “{text}”").format(text=text), sentence
        case NotFound.UNREADABLE:
            return (
                translate("wording", "“{text}” cannot be looked up").format(text=text),
                translate(
                    "wording", "Type a mobile number, an e-mail address, a card number or a name."
                ),
            )
        case _:
            assert_never(not_found)


def waiting_words() -> str:
    """The third answer: a customer whom only this till knows so far."""
    return translate("wording", "Registered on this till and not sent yet. It is sent by itself.")
