"""What the profile says beside its fields and of requests for other identifiers."""

from collections.abc import Iterable, Mapping
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.identity_request import IdentityRequestStatus
from app.domain.op import Op
from app.domain.profile_edit import ProfileEdit, touched
from app.domain.profile_form import Lock
from app.services.records_overlay import IdentityRow, ProfileView
from app.ui.formats import identifier_words, moment_words
from app.ui.tone import Tone
from app.ui.widgets.line_list import Line
from app.ui.wording import state_words, why_words
from app.ui.wording_fields import field_words, value_words

translate = QCoreApplication.translate


def lock_words(lock: Lock) -> str:
    """Why a field cannot be changed here, and what can be done instead."""
    match lock:
        case Lock.PRIMARY:
            return translate(
                "profile", "Customers are known by this here: ask for another one instead"
            )
        case Lock.NOT_ALLOWED:
            return translate(
                "profile", "Tills may not change this here: ask for another one instead"
            )
        case Lock.ONLY_NAME:
            return translate(
                "profile", "This customer is known by this alone: ask for another one instead"
            )
        case _:
            assert_never(lock)


def change_states(profile: ProfileView, overtaken: Mapping[str, str]) -> dict[str, str]:
    """Where a saved change of each field is; and of a field that is typed into what it became
    meanwhile.
    """
    states: dict[str, str] = {}
    for op in profile.ops:
        if isinstance(op.payload, ProfileEdit) and not op.needs_person:
            states |= dict.fromkeys(touched(op.payload.change), state_words(op)[0])
    now = translate("profile", "Meanwhile it became: {value}")
    return states | {
        name: now.format(value=value_words(name, value.removeprefix("+")))
        for name, value in overtaken.items()
    }


def clash_words(ops: Iterable[Op]) -> str:
    """That a change of this customer waits for a person, and why; empty where none does."""
    for op in ops:
        if op.needs_person and op.conflicts:
            names = ", ".join(field_words(conflict.field) for conflict in op.conflicts)
            return translate(
                "profile", "Changed here and on the server: {fields}. Decide which is right."
            ).format(fields=names)
        if op.needs_person:
            return translate("profile", "A change was not taken: {reason}").format(
                reason=why_words(op)
            )
    return ""


def no_requests_words(is_local_only: bool) -> str:
    """Why nothing can be asked for."""
    if is_local_only:
        return translate("profile", "Not sent yet: change the fields of the profile instead.")
    return translate("profile", "The customer has nothing that could be exchanged.")


def request_line(row: IdentityRow, *, is_revealed: bool) -> Line:
    """A request for another identifier: what for what, since when, and where it stands."""
    asked = row.change or row.request
    if asked is None:
        return Line(first="")
    kind, old, new = asked.kind, asked.old, asked.new
    first = translate("profile", "{what}: {new} instead of {old}").format(
        what=field_words(kind.value) if kind is not None else translate("profile", "Identifier"),
        new=_shown(kind, new, is_revealed=is_revealed),
        old=_shown(kind, old, is_revealed=is_revealed),
    )
    chip, tone = _state(row)
    return Line(first=first, second=_second(row), chip=chip, tone=tone)


def _shown(kind: IdentifierKind | None, value: str, *, is_revealed: bool) -> str:
    # What names no kind that is known is masked like a card's number.
    identifier = Identifier(kind=kind or IdentifierKind.EXTERNAL_ID, value=value)
    return identifier_words(identifier, is_revealed=is_revealed)


def _state(row: IdentityRow) -> tuple[str, Tone]:
    if row.op is not None and row.op.is_unsent:
        return state_words(row.op)
    status = row.request.status if row.request is not None else IdentityRequestStatus.PENDING
    match status.upper():
        case IdentityRequestStatus.PENDING:
            return translate("profile", "Awaiting approval"), Tone.CARE
        case IdentityRequestStatus.APPROVED:
            return translate("profile", "Approved"), Tone.GOOD
        case IdentityRequestStatus.REJECTED:
            return translate("profile", "Turned down"), Tone.BAD
        case _:
            return status, Tone.GREY


def _second(row: IdentityRow) -> str:
    if row.op is not None:
        asked = translate("profile", "asked by {name}, {when}").format(
            name=row.op.associate.name, when=moment_words(row.op.created_at)
        )
        why = why_words(row.op)
        return f"{asked} · {why}" if why else asked
    request = row.request
    parts = []
    if request is not None and request.requested_at is not None:
        parts.append(
            translate("profile", "asked {when}").format(when=moment_words(request.requested_at))
        )
    if request is not None and request.updated_at not in (None, request.requested_at):
        assert request.updated_at is not None
        parts.append(
            translate("profile", "decided {when}").format(when=moment_words(request.updated_at))
        )
    return " · ".join(parts)
