"""Preferences, subscriptions and referrals: read by each parameter, and set part by part."""

from collections.abc import Sequence

from app.api.link import Link
from app.domain.customer import CustomField
from app.domain.identifiers import Identifier
from app.domain.op import Evidence
from app.domain.preferences import Preferences, PreferencesChange
from app.domain.referral import Invitation, InvitationKind, ReferralReport
from app.domain.subscription import (
    Channel,
    MessageKind,
    Subscription,
    SubscriptionChange,
    SubscriptionQuery,
    SubscriptionStatus,
    is_met,
)
from tests.unit.api.parameters import identified
from tests.unit.api.parameters.case import cases
from tests.unit.api.parameters.scene import NEW, RADHIKA, RITA, ROSIE, Scene

PREFERENCES = cases("customer/preferences", is_both=True)
PREFERENCES_SET = cases("customer/preferences", "POST", is_both=True)
SUBSCRIPTIONS = cases("customer/subscriptions", is_both=True)
SUBSCRIPTIONS_SET = cases("customer/subscriptions", "POST", is_both=True)
REFERRALS = cases("customer/referrals", is_both=True)
REFERRALS_INVITED = cases("customer/referrals", "POST", is_both=True)

SHOES = CustomField(name="shoe_size", values=("41 ½",))
WRAPPED = CustomField(name="gift_wrapping", values=("Always",))


async def preferred(link: Link, whom: Identifier) -> Preferences:
    return await link.preferences.of(whom)


async def saved(
    scene: Scene, whom: Identifier, *, store_code: str = "", store_id: str = ""
) -> Preferences:
    change = PreferencesChange(
        whom=whom, fields=(SHOES, WRAPPED), store_code=store_code, store_id=store_id
    )
    outcome = await scene.link.preferences.save(change)
    assert (outcome.evidence, outcome.why.code) == (Evidence.DONE, 1000)
    return await preferred(scene.link, RADHIKA)


async def prefers_by_each_kind(scene: Scene, known_by: Identifier, whom: Identifier) -> object:
    before = await preferred(scene.link, known_by)
    found = await saved(scene, whom)
    assert SHOES in found.fields
    assert SHOES not in before.fields
    return found


identified.add_reads(PREFERENCES, preferred)
identified.add_writes(PREFERENCES_SET, prefers_by_each_kind)


@PREFERENCES_SET.of("customer.store.code")
async def in_a_store_by_code(scene: Scene) -> object:
    found = await saved(scene, RADHIKA, store_code="dubai.mall")
    assert (found.store_code, found.store_id) == ("dubai.mall", "4104")
    return found


@PREFERENCES_SET.of("customer.store.id")
async def in_a_store_by_id(scene: Scene) -> object:
    found = await saved(scene, RADHIKA, store_id="4102")
    assert (found.store_code, found.store_id) == ("leeds.briggate", "4102")
    return found


@PREFERENCES_SET.of("customer.custom_fields.field.name", "customer.custom_fields.field.value")
async def set_and_cleared(scene: Scene) -> object:
    held = await saved(scene, RADHIKA)
    assert SHOES in held.fields
    cleared = PreferencesChange(whom=RADHIKA, fields=(CustomField(name="shoe_size"),))
    assert (await scene.link.preferences.save(cleared)).evidence is Evidence.DONE
    left = await preferred(scene.link, RADHIKA)
    assert left.fields == tuple(field for field in held.fields if field != SHOES)
    return held, left


async def subscribed(
    link: Link, whom: Identifier, query: SubscriptionQuery | None = None
) -> tuple[Subscription, ...]:
    return await link.subscriptions.of(whom, query or SubscriptionQuery())


async def switched(scene: Scene, *changes: SubscriptionChange) -> tuple[Subscription, ...]:
    outcomes = await scene.link.subscriptions.switch(changes)
    assert [outcome.evidence for outcome in outcomes] == [Evidence.DONE] * len(changes)
    return await subscribed(scene.link, RADHIKA)


def no_sms(
    whom: Identifier = RADHIKA,
    *,
    channel: Channel = Channel.SMS,
    kind: MessageKind = MessageKind.BULK,
    scope: str = "",
    is_subscribed: bool = False,
) -> SubscriptionChange:
    return SubscriptionChange(
        whom=whom, channel=channel, kind=kind, scope=scope, is_subscribed=is_subscribed
    )


async def subscribes_by_each_kind(scene: Scene, known_by: Identifier, whom: Identifier) -> object:
    before = await subscribed(scene.link, known_by)
    found = await switched(scene, no_sms(whom))
    assert is_met(no_sms(), found)
    assert not is_met(no_sms(), before)
    return found


identified.add_reads(SUBSCRIPTIONS, subscribed)
identified.add_writes(SUBSCRIPTIONS_SET, subscribes_by_each_kind, at="subscription")


@SUBSCRIPTIONS.of("channel")
async def of_one_channel(scene: Scene) -> object:
    read = [
        await subscribed(scene.link, RADHIKA, SubscriptionQuery(channel=channel))
        for channel in Channel
    ]
    assert [{each.channel for each in found} for found in read] == [{"sms"}, {"email"}]
    assert [len(found) for found in read] == [2, 2]
    return read


@SUBSCRIPTIONS.of("priority")
async def of_one_kind(scene: Scene) -> object:
    read = [
        await subscribed(scene.link, RADHIKA, SubscriptionQuery(kind=kind)) for kind in MessageKind
    ]
    assert [{each.kind for each in found} for found in read] == [{"TRANS"}, {"BULK"}]
    assert [len(found) for found in read] == [2, 2]
    return read


@SUBSCRIPTIONS.of("scope")
async def of_one_scope(scene: Scene) -> object:
    """There is one here; what is read says which was asked for."""
    found = await subscribed(scene.link, RADHIKA, SubscriptionQuery(scope="all"))
    assert {each.scope for each in found} == {"all"}
    assert len(found) == 4
    return found


@SUBSCRIPTIONS_SET.of(
    "subscription.channel",
    "subscription.priority",
    "subscription.is_subscribed",
    "subscription.scope",
    "subscription.channel (several)",
)
async def each_its_own_way(scene: Scene) -> object:
    """Four changes in one request, and nothing of one is taken for another's."""
    changes = [
        no_sms(channel=channel, kind=kind, scope="all", is_subscribed=channel is Channel.EMAIL)
        for channel in Channel
        for kind in MessageKind
    ]
    found = await switched(scene, *changes)
    on, off = SubscriptionStatus.SUBSCRIBED, SubscriptionStatus.UNSUBSCRIBED
    assert {(each.channel, each.kind): each.status for each in found} == {
        ("sms", "TRANS"): off,
        ("sms", "BULK"): off,
        ("email", "TRANS"): on,
        ("email", "BULK"): on,
    }
    return found


CAMPAIGN = "FRIENDS"
ANNA = Invitation(kind=InvitationKind.EMAIL, identifier="anna@example.com", name="Anna & Co")
BEN = Invitation(kind=InvitationKind.MOBILE, identifier=NEW.value, name="Ben")


async def invited(
    scene: Scene, whom: Identifier, invitations: Sequence[Invitation] = (ANNA,)
) -> ReferralReport:
    outcome = await scene.link.referrals.invite(whom, CAMPAIGN, invitations)
    assert (outcome.evidence, outcome.why.code) == (Evidence.DONE, 1000)
    return await scene.link.referrals.made(RADHIKA, CAMPAIGN)


async def invites_by_each_kind(scene: Scene, known_by: Identifier, whom: Identifier) -> object:
    found = await invited(scene, whom)
    assert [each.identifier for each in found.referrals] == ["anna@example.com"]
    return found


identified.add_writes(REFERRALS_INVITED, invites_by_each_kind)


@REFERRALS.of("mobile", "email", "external_id", "id")
async def whose_referrals(scene: Scene) -> object:
    await invited(scene, RADHIKA, (ANNA, BEN))
    await scene.link.referrals.invite(ROSIE, CAMPAIGN, (BEN,))
    kinds = scene.kinds_of(RADHIKA).values()
    read = [await scene.link.referrals.made(whom, CAMPAIGN) for whom in kinds]
    assert read == [read[0]] * 4
    assert len(read[0].referrals) == 2
    assert len((await scene.link.referrals.made(ROSIE, CAMPAIGN)).referrals) == 1
    return read


@REFERRALS.of("campaign_token")
async def of_one_campaign(scene: Scene) -> object:
    await invited(scene, RADHIKA, (ANNA, BEN))
    await scene.link.referrals.invite(RADHIKA, "INBOX", (ANNA,))
    read = [await scene.link.referrals.made(RADHIKA, token) for token in (CAMPAIGN, "INBOX")]
    assert [(each.campaign_token, len(each.referrals)) for each in read] == [
        (CAMPAIGN, 2),
        ("INBOX", 1),
    ]
    return read


@REFERRALS_INVITED.of(
    "customer.campaign_token",
    "customer.referrals.referral.type",
    "customer.referrals.referral.identifier",
    "customer.referrals.referral.name",
)
async def whom_they_invite(scene: Scene) -> object:
    """Rita, who was a member before, has joined."""
    rita = Invitation(kind=InvitationKind.MOBILE, identifier=RITA.value, name="Rita")
    found = await invited(scene, RADHIKA, (ANNA, rita))
    told = [(each.type, each.identifier, each.name, each.status) for each in found.referrals]
    assert told == [
        ("EMAIL", "anna@example.com", "Anna & Co", "INVITED"),
        ("MOBILE", RITA.value, "Rita", "JOINED"),
    ]
    assert found.campaign_token == CAMPAIGN
    return found
