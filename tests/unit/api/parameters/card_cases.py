"""customer/get: what each of its parameters brings to a card."""

from collections.abc import Callable
from decimal import Decimal

from app.api.link import Link
from app.domain.card import Card, CardCouponOrder, CardWish
from app.domain.customer import Place
from app.domain.identifiers import Identifier
from app.domain.loyalty import PromotionScope
from app.domain.order import Direction
from tests.unit.api.parameters import identified
from tests.unit.api.parameters.case import Show, cases
from tests.unit.api.parameters.scene import NEW, RADHIKA, RITA, ROSIE, TOM, WILLOW, Scene

CARD = cases("customer/get")
NOTHING_MORE = CardWish()


async def card(link: Link, whom: Identifier, wish: CardWish = NOTHING_MORE) -> Card:
    found = await link.customers.get_card(whom, wish)
    assert found is not None
    return found


async def by_each_kind(link: Link, whom: Identifier) -> object:
    return await card(link, whom, CardWish(user_id=True))


identified.add_reads(CARD, by_each_kind)


@CARD.of("mobile (several)")
async def several(scene: Scene) -> object:
    answers = await scene.link.customers.get_many([ROSIE, TOM, RITA])
    customers = [answer.customer for answer in answers]
    assert [each.firstname for each in customers if each] == ["Rosie", "Tom", "Rita"]
    assert len(scene.server.requests) == 1
    return answers


def brings(wish: CardWish, part: Callable[[Card], object], whom: Identifier) -> Show:
    """What a flag asks for comes with it, and without it does not."""

    async def show(scene: Scene) -> object:
        assert not part(await card(scene.link, whom))
        found = await card(scene.link, whom, wish)
        assert part(found)
        return found

    return show


def is_told(part: Callable[[Card], object], expected: object) -> Callable[[Card], bool]:
    """Whether a part is there, as it should be."""

    def told(found: Card) -> bool:
        value = part(found)
        assert value in (expected, None, "", ())
        return bool(value)

    return told


def upgrade(found: Card) -> tuple[Decimal | None, ...]:
    return tuple(each for target in found.upgrade_targets for each in (target.current, target.gap))


FLAGS: tuple[tuple[str, CardWish, Callable[[Card], object], Identifier], ...] = (
    ("user_id", CardWish(user_id=True), is_told(lambda card: card.customer.user_id, "15001"), TOM),
    (
        "next_slab",
        CardWish(next_tier=True),
        is_told(lambda card: card.next_tier and card.next_tier.name, "GOLD"),
        TOM,
    ),
    (
        "slab_history",
        CardWish(tier_history=True),
        is_told(
            lambda card: tuple(change.to_tier for change in card.tier_changes),
            ("PLATINUM", "GOLD"),
        ),
        ROSIE,
    ),
    (
        "ndsc_status",
        CardWish(do_not_call_status=True),
        is_told(lambda card: card.customer.do_not_call_status, "NDNC"),
        RADHIKA,
    ),
    (
        "optin_status",
        CardWish(opt_in_status=True),
        is_told(lambda card: card.customer.opt_in_status, "OPTIN"),
        RADHIKA,
    ),
    (
        "expiry_schedule",
        CardWish(expiring_points=True),
        lambda card: card.customer.expiring_points,
        TOM,
    ),
    ("expired_points", CardWish(expired_points=True), lambda card: card.expired_points, TOM),
    ("points_summary", CardWish(points_summary=True), lambda card: card.points_summary, TOM),
    (
        "promotion_points",
        CardWish(promotion_points=True),
        is_told(
            lambda card: tuple(points.scope for points in card.promotion_points),
            tuple(PromotionScope),
        ),
        TOM,
    ),
    (
        "membership_retention_criteria",
        CardWish(retention_criteria=True),
        is_told(
            lambda card: tuple(fact.name for fact in card.retention_criteria),
            ("months", "minimum_visits", "minimum_purchases"),
        ),
        ROSIE,
    ),
    (
        "gap_to_upgrade_for",
        CardWish(upgrade_gap_for=0),
        is_told(upgrade, (Decimal(245), Decimal(755))),
        TOM,
    ),
    (
        "gap_to_renew_for",
        CardWish(renewal_gap_for=0),
        is_told(
            lambda card: card.renewal and [target.based_on for target in card.renewal.targets],
            ["PURCHASE"],
        ),
        ROSIE,
    ),
)
for _name, _wish, _part, _whom in FLAGS:
    CARD.add(_name, brings(_wish, _part, _whom))


@CARD.of("registered_store", "registered_till")
async def registered(scene: Scene) -> object:
    """Every server tells them unasked; one that does not is asked."""
    scene.plant(mobile=NEW.value, till_code="till.leeds.1")
    found = await card(scene.link, NEW, CardWish(registered_store=True, registered_till=True))
    assert found.customer.registered_store == Place(code="leeds.briggate", name="Briggate")
    assert found.customer.registered_till == Place(code="till.leeds.1", name="1")
    return found


@CARD.of("fraud_details")
async def fraud(scene: Scene) -> object:
    """Told unasked as well."""
    found = await card(scene.link, WILLOW, CardWish(fraud_details=True))
    assert (found.fraud.status, found.fraud.marked_by) == ("CONFIRMED", "till.bond.1")
    assert found.fraud.changed_at is not None
    return found


@CARD.of("coupon_limit")
async def two_coupons(scene: Scene) -> object:
    whole = await card(scene.link, ROSIE)
    found = await card(scene.link, ROSIE, CardWish(coupon_limit=2))
    assert (len(whole.coupons), len(found.coupons)) == (4, 2)
    assert found.coupons == whole.coupons[:2]
    return found


@CARD.of("coupon_offset")
async def without_the_first(scene: Scene) -> object:
    whole = await card(scene.link, ROSIE)
    found = await card(scene.link, ROSIE, CardWish(coupon_offset=1))
    assert found.coupons == whole.coupons[1:]
    return found


@CARD.of("coupon_order_by", "coupon_sort_order")
async def ordered_coupons(scene: Scene) -> object:
    """With one that was issued last and ends before others do; all are of one till, in which
    those of one till come by their ids.
    """
    scene.server.world.wallet.issue_welcome(scene.known(ROSIE), scene.server.world.now())
    read: list[Card] = []
    for order in CardCouponOrder:
        for direction in Direction:
            wish = CardWish(coupon_order=order, coupon_direction=direction)
            read.append(await card(scene.link, ROSIE, wish))
    ids = [[coupon.id for coupon in found.coupons] for found in read]
    created = [at for coupon in read[0].coupons if (at := coupon.created_at)]
    valid = [day for coupon in read[4].coupons if (day := coupon.valid_till)]
    assert (created, valid) == (sorted(created), sorted(valid))
    assert len(created) == len(valid) == 5
    assert len({tuple(each) for each in ids[::2]}) == 3
    assert ids[2] == sorted(ids[2], key=int)
    assert all(down == up[::-1] for up, down in zip(ids[::2], ids[1::2], strict=True))
    return read
