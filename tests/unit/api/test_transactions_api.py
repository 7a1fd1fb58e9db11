"""customer/transactions: the contract's sample, pages and filters, and an order that is obeyed."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from app.api.endpoints.transactions import TransactionsApi
from app.api.wire.document import Format
from app.api.wire.transactions import (
    OrderSpelling,
    contradicts,
    transaction_parameters,
    transactions_from,
)
from app.domain import identifiers
from app.domain.coupon import Coupon
from app.domain.customer import Customer, Place
from app.domain.faults import NotOurServerFault, RefusedFault, ServerFault
from app.domain.order import Direction
from app.domain.transaction import (
    LineItem,
    Transaction,
    TransactionOrder,
    TransactionPage,
    TransactionQuery,
)
from tests.unit.api.calls import Answers, always, reply, sample, status
from tests.unit.api.own_server import own_server

LONDON = ZoneInfo("Europe/London")
TOM = identifiers.mobile("44700900000")
OK = status(200, success=True)
LATEST = TransactionQuery(order=TransactionOrder.DATE)
# The contract prints another year in its XML sample.
BILLED_AT = {Format.JSON: datetime(2016, 12, 16, 17, 2, 22, tzinfo=LONDON)}
BILLED_AT[Format.XML] = BILLED_AT[Format.JSON].replace(year=2013)


def page(billed_at: datetime) -> TransactionPage:
    """The contract's."""
    return TransactionPage(
        customer=Customer(
            firstname="Tom",
            lastname="Sawyer",
            mobile="44700900000",
            email="tom.sawyer@example.com",
            external_id="ts1234",
            tier="gold",
            points=12000,
            lifetime_points=13700,
            lifetime_purchases=Decimal(138000),
            registered_at=datetime(2016, 7, 10, 11, 11, 15, tzinfo=LONDON),
            updated_at=datetime(2016, 12, 25, 11, 19, 11, tzinfo=LONDON),
        ),
        transactions=(
            Transaction(
                id="23622808",
                bill_number="ANBDCGD",
                type="REGULAR",
                amount=Decimal(3000),
                gross_amount=Decimal(3000),
                discount=Decimal(10),
                billed_at=billed_at,
                points_issued=30,
                points_redeemed=20,
                basket_size=10,
                notes="Bill added by mobile",
            ),
        ),
        count=26,
        start="23622808",
        rows=10,
    )


def api(answers: Answers, wire_format: Format = Format.JSON) -> TransactionsApi:
    return TransactionsApi(transport=answers.transport(wire_format=wire_format), zone=LONDON)


def history(*days: int, **more: object) -> dict[str, Any]:
    """A reply with a bill on each of these days of a month."""
    bills = [{"id": str(day), "billing_time": f"2016-12-{day:02d} 10:00:00"} for day in days]
    customer = {"mobile": TOM.value, "transactions": {"transaction": bills}, **more}
    return {"response": {"status": OK, "customer": customer}}


class TestPage:
    @pytest.mark.parametrize("wire_format", Format)
    async def test_the_page_of_the_contract(self, wire_format: Format) -> None:
        body = sample(f"customer_transactions.response.{wire_format.value}")
        answers = Answers(lambda request: httpx.Response(200, content=body))
        assert await api(answers, wire_format).page(TOM) == page(BILLED_AT[wire_format])
        (request,) = answers.requests
        assert request.url.path == "/v1.1/customer/transactions"
        assert dict(request.url.params) == {"format": wire_format.value, "mobile": TOM.value}

    @pytest.mark.parametrize("transactions", ["", None, [], {}, {"transaction": ""}], ids=repr)
    async def test_no_bills(self, transactions: object) -> None:
        told = {"status": OK, "customer": {"mobile": "447", "transactions": transactions}}
        assert (await api(always({"response": told})).page(TOM)).transactions == ()

    @pytest.mark.parametrize(
        ("document", "fault"),
        [
            ({"response": {"status": OK}}, NotOurServerFault),
            ({"response": {"status": OK, "customer": ""}}, NotOurServerFault),
            (reply(500, {"mobile": "447", "item_status": status(1012)}), RefusedFault),
            (reply(1013, success=False), RefusedFault),
        ],
    )
    async def test_why_there_is_none(self, document: object, fault: type[ServerFault]) -> None:
        with pytest.raises(fault):
            await api(always(document)).page(TOM)

    @pytest.mark.parametrize(
        ("offset", "bills", "count", "following"),
        [(0, 2, "5", 2), (3, 2, "5", None), (0, 2, "2", None), (0, 2, "", None), (9, 0, "5", None)],
    )
    async def test_where_the_next_page_begins(
        self, offset: int, bills: int, count: str, following: int | None
    ) -> None:
        answers = always(history(*range(1, bills + 1), count=count))
        found = await api(answers).page(TOM, TransactionQuery(offset=offset, limit=2))
        assert found.next_offset == following

    async def test_what_else_a_server_tells(self) -> None:
        line = {"serial": "1", "item_code": "A-1", "description": "Tea", "qty": "2"}
        line |= {"rate": "2.50", "value": "5", "discount": "0.50", "amount": "4.50"}
        bill = {
            "id": "7",
            "store": {"code": "bond", "name": "Bond Street"},
            "coupons": {"coupon": {"id": "1", "code": "TEA"}},
            "line_items": {"line_item": line},
        }
        told = {"mobile": "447", "transactions": {"transaction": bill}}
        (found,) = (
            await api(always({"response": {"status": OK, "customer": told}})).page(TOM)
        ).transactions
        assert found.store == Place(code="bond", name="Bond Street")
        assert found.coupons == (Coupon(id="1", code="TEA"),)
        assert found.line_items == (
            LineItem(
                number=1,
                item_code="A-1",
                description="Tea",
                quantity=Decimal(2),
                rate=Decimal("2.50"),
                value=Decimal(5),
                discount=Decimal("0.50"),
                amount=Decimal("4.50"),
            ),
        )


async def test_several_customers_at_once() -> None:
    asked = (identifiers.mobile("447"), identifiers.mobile("448"), identifiers.mobile("449"))
    bills = {"transaction": [{"id": "1"}]}
    rows = (
        {"mobile": "448", "item_status": status(1012, message="words")},
        {"mobile": "447", "transactions": bills, "item_status": status(1000, success=True)},
        {"mobile": "449", "item_status": status(1013)},
    )
    answers = always(reply(201, *rows))
    first, second, third = await api(answers).pages(asked, TransactionQuery(limit=5))
    assert answers.requests[0].url.params["mobile"] == "447,448,449"
    assert first.page is not None
    assert [bill.id for bill in first.page.transactions] == ["1"]
    assert (second.page, third.page) == (None, None)
    assert [each.refusal.code for each in (second, third) if each.refusal] == [1012, 1013]


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        (TransactionQuery(), {}),
        (TransactionQuery(store_id="32", limit=5, offset=10), "store_id=32&limit=5&offset=10"),
        (
            TransactionQuery(
                billed_from=datetime(2016, 12, 21, 23, 45, 45, tzinfo=UTC),
                billed_until=datetime(2016, 7, 1, 11, 11, 45, tzinfo=UTC),
            ),
            {"start_date": "2016-12-21 23:45:45", "end_date": "2016-07-01 12:11:45"},
        ),
        (TransactionQuery(billed_on=date(2016, 12, 21)), "transaction_date=2016-12-21"),
        (TransactionQuery(start_id="1", end_id="9"), "start_id=1&end_id=9"),
        (TransactionQuery(transaction_id="7"), "transaction_id=7"),
        (LATEST, "sort=trans_date&order=desc"),
        (
            TransactionQuery(order=TransactionOrder.ID, direction=Direction.ASCENDING),
            "sort=trans_id&order=asc",
        ),
    ],
)
def test_what_is_asked(query: TransactionQuery, parameters: dict[str, str] | str) -> None:
    wanted = (
        dict(pair.split("=") for pair in parameters.split("&"))
        if isinstance(parameters, str)
        else parameters
    )
    assert transaction_parameters(query, OrderSpelling.BY_SORT, LONDON) == wanted


def obeys(name: str, *, refuses: bool = False) -> Answers:
    """A server that finds the way in the parameter `name`, and else lists the oldest first."""

    def answer(request: httpx.Request) -> httpx.Response:
        way = request.url.params.get(name)
        if refuses and way not in ("asc", "desc"):
            return httpx.Response(200, json=reply(400, success=False))
        days = (3, 2, 1) if way == "desc" else (1, 2, 3)
        return httpx.Response(200, json=history(*days))

    return Answers(answer)


class TestOrder:
    """The API's pages name the two words of an order in both ways."""

    async def days(self, transactions: TransactionsApi) -> list[str]:
        return [bill.id for bill in (await transactions.page(TOM, LATEST)).transactions]

    async def test_a_server_that_obeys_is_asked_once(self) -> None:
        answers = obeys("order")
        transactions = api(answers)
        assert await self.days(transactions) == ["3", "2", "1"]
        assert await self.days(transactions) == ["3", "2", "1"]
        assert len(answers.requests) == 2

    async def test_one_that_reads_it_the_other_way_is_found_out_once(self) -> None:
        answers = obeys("sort")
        transactions = api(answers)
        assert await self.days(transactions) == ["3", "2", "1"]
        assert await self.days(transactions) == ["3", "2", "1"]
        asked = [
            (request.url.params["sort"], request.url.params["order"])
            for request in answers.requests
        ]
        assert asked == [("trans_date", "desc"), ("desc", "trans_date"), ("desc", "trans_date")]

    async def test_one_that_reads_neither_is_not_asked_twice_for_ever(self) -> None:
        answers = obeys("neither")
        transactions = api(answers)
        assert await self.days(transactions) == ["1", "2", "3"]
        assert await self.days(transactions) == ["1", "2", "3"]
        assert len(answers.requests) == 3

    async def test_an_answer_is_not_lost_to_the_second_question(self) -> None:
        answers = iter([history(1, 2), reply(500, success=False), history(2, 1)])
        transactions = api(Answers(lambda request: httpx.Response(200, json=next(answers))))
        assert await self.days(transactions) == ["1", "2"]
        assert await self.days(transactions) == ["2", "1"]

    async def test_bills_of_one_day_prove_nothing(self) -> None:
        answers = iter([history(5, 5), history(1, 3), history(3, 1)])
        transactions = api(Answers(lambda request: httpx.Response(200, json=next(answers))))
        assert await self.days(transactions) == ["5", "5"]
        assert await self.days(transactions) == ["3", "1"]

    async def test_without_an_order_any_will_do(self) -> None:
        answers = always(history(1, 3, 2))
        await api(answers).page(TOM)
        assert len(answers.requests) == 1

    @pytest.mark.parametrize(
        ("ids", "direction", "verdict"),
        [
            (("9", "10"), Direction.ASCENDING, False),
            (("9", "10"), Direction.DESCENDING, True),
            (("10", "9", "9"), Direction.DESCENDING, False),
            (("10",), Direction.DESCENDING, None),
            (("9", "9"), Direction.DESCENDING, None),
            (("a", "b"), Direction.DESCENDING, None),
            ((), Direction.DESCENDING, None),
        ],
    )
    def test_ids_are_compared_as_numbers(
        self, ids: tuple[str, ...], direction: Direction, verdict: bool | None
    ) -> None:
        rows = transactions_from([{"id": each} for each in ids], UTC)
        query = TransactionQuery(order=TransactionOrder.ID, direction=direction)
        assert contradicts(rows, query) is verdict


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_servers_history_page_by_page(wire_format: Format) -> None:
    with own_server() as server:
        transactions = api(server, wire_format)
        longest: list[Transaction] = []
        for member in server.members():
            bills: list[Transaction] = []
            offset: int | None = 0
            while offset is not None:
                query = TransactionQuery(order=TransactionOrder.DATE, limit=7, offset=offset)
                found = await transactions.page(member, query)
                bills += found.transactions
                offset = found.next_offset
            assert len(bills) == found.count
            assert len({bill.id for bill in bills}) == len(bills)
            assert contradicts(bills, LATEST) is not True
            longest = max(longest, bills, key=len)
    assert len(longest) > 7
    assert all(bill.amount and bill.billed_at and bill.store.name for bill in longest)
