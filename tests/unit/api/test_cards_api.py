"""A whole card in one call: every part that is told, in every spelling, and what is asked for."""

from dataclasses import replace
from datetime import UTC, date
from decimal import Decimal
from typing import Any

import httpx
import pytest

from app.api.endpoints.customers import CustomersApi
from app.api.wire.cards import card_from, wish_parameters
from app.api.wire.document import Format
from app.domain import identifiers
from app.domain.card import (
    EVERYTHING,
    PROFILE,
    Card,
    CardCouponOrder,
    CardWish,
    Segment,
)
from app.domain.coupon import CouponState
from app.domain.customer import Customer, UserId
from app.domain.fact import Fact
from app.domain.faults import ErasedFault, NotMemberFault, NotOurServerFault, RefusedFault
from app.domain.order import Direction
from app.sandbox.database import transaction
from app.sandbox.people.people import Kind, Standing
from tests.unit.api.calls import Answers, always, reply, sample, status
from tests.unit.api.own_server import own_server
from tests.unit.api.whole_card import LONDON, SAMPLE_CARD, WHOLE_CARD, whole

M = identifiers.mobile
TOM = M("44700900000")


def api(answers: Answers, wire_format: Format = Format.JSON) -> CustomersApi:
    return CustomersApi(transport=answers.transport(wire_format=wire_format), zone=LONDON)


def told(code: int = 1000, message: str = "", **fields: object) -> Answers:
    said = status(code, success=code in (1000, 91009), message=message)
    return always(reply(200, {"mobile": TOM.value, **fields, "item_status": said}))


async def card(**fields: Any) -> Card:
    found = await api(told(**fields)).get_card(TOM)
    assert found is not None
    return found


@pytest.mark.parametrize("wire_format", Format)
async def test_the_card_of_the_contract_in_both_formats(wire_format: Format) -> None:
    body = sample(f"customer_get.response.{wire_format.value}")
    answers = Answers(lambda request: httpx.Response(200, content=body))
    assert await api(answers, wire_format).get_card(TOM) == SAMPLE_CARD


async def test_every_part_in_the_fields_own_terms() -> None:
    assert await api(always(whole())).get_card(TOM) == WHOLE_CARD


def test_of_what_is_not_told_nothing_is_guessed() -> None:
    assert card_from({}, UTC) == Card(customer=Customer())


@pytest.mark.parametrize("absent", ["", None, [], {}, [[]], "None"], ids=repr)
def test_parts_without_anything_in_them(absent: object) -> None:
    names = (
        *("points_summary", "expired_points", "promotion_points", "next_slab", "slab_history"),
        *("gap_to_upgrade", "gap_to_renew", "membership_retention_criteria", "fraud_details"),
        *("current_nps_status", "segments", "coupons", "transactions", "expiry_schedule"),
    )
    assert card_from(dict.fromkeys(names, absent), UTC) == Card(customer=Customer())


async def test_renewal_as_another_server_writes_it() -> None:
    found = await card(
        gap_to_renew={
            "tier_expiry_date": "2014-12-31",
            "renew_confirmed": True,
            "renew_strategy": {
                "renew_based_on": "PURCHASE",
                "renew_threshold": "500",
                "customer_renew_entity_value": "620.50",
                "customer_gap_to_renew_value": 0,
            },
        }
    )
    assert found.renewal is not None
    assert found.renewal.is_confirmed
    (target,) = found.renewal.targets
    assert (target.current, target.gap) == (Decimal("620.50"), Decimal(0))


@pytest.mark.parametrize(
    ("segments", "found"),
    [
        ("Students", (Segment(name="Students"),)),
        (["Students", "Runners"], (Segment(name="Students"), Segment(name="Runners"))),
        (
            {"segment": [{"name": "Age", "values": {"value": "26-35"}}, "Runners"]},
            (
                Segment(name="Age", facts=(Fact(name="values.value", value="26-35"),)),
                Segment(name="Runners"),
            ),
        ),
        ([{"id": "7"}], (Segment(name="7", facts=(Fact(name="id", value="7"),)),)),
    ],
)
async def test_segments_in_any_shape(segments: object, found: tuple[Segment, ...]) -> None:
    assert (await card(segments=segments)).segments == found


async def test_a_status_a_channel() -> None:
    found = await card(optin_status={"sms": "OPTIN", "email": "OPTOUT"}, ndnc_status="NDNC")
    assert found.customer.opt_in_status == "sms: OPTIN, email: OPTOUT"
    assert found.customer.do_not_call_status == "NDNC"


class TestWish:
    async def test_everything_in_one_call(self) -> None:
        answers = told()
        await api(answers).get_card(TOM)
        (request,) = answers.requests
        assert request.url.path == "/v1.1/customer/get"
        flags = (
            *("user_id", "next_slab", "slab_history", "registered_store", "registered_till"),
            *("fraud_details", "ndsc_status", "optin_status", "expiry_schedule"),
            *("expired_points", "points_summary", "promotion_points"),
            "membership_retention_criteria",
        )
        assert dict(request.url.params) == {
            "format": "json",
            "mobile": TOM.value,
            **dict.fromkeys(flags, "true"),
            "gap_to_upgrade_for": "0",
            "gap_to_renew_for": "0",
        }

    @pytest.mark.parametrize(
        ("wish", "parameters"),
        [
            (CardWish(), {}),
            (CardWish(next_tier=True), {"next_slab": "true"}),
            (
                CardWish(upgrade_gap_for=1, renewal_gap_for=0),
                {"gap_to_upgrade_for": "1", "gap_to_renew_for": "0"},
            ),
            (
                CardWish(
                    coupon_limit=5,
                    coupon_offset=10,
                    coupon_order=CardCouponOrder.VALID_TILL,
                    coupon_direction=Direction.ASCENDING,
                ),
                {
                    "coupon_limit": "5",
                    "coupon_offset": "10",
                    "coupon_order_by": "valid_till",
                    "coupon_sort_order": "asc",
                },
            ),
            (
                CardWish(coupon_order=CardCouponOrder.CREATED_BY),
                {"coupon_order_by": "created_by", "coupon_sort_order": "desc"},
            ),
        ],
    )
    def test_no_more_than_is_wished_for(self, wish: CardWish, parameters: dict[str, str]) -> None:
        assert wish_parameters(wish) == parameters

    @pytest.mark.parametrize("name", ["upgrade_gap_for", "renewal_gap_for", "coupon_limit"])
    def test_a_count_is_a_count(self, name: str) -> None:
        wrong: dict[str, Any] = {name: -1}
        with pytest.raises(ValueError, match="not negative"):
            replace(EVERYTHING, **wrong)


class TestWhoIsShown:
    async def test_whoever_is_left_after_a_merge_and_whom_they_took_in(self) -> None:
        found = await api(told(91009, user_id="77", mobile="449")).get_card(TOM)
        assert found is not None
        assert (found.customer.user_id, found.customer.mobile) == (UserId("77"), "449")
        assert found.merged_from == TOM

    async def test_nobody(self) -> None:
        assert await api(told(1012, "Cannot find customer")).get_card(TOM) is None

    @pytest.mark.parametrize("code", [1013, 1020])
    async def test_whoever_is_no_member(self, code: int) -> None:
        with pytest.raises(NotMemberFault):
            await api(told(code, "not registered")).get_card(TOM)
        with pytest.raises(NotMemberFault):
            await api(told(code, "not registered")).get(TOM)

    async def test_whoever_was_erased(self) -> None:
        answers = told(1012, "The customer is deleted after a PII delete request")
        with pytest.raises(ErasedFault):
            await api(answers).get_card(TOM)
        with pytest.raises(ErasedFault):
            await api(answers).get(TOM)
        (answered,) = await api(answers).get_many((TOM,))
        assert answered.is_erased
        assert (answered.customer, answered.refusal) == (None, None)

    async def test_a_refusal(self) -> None:
        with pytest.raises(RefusedFault) as caught:
            await api(told(1044, "You may not")).get_card(TOM)
        assert (caught.value.code, caught.value.message) == (1044, "You may not")

    async def test_no_answer(self) -> None:
        with pytest.raises(NotOurServerFault):
            await api(always(reply(200, {"mobile": TOM.value}))).get_card(TOM)


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_servers_cards_are_whole(wire_format: Format) -> None:
    with own_server() as server:
        people = CustomersApi(transport=server.transport(wire_format=wire_format), zone=LONDON)
        cards = [await people.get_card(mobile) for mobile in server.members()]
    found = [each for each in cards if each is not None]
    assert len(found) == len(cards) > 20
    assert all(each.customer.user_id and each.points_summary for each in found)
    for part in ("promotion_points", "tier_changes", "coupons", "transactions", "upgrade_targets"):
        assert any(getattr(each, part) for each in found), part
    assert any(each.next_tier and each.renewal and each.retention_criteria for each in found)
    states = {coupon.state_on(date(2026, 11, 24)) for each in found for coupon in each.coupons}
    assert CouponState.REDEEMED in states


async def test_the_head_of_a_card_asks_for_less() -> None:
    answers = told()
    await api(answers).get_card(TOM, PROFILE)
    assert "points_summary" not in answers.requests[0].url.params


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_servers_merged_and_erased_people(wire_format: Format) -> None:
    with own_server() as server:
        people = CustomersApi(transport=server.transport(wire_format=wire_format), zone=LONDON)
        stays, goes, erased = server.members()[:3]
        everybody = server.world.people
        left = everybody.find(Kind.MOBILE, stays.value)
        gone = everybody.find(Kind.MOBILE, goes.value)
        nobody = everybody.find(Kind.MOBILE, erased.value)
        assert left is not None
        assert gone is not None
        assert nobody is not None
        merged = replace(gone, standing=Standing.MERGED, merged_into=left.user_id)
        with transaction(server.world.connection):
            everybody.save(merged)
            everybody.save(replace(nobody, standing=Standing.ERASED))
        card = await people.get_card(goes)
        assert card is not None
        assert card.customer.user_id == str(left.user_id)
        assert card.merged_from == goes
        with pytest.raises(ErasedFault):
            await people.get_card(erased)
