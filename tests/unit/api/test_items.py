"""Whose item is whose in a reply, and what its status says: the same for every read."""

from typing import Any

import httpx
import pytest

from app.api.endpoints.items import Item, ask, ask_one
from app.domain import identifiers
from app.domain.faults import (
    ErasedFault,
    NotMemberFault,
    NotOurServerFault,
    RefusedFault,
    ServerFault,
    ServerTroubleFault,
    UnsendableFault,
)
from app.domain.identifiers import Identifier
from tests.unit.api.calls import Answers, always, reply, status

M, E, X, U = identifiers.mobile, identifiers.email, identifiers.external_id, identifiers.user_id
ERASED = "The customer is deleted after a PII delete request"


def item(code: int = 1000, message: str = "words", **fields: Any) -> dict[str, Any]:
    said = status(code, success=code in (1000, 1050, 1300, 200, 91009), message=message)
    return {**fields, "item_status": said}


def alone(code: int, customer: object, *, success: bool = True) -> dict[str, Any]:
    return {"response": {"status": status(code, success=success), "customer": customer}}


async def one(document: object, *, has_status: bool = True) -> Any:
    transport = always(document).transport()
    return await ask_one(transport, "customer/x", M("447"), {}, has_status=has_status)


async def several(answers: Answers, *asked: Identifier) -> tuple[Item, ...]:
    return await ask(answers.transport(), "customer/x", asked, {"flag": "true"})


class TestOne:
    @pytest.mark.parametrize("code", [1000, 1050, 1300, 200, 91009])
    @pytest.mark.parametrize("is_alone", [True, False])
    async def test_the_customers_tree(self, code: int, is_alone: bool) -> None:
        told = item(code, mobile="447", notes="x")
        document = alone(200, told) if is_alone else reply(200, told)
        assert (await one(document))["notes"] == "x"

    @pytest.mark.parametrize("code", [1028, 1031, 1051])
    @pytest.mark.parametrize("is_item", [True, False])
    async def test_that_there_is_nothing_is_an_answer(self, code: int, is_item: bool) -> None:
        told = reply(500, item(code, mobile="447")) if is_item else reply(code, success=False)
        assert await one(told) == {}

    @pytest.mark.parametrize(
        ("code", "message", "fault"),
        [
            (1012, "Cannot find customer", RefusedFault),
            (1012, ERASED, ErasedFault),
            (1011, ERASED.upper(), ErasedFault),
            (1013, "Customer not registered", NotMemberFault),
            (1020, "The customer is not registered", NotMemberFault),
            (1044, "No permission", RefusedFault),
        ],
    )
    @pytest.mark.parametrize("is_item", [True, False])
    async def test_a_refusal_is_told_by_its_kind(
        self, code: int, message: str, fault: type[RefusedFault], is_item: bool
    ) -> None:
        whole = {"response": {"status": status(code, message=message)}}
        with pytest.raises(fault) as caught:
            await one(reply(500, item(code, message)) if is_item else whole)
        assert type(caught.value) is fault
        assert (caught.value.code, caught.value.message) == (code, message)

    @pytest.mark.parametrize(
        ("document", "fault"),
        [
            (reply(200), NotOurServerFault),
            (alone(200, ""), NotOurServerFault),
            (alone(200, {"mobile": "447"}), NotOurServerFault),
            (reply(500, success=False), ServerTroubleFault),
            (reply(404, success=False), RefusedFault),
        ],
    )
    async def test_no_answer_is_not_an_empty_one(
        self, document: object, fault: type[ServerFault]
    ) -> None:
        with pytest.raises(fault) as caught:
            await one(document)
        assert type(caught.value) is fault


class TestWithoutStatus:
    """Some calls' items have no status of their own: the reply's stands for them."""

    async def test_the_replys_stands_for_it(self) -> None:
        assert await one(alone(200, {"mobile": "447"}), has_status=False) == {"mobile": "447"}

    async def test_its_own_counts_where_there_is_one(self) -> None:
        with pytest.raises(RefusedFault) as caught:
            await one(alone(200, item(1012)), has_status=False)
        assert caught.value.code == 1012

    @pytest.mark.parametrize("code", [201, 500])
    async def test_of_a_reply_that_leaves_it_to_the_items_nothing_follows(self, code: int) -> None:
        with pytest.raises(NotOurServerFault):
            await one(reply(code, {"mobile": "447"}), has_status=False)

    async def test_a_refusal_is_the_items_too(self) -> None:
        with pytest.raises(RefusedFault) as caught:
            await one(alone(1012, {"mobile": "447"}, success=False), has_status=False)
        assert caught.value.code == 1012


class TestSeveral:
    async def test_a_call_a_kind_each_with_the_parameters(self) -> None:
        def answer(request: httpx.Request) -> httpx.Response:
            (name,) = set(request.url.params) - {"format", "flag"}
            values = request.url.params[name].split(",")
            field = "user_id" if name == "id" else name
            return httpx.Response(200, json=reply(200, *(item(1000, **{field: v}) for v in values)))

        answers = Answers(answer)
        asked = (U("9"), M("447"), E("a@b.c"), M("448"), X("c"))
        found = await several(answers, *asked)
        assert tuple(each.identifier for each in found) == asked
        assert all(each.tree for each in found)
        assert {request.url.params["flag"] for request in answers.requests} == {"true"}
        assert len(answers.requests) == 4

    @pytest.mark.parametrize("name", ["user_id", "id"])
    async def test_the_servers_id_under_either_name(self, name: str) -> None:
        rows = [{**item(), name: each} for each in ("2", "1")]
        first, second = await several(always(reply(200, *rows)), U("1"), U("2"))
        assert (first.demand()[name], second.demand()[name]) == ("1", "2")

    async def test_a_comma_is_never_sent_within_a_value(self) -> None:
        answers = always(reply(200, item(external_id="b")))
        first, second = await several(answers, X("a,c"), X("b"))
        assert isinstance(first.refusal, UnsendableFault)
        with pytest.raises(UnsendableFault):
            first.demand()
        assert second.tree is not None
        assert [request.url.params["external_id"] for request in answers.requests] == ["b"]

    async def test_nothing_is_asked_where_nothing_can_be_written(self) -> None:
        answers = always(reply(200))
        (found,) = await several(answers, X("a,c"))
        assert not found.is_unanswered
        assert answers.requests == []

    async def test_an_answer_for_one_alone(self) -> None:
        rows = (item(mobile="447"), {"mobile": "448"})
        first, second = await several(always(reply(201, *rows)), M("447"), M("448"))
        assert first.tree is not None
        assert second.is_unanswered
        with pytest.raises(NotOurServerFault):
            second.demand()
