"""What a customer prefers: read, set, and told where only some of it was."""

from datetime import UTC
from typing import Any

import pytest

from app.api.endpoints.preferences import PreferencesApi
from app.api.wire.document import Format
from app.domain import codes, identifiers
from app.domain.customer import CustomField
from app.domain.faults import NotOurServerFault, RefusedFault
from app.domain.op import Evidence
from app.domain.preferences import Preferences, PreferencesChange, remaining
from tests.unit.api.calls import Answers, always, reply, sent, status
from tests.unit.api.own_server import own_server

E = Evidence
TOM = identifiers.mobile("44700900000")
COLOUR = CustomField(name="colour", values=("red", "blue"))
SIZE = CustomField(name="size")
CHANGE = PreferencesChange(whom=TOM, fields=(COLOUR, SIZE), store_code="s1", store_id="7")


def api(answers: Answers, wire_format: Format = Format.JSON) -> PreferencesApi:
    return PreferencesApi(transport=answers.transport(wire_format=wire_format), zone=UTC)


def told(
    code: int = 1000, *, success: bool = True, name: str = "customer", **parts: Any
) -> dict[str, Any]:
    who = {"mobile": TOM.value, "item_status": status(code, success=success), **parts}
    return {
        "response": {
            "status": status(200 if success else 500, success=success),
            name: who if name == "customer" else {"customer": who},
        }
    }


PARTS: dict[str, Any] = {
    "store": {"code": "s1", "id": 7},
    "custom_fields": {"field": {"name": "colour", "value": "[“red”, “blue”]"}},
}


@pytest.mark.parametrize("name", ["customer", "customers"])
async def test_what_is_told(name: str) -> None:
    answers = always(told(name=name, **PARTS))
    found = await api(answers).of(TOM)
    assert found == Preferences(store_code="s1", store_id="7", fields=(COLOUR,))
    assert answers.requests[0].url.path == "/v1.1/customer/preferences"
    assert answers.requests[0].url.params["mobile"] == TOM.value


async def test_a_server_without_a_status_for_each_customer() -> None:
    found = await api(always(told(item_status=None, **PARTS))).of(TOM)
    assert found.fields == (COLOUR,)


@pytest.mark.parametrize(
    "document",
    [
        told(1031, success=False),
        told(1031),
        told(custom_fields=[[]], store=""),
        reply(1031, success=False),
    ],
)
async def test_nothing_set_is_an_answer(document: Any) -> None:
    assert await api(always(document)).of(TOM) == Preferences()


@pytest.mark.parametrize("code", [1012, 1029])
async def test_a_refusal(code: int) -> None:
    with pytest.raises(RefusedFault) as caught:
        await api(always(told(code, success=False))).of(TOM)
    assert caught.value.code == code


async def test_a_server_without_the_call_and_no_answer() -> None:
    with pytest.raises(RefusedFault) as caught:
        await api(always(reply(404, success=False))).of(TOM)
    assert caught.value.code in codes.CALL_MISSING_CODES
    with pytest.raises(NotOurServerFault):
        await api(always(reply(200))).of(TOM)


async def test_what_is_sent() -> None:
    answers = always(told(**PARTS))
    outcome = await api(answers).save(CHANGE)
    assert outcome.evidence is E.DONE
    assert sent(answers)["root"]["customer"] == {
        "mobile": TOM.value,
        "store": {"code": "s1", "id": "7"},
        "custom_fields": {
            "field": [
                {"name": "colour", "value": '["red", "blue"]'},
                {"name": "size", "value": ""},
            ]
        },
    }


async def test_no_store_is_no_part_of_it() -> None:
    answers = always(told())
    await api(answers).save(PreferencesChange(whom=TOM, fields=(COLOUR,)))
    assert "store" not in sent(answers)["root"]["customer"]


@pytest.mark.parametrize(
    ("code", "evidence"), [(1035, E.UNABLE), (1030, E.UNABLE), (1012, E.REJECTED)]
)
async def test_what_is_not_all_done(code: int, evidence: Evidence) -> None:
    outcome = await api(always(told(code, success=False))).save(CHANGE)
    assert (outcome.evidence, outcome.why.code) == (evidence, code)


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_server_keeps_what_is_set(wire_format: Format) -> None:
    with own_server() as server:
        preferences = PreferencesApi(transport=server.transport(wire_format=wire_format), zone=UTC)
        told_of = [(whom, await preferences.of(whom)) for whom in server.members()]
        whom, before = next(pair for pair in told_of if pair[1].fields)
        name = before.fields[0].name
        change = PreferencesChange(whom=whom, fields=(CustomField(name=name),))
        outcome = await preferences.save(change)
        after = await preferences.of(whom)
    assert outcome.evidence is E.DONE
    assert remaining(change, before) == change
    assert remaining(change, after) is None
