"""Tickets on behalf of customers: each filter, several customers at once, and a new one's code."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.api.endpoints.tickets import TicketsApi
from app.api.wire.document import Format
from app.domain import identifiers
from app.domain.customer import CustomField
from app.domain.faults import NotOurServerFault, RefusedFault, UnsendableFault
from app.domain.op import Evidence
from app.domain.ticket import (
    Ticket,
    TicketEntry,
    TicketPriority,
    TicketQuery,
    TicketSource,
    TicketType,
    is_ours,
)
from tests.unit.api.calls import Answers, always, answering, reply, sample_tree, sent, status
from tests.unit.api.own_server import own_server

E = Evidence
LONDON = ZoneInfo("Europe/London")
JOHN = identifiers.mobile("44700900999")
FIELD = CustomField(name="field1", values=("value1",))
ENTRY = TicketEntry(
    whom=JOHN,
    subject="points issue",
    message="Unable to redeem points",
    priority=TicketPriority.HIGH,
    department="INTERNAL",
    custom_fields=(FIELD,),
)


def api(answers: Answers, wire_format: Format = Format.JSON) -> TicketsApi:
    return TicketsApi(transport=answers.transport(wire_format=wire_format), zone=LONDON)


def item(code: int = 1300, *, success: bool = True, **parts: Any) -> dict[str, Any]:
    return {"mobile": JOHN.value, "item_status": status(code, success=success), **parts}


def holding(**fields: Any) -> Answers:
    return always(reply(200, item(tickets={"ticket": {"code": "c", **fields}})))


class TestRead:
    @pytest.mark.parametrize("wire_format", Format)
    async def test_the_contracts_response(self, wire_format: Format) -> None:
        answers = answering(f"customer_tickets_get.response.{wire_format.value}")
        assert await api(answers, wire_format).of(JOHN) == (
            Ticket(
                code="35t40ld04",
                status="OPEN",
                priority=TicketPriority.HIGH,
                department="INTERNAL",
                subject="points issue",
                message="Product received is damaged",
                custom_fields=(FIELD,),
            ),
        )

    async def test_every_filter(self) -> None:
        answers = holding()
        query = TicketQuery(
            status="OPEN",
            priority=TicketPriority.LOW,
            department="BILLING",
            code="35t",
            source=TicketSource.CALLCENTER,
            type=TicketType.CUSTOMER,
            created_from=datetime(2026, 7, 1, tzinfo=UTC),
            created_until=datetime(2026, 7, 31, 22, 59, 59, tzinfo=UTC),
        )
        await api(answers).of(JOHN, query)
        assert answers.requests[0].url.path == "/v1.1/customer/tickets"
        assert dict(answers.requests[0].url.params) == {
            "format": "json",
            "mobile": JOHN.value,
            "status": "OPEN",
            "priority": "low",
            "department": "BILLING",
            "ticket_code": "35t",
            "reported_from": "CALLCENTER",
            "type": "Customer",
            "start_date": "2026-07-01 01:00:00",
            "end_date": "2026-07-31 23:59:59",
        }

    async def test_without_a_filter_nothing_narrows(self) -> None:
        answers = holding()
        await api(answers).of(JOHN)
        assert set(answers.requests[0].url.params) == {"format", "mobile"}

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"priority": "high"}, Ticket(code="c", priority=TicketPriority.HIGH)),
            ({"priority": "urgent!"}, Ticket(code="c", priority="urgent!")),
            ({"status": "On Hold"}, Ticket(code="c", status="On Hold")),
            ({"reported_from": "client"}, Ticket(code="c", source=TicketSource.CLIENT)),
            ({"reported_from": "FAX"}, Ticket(code="c", source="FAX")),
            ({"type": "Customer"}, Ticket(code="c", type=TicketType.CUSTOMER)),
            ({"code": "", "ticket_code": 17.0}, Ticket(code="17")),
            (
                {"added_on": "2026-07-01 01:00:00"},
                Ticket(code="c", created_at=datetime(2026, 7, 1, 1, tzinfo=LONDON)),
            ),
            ({"custom_fields": [[]], "department": None}, Ticket(code="c")),
        ],
    )
    async def test_no_word_of_the_servers_is_lost(
        self, fields: dict[str, Any], expected: Ticket
    ) -> None:
        assert await api(holding(**fields)).of(JOHN) == (expected,)

    @pytest.mark.parametrize("tickets", [None, "", [], {"ticket": []}, {"ticket": ""}])
    async def test_no_tickets_are_an_answer(self, tickets: object) -> None:
        assert await api(always(reply(200, item(tickets=tickets)))).of(JOHN) == ()

    async def test_several_customers_each_have_their_own_answer(self) -> None:
        rows = (
            {**item(1012, success=False), "mobile": "447002"},
            {**item(tickets={"ticket": {"code": "c"}}), "mobile": "447001"},
        )
        answers = always(reply(201, *rows))
        found = await api(answers).of_many(
            [
                identifiers.mobile("447001"),
                identifiers.mobile("447002"),
                identifiers.external_id("a,b"),
            ]
        )
        assert [each.tickets for each in found] == [(Ticket(code="c"),), (), ()]
        refusals = [each.refusal for each in found]
        assert refusals[0] is None
        assert refusals[1] is not None
        assert refusals[1].code == 1012
        assert isinstance(refusals[2], UnsendableFault)
        assert answers.requests[0].url.params["mobile"] == "447001,447002"

    async def test_a_refusal_and_no_answer(self) -> None:
        with pytest.raises(RefusedFault) as caught:
            await api(always(reply(500, item(1044, success=False), success=False))).of(JOHN)
        assert caught.value.code == 1044
        with pytest.raises(NotOurServerFault):
            await api(always(reply(200, {"mobile": JOHN.value}))).of(JOHN)


class TestCreate:
    async def test_the_contracts_request(self) -> None:
        answers = answering("customer_tickets_post.response.json")
        await api(answers).create(ENTRY)
        contract = sample_tree("customer_tickets_post.request.json")["root"]["customer"]
        field = {"name": "field1", "value": "value1"}
        contract["ticket"]["custom_fields"]["field"] = [field]
        assert sent(answers)["root"]["customer"] == {
            "mobile": contract["mobile"],
            "ticket": contract["ticket"],
        }
        assert answers.requests[0].url.path == "/v1.1/customer/tickets"

    async def test_all_that_can_be_said(self) -> None:
        answers = always(reply(200, item(mobile="", id="1034", ticket={"code": "T1"})))
        outcome = await api(answers).create(
            TicketEntry(
                whom=identifiers.user_id("1034"),
                subject="s",
                status="NEW",
                code="T1",
                source=TicketSource.CLIENT,
                type=TicketType.STORE,
            )
        )
        assert sent(answers)["root"]["customer"] == {
            "id": "1034",
            "ticket": {
                "status": "NEW",
                "priority": "MEDIUM",
                "subject": "s",
                "ticket_code": "T1",
                "reported_from": "CLIENT",
                "type": "STORE",
            },
        }
        assert (outcome.evidence, outcome.reference) == (E.DONE, "T1")

    @pytest.mark.parametrize("wire_format", Format)
    async def test_the_contracts_response(self, wire_format: Format) -> None:
        answers = answering(f"customer_tickets_post.response.{wire_format.value}")
        outcome = await api(answers, wire_format).create(ENTRY)
        assert (outcome.evidence, outcome.why.code) == (E.DONE, 1300)
        assert (outcome.reference, outcome.customer) == ("35t40ld04", None)

    @pytest.mark.parametrize(
        ("code", "evidence"), [(1301, E.REJECTED), (1302, E.UNABLE), (1303, E.REJECTED)]
    )
    async def test_a_refusal(self, code: int, evidence: Evidence) -> None:
        answers = always(reply(500, item(code, success=False), success=False))
        outcome = await api(answers).create(ENTRY)
        assert (outcome.evidence, outcome.why.code) == (evidence, code)
        assert outcome.reference == ""


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_server_raises_a_ticket_once(wire_format: Format) -> None:
    with own_server() as server:
        tickets = TicketsApi(transport=server.transport(wire_format=wire_format), zone=UTC)
        first, second = server.members()[:2]
        entry = TicketEntry(
            whom=first, subject="Coupon & bill", message="Not < taken", priority=TicketPriority.HIGH
        )
        raised = await tickets.create(entry)
        again = await tickets.create(entry)
        mine = await tickets.of(first, TicketQuery(code=raised.reference))
        both = await tickets.of_many([second, first], TicketQuery(priority=TicketPriority.HIGH))
    assert raised.evidence is E.DONE
    assert (again.evidence, again.why.code) == (E.REJECTED, 1301)
    assert [is_ours(each, entry) for each in mine] == [True]
    assert mine[0].code == raised.reference
    assert [each.identifier for each in both] == [second, first]
    assert mine[0] in both[1].tickets
