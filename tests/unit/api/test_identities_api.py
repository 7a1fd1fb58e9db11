"""Another identifier asked for: each request's own answer, and what became of it later."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from app.api.endpoints.identities import IdentitiesApi
from app.api.wire.document import Format
from app.domain import codes, identifiers
from app.domain.faults import NotOurServerFault, RefusedFault, ServerTroubleFault
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import (
    IdentityChange,
    IdentityRequest,
    IdentityRequestId,
    IdentityRequestStatus,
    request_for,
)
from app.domain.op import Evidence
from tests.unit.api.calls import Answers, always, answering, reply, sample_tree, sent, status
from tests.unit.api.own_server import own_server

E = Evidence
TOM = identifiers.mobile("44700900000")
MOBILE = IdentityChange(kind=IdentifierKind.MOBILE, old="44700900000", new="44700900090")
MAIL = IdentityChange(kind=IdentifierKind.EMAIL, old="t@example.com", new="tom@example.com")
CARD = IdentityChange(kind=IdentifierKind.EXTERNAL_ID, old="ts1", new="ts2")


def api(answers: Answers, wire_format: Format = Format.JSON) -> IdentitiesApi:
    return IdentitiesApi(transport=answers.transport(wire_format=wire_format), zone=UTC)


def item(
    change: IdentityChange, code: int = 1040, *, success: bool = True, **more: Any
) -> dict[str, Any]:
    return {
        "identifier": change.kind.value,
        "old_value": change.old,
        "new_value": change.new,
        "updated": str(success).lower(),
        "item_status": status(code, success=success),
        **more,
    }


async def evidence(document: Any, *changes: IdentityChange) -> list[Evidence]:
    found = await api(always(document)).ask_for(changes)
    return [outcome.evidence for outcome in found]


async def test_the_kind_goes_out_with_both_pairs_of_names() -> None:
    answers = always(reply(200, item(MOBILE)))
    await api(answers).ask_for([MOBILE])
    assert answers.requests[0].url.path == "/v1.1/customer/update_identity"
    body = sent(answers)["root"]["customer"]
    contract = sample_tree("customer_update_identity.request.json")["root"]["customer"]
    assert body == {
        **contract,
        "identifier": "mobile",
        "old_identifier": contract["old_value"],
        "new_identifier": contract["new_value"],
    }


@pytest.mark.parametrize("wire_format", Format)
async def test_the_contracts_response(wire_format: Format) -> None:
    answers = answering(f"customer_update_identity.response.{wire_format.value}")
    (outcome,) = await api(answers, wire_format).ask_for([MOBILE])
    assert (outcome.evidence, outcome.why.code) == (E.DONE, 1040)
    assert outcome.why.message == "Customer Identity change request added successfully"
    assert outcome.customer is None


async def test_several_go_out_together_and_each_has_its_own_answer() -> None:
    rows = (item(CARD), item(MOBILE, 1032, success=False), item(MAIL, 1041, success=False))
    answers = always(reply(201, *rows))
    found = await api(answers).ask_for([MOBILE, MAIL, CARD])
    assert [outcome.evidence for outcome in found] == [E.REJECTED, E.UNABLE, E.DONE]
    assert len(sent(answers)["root"]["customer"]) == 3


@pytest.mark.parametrize(
    "told",
    [
        {"identifier": "44700900000"},  # as the contract's request has it
        {"identifier": "", "old_value": "+44 700 900 000"},
        {"old_value": "", "old_identifier": "44700900000"},
        {"old_value": "", "new_value": "", "new_identifier": "44700900090"},
        {"old_value": None, "new_value": None, "identifier": None},
    ],
)
async def test_an_answer_may_name_it_in_other_ways(told: dict[str, Any]) -> None:
    assert await evidence(reply(200, item(MOBILE, **told)), MOBILE) == [E.DONE]


@pytest.mark.parametrize(
    "told",
    [
        {"identifier": "email"},
        {"old_value": "44700900001"},
        {"new_value": "44700900091"},
    ],
)
async def test_an_answer_about_another_request_is_not_ours(told: dict[str, Any]) -> None:
    assert await evidence(reply(200, item(MOBILE, **told)), MOBILE) == [E.AMBIGUOUS]


async def test_taken_and_not_taken_at_once_is_unclear() -> None:
    assert await evidence(reply(200, item(MOBILE, updated="false")), MOBILE) == [E.AMBIGUOUS]
    assert await evidence(reply(200, item(MOBILE, updated="")), MOBILE) == [E.DONE]


async def test_the_requests_own_id_is_kept() -> None:
    (outcome,) = await api(always(reply(200, item(MOBILE, id=17)))).ask_for([MOBILE])
    assert outcome.reference == "17"


async def test_too_many_at_once_are_split() -> None:
    assert await evidence(reply(1060, success=False), MOBILE, MAIL) == [E.TOO_MANY] * 2


async def test_an_answer_that_is_lost_is_unclear_for_all() -> None:
    answers = Answers(lambda request: httpx.Response(502))
    found = await api(answers).ask_for([MOBILE, MAIL])
    assert [outcome.evidence for outcome in found] == [E.AMBIGUOUS] * 2


ROW = {
    "id": "17",
    "type": "CHANGE_IDENTIFIER",
    "status": "pending",
    "identifier": "mobile",
    "old_value": "44700900000",
    "new_value": "44700900090",
    "added_on": "2026-11-24 14:02:05",
    "updated_on": "",
}
REQUEST = IdentityRequest(
    id=IdentityRequestId("17"),
    kind=IdentifierKind.MOBILE,
    old="44700900000",
    new="44700900090",
    status=IdentityRequestStatus.PENDING,
    requested_at=datetime(2026, 11, 24, 14, 2, 5, tzinfo=UTC),
)


def listed(*rows: dict[str, Any], is_inside: bool = True) -> dict[str, Any]:
    requests = {"requests": {"request": list(rows)}}
    if not is_inside:
        return {"response": {"status": status(200, success=True), **requests}}
    who = {"mobile": TOM.value, "item_status": status(1000, success=True), **requests}
    return {"response": {"status": status(200, success=True), "customer": who}}


class TestRequests:
    @pytest.mark.parametrize("is_inside", [True, False])
    async def test_what_is_listed(self, is_inside: bool) -> None:
        answers = always(listed(ROW, {**ROW, "type": "CARD"}, is_inside=is_inside))
        found = await api(answers).requests(TOM, status=IdentityRequestStatus.PENDING)
        assert found == (REQUEST,)
        params = dict(answers.requests[0].url.params)
        assert answers.requests[0].url.path == "/v1.1/request/get"
        assert params == {
            "format": "json",
            "mobile": TOM.value,
            "type": "CHANGE_IDENTIFIER",
            "status": "PENDING",
        }

    async def test_all_of_them(self) -> None:
        answers = always(listed())
        assert await api(answers).requests(identifiers.user_id("15")) == ()
        assert dict(answers.requests[0].url.params) == {
            "format": "json",
            "id": "15",
            "type": "CHANGE_IDENTIFIER",
        }

    @pytest.mark.parametrize(
        ("told", "field", "value"),
        [
            ({"status": "Escalated"}, "status", "Escalated"),
            ({"identifier": "externalId"}, "kind", IdentifierKind.EXTERNAL_ID),
            ({"identifier": "external-id"}, "kind", IdentifierKind.EXTERNAL_ID),
            ({"identifier": "fax"}, "kind", None),
            ({"old_value": None, "old_identifier": "a"}, "old", "a"),
            ({"new_value": "", "new_identifier": "b"}, "new", "b"),
            ({"added_on": "soon"}, "requested_at", None),
            ({"id": ""}, "id", None),
        ],
    )
    async def test_no_word_of_the_servers_is_lost(
        self, told: dict[str, Any], field: str, value: object
    ) -> None:
        (found,) = await api(always(listed({**ROW, **told}))).requests(TOM)
        assert getattr(found, field) == value

    @pytest.mark.parametrize("code", [404, 405, 406])
    async def test_a_server_without_the_call_is_told_apart(self, code: int) -> None:
        with pytest.raises(RefusedFault) as caught:
            await api(always(reply(code, success=False))).requests(TOM)
        assert caught.value.code in codes.CALL_MISSING_CODES

    async def test_somebody_unknown(self) -> None:
        who = {"mobile": TOM.value, "item_status": status(1012)}
        with pytest.raises(RefusedFault) as caught:
            await api(always(reply(500, who, success=False))).requests(TOM)
        assert caught.value.code == 1012

    async def test_no_answer_at_all(self) -> None:
        with pytest.raises(NotOurServerFault):
            await api(always(reply(200))).requests(TOM)
        failed = {"response": {"status": status(500), "requests": ""}}
        with pytest.raises(ServerTroubleFault):
            await api(always(failed)).requests(TOM)


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_server_takes_a_request_and_lists_it(wire_format: Format) -> None:
    with own_server() as server:
        identities = IdentitiesApi(transport=server.transport(wire_format=wire_format), zone=UTC)
        whom = server.members()[0]
        change = IdentityChange(kind=whom.kind, old=whom.value, new="447400999999")
        taken, refused = await identities.ask_for(
            [change, IdentityChange(kind=IdentifierKind.EMAIL, old="no@example.com", new="x@y.zz")]
        )
        found = await identities.requests(whom)
    assert (taken.evidence, taken.why.code) == (E.DONE, 1040)
    assert (refused.evidence, refused.why.code) == (E.REJECTED, 1012)
    request = request_for(change, found)
    assert request is not None
    assert request.status == IdentityRequestStatus.PENDING
