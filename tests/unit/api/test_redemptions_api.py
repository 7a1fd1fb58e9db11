"""customer/redemptions, whose parts the contract does not print: read as servers may write them."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.api.endpoints.redemptions import RedemptionsApi
from app.api.wire.document import Format
from app.api.wire.redemptions import redemptions_from
from app.domain import identifiers
from app.domain.customer import Place
from app.domain.faults import NotMemberFault
from app.domain.redemption import CouponUse, PointsRedemption, RedemptionKind, Redemptions
from tests.unit.api.calls import Answers, always, reply, status
from tests.unit.api.own_server import own_server

LONDON = ZoneInfo("Europe/London")
TOM = identifiers.mobile("447")
AT = datetime(2016, 7, 1, 12, 0, tzinfo=UTC)
BOND = Place(code="bond", name="Bond Street")


def api(answers: Answers, wire_format: Format = Format.JSON) -> RedemptionsApi:
    return RedemptionsApi(transport=answers.transport(wire_format=wire_format), zone=LONDON)


def told(**redemptions: object) -> Answers:
    customer = {"mobile": "447", "redemptions": redemptions}
    return always({"response": {"status": status(200, success=True), "customer": customer}})


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (RedemptionKind.POINTS, "POINTS"),
        (RedemptionKind.COUPONS, "COUPONS"),
        (RedemptionKind.BOTH, "BOTH"),
    ],
)
async def test_what_is_asked(kind: RedemptionKind, written: str) -> None:
    answers = told()
    assert await api(answers).made(TOM, kind) == Redemptions()
    (request,) = answers.requests
    assert request.url.path == "/v1.1/customer/redemptions"
    assert dict(request.url.params) == {"format": "json", "mobile": "447", "type": written}


async def test_points_and_coupons() -> None:
    answers = told(
        points={
            "point": {
                "id": "1",
                "points_redeemed": "20",
                "transaction_number": "B-1",
                "redeemed_time": "2016-07-01 13:00:00",
                "redeemed_store": {"code": "bond", "name": "Bond Street"},
            }
        },
        coupons={
            "coupon": [
                {
                    "id": "7",
                    "series_id": "6",
                    "code": "TEA",
                    "description": "Tea",
                    "discount_code": "PERC",
                    "discount_value": "10",
                    "transaction_number": "B-2",
                    "redeemed_time": "2016-07-01T13:00:00+01:00",
                    "redeemed_store": {"code": "bond", "name": "Bond Street"},
                }
            ]
        },
    )
    assert await api(answers).made(TOM) == Redemptions(
        points=(
            PointsRedemption(id="1", points=20, redeemed_at=AT, bill_number="B-1", store=BOND),
        ),
        coupons=(
            CouponUse(
                coupon_id="7",
                code="TEA",
                series_id="6",
                description="Tea",
                discount=Decimal(10),
                discount_code="PERC",
                redeemed_at=AT,
                bill_number="B-2",
                store=BOND,
            ),
        ),
    )


@pytest.mark.parametrize(
    ("written", "at", "store"),
    [
        ({"date": "2016-07-01 13:00:00", "redeemed_at": {"code": "bond", "name": "x"}}, AT, "bond"),
        ({"redeemed_at": "2016-07-01 13:00:00", "store": {"code": "bond"}}, AT, "bond"),
        ({"redeemed_on": "2016-07-01 13:00:00"}, AT, ""),
        ({"redeemed_at": ""}, None, ""),
    ],
)
def test_when_and_where_in_other_spellings(
    written: dict[str, Any], at: datetime | None, store: str
) -> None:
    found = redemptions_from({"points": [{"points": "5", **written}]}, LONDON)
    (use,) = found.points
    assert (use.points, use.redeemed_at, use.store.code) == (5, at, store)


async def test_points_of_a_gift_have_no_bill() -> None:
    found = await api(
        told(points={"point": {"points_redeemed": 20, "transaction_number": ""}})
    ).made(TOM)
    assert found.points == (PointsRedemption(points=20),)


async def test_whoever_is_no_member_has_none() -> None:
    refused = reply(500, {"mobile": "447", "item_status": status(1013)})
    with pytest.raises(NotMemberFault):
        await api(always(refused)).made(TOM)


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_servers_redemptions(wire_format: Format) -> None:
    with own_server() as server:
        redemptions = api(server, wire_format)
        found = [await redemptions.made(member) for member in server.members()]
        only = await redemptions.made(server.members()[0], RedemptionKind.POINTS)
    assert only.coupons == ()
    points = [each for one in found for each in one.points]
    coupons = [each for one in found for each in one.coupons]
    assert points
    assert coupons
    assert all(each.points and each.redeemed_at and each.store.code for each in points)
    assert all(each.code and each.redeemed_at and each.bill_number for each in coupons)
