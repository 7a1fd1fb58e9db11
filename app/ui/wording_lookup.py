"""What a search that found nobody (or somebody not sent yet) tells, and what to do next."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.faults import Fault
from app.domain.scan import NobodysCode
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


def nobodys_code_words(nobodys: NobodysCode) -> str:
    """What was scanned instead of a customer's card, and what to do."""
    match nobodys:
        case NobodysCode.PRODUCT:
            return translate("wording", "That is a product's code. Scan the customer's card.")
        case NobodysCode.COUPON:
            return translate(
                "wording",
                "That is a coupon's code. Scan the customer's card, then look under Coupons.",
            )
        case NobodysCode.PARCEL:
            return translate("wording", "That is a parcel's code. Scan the customer's card.")
        case NobodysCode.STAFF:
            return translate("wording", "That is a staff card. Scan the customer's card.")
        case NobodysCode.PLACE:
            return translate("wording", "That is a place's code. Scan the customer's card.")
        case NobodysCode.WEB_ADDRESS:
            return translate(
                "wording", "That code only opens a web page. Scan the customer's card."
            )
        case NobodysCode.OTHER:
            return translate(
                "wording",
                "That code names no customer. Scan the card, or type the mobile number.",
            )
        case NobodysCode.DAMAGED:
            return translate(
                "wording", "The code was not read whole. Scan it again, or type the number."
            )
        case _:
            assert_never(nobodys)
