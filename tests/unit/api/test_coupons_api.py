"""customer/coupons: the contract's sample in both formats, and every parameter of a query."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from app.api.endpoints.coupons import CouponsApi
from app.api.endpoints.customers import CustomersApi
from app.api.wire.coupons import coupon_parameters, coupons_from
from app.api.wire.document import Format
from app.domain import identifiers
from app.domain.coupon import (
    Coupon,
    CouponOrder,
    CouponQuery,
    CouponRedemption,
    CouponStatus,
    described,
)
from app.domain.customer import Place
from app.domain.faults import NotMemberFault, NotOurServerFault, RefusedFault, ServerFault
from app.domain.order import Direction
from tests.unit.api.calls import Answers, always, reply, sample, status
from tests.unit.api.own_server import own_server

LONDON = ZoneInfo("Europe/London")
JOHN = identifiers.mobile("44700900990")
VOUCHER = Coupon(
    id="2423525",
    code="VOCU24902",
    created_at=datetime(2013, 12, 13, 16, 14, 54, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    valid_till=date(2016, 12, 21),
    bill_number="BILL-10304",
    is_redeemed=True,
    redemption_count=1,
    redemptions=(
        CouponRedemption(
            redeemed_at=datetime(2016, 12, 12, 12, 12, 12, tzinfo=LONDON),
            bill_number="BIL2042040",
            store=Place(code="storecode", name="My store"),
        ),
    ),
)


def api(answers: Answers, wire_format: Format = Format.JSON) -> CouponsApi:
    return CouponsApi(transport=answers.transport(wire_format=wire_format), zone=LONDON)


def told(code: int, coupons: object = "") -> Answers:
    said = status(code, success=code == 1000, message="words")
    return always(reply(200, {"mobile": "447", "coupons": coupons, "item_status": said}))


@pytest.mark.parametrize("wire_format", Format)
async def test_the_coupons_of_the_contract(wire_format: Format) -> None:
    """The JSON sample breaks lines within its texts, which JSON does not allow."""
    body = sample(f"customer_coupons.response.{wire_format.value}")
    answers = Answers(lambda request: httpx.Response(200, content=body))
    assert await api(answers, wire_format).issued(JOHN) == (VOUCHER,)
    (request,) = answers.requests
    assert request.url.path == "/v1.1/customer/coupons"
    assert dict(request.url.params) == {"format": wire_format.value, "mobile": JOHN.value}


@pytest.mark.parametrize("coupons", ["", None, [], {}, [[]], {"coupon": []}], ids=repr)
async def test_no_coupons(coupons: object) -> None:
    assert await api(told(1000, coupons)).issued(JOHN) == ()


@pytest.mark.parametrize(
    ("written", "is_redeemed"),
    [
        ({"redeemed": "true"}, True),
        ({"redeemed": "false"}, False),
        ({"redemption_count": "0"}, False),
        ({"redemption_count": 2.0}, True),
        ({"redemptions": {"redemption": {"date": "2016-12-12 12:12:12"}}}, True),
        ({"redemptions": ""}, False),
    ],
)
def test_what_tells_that_a_coupon_is_redeemed(written: dict[str, Any], is_redeemed: bool) -> None:
    (coupon,) = coupons_from([{"id": "1", **written}], UTC)
    assert coupon.is_redeemed is is_redeemed


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        (CouponQuery(), {}),
        (
            CouponQuery(
                issued_from=datetime(2016, 12, 1, tzinfo=UTC),
                issued_until=datetime(2016, 7, 1, 22, 59, 59, tzinfo=UTC),
            ),
            {"start_date": "2016-12-01 00:00:00", "end_date": "2016-07-01 23:59:59"},
        ),
        (CouponQuery(statuses=(CouponStatus.ACTIVE,)), {"status": "active"}),
        (
            CouponQuery(statuses=(CouponStatus.REDEEMED, CouponStatus.EXPIRED)),
            {"status": "redeemed;expired"},
        ),
        (CouponQuery(series_id="6", limit=50), {"series_id": "6", "limit": "50"}),
        (
            CouponQuery(order=CouponOrder.VALID_TILL, direction=Direction.ASCENDING),
            {"order_by": "valid_till", "sort_order": "asc"},
        ),
        (CouponQuery(order=CouponOrder.AMOUNT), {"order_by": "amount", "sort_order": "desc"}),
        (
            CouponQuery(order=CouponOrder.CREATED),
            {"order_by": "created_date", "sort_order": "desc"},
        ),
    ],
)
def test_what_is_asked(query: CouponQuery, parameters: dict[str, str]) -> None:
    assert coupon_parameters(query, LONDON) == parameters


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        (told(1012), RefusedFault),
        (told(1013), NotMemberFault),
        (always(reply(200, {"coupons": {"coupon": {"id": "1"}}})), NotOurServerFault),
        (always(reply(404, success=False)), RefusedFault),
    ],
)
async def test_why_there_are_none_to_show(answers: Answers, fault: type[ServerFault]) -> None:
    with pytest.raises(fault) as caught:
        await api(answers).issued(JOHN)
    assert type(caught.value) is fault


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_servers_coupons_are_those_of_its_cards(wire_format: Format) -> None:
    with own_server() as server:
        transport = server.transport(wire_format=wire_format)
        people = CustomersApi(transport=transport, zone=LONDON)
        coupons = CouponsApi(transport=transport, zone=LONDON)
        seen: list[Coupon] = []
        for member in server.members():
            card = await people.get_card(member)
            assert card is not None
            issued = await coupons.issued(member, CouponQuery(order=CouponOrder.CREATED))
            assert [each.id for each in issued] == [each.id for each in card.coupons]
            assert [each.is_redeemed for each in issued] == [
                each.is_redeemed for each in card.coupons
            ]
            seen += described(issued, card.coupons)
    assert any(coupon.redemptions and coupon.redemptions[0].store.name for coupon in seen)
    assert all(coupon.description and coupon.created_at and coupon.valid_till for coupon in seen)
