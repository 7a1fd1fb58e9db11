"""Faults as sentences: what happened and what next. Light: the first page needs it before the rest.

Codes and ids are only in `fault_details`.
"""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.faults import (
    CredentialsFault,
    ErasedFault,
    Fault,
    KeyFault,
    KeyProblem,
    NoAnswerFault,
    NotOurServerFault,
    ProfileInUseFault,
    RefusedFault,
    RescueFault,
    ServerTroubleFault,
    StoreFault,
    StoreProblem,
    ThrottledFault,
    UnreachableFault,
    UnreachableReason,
    UnsendableFault,
)
from app.ui.formats import seconds_words
from app.ui.wording_codes import code_sentence, refusal_sentence
from app.ui.wording_storage import rescue_sentence

translate = QCoreApplication.translate


def bug_sentence() -> str:
    """What to say of a failure of this program itself."""
    return translate(
        "wording",
        "Something went wrong in this program. Your saved work is safe; try once more.",
    )


def fault_sentence(fault: Fault) -> str:
    """What happened and what next."""
    if isinstance(fault, UnreachableFault):
        return _unreachable(fault.reason)
    if isinstance(fault, StoreFault):
        return _store(fault.problem)
    if isinstance(fault, KeyFault):
        return _key(fault.problem)
    if isinstance(fault, RescueFault):
        return rescue_sentence(fault.problem)
    if isinstance(fault, ThrottledFault):
        return translate(
            "wording", "The server has too much to do just now. Try again in {wait}."
        ).format(wait=seconds_words(fault.retry_after_s))
    if isinstance(fault, RefusedFault):
        return _refused(fault)
    return _plain(fault)


def _refused(fault: RefusedFault) -> str:
    if isinstance(fault, ErasedFault):
        return translate(
            "wording", "This customer asked to be deleted, and the server has deleted them."
        )
    if isinstance(fault, UnsendableFault):
        return translate(
            "wording", "The server cannot be asked for this as it is written. Leave out commas."
        )
    return refusal_sentence(fault.code, fault.message)


def _plain(fault: Fault) -> str:
    if isinstance(fault, NoAnswerFault):
        return translate(
            "wording", "The server did not answer in time. Try again, or go on without it."
        )
    if isinstance(fault, ServerTroubleFault):
        return translate(
            "wording",
            "The server has trouble of its own. What you save is kept here and sent when it is"
            " well again.",
        )
    if isinstance(fault, NotOurServerFault):
        return translate(
            "wording",
            "Something other than the loyalty server answered, perhaps the network's sign-in"
            " page. Check this till's network.",
        )
    if isinstance(fault, CredentialsFault):
        return translate(
            "wording",
            "The server does not accept this till's sign-in. A supervisor can give the password"
            " again in Settings.",
        )
    if isinstance(fault, ProfileInUseFault):
        return translate("wording", "Tillside is already running on this till.")
    return translate("wording", "That did not work. Try again.")


def _unreachable(reason: UnreachableReason) -> str:
    match reason:
        case UnreachableReason.DNS:
            return translate(
                "wording",
                "The server's name cannot be found. Check this till's network cable or Wi-Fi.",
            )
        case UnreachableReason.REFUSED:
            return translate(
                "wording", "The server is not taking calls just now. It is tried again by itself."
            )
        case UnreachableReason.CONNECT_TIMEOUT:
            return translate(
                "wording", "The server cannot be reached. It is tried again by itself."
            )
        case UnreachableReason.TLS:
            return translate(
                "wording",
                "The server cannot prove that it is ours, so nothing was sent. Check this till's"
                " date and time, then call support.",
            )
        case UnreachableReason.TLS_CLOCK:
            return translate(
                "wording",
                "The server's certificate is not valid today, by this till's clock, so nothing was"
                " sent. Set the till's date and time if they are wrong; else call support.",
            )
        case UnreachableReason.TLS_HOST:
            return translate(
                "wording",
                "What answers is another server than the one in Settings, so nothing was sent."
                " Check the address and this till's network.",
            )
        case UnreachableReason.TLS_ISSUER:
            return translate(
                "wording",
                "Nobody whom this till trusts vouches for the server, so nothing was sent."
                " Something on the way may be reading along, such as a company's filter or a"
                " virus scanner. Call support.",
            )
        case UnreachableReason.PIN:
            return translate(
                "wording",
                "The server has another key than the one this till was told to accept, so nothing"
                " was sent. Call support.",
            )
        case UnreachableReason.PROXY:
            return translate(
                "wording", "The shop's proxy does not let this till through. Call support."
            )
        case UnreachableReason.PROXY_SIGN_IN:
            return translate(
                "wording", "The shop's proxy wants a login that this till lacks. Call support."
            )
        case UnreachableReason.NETWORK:
            return translate("wording", "This till has no network. Check its cable or Wi-Fi.")
        case UnreachableReason.BAD_ADDRESS:
            return translate(
                "wording", "The server's address is not a valid one. Correct it in Settings."
            )
        case _:
            assert_never(reason)


def _store(problem: StoreProblem) -> str:
    match problem:
        case StoreProblem.FULL:
            return translate(
                "wording",
                "This till's disk is full, so this was NOT saved. Free some space, then save"
                " again.",
            )
        case StoreProblem.READ_ONLY:
            return translate(
                "wording",
                "This till may not write to its own storage, so this was NOT saved. Call support.",
            )
        case StoreProblem.DAMAGED:
            return translate(
                "wording",
                "This till's storage is damaged and could not be mended. It is kept as it is; call"
                " support.",
            )
        case StoreProblem.WRONG_KEY:
            return translate(
                "wording", "This till's storage does not open with the key that was given."
            )
        case StoreProblem.NEWER_VERSION:
            return translate(
                "wording",
                "This till's storage was written by a newer Tillside. Install that version again.",
            )
        case StoreProblem.BUSY:
            return translate(
                "wording", "This till's storage is busy, so this was NOT saved. Save again."
            )
        case StoreProblem.UNAVAILABLE:
            return translate(
                "wording",
                "This till's storage cannot be reached, so this was NOT saved. Call support.",
            )
        case _:
            assert_never(problem)


def _key(problem: KeyProblem) -> str:
    match problem:
        case KeyProblem.PASSPHRASE_NEEDED:
            return translate("wording", "Type the passphrase that opens this till's storage.")
        case KeyProblem.PASSPHRASE_WRONG:
            return translate("wording", "That passphrase does not open this till's storage.")
        case KeyProblem.PASSPHRASE_TOO_SHORT:
            return translate("wording", "The passphrase needs at least 12 characters.")
        case KeyProblem.ENVIRONMENT_MALFORMED:
            return translate(
                "wording",
                "The key in TILLSIDE_STORE_KEY is not one: it must be 64 digits from 0-9 and a-f.",
            )
        case KeyProblem.KEYRING_LOCKED:
            return translate(
                "wording", "This computer's keyring is locked. Unlock it, then start again."
            )
        case KeyProblem.MISSING:
            return translate(
                "wording",
                "The key of this till's storage is gone. The storage is kept; call support.",
            )
        case _:
            assert_never(problem)


def fault_details(fault: Fault) -> str:
    """For "details": what support asks for. Empty where there is nothing more to tell."""
    parts = []
    if isinstance(fault, RefusedFault) and fault.code is not None:
        parts.append(translate("wording", "Code {code}").format(code=fault.code))
        if code_sentence(fault.code):
            parts.insert(0, fault.message)  # else the sentence tells it
    if fault.detail and not isinstance(fault, RefusedFault):
        parts.append(fault.detail)
    if fault.request_id:
        parts.append(translate("wording", "Request {id}").format(id=fault.request_id))
    return " · ".join(filter(None, parts))
