"""customer/update: only what is touched goes out, and the answer tells who the customer is now."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest

from app.api.endpoints.customers import CustomersApi
from app.api.endpoints.profiles import ProfilesApi
from app.api.wire.document import Format
from app.domain import identifiers
from app.domain.codes import CodeClass
from app.domain.customer import Customer, CustomerType, CustomField, Gender, UserId
from app.domain.faults import UnreachableReason
from app.domain.op import Evidence
from app.domain.profile_change import ProfileChange, remaining
from tests.unit.api.calls import (
    Answers,
    always,
    answering,
    reply,
    sample_tree,
    sent,
    status,
)
from tests.unit.api.own_server import own_server

E = Evidence
TOM = identifiers.mobile("44700900000")
RENAMED = ProfileChange(whom=TOM, firstname="Tom")


def api(answers: Answers, wire_format: Format = Format.JSON) -> ProfilesApi:
    return ProfilesApi(transport=answers.transport(wire_format=wire_format), zone=UTC)


def item(code: int = 1000, *, success: bool = True, **fields: Any) -> dict[str, Any]:
    return {"mobile": TOM.value, **fields, "item_status": status(code, success=success)}


async def test_the_contracts_request() -> None:
    answers = answering("customer_update.response.json")
    outcome = await api(answers).update(
        ProfileChange(
            whom=TOM,
            email="tom.sawyer@email.com",
            external_id="ts1234",
            firstname="Tom",
            lastname="Sawyer",
            gender=Gender.MALE,
            custom_fields=(CustomField(name="age", values=("46",)),),
        )
    )
    contract = sample_tree("customer_update.request.json")
    field = {"name": "age", "value": "46"}
    contract["root"]["customer"]["custom_fields"]["field"] = [field]
    assert sent(answers) == contract
    assert answers.requests[0].url.path == "/v1.1/customer/update"
    assert answers.requests[0].url.params["user_id"] == "true"
    assert outcome.evidence is E.DONE


@pytest.mark.parametrize(
    ("wire_format", "external_id"), [(Format.JSON, "ts1234"), (Format.XML, "TOM123")]
)
async def test_the_contracts_response(wire_format: Format, external_id: str) -> None:
    answers = answering(f"customer_update.response.{wire_format.value}")
    outcome = await api(answers, wire_format).update(RENAMED)
    assert (outcome.evidence, outcome.why.code) == (E.DONE, 1000)
    assert outcome.why.message == "User Successfully Updated."
    assert outcome.customer == Customer(
        user_id=UserId("776538"),
        mobile="44700900000",
        email="tom.sawyer@example.com",
        external_id=external_id,
        firstname="Tom",
        lastname="Sawyer",
        gender=Gender.MALE,
        custom_fields=(CustomField(name="hobbies", values=("Playing",)),),
        lifetime_points=245,
        lifetime_purchases=Decimal(24500),
        points=60,
        tier="SILVER",
        registered_at=datetime(2012, 8, 16, 15, 13, 16, tzinfo=UTC),
        updated_at=datetime(2012, 9, 22, 10, 48, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("change", "body"),
    [
        (ProfileChange(whom=TOM, firstname="T"), {"firstname": "T"}),
        (ProfileChange(whom=TOM, lastname=""), {"lastname": ""}),
        (ProfileChange(whom=TOM, gender=Gender.UNKNOWN), {"gender": ""}),
        (ProfileChange(whom=TOM, type=CustomerType.LOYALTY), {"type": "LOYALTY"}),
        (ProfileChange(whom=TOM, email="t@example.com"), {"email": "t@example.com"}),
        (
            ProfileChange(
                whom=TOM,
                custom_fields=(CustomField(name="a"), CustomField(name="b", values=("c",))),
            ),
            {"custom_fields": {"field": [{"name": "a", "value": ""}, {"name": "b", "value": "c"}]}},
        ),
    ],
)
async def test_what_is_left_as_it_is_is_not_sent_and_what_is_cleared_is_sent_empty(
    change: ProfileChange, body: dict[str, Any]
) -> None:
    answers = always(reply(200, item()))
    assert (await api(answers).update(change)).evidence is E.DONE
    assert sent(answers) == {"root": {"customer": {"mobile": TOM.value, **body}}}


async def test_somebody_named_by_the_servers_id() -> None:
    answers = always(reply(200, item(user_id="15")))
    outcome = await api(answers).update(
        ProfileChange(whom=identifiers.user_id("15"), mobile="44700900001")
    )
    assert sent(answers)["root"]["customer"] == {"user_id": "15", "mobile": "44700900001"}
    assert outcome.evidence is E.DONE


async def test_an_answer_about_whoever_has_the_new_identifier_is_not_believed() -> None:
    change = ProfileChange(whom=TOM, email="rita@example.com")
    stranger = item(mobile="44700900999", email="rita@example.com")
    assert (await api(always(reply(200, stranger))).update(change)).evidence is E.AMBIGUOUS


@pytest.mark.parametrize(
    ("code", "evidence"),
    [
        (1012, E.REJECTED),
        (1016, E.REJECTED),
        (1020, E.REJECTED),
        (1024, E.UNABLE),
        (1018, E.UNABLE),
        (1044, E.REJECTED),
        (498, E.CREDENTIALS),
        (429, E.THROTTLED),
        (1000, E.AMBIGUOUS),
        (77777, E.NOT_UNDERSTOOD),
    ],
)
async def test_a_refusal(code: int, evidence: Evidence) -> None:
    answers = always(reply(500, item(code, success=False), success=False))
    outcome = await api(answers).update(RENAMED)
    assert (outcome.evidence, outcome.why.code, outcome.customer) == (evidence, code, None)


async def test_what_was_dropped_is_told() -> None:
    answers = always(reply(200, item(warnings={"warning": ["1017"]})))
    outcome = await api(answers).update(RENAMED)
    assert (outcome.warnings, outcome.meaning) == (("1017",), CodeClass.DONE_WITH_WARNING)


async def test_a_request_that_never_left() -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no")

    outcome = await api(Answers(refuse)).update(RENAMED)
    assert outcome.evidence is E.NOT_SENT
    assert outcome.why.fault == UnreachableReason.NETWORK.value


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_server_changes_what_was_touched_and_nothing_else(
    wire_format: Format,
) -> None:
    with own_server() as server:
        transport = server.transport(wire_format=wire_format)
        people = CustomersApi(transport=transport, zone=UTC)
        whom = server.members()[0]
        before = await people.get(whom)
        change = ProfileChange(whom=whom, lastname="Ångström & Söhne", gender=Gender.UNKNOWN)
        outcome = await ProfilesApi(transport=transport, zone=UTC).update(change)
        after = await people.get(whom)
    assert outcome.evidence is E.DONE
    assert before is not None
    assert after is not None
    assert remaining(change, before) is not None
    assert remaining(change, after) is None
    assert (after.firstname, after.email) == (before.firstname, before.email)
    assert outcome.customer is not None
    assert outcome.customer.user_id == before.user_id
