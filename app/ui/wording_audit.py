"""The audit in words: what was done, and to whom. More about it: see `wording_audit_details`."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.audit import Act
from app.domain.customer import CustomerKey, identifier_of
from app.domain.identifiers import IdentifierKind
from app.ui.formats import identifier_words, isolated

translate = QCoreApplication.translate


def act_words(act: Act) -> str:
    """What was done."""
    return _coming_words(act) or _work_words(act)


def _coming_words(act: Act) -> str:
    """Who came and went, and who decided that."""
    match act:
        case Act.SIGNED_IN:
            return translate("audit", "Signed in")
        case Act.SIGN_IN_REFUSED:
            return translate("audit", "Was not let in")
        case Act.SIGNED_OUT:
            return translate("audit", "Signed out")
        case Act.LOCKED:
            return translate("audit", "Locked the till")
        case Act.ASSOCIATE_ENROLLED:
            return translate("audit", "Enrolled an associate")
        case Act.ASSOCIATE_CHANGED:
            return translate("audit", "Changed an associate")
        case Act.SETTINGS_CHANGED:
            return translate("audit", "Changed settings")
        case Act.AUDIT_READ:
            return translate("audit", "Read the audit")
        case Act.KEY_CHANGED:
            return translate("audit", "Changed the key of this till's storage")
        case Act.RETIREMENT_BEGUN:
            return translate("audit", "Began to retire this till")
        case _:
            return ""


def _work_words(act: Act) -> str:
    match act:
        case Act.CUSTOMER_OPENED:
            return translate("audit", "Opened a customer")
        case Act.REVEALED:
            return translate("audit", "Revealed personal data")
        case Act.EXPORTED:
            return translate("audit", "Took a file")
        case Act.PRINTED:
            return translate("audit", "Printed")
        case Act.UNSENT_HANDED_OVER:
            return translate("audit", "Handed unsent work over")
        case Act.UNSENT_TAKEN_IN:
            return translate("audit", "Took unsent work in")
        case Act.SAVED:
            return translate("audit", "Saved")
        case Act.MOVED:
            return translate("audit", "Decided on saved work")
        case Act.CONFLICT_DECIDED:
            return translate("audit", "Decided a conflict")
        case Act.UNKNOWN:
            return translate("audit", "Something this version does not know")
        case (
            Act.SIGNED_IN
            | Act.SIGN_IN_REFUSED
            | Act.SIGNED_OUT
            | Act.LOCKED
            | Act.ASSOCIATE_ENROLLED
            | Act.ASSOCIATE_CHANGED
            | Act.SETTINGS_CHANGED
            | Act.AUDIT_READ
            | Act.KEY_CHANGED
            | Act.RETIREMENT_BEGUN
        ):
            return ""
        case _:
            assert_never(act)


def whom_words(key: CustomerKey | None) -> str:
    """About which customer, masked as everywhere; empty where it was about none."""
    if key is None:
        return ""
    identifier = identifier_of(key)
    if identifier is None:
        return translate("audit", "registered here")
    if identifier.kind is IdentifierKind.USER_ID:
        return isolated(identifier.value)
    return identifier_words(identifier)
