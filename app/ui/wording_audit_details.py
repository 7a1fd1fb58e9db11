"""What more there is to say of an act in the audit, in words, from the values that were kept.

The words for the act itself and for the customer are in `wording_audit`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar, assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.audit import Act, Detail, DetailKind, Fact
from app.domain.handout import Handout
from app.domain.op import OpKind, OpState
from app.ui.counts import counts
from app.ui.formats import isolated, moment_words, seconds_words
from app.ui.wording import kind_words, place_words
from app.ui.wording_audit import act_words
from app.ui.wording_fields import field_words

translate = QCoreApplication.translate
T = TypeVar("T")

_COMING = frozenset(
    {
        *(DetailKind.UNLOCKED, DetailKind.ANOTHER_CAME, DetailKind.PIN_WRONG),
        *(DetailKind.SUPERVISOR_PIN_WRONG, DetailKind.LOCKED_OUT, DetailKind.NOT_ALLOWED),
        DetailKind.SERVER_LOGIN_WRONG,
    }
)
_STAFF = frozenset(
    {
        *(DetailKind.ENROLLED, DetailKind.SUPERVISOR_ENROLLED, DetailKind.PIN_CHANGED),
        *(DetailKind.SUPERVISOR_MADE, DetailKind.SUPERVISOR_NO_MORE),
        *(DetailKind.BARRED, DetailKind.LET_IN_AGAIN),
    }
)
_FILES = frozenset(
    {
        *(DetailKind.AUDIT, DetailKind.SUPPORT_BUNDLE, DetailKind.SEARCH_WHOLE),
        *(DetailKind.SEARCH_MASKED, DetailKind.ROWS_LEFT_OUT, DetailKind.BILLS),
        *(DetailKind.CLOSING_CERTIFICATE, DetailKind.RESCUE_FILE),
        *(DetailKind.SLIP_PRINTED, DetailKind.SLIP_KEPT),
    }
)
_ALONE = frozenset(
    {
        *(DetailKind.SETTINGS, DetailKind.SERVER, DetailKind.TO_CHANGE, DetailKind.TO_CORRECT),
        *(DetailKind.TO_DECIDE, DetailKind.QUESTION, DetailKind.SIDES, DetailKind.AS_WRITTEN),
    }
)


def detail_words(detail: Detail | None) -> str:
    """One line; empty where there is no more to say."""
    if detail is None:
        return ""
    if detail.kind in _COMING:
        return _coming(detail)
    if detail.kind in _STAFF:
        return _staff(detail)
    if detail.kind in _FILES:
        return _file(detail)
    return _alone(detail) if detail.kind in _ALONE else _op(detail)


def _coming(detail: Detail) -> str:
    wait_s = detail.fact(Fact.WAIT_S)
    if wait_s and detail.kind is DetailKind.LOCKED_OUT:
        return translate("audit", "Too many wrong PINs: locked out for another {wait}").format(
            wait=_seconds(wait_s)
        )
    words = _why(detail.kind)
    if wait_s:
        return translate("audit", "{why}: locked out for {wait}").format(
            why=words, wait=_seconds(wait_s)
        )
    return words


def _why(kind: DetailKind) -> str:
    match kind:
        case DetailKind.UNLOCKED:
            return translate("audit", "Unlocked the till")
        case DetailKind.ANOTHER_CAME:
            return translate("audit", "Another associate signed in")
        case DetailKind.PIN_WRONG:
            return translate("audit", "Wrong PIN")
        case DetailKind.SUPERVISOR_PIN_WRONG:
            return translate("audit", "Not a supervisor's PIN")
        case DetailKind.LOCKED_OUT:
            return translate("audit", "Too many wrong PINs")
        case DetailKind.NOT_ALLOWED:
            return translate("audit", "May not sign in at this till any more")
        case DetailKind.SERVER_LOGIN_WRONG:
            return translate("audit", "The server did not accept the user name and password")
        case _:
            return ""


def _staff(detail: Detail) -> str:
    words = ""
    match detail.kind:
        case DetailKind.ENROLLED:
            words = translate("audit", "{associate} may sign in here from now on")
        case DetailKind.SUPERVISOR_ENROLLED:
            words = translate("audit", "{associate} may sign in here as a supervisor")
        case DetailKind.PIN_CHANGED:
            words = translate("audit", "{associate} has another PIN")
        case DetailKind.SUPERVISOR_MADE:
            words = translate("audit", "{associate} is a supervisor now")
        case DetailKind.SUPERVISOR_NO_MORE:
            words = translate("audit", "{associate} is no supervisor any more")
        case DetailKind.BARRED:
            words = translate("audit", "{associate} may not sign in here any more")
        case DetailKind.LET_IN_AGAIN:
            words = translate("audit", "{associate} may sign in here again")
        case _:
            pass
    return words.format(associate=isolated(detail.fact(Fact.WHOSE)))


def _file(detail: Detail) -> str:
    many = detail.fact(Fact.COUNT)
    match detail.kind:
        case DetailKind.AUDIT:
            parts = (translate("audit", "The audit"), _question(detail))
        case DetailKind.SUPPORT_BUNDLE:
            parts = (translate("audit", "A bundle for support"), "")
        case DetailKind.SEARCH_WHOLE:
            parts = (_counted(counts.customers, many), translate("audit", "numbers in full"))
        case DetailKind.SEARCH_MASKED:
            parts = (_counted(counts.customers, many), translate("audit", "numbers masked"))
        case DetailKind.ROWS_LEFT_OUT:
            left_out = translate("audit", "Rows of a table that were not taken over")
            parts = (left_out, _counted(counts.import_left_out, many))
        case DetailKind.BILLS:
            parts = (translate("audit", "Transactions"), _counted(counts.bills, many))
        case DetailKind.CLOSING_CERTIFICATE:
            certificate = translate("audit", "Closing certificate")
            parts = (certificate, _counted(counts.unsent, many))
        case DetailKind.RESCUE_FILE:
            parts = (_counted(counts.unsent, many), _file_id(detail))
        case DetailKind.SLIP_PRINTED:
            parts = (_slip(detail), "")
        case DetailKind.SLIP_KEPT:
            parts = (_slip(detail), translate("audit", "kept as a file"))
        case _:
            parts = ("", "")
    return _listed(*parts)


def _alone(detail: Detail) -> str:
    match detail.kind:
        case DetailKind.SETTINGS:
            return isolated(detail.fact(Fact.NAMES))
        case DetailKind.SERVER:
            return translate("audit", "The server, or this till's login there")
        case DetailKind.TO_CHANGE:
            return translate("audit", "To change it")
        case DetailKind.TO_CORRECT:
            return translate("audit", "To correct saved work")
        case DetailKind.TO_DECIDE:
            return translate("audit", "To decide a conflict")
        case DetailKind.QUESTION:
            return _question(detail)
        case DetailKind.SIDES:
            return _sides(detail)
        case DetailKind.AS_WRITTEN:
            return isolated(detail.fact(Fact.TEXT))
        case _:
            return ""


def _op(detail: Detail) -> str:
    """What became of saved work by a person."""
    kind = _known(OpKind, detail.fact(Fact.OP_KIND))
    what = kind_words(kind) if kind is not None else isolated(detail.fact(Fact.OP_KIND))
    match detail.kind:
        case DetailKind.OP_SAVED:
            return what
        case DetailKind.OP_WITHDRAWN:
            became = (translate("audit", "withdrawn"), isolated(detail.fact(Fact.REASON)))
        case DetailKind.OP_TAKEN_BACK:
            became = (translate("audit", "taken back before it was sent"), "")
        case DetailKind.OP_CORRECTED:
            became = (translate("audit", "replaced by a corrected one"), "")
        case DetailKind.OP_AMENDED:
            became = (translate("audit", "changed before it was sent"), "")
        case DetailKind.OP_THEIRS_KEPT:
            became = (translate("audit", "withdrawn for what the server has"), "")
        case DetailKind.OP_TRIED_AGAIN:
            became = (translate("audit", "to be sent again"), "")
        case DetailKind.OP_HANDED_OVER:
            became = (translate("audit", "handed over"), _file_id(detail))
        case DetailKind.OP_TAKEN_IN:
            became = (translate("audit", "taken in"), _file_id(detail))
        case _:
            became = (_states(detail), isolated(detail.fact(Fact.REASON)))
    return _listed(what, *became)


def _question(detail: Detail) -> str:
    """What the audit was asked for."""
    since, before = detail.fact(Fact.SINCE), detail.fact(Fact.BEFORE)
    whose, act = detail.fact(Fact.WHOSE), _known(Act, detail.fact(Fact.ACT))
    return _listed(
        translate("audit", "from {time}").format(time=_moment(since)) if since else "",
        translate("audit", "until {time}").format(time=_moment(before)) if before else "",
        translate("audit", "by {associate}").format(associate=isolated(whose)) if whose else "",
        act_words(act) if act is not None else isolated(detail.fact(Fact.ACT)),
    )


def _sides(detail: Detail) -> str:
    mine, theirs = (_fields(detail.fact(name)) for name in (Fact.MINE, Fact.THEIRS))
    return _listed(
        translate("audit", "as entered here: {fields}").format(fields=mine) if mine else "",
        translate("audit", "as on the server: {fields}").format(fields=theirs) if theirs else "",
    )


def _fields(names: str) -> str:
    return translate("wording", ", ").join(field_words(name) for name in names.split(", ") if name)


def _slip(detail: Detail) -> str:
    handout = _known(Handout, detail.fact(Fact.HANDOUT))
    match handout:
        case Handout.TICKET:
            return translate("audit", "The slip of a ticket")
        case Handout.CARD:
            return translate("audit", "The slip of a card")
        case None:
            return isolated(detail.fact(Fact.HANDOUT))
        case _:
            assert_never(handout)


def _states(detail: Detail) -> str:
    states = (_known(OpState, detail.fact(name)) for name in (Fact.FROM_STATE, Fact.TO_STATE))
    return " → ".join(place_words(state)[0] for state in states if state is not None)


def _file_id(detail: Detail) -> str:
    return translate("audit", "file {id}").format(id=isolated(detail.fact(Fact.FILE_ID)))


def _listed(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _counted(words: Callable[[int], str], number: str) -> str:
    return words(int(number)) if number.isdecimal() else isolated(number)


def _seconds(number: str) -> str:
    return seconds_words(int(number)) if number.isdecimal() else isolated(number)


def _moment(text: str) -> str:
    try:
        return moment_words(datetime.fromisoformat(text))
    except ValueError:
        return isolated(text)


def _known(kind: Callable[[str], T], value: str) -> T | None:
    """A later version of the program may have values that this one does not know."""
    try:
        return kind(value)
    except ValueError:
        return None
