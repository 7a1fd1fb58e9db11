"""Putting a refused write right: what can be changed, what is wrong with it, what comes of it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from app.domain.associate import Associate, AssociateId
from app.domain.correction import corrected, correction_form, judge
from app.domain.customer import Customer, CustomerKey, CustomField, Gender
from app.domain.email import EmailProblem
from app.domain.identifiers import Identifier, IdentifierKind, email, external_id, mobile, user_id
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry
from app.domain.op import (
    Binding,
    Evidence,
    Op,
    OpId,
    OpKind,
    OpState,
    Payload,
    Subject,
    Why,
)
from app.domain.organisation import FieldSpec, FieldType
from app.domain.phone import PhoneProblem
from app.domain.preferences import PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import ProfileEdit
from app.domain.registration import Registration
from app.domain.registration_review import FormProblem
from app.domain.taken import taken_identifiers
from app.domain.ticket import TicketEntry, TicketPriority
from app.domain.write_problem import WriteError, WriteProblem

AT = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
TOM = user_id("5")
NOTE = NoteEntry(whom=TOM, associate_id=AssociateId("a"), text="Alergic", written_at=AT)
TICKET = TicketEntry(
    whom=TOM, subject="Zip", message="torn", priority=TicketPriority.HIGH, department="Coats"
)
REQUEST = IdentityChange(kind=IdentifierKind.MOBILE, old="44700900000", new="447911123456")
EDIT = ProfileEdit(
    change=ProfileChange(
        whom=TOM,
        firstname="Tommy",
        gender=Gender.MALE,
        mobile="447911123456",
        custom_fields=(
            CustomField(name="hobbies", values=("chess", "rafting")),
            CustomField(name="born", values=("1990-02-28",)),
        ),
    ),
    base=Customer(firstname="Tom"),
)
SPECS = (
    FieldSpec(name="hobbies", label="Hobbies", type=FieldType.SEVERAL, is_mandatory=True),
    FieldSpec(name="born", label="Born", type=FieldType.DATE),
    FieldSpec(name="size", label="Size", is_mandatory=True),
)


def problems(payload: Payload, values: dict[str, str]) -> list[tuple[str, object]]:
    found = judge(payload, values, specs=SPECS, country="GB")
    return [(each.field, each.problem) for each in found]


def result(payload: Payload, values: dict[str, str]) -> Payload:
    return corrected(payload, values, specs=SPECS, country="GB")


@pytest.mark.parametrize("payload", [NOTE, TICKET, REQUEST, EDIT], ids=lambda each: type(each))
def test_what_is_not_changed_stays_as_it_was(payload: Payload) -> None:
    values = dict(correction_form(payload))
    assert problems(payload, values) == []
    assert result(payload, values) == payload


def test_only_what_was_touched_is_asked_for() -> None:
    assert dict(correction_form(EDIT)) == {
        "firstname": "Tommy",
        "gender": "M",
        "mobile": "+447911123456",
        "custom_hobbies": "chess\nrafting",
        "custom_born": "1990-02-28",
    }


@pytest.mark.parametrize(
    "payload",
    [
        Registration(mobile="44700900000", registered_at=AT),
        PreferencesChange(whom=TOM, fields=(CustomField(name="size", values=("M",)),)),
    ],
    ids=["registration", "preferences"],
)
def test_what_is_corrected_elsewhere_has_no_form(payload: Payload) -> None:
    assert correction_form(payload) == {}
    assert problems(payload, {}) == []
    with pytest.raises(TypeError):
        result(payload, {})


@pytest.mark.parametrize(
    ("payload", "values", "expected"),
    [
        (NOTE, {"text": "  "}, [("text", FormProblem.REQUIRED)]),
        (TICKET, {"subject": "", "message": ""}, [("subject", FormProblem.REQUIRED)]),
        (TICKET, {"subject": "Zip", "message": ""}, []),
        (REQUEST, {"mobile": "12"}, [("mobile", PhoneProblem.TOO_SHORT)]),
        (
            replace(REQUEST, kind=IdentifierKind.EMAIL, new="a@example.com"),
            {"email": "example.com"},
            [("email", EmailProblem.NO_AT_SIGN)],
        ),
        (
            EDIT,
            {**correction_form(EDIT), "custom_born": "yesterday"},
            [("custom_born", FormProblem.NOT_A_DATE)],
        ),
        (EDIT, {**correction_form(EDIT), "firstname": "", "custom_hobbies": ""}, []),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    payload: Payload, values: dict[str, str], expected: list[tuple[str, object]]
) -> None:
    assert problems(payload, values) == expected


def test_an_identifier_is_changed_but_never_removed() -> None:
    found = problems(EDIT, {**correction_form(EDIT), "mobile": ""})
    assert ("mobile", FormProblem.REQUIRED) in found


def test_corrected_values_take_the_place_of_the_old_ones_in_normal_form() -> None:
    values = {
        "firstname": "  Thomas ",
        "gender": "O",
        "mobile": "07911 123457",
        "custom_hobbies": "go",
        "custom_born": "",
    }
    new = result(EDIT, values)
    assert isinstance(new, ProfileEdit)
    assert new.base == EDIT.base
    assert new.change == ProfileChange(
        whom=TOM,
        firstname="Thomas",
        gender=Gender.OTHER,
        mobile="447911123457",
        custom_fields=(
            CustomField(name="hobbies", values=("go",)),
            CustomField(name="born", values=()),
        ),
    )
    assert result(NOTE, {"text": " Allergic to wool "}) == replace(NOTE, text="Allergic to wool")
    assert result(TICKET, {"subject": "Zip torn ", "message": ""}) == replace(
        TICKET, subject="Zip torn", message=""
    )
    assert result(REQUEST, {"mobile": "+44 7911 123457"}) == replace(REQUEST, new="447911123457")


def test_the_same_identifier_again_makes_no_request() -> None:
    old = replace(REQUEST, old="447911123456", new="447911123457")
    with pytest.raises(WriteError) as caught:
        result(old, {"mobile": "+447911123456"})
    assert caught.value.problem is WriteProblem.IDENTIFIER_SAME


def refused(payload: Payload, code: int, **changes: Any) -> Op:
    op = Op(
        id=OpId("1"),
        seq=1,
        kind=OpKind.REGISTRATION,
        state=OpState.REJECTED,
        lane=CustomerKey("op:1"),
        subject=Subject(key=CustomerKey("op:1")),
        payload=payload,
        binding=Binding(server_url="https://shop.example", organisation="29", till_login="till"),
        associate=Associate(id=AssociateId("a"), name="Noor"),
        created_at=AT,
        epoch=1,
        why=Why(evidence=Evidence.REJECTED, code=code),
    )
    return replace(op, **changes)


WHOLE = Registration(
    mobile="44700900000", email="tom@example.com", external_id="C1", registered_at=AT
)


@pytest.mark.parametrize(
    ("payload", "code", "expected"),
    [
        (WHOLE, 1032, [mobile("44700900000")]),
        (WHOLE, 1016, [email("tom@example.com")]),
        (WHOLE, 1033, [external_id("C1")]),
        (WHOLE, 1014, [mobile("44700900000"), email("tom@example.com"), external_id("C1")]),
        (WHOLE, 1001, []),
        (EDIT, 1032, [mobile("447911123456")]),
        (EDIT, 1016, []),
        (REQUEST, 1032, [mobile("447911123456")]),
        (TICKET, 1301, []),
    ],
)
def test_who_has_it_already_is_found_by_what_the_code_is_about(
    payload: Payload, code: int, expected: list[Identifier]
) -> None:
    assert list(taken_identifiers(refused(payload, code))) == expected


def test_of_what_waits_for_nobody_nothing_is_taken() -> None:
    assert taken_identifiers(refused(WHOLE, 1032, state=OpState.QUEUED)) == ()
    assert taken_identifiers(refused(WHOLE, 1032, why=None)) == ()
