"""What each of the server's response codes says to an associate: what happened, in a sentence.

The sentences are marked here for translators and translated when asked for. What a code means for
the till, and what comes next, is the domain's (`app/domain/codes`).
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain import codes

translate = QCoreApplication.translate

_POINTS_FAILED = QT_TRANSLATE_NOOP(
    "wording", "The server could not work out the points; the rest may have been done"
)
_NOT_FOUND = QT_TRANSLATE_NOOP("wording", "The server does not know this customer")
_NO_MEMBER = QT_TRANSLATE_NOOP("wording", "This customer is not in the loyalty programme yet")
_CARD_FAILED = QT_TRANSLATE_NOOP(
    "wording", "The server could not register anyone with this external id"
)
_IDENTIFIER_NEEDED = QT_TRANSLATE_NOOP(
    "wording", "The server needs a mobile number, e-mail or external id"
)
_IDENTIFIER_INVALID = QT_TRANSLATE_NOOP(
    "wording", "The server does not take this mobile number, e-mail or external id: correct it"
)
_NOT_SIGNED_IN = QT_TRANSLATE_NOOP("wording", "The server does not accept this till's sign-in")
_BUSY = QT_TRANSLATE_NOOP("wording", "The server has too much to do just now")
_CANNOT_DO = QT_TRANSLATE_NOOP("wording", "This server cannot do that")

_SENTENCES: Mapping[int, object] = {
    **dict.fromkeys(range(1086, 1100), _POINTS_FAILED),
    **dict.fromkeys((401, 403, 498), _NOT_SIGNED_IN),
    **dict.fromkeys((429, 461, 503, 517, 521), _BUSY),
    **dict.fromkeys((404, 405, 406), _CANNOT_DO),
    200: QT_TRANSLATE_NOOP("wording", "The server has done it"),
    201: QT_TRANSLATE_NOOP("wording", "Some of it was done, and some was not"),
    400: QT_TRANSLATE_NOOP("wording", "The server did not understand what was sent: call support"),
    500: QT_TRANSLATE_NOOP("wording", "None of it was done"),
    1000: QT_TRANSLATE_NOOP("wording", "The server has done it"),
    1001: QT_TRANSLATE_NOOP("wording", "The server does not take this mobile number: correct it"),
    1002: QT_TRANSLATE_NOOP("wording", "The server does not take this e-mail address: correct it"),
    1003: QT_TRANSLATE_NOOP("wording", "The server does not take this external id: correct it"),
    1004: QT_TRANSLATE_NOOP(
        "wording", "The server could not note the store; the rest may have been done"
    ),
    1005: QT_TRANSLATE_NOOP(
        "wording", "The server could not register anyone with this mobile number"
    ),
    1006: QT_TRANSLATE_NOOP("wording", "The server needs a mobile number"),
    1007: _IDENTIFIER_INVALID,
    1008: _CARD_FAILED,
    1009: QT_TRANSLATE_NOOP(
        "wording", "The customer may be registered, but is not in the referral network"
    ),
    1010: QT_TRANSLATE_NOOP(
        "wording", "The server could not update the points; the rest may have been done"
    ),
    1011: _NOT_FOUND,
    1012: _NOT_FOUND,
    1013: _NO_MEMBER,
    1014: QT_TRANSLATE_NOOP("wording", "This customer is registered already"),
    1015: _IDENTIFIER_NEEDED,
    1016: QT_TRANSLATE_NOOP("wording", "Another customer already has this e-mail address"),
    1017: QT_TRANSLATE_NOOP("wording", "The server does not take one of the further fields"),
    1018: QT_TRANSLATE_NOOP(
        "wording",
        "The server could not save one of the further fields; the rest may have been done",
    ),
    1019: QT_TRANSLATE_NOOP(
        "wording", "Beside the e-mail address, the server needs a mobile number or an external id"
    ),
    1020: _NO_MEMBER,
    1021: QT_TRANSLATE_NOOP("wording", "The validation code is not right: ask for it again"),
    1023: QT_TRANSLATE_NOOP("wording", "The server could not enrol the customer"),
    1024: QT_TRANSLATE_NOOP("wording", "The server could not save the profile"),
    1025: QT_TRANSLATE_NOOP(
        "wording", "Details that must match before an identifier is changed do not match"
    ),
    1026: QT_TRANSLATE_NOOP("wording", "Too few details match for an identifier to be changed"),
    1027: QT_TRANSLATE_NOOP(
        "wording", "The server does not check customers by a detail that was given"
    ),
    1028: QT_TRANSLATE_NOOP("wording", "There are no notes about this customer"),
    1029: QT_TRANSLATE_NOOP("wording", "The server could not tell the customer's preferences"),
    1030: QT_TRANSLATE_NOOP("wording", "The server could not save the preferences"),
    1031: QT_TRANSLATE_NOOP("wording", "This customer has set no preferences"),
    1032: QT_TRANSLATE_NOOP("wording", "Another customer already has this mobile number"),
    1033: QT_TRANSLATE_NOOP("wording", "Another customer already has this external id"),
    1034: QT_TRANSLATE_NOOP("wording", "The server does not take this date of registration"),
    1035: QT_TRANSLATE_NOOP("wording", "Some of the preferences could not be saved"),
    1036: QT_TRANSLATE_NOOP("wording", "One note or more could not be saved"),
    1037: QT_TRANSLATE_NOOP("wording", "The server could not save the note"),
    1038: _CARD_FAILED,
    1039: QT_TRANSLATE_NOOP("wording", "The server needs an e-mail address"),
    1040: QT_TRANSLATE_NOOP("wording", "The change was asked for; the back office decides on it"),
    1041: QT_TRANSLATE_NOOP("wording", "The server could not take the request for this change"),
    1042: _IDENTIFIER_INVALID,
    1043: QT_TRANSLATE_NOOP("wording", "The server needs the customer's external id"),
    1044: QT_TRANSLATE_NOOP("wording", "This till may not see this customer"),
    1045: QT_TRANSLATE_NOOP("wording", "The server needs a mobile number or an e-mail address"),
    1046: QT_TRANSLATE_NOOP(
        "wording", "A member of the loyalty programme cannot be made a non-member"
    ),
    1047: QT_TRANSLATE_NOOP("wording", "To become a member, the customer needs a mobile number"),
    1048: QT_TRANSLATE_NOOP("wording", "To become a member, the customer needs an e-mail address"),
    1049: QT_TRANSLATE_NOOP("wording", "To become a member, the customer needs an external id"),
    1050: QT_TRANSLATE_NOOP("wording", "The server has told its recommendations"),
    1051: QT_TRANSLATE_NOOP("wording", "The server could not tell any recommendations"),
    1060: QT_TRANSLATE_NOOP("wording", "That was too much for the server at once"),
    1061: QT_TRANSLATE_NOOP("wording", "The server does not know this fraud status"),
    1062: QT_TRANSLATE_NOOP("wording", "The server does not know this test and control status"),
    1088: QT_TRANSLATE_NOOP(
        "wording",
        "The server could not issue the points: tell support; the rest may have been done",
    ),
    1101: QT_TRANSLATE_NOOP("wording", "The server does not send messages that way"),
    1102: QT_TRANSLATE_NOOP("wording", "The server does not know this kind of messages"),
    1103: QT_TRANSLATE_NOOP("wording", "The server does not know this scope of messages"),
    1104: _IDENTIFIER_NEEDED,
    1105: QT_TRANSLATE_NOOP("wording", "Only one scope of messages can be changed at a time"),
    1106: QT_TRANSLATE_NOOP("wording", "A customer can only be subscribed or unsubscribed"),
    1107: QT_TRANSLATE_NOOP("wording", "The server does not know this campaign"),
    1108: QT_TRANSLATE_NOOP("wording", "The server does not know the message that was named"),
    1109: QT_TRANSLATE_NOOP("wording", "The server could not tell the customer's subscriptions"),
    1110: QT_TRANSLATE_NOOP("wording", "The server could not save the subscriptions"),
    1202: QT_TRANSLATE_NOOP("wording", "The server does not know this campaign's code"),
    1203: QT_TRANSLATE_NOOP("wording", "The campaign is not set up rightly on the server"),
    1204: QT_TRANSLATE_NOOP("wording", "This customer cannot take part in the referral programme"),
    1205: QT_TRANSLATE_NOOP("wording", "The customer who refers is not in this campaign"),
    1206: QT_TRANSLATE_NOOP("wording", "The server does not take referrals of this kind"),
    1222: QT_TRANSLATE_NOOP("wording", "The referral programme has trouble of its own"),
    1300: QT_TRANSLATE_NOOP("wording", "The ticket is on the server"),
    1301: QT_TRANSLATE_NOOP("wording", "There is already a ticket with this subject"),
    1302: QT_TRANSLATE_NOOP("wording", "The server could not raise the ticket"),
    1303: QT_TRANSLATE_NOOP("wording", "A ticket needs a subject"),
}


def code_sentence(code: int | None) -> str:
    """What a listed code says; empty for any other."""
    sentence = _SENTENCES.get(code) if code is not None else None
    return translate("wording", str(sentence)) if sentence else ""


def refusal_sentence(code: int | None, message: str) -> str:
    """The server understood and refuses; an unlisted code is told in the server's own words."""
    if sentence := code_sentence(code):
        return sentence
    if not message:
        return translate("wording", "The server refused that and gave no reason.")
    return translate("wording", "The server refused that: “{reason}”").format(reason=message)


def warning_sentence(warnings: Sequence[str]) -> str:
    """What was dropped of something that was saved, by the codes beside it; empty without any."""
    if not warnings:
        return ""
    if str(codes.CUSTOM_FIELD_INVALID) in warnings:
        return translate("wording", "Saved, but the server dropped one of the further fields")
    return translate("wording", "Saved, but the server dropped a part of it")
