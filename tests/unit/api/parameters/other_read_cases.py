"""The reads with few parameters of their own: redemptions, interactions, recommendations, requests
for another identifier, and what the store and the organisation tell.
"""

from app.api.link import Link
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.identity_request import IdentityChange, IdentityRequestStatus
from app.domain.op import Evidence
from app.domain.redemption import RedemptionKind
from app.sandbox.calls import back_office
from tests.unit.api.parameters import identified
from tests.unit.api.parameters.case import NOTHING, cases
from tests.unit.api.parameters.scene import RADHIKA, ROSIE, Scene

REDEMPTIONS = cases("customer/redemptions")
INTERACTIONS = cases("customer/interaction")
RECOMMENDATIONS = cases("customer/recommendations")
REQUESTS = cases("request/get")
LOGIN = cases("store/login")
STAFF = cases("store/staff")
FIELDS = cases("organization/customfields")
CONFIGS = cases("organization/configs")


async def redeemed(link: Link, whom: Identifier) -> object:
    return await link.redemptions.made(whom)


async def passed(link: Link, whom: Identifier) -> object:
    return await link.interactions.of(whom)


async def recommended(link: Link, whom: Identifier) -> object:
    return await link.interactions.recommended(whom)


async def requested(link: Link, whom: Identifier) -> object:
    return await link.identities.requests(whom)


identified.add_reads(REDEMPTIONS, redeemed)
identified.add_reads(INTERACTIONS, passed)
identified.add_reads(RECOMMENDATIONS, recommended)


@REDEMPTIONS.of("type")
async def of_what(scene: Scene) -> object:
    made = scene.link.redemptions.made
    both, points, coupons = [await made(ROSIE, kind) for kind in _KINDS]
    assert both.points
    assert both.coupons
    assert all(each.points and each.redeemed_at and each.store.code for each in both.points)
    assert all(each.code and each.redeemed_at and each.store.code for each in both.coupons)
    assert (points.points, points.coupons) == (both.points, ())
    assert (coupons.points, coupons.coupons) == ((), both.coupons)
    return both, points, coupons


_KINDS = (RedemptionKind.BOTH, RedemptionKind.POINTS, RedemptionKind.COUPONS)


async def with_requests(scene: Scene) -> None:
    """Of Radhika: one that is pending, one that was approved and one that was not."""
    changes = [
        IdentityChange(
            kind=IdentifierKind.EXTERNAL_ID,
            old=str(scene.known(RADHIKA).external_id),
            new=f"CARD-{number}",
        )
        for number in range(3)
    ]
    for change in changes:
        (outcome,) = await scene.link.identities.ask_for([change])
        assert outcome.evidence is Evidence.DONE
    back_office.decide(scene.server.world, 1, is_approved=False)
    back_office.decide(scene.server.world, 2, is_approved=True)


@REQUESTS.of("mobile", "email", "external_id", "id")
async def whose_requests(scene: Scene) -> object:
    await with_requests(scene)
    read = [await requested(scene.link, whom) for whom in scene.kinds_of(RADHIKA).values()]
    assert len(read) == 4
    assert read == [read[0]] * 4
    assert await requested(scene.link, ROSIE) == ()
    return read


@REQUESTS.of("status", "type")
async def of_one_status(scene: Scene) -> object:
    """Of the one type that there is."""
    await with_requests(scene)
    read = [
        await scene.link.identities.requests(RADHIKA, status=status)
        for status in IdentityRequestStatus
    ]
    assert [[each.new for each in found] for found in read] == [["CARD-2"], ["CARD-1"], ["CARD-0"]]
    return read


@LOGIN.of(NOTHING)
async def who_we_are(scene: Scene) -> object:
    found = await scene.link.stores.login()
    assert (found.id, found.name, found.till_login) == ("29", "Tillside Demo", "store.server")
    assert found.clock_offset_s == 0.0
    return found


@STAFF.of("type")
async def associates(scene: Scene) -> object:
    """The manager, whom a server tells as well unless it is asked for a type, is none of them."""
    found = await scene.link.stores.staff()
    assert [each.id for each in found.associates] == ["443", "444", "445", "446"]
    return found


@FIELDS.of("scope")
async def fields(scene: Scene) -> object:
    """Those of registration: another form's are none here."""
    found = await scene.link.organisations.rules()
    assert [each.name for each in found.custom_fields][:3] == [
        *("preferred_language", "Hobbies", "birthday"),
    ]
    return found


@CONFIGS.of(NOTHING)
async def rules(scene: Scene) -> object:
    first = await scene.link.organisations.rules()
    scene.server.sandbox.change_settings({"configs": {"CONF_USERS_IS_EMAIL_REQUIRED": "true"}})
    found = await scene.link.organisations.rules()
    assert (first.is_email_required, found.is_email_required) == (False, True)
    return first, found
