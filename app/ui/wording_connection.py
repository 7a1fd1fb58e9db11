"""The line to the server in words: the pill, and what to do about it."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.connection import ConnectionState, ConnectionStatus
from app.domain.faults import UnreachableFault, UnreachableReason
from app.ui.formats import time_words
from app.ui.tone import Tone
from app.ui.wording_faults import fault_sentence

translate = QCoreApplication.translate


def connection_words(status: ConnectionStatus) -> tuple[str, Tone]:
    """The pill's text, which begins with the state's word, and its tone."""
    since = time_words(status.since_at)
    match status.state:
        case ConnectionState.ONLINE:
            return translate("wording", "Online"), Tone.GOOD
        case ConnectionState.CHECKING:
            return translate("wording", "Checking the line"), Tone.GREY
        case ConnectionState.SLOW:
            return translate("wording", "Server slow"), Tone.CARE
        case ConnectionState.OFFLINE:
            text = translate("wording", "Offline since {time}").format(time=since)
            return text, Tone.CARE
        case ConnectionState.SERVER_TROUBLE:
            text = translate("wording", "Server trouble since {time}").format(time=since)
            return text, Tone.CARE
        case ConnectionState.SIGN_IN_NEEDED:
            return translate("wording", "Sign-in needed"), Tone.BAD
        case ConnectionState.NOT_OUR_NETWORK:
            return translate("wording", "Not our network"), Tone.BAD
        case ConnectionState.NOT_TRUSTED:
            return translate("wording", "Server not trusted"), Tone.BAD
        case _:
            assert_never(status.state)


def connection_advice(status: ConnectionStatus) -> str:
    """What it means for the work at hand and what a person can do."""
    match status.state:
        case ConnectionState.ONLINE:
            return translate("wording", "All is well. What you save is sent at once.")
        case ConnectionState.CHECKING:
            return translate("wording", "Asking the server whether it is there.")
        case ConnectionState.SLOW:
            return translate(
                "wording",
                "The server answers slowly. Go on working: what you save is kept on this till"
                " until it was sent.",
            )
        case ConnectionState.OFFLINE:
            return _offline_advice(status)
        case ConnectionState.SERVER_TROUBLE:
            return translate(
                "wording",
                "The line is good, the server is not. Go on working: what you save is sent by"
                " itself when the server is well again.",
            )
        case ConnectionState.SIGN_IN_NEEDED:
            return translate(
                "wording",
                "The server does not accept this till's sign-in. A supervisor can give the"
                " password again in Settings. What you save is kept until then.",
            )
        case ConnectionState.NOT_OUR_NETWORK:
            return translate(
                "wording",
                "Something other than the loyalty server answers. If this is a guest network,"
                " open its sign-in page in a browser, or change to the shop's own network.",
            )
        case ConnectionState.NOT_TRUSTED:
            if status.fault is not None:
                return fault_sentence(status.fault)
            return translate(
                "wording",
                "The server cannot prove that it is ours, so nothing is sent to it. Check this"
                " till's date and time; if they are right, call support.",
            )
        case _:
            assert_never(status.state)


def _offline_advice(status: ConnectionStatus) -> str:
    kept = translate(
        "wording",
        "The shop's line is down. What you save is kept on this till and sent by itself when the"
        " line returns.",
    )
    reason = status.fault.reason if isinstance(status.fault, UnreachableFault) else None
    if reason in {UnreachableReason.DNS, UnreachableReason.NETWORK}:
        check = translate("wording", "Check this till's network cable or Wi-Fi.")
        return f"{kept}\n{check}"
    if reason in {UnreachableReason.PROXY, UnreachableReason.PROXY_SIGN_IN}:
        assert status.fault is not None
        return f"{kept}\n{fault_sentence(status.fault)}"
    if reason is UnreachableReason.BAD_ADDRESS:
        return translate("wording", "The server's address is not valid. Correct it in Settings.")
    return kept
