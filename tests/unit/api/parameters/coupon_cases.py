"""customer/coupons: which coupons each of its parameters leaves, and in which order."""

from app.api.link import Link
from app.domain.coupon import (
    ALL_COUPONS,
    Coupon,
    CouponOrder,
    CouponQuery,
    CouponState,
    CouponStatus,
)
from app.domain.identifiers import Identifier
from app.domain.order import Direction
from tests.unit.api.parameters import identified
from tests.unit.api.parameters.case import cases
from tests.unit.api.parameters.scene import ROSIE, WILLOW, Scene

COUPONS = cases("customer/coupons")
S = CouponStatus
# Spans are of Willow's coupons, who got them in summer: the store's clock is not UTC then.


async def read(
    link: Link, whom: Identifier, query: CouponQuery = ALL_COUPONS
) -> tuple[Coupon, ...]:
    return await link.coupons.issued(whom, query)


identified.add_reads(COUPONS, read)


@COUPONS.of("start_date")
async def issued_since(scene: Scene) -> object:
    everything = await read(scene.link, WILLOW)
    found = await read(scene.link, WILLOW, CouponQuery(issued_from=everything[1].created_at))
    assert found == everything[:2]
    return found


@COUPONS.of("end_date")
async def issued_until(scene: Scene) -> object:
    everything = await read(scene.link, WILLOW)
    found = await read(scene.link, WILLOW, CouponQuery(issued_until=everything[1].created_at))
    assert found == everything[1:]
    return found


@COUPONS.of("status")
async def by_status(scene: Scene) -> object:
    """Each alone and two at once; what is redeemed and past its day is in both."""
    today = scene.server.world.now().date()
    read_all = []
    for whom in (ROSIE, WILLOW):
        everything = await read(scene.link, whom)
        past = [each for each in everything if each.valid_till and each.valid_till < today]
        used = [each for each in everything if each.state_on(today) is CouponState.REDEEMED]
        expected = {
            (S.REDEEMED,): used,
            (S.EXPIRED,): past,
            (S.ACTIVE,): [each for each in everything if each not in past],
            (S.REDEEMED, S.EXPIRED): [each for each in everything if each in used or each in past],
        }
        for statuses, wanted in expected.items():
            found = await read(scene.link, whom, CouponQuery(statuses=statuses))
            assert list(found) == wanted
            read_all.append(found)
    sizes = [len(found) for found in read_all]
    assert sizes == [2, 0, 4, 2, 4, 3, 1, 4]
    return read_all


@COUPONS.of("series_id")
async def of_one_series(scene: Scene) -> object:
    card = await scene.link.customers.get_card(ROSIE)
    assert card is not None
    wanted = {coupon.id for coupon in card.coupons if coupon.series_id == "11"}
    found = await read(scene.link, ROSIE, CouponQuery(series_id="11"))
    assert {coupon.id for coupon in found} == wanted
    assert 0 < len(wanted) < len(card.coupons)
    return found


@COUPONS.of("order_by", "sort_order")
async def ordered(scene: Scene) -> object:
    read_all: list[tuple[Coupon, ...]] = []
    for order in CouponOrder:
        for direction in Direction:
            query = CouponQuery(order=order, direction=direction)
            read_all.append(await read(scene.link, ROSIE, query))
    created = [at for coupon in read_all[0] if (at := coupon.created_at)]
    valid = [day for coupon in read_all[4] if (day := coupon.valid_till)]
    assert (created, valid) == (sorted(created), sorted(valid))
    # A coupon of series 14 is worth £5, one of series 11 £4.
    worth = {coupon.id: coupon.series_id for coupon in await of_the_card(scene)}
    assert [worth[coupon.id] for coupon in read_all[2]] == sorted(worth.values())
    for up, down in zip(read_all[::2], read_all[1::2], strict=True):
        assert down == up[::-1]
        assert len(up) == 4
    return read_all


async def of_the_card(scene: Scene) -> tuple[Coupon, ...]:
    card = await scene.link.customers.get_card(ROSIE)
    assert card is not None
    return card.coupons


@COUPONS.of("limit")
async def a_few(scene: Scene) -> object:
    found = await read(scene.link, ROSIE, CouponQuery(limit=3))
    assert found == (await read(scene.link, ROSIE))[:3]
    assert len(found) == 3
    return found
