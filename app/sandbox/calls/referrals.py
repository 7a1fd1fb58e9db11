"""customer/referrals: whom a member has invited into a campaign, and inviting more.

The contract gives it codes alone. The shape is this sandbox's, small and in the API's hand: the
member, the campaign's token, and the referrals as a list. Inviting someone again changes nothing.
"""

from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    Found,
    ItemRefused,
    Tree,
    answered,
    single,
)
from app.sandbox.calls.intake import is_valid, normal_form, text_of
from app.sandbox.calls.one_customer import WHO, read_one, who, write_one
from app.sandbox.calls.test_value import forced_code
from app.sandbox.people.campaigns import CAMPAIGN_BY_CODE, Campaign
from app.sandbox.people.people import LOYALTY, Person
from app.sandbox.people.people import Kind as IdentifierKind
from app.sandbox.people.referrals import Referral, Referrals
from app.sandbox.people.world import World
from app.sandbox.wire import codes, replies
from app.sandbox.wire.replies import Item, Listing, Node, Reply
from app.sandbox.wire.shape import (
    IDENTIFIERS,
    Declaration,
    Kind,
    Many,
    Parameter,
    Record,
    Shape,
    Value,
    item,
)

RESOURCE = "customer/referrals"
_TYPES = ("MOBILE", "EMAIL")
_STATUSES = ("INVITED", "JOINED")
_NUMBER = Value(kind=Kind.NUMBER)
_INVITEE: dict[str, Shape] = {
    "type": Value(choices=_TYPES),
    "identifier": Value(about="the number or the address of who is invited"),
    "name": Value(),
}
_REFERRAL = Record(
    parts={
        **_INVITEE,
        "invited_on": Value(kind=Kind.TIME),
        "status": Value(choices=_STATUSES, about="JOINED: a member by now"),
    }
)
_PARTS: dict[str, Shape] = {
    **WHO,
    "campaign_token": Value(),
    "statistics": Record(parts={"invited": _NUMBER, "joined": _NUMBER}),
    "referrals": Many(item="referral", of=_REFERRAL),
}
_REPLY = Record(parts={"customer": item(_PARTS)})
_CAMPAIGN_CODES = (
    *(codes.INVALID_TOKEN, codes.CAMPAIGN_NOT_SET_UP, codes.NOT_ELIGIBLE, codes.REFERRALS_FAILED),
)

REFERRALS_READ = Declaration(
    resource=RESOURCE,
    method="GET",
    about="Whom a member has invited into a campaign; this sandbox's own shape.",
    parameters=(
        *IDENTIFIER_PARAMETERS,
        Parameter(name="campaign_token", about="the campaign", example="FRIENDS", is_needed=True),
    ),
    reply=_REPLY,
    codes=(codes.DONE, *FINDING_CODES, *_CAMPAIGN_CODES, codes.NO_REFERRER),
)
REFERRALS_INVITED = Declaration(
    resource=RESOURCE,
    method="POST",
    about="Invites people into a campaign; this sandbox's own shape.",
    body=Record(
        parts={
            "customer": Many(
                item="customer",
                of=Record(
                    parts={
                        **IDENTIFIERS,
                        "campaign_token": Value(),
                        "referrals": Many(
                            item="referral",
                            of=Record(parts=_INVITEE, needed=frozenset({"type", "identifier"})),
                        ),
                    },
                    needed=frozenset({"campaign_token", "referrals"}),
                ),
            )
        },
        needed=frozenset({"customer"}),
    ),
    reply=_REPLY,
    codes=(
        *(codes.DONE, codes.NOT_FOUND_BY_ID, codes.NOT_FOUND, codes.NO_IDENTIFIER),
        *(codes.NOT_PERMITTED, *_CAMPAIGN_CODES, codes.REFERRAL_UNSUPPORTED),
    ),
)


def calls(world: World) -> tuple[Call, ...]:
    return (
        Call(declaration=REFERRALS_READ, answer=lambda asked: _read(world, asked)),
        Call(declaration=REFERRALS_INVITED, answer=lambda asked: _invite(world, asked)),
    )


def _read(world: World, asked: Asked) -> Reply:
    def answer(found: Found) -> Item:
        campaign = _campaign(asked.text("campaign_token"), REFERRALS_READ)
        _check_eligible(found.person)
        if not Referrals(world.connection).of(found.person.user_id, campaign.id):
            raise ItemRefused(codes.NO_REFERRER)
        fields = _fields(world, found.person, campaign)
        return answered(found, fields, codes.REFERRALS_RETRIEVED, asked)

    return single(read_one(world, asked, REFERRALS_READ, answer), asked.tamper)


def _invite(world: World, asked: Asked) -> Reply:
    def answer(person: Person, raw: Tree) -> Item:
        campaign = _campaign(text_of(raw, "campaign_token"), REFERRALS_INVITED)
        _check_eligible(person)
        wanted = [_referral(world, each, campaign) for each in _listed(raw)]
        if not wanted:
            raise ItemRefused(codes.REFERRAL_UNSUPPORTED)
        referrals = Referrals(world.connection)
        known = {each.identifier for each in referrals.of(person.user_id, campaign.id)}
        new = {each.identifier: each for each in wanted if each.identifier not in known}
        if new:
            for referral in new.values():
                referrals.add(person.user_id, campaign.id, referral)
            world.record(RESOURCE, "invited", person.user_id, asked.request_id)
        return replies.item_success(_fields(world, person, campaign), codes.REFERRALS_INVITED)

    return single(write_one(world, asked, REFERRALS_INVITED, answer), asked.tamper)


def _campaign(token: str, declaration: Declaration) -> Campaign:
    if code := forced_code(token, declaration):
        raise ItemRefused(code)
    campaign = CAMPAIGN_BY_CODE.get(token.upper())
    if campaign is None:
        raise ItemRefused(codes.INVALID_TOKEN)
    if not campaign.kinds:
        raise ItemRefused(codes.CAMPAIGN_NOT_SET_UP)
    return campaign


def _check_eligible(person: Person) -> None:
    if person.type != LOYALTY:
        raise ItemRefused(codes.NOT_ELIGIBLE)


def _listed(raw: Tree) -> list[Tree]:
    """`{referral: [..]}`, `{referral: {..}}` or the list itself."""
    value = raw.get("referrals")
    inner = value.get("referral") if isinstance(value, dict) else value
    entries = inner if isinstance(inner, list) else [inner]
    return [each for each in entries if isinstance(each, dict)]


def _referral(world: World, raw: Tree, campaign: Campaign) -> Referral:
    if code := forced_code(text_of(raw, "identifier"), REFERRALS_INVITED):
        raise ItemRefused(code)
    kind = text_of(raw, "type").upper()
    if kind not in _TYPES or kind not in campaign.kinds:
        raise ItemRefused(codes.REFERRAL_UNSUPPORTED)
    by = IdentifierKind(kind.lower())
    prefix = world.settings.country_prefix
    identifier = normal_form(by, text_of(raw, "identifier"), country_prefix=prefix)
    if not is_valid(by, identifier):
        raise ItemRefused(codes.REFERRAL_UNSUPPORTED, "No such identifier can be invited")
    return Referral(
        type=kind,
        identifier=identifier,
        name=text_of(raw, "name"),
        invited_on=world.time_text(),
    )


def _fields(world: World, person: Person, campaign: Campaign) -> dict[str, Node]:
    found = Referrals(world.connection).of(person.user_id, campaign.id)
    joined = [_has_joined(world, each) for each in found]
    entries: tuple[Node, ...] = tuple(
        {
            "type": each.type,
            "identifier": each.identifier,
            "name": each.name,
            "invited_on": each.invited_on,
            "status": "JOINED" if is_member else "INVITED",
        }
        for each, is_member in zip(found, joined, strict=True)
    )
    return {
        **who(person),
        "campaign_token": campaign.code,
        "statistics": {"invited": str(len(found)), "joined": str(sum(joined))},
        "referrals": Listing(item="referral", entries=entries),
    }


def _has_joined(world: World, referral: Referral) -> bool:
    kind = IdentifierKind(referral.type.lower())
    member = world.people.find_present(kind, referral.identifier)
    return member is not None and member.type == LOYALTY
