"""customer/search page by page: the contract's sample, and its two spellings of a query."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import httpx
import pytest

from app.api.endpoints.customers import CustomersApi
from app.api.wire.document import Format
from app.domain.customer import Customer, CustomField, Gender, UserId
from app.domain.faults import RefusedFault
from app.domain.search_page import SearchPage, SearchRow
from app.domain.search_query import parse
from tests.unit.api.calls import Answers, always, reply, sample, status
from tests.unit.api.own_server import own_server

LONDON = ZoneInfo("Europe/London")
REGISTERED_AT = datetime(2012, 12, 25, 11, 25, 32, tzinfo=LONDON)
CONTRACT = SearchPage(
    results=(
        SearchRow(
            customer=Customer(
                user_id=UserId("102"),
                firstname="Tom",
                lastname="Sawyer",
                mobile="44700900000",
                email="tom.sawyer@example.com",
                gender=Gender.MALE,
                points=355,
                lifetime_points=5400,
                lifetime_purchases=Decimal(10800),
                tier="CLASSIC",
                registered_at=REGISTERED_AT,
                registered_by="pe.london.bondstreet",
                custom_fields=(CustomField(name="customer_age", values=("26-35",)),),
            ),
            org_id="29",
            last_purchase=Decimal(1000),
        ),
        SearchRow(
            customer=Customer(
                user_id=UserId("122"),
                firstname="John",
                lastname="Smith",
                mobile="44700900888",
                email="john.smith@example.com",
                points=355,
                lifetime_points=355,
                lifetime_purchases=Decimal(4598),
                tier="CLASSIC",
                registered_at=REGISTERED_AT,
                registered_by="pe.london.bondstreet",
                custom_fields=(
                    CustomField(name="occupation", values=("Student",)),
                    CustomField(name="customer_age", values=("19-25",)),
                ),
            ),
            org_id="29",
            last_purchase=Decimal(1000),
        ),
    ),
    count=2,
    start=0,
    rows=10,
)


def api(answers: Answers, wire_format: Format = Format.JSON) -> CustomersApi:
    return CustomersApi(transport=answers.transport(wire_format=wire_format), zone=LONDON)


@pytest.mark.parametrize("wire_format", Format)
async def test_the_page_of_the_contract(wire_format: Format) -> None:
    body = sample(f"customer_search.response.{wire_format.value}")
    answers = Answers(lambda request: httpx.Response(200, content=body))
    query = parse("mobile:EQUALS:44700900000")
    assert await api(answers, wire_format).search(query, start=10, rows=5) == CONTRACT
    (request,) = answers.requests
    assert request.url.path == "/v1.1/customer/search"
    assert dict(request.url.params) == {
        "format": wire_format.value,
        "q": "mobile:EQUALS:44700900000",
        "start": "10",
        "rows": "5",
    }


async def test_nobody_found_is_an_empty_page() -> None:
    found = await api(always(reply(1012, success=False))).search(parse("slab:EQUALS:GOLD"))
    assert (found.customers, found.count) == ((), 0)


async def test_rows_that_cannot_be_asked_for_again_count_and_are_not_shown() -> None:
    told = {"count": "2", "results": {"item": [{"user_id": "1"}, {"firstname": "Nobody"}]}}
    answers = always({"response": {"status": status(200, success=True), "customer": told}})
    found = await api(answers).search(parse("slab:EQUALS:GOLD"))
    assert [each.user_id for each in found.customers] == ["1"]
    assert found.count == 2


class TestSpellings:
    """A custom field and the last purchase are written differently in the contract's grammar and in
    its table; which of the two a server reads is not said."""

    @staticmethod
    def reads(written: str) -> Answers:
        def answer(request: httpx.Request) -> httpx.Response:
            if request.url.params["q"] != written:
                return httpx.Response(400, json=reply(400, success=False))
            return httpx.Response(200, content=sample("customer_search.response.json"))

        return Answers(answer)

    async def test_the_grammar_is_asked_first(self) -> None:
        answers = self.reads("size:EQUALS:L")
        assert (await api(answers).search(parse("size:L"))).count == 2
        assert len(answers.requests) == 1

    async def test_then_the_table(self) -> None:
        answers = self.reads("size:L&transaction_value:LESS:50")
        found = await api(answers).search(parse("size:L&last_trans_value:LESS:50"))
        assert found == CONTRACT
        assert len(answers.requests) == 2

    @pytest.mark.parametrize(("written", "calls"), [("mobile:EQUALS:447", 1), ("size:L", 2)])
    async def test_a_query_that_is_refused_in_each_is_refused(
        self, written: str, calls: int
    ) -> None:
        answers = self.reads("something else")
        with pytest.raises(RefusedFault) as caught:
            await api(answers).search(parse(written))
        assert caught.value.code == 400
        assert len(answers.requests) == calls

    async def test_a_server_without_the_call_is_asked_once(self) -> None:
        answers = always(reply(404, success=False))
        with pytest.raises(RefusedFault):
            await api(answers).search(parse("size:L"))
        assert len(answers.requests) == 1


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_servers_pages_hold_everybody_once(wire_format: Format) -> None:
    with own_server() as server:
        people = api(server, wire_format)
        query = parse("org_id:GREATER:0 & (last_trans_value:GREATER:0)")
        found: list[SearchRow] = []
        while page := (await people.search(query, start=len(found), rows=7)).results:
            found += page
        first = await people.search(query, rows=7)
    assert len({row.customer.user_id for row in found}) == len(found) == first.count
    assert first.count > 7
    assert all(row.last_purchase and row.org_id for row in found)
    assert any(row.customer.custom_fields for row in found)
