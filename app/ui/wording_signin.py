"""Why nobody was let in, and why another server was not taken, each with what to do next."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.services.connection import ServerRefusal
from app.services.session import SignInRefusal, SignInRefused
from app.ui.formats import seconds_words
from app.ui.wording_faults import fault_sentence

translate = QCoreApplication.translate


def sign_in_refusal_words(refused: SignInRefused) -> str:
    """One sentence for `signin_message`; never says which digits were right."""
    if refused.refusal is SignInRefusal.TRY_LATER:
        return translate("wording", "Too many wrong PINs. Try again in {wait}.").format(
            wait=seconds_words(refused.wait_s or 0)
        )
    if refused.refusal in {SignInRefusal.STORAGE, SignInRefusal.SERVER_UNREACHABLE}:
        if refused.fault is not None:
            return fault_sentence(refused.fault)
        return translate("wording", "That did not work. Try again.")
    return _pin_words(refused.refusal) or _login_words(refused.refusal)


def _pin_words(refusal: SignInRefusal) -> str:
    match refusal:
        case SignInRefusal.PIN_WRONG:
            return translate("wording", "Wrong PIN. Try again.")
        case SignInRefusal.PIN_TOO_SHORT:
            return translate("wording", "The PIN is too short: choose a longer one.")
        case SignInRefusal.PIN_TOO_LONG:
            return translate("wording", "The PIN is too long: choose a shorter one.")
        case SignInRefusal.PIN_NOT_DIGITS:
            return translate("wording", "A PIN has digits only.")
        case SignInRefusal.PIN_TOO_SIMPLE:
            return translate(
                "wording", "That PIN is too easy to guess: no rows and no repeats, please."
            )
        case SignInRefusal.PINS_DIFFER:
            return translate("wording", "The two PINs differ. Type both again.")
        case SignInRefusal.SUPERVISOR_PIN_NEEDED:
            return translate(
                "wording", "The first time here, a supervisor types their PIN as well."
            )
        case SignInRefusal.SUPERVISOR_PIN_WRONG:
            return translate("wording", "That is not a supervisor's PIN.")
        case _:
            return ""


def _login_words(refusal: SignInRefusal) -> str:
    match refusal:
        case SignInRefusal.UNKNOWN_NAME:
            return translate("wording", "Choose your name, or type it.")
        case SignInRefusal.BARRED:
            return translate(
                "wording", "You may not sign in at this till any more. Ask a supervisor."
            )
        case SignInRefusal.SERVER_LOGIN_NEEDED:
            return translate(
                "wording",
                "The first person on this till gives the server's user name and password.",
            )
        case SignInRefusal.SERVER_LOGIN_WRONG:
            return translate("wording", "The server does not accept this user name and password.")
        case _:
            return translate("wording", "That did not work. Try again.")


def server_refusal_words(refusal: ServerRefusal) -> str:
    """Why the settings page does not take a server."""
    match refusal:
        case ServerRefusal.UNSENT_WORK:
            return translate(
                "wording",
                "Work for the server in use is still unsent. Send it or withdraw it first.",
            )
        case ServerRefusal.BAD_ADDRESS:
            return translate("wording", "That is not a server's address, like https://example.com")
        case ServerRefusal.PLAIN_HTTP:
            return translate(
                "wording", "The address must begin with https: personal data goes there."
            )
        case _:
            assert_never(refusal)
