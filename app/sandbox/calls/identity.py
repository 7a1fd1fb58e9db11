"""Whose the identifiers of a write are: the one customer, guests who are merged, and conflicts.

Owns these rules for every call that writes a customer; writes nothing itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.sandbox.calls import intake
from app.sandbox.calls.call import ItemRefused, Tree
from app.sandbox.people.organisation import Settings
from app.sandbox.people.people import LOYALTY, Kind, Person, Standing
from app.sandbox.people.world import World
from app.sandbox.wire import codes

INVALID = (
    codes.INVALID_MOBILE,
    codes.INVALID_EMAIL,
    codes.INVALID_EXTERNAL_ID,
    codes.INVALID_IDENTIFIERS,
)
TAKEN = {
    Kind.MOBILE: codes.MOBILE_TAKEN,
    Kind.EMAIL: codes.EMAIL_TAKEN,
    Kind.EXTERNAL_ID: codes.EXTERNAL_ID_TAKEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`owner`: whom the identifiers name. `identifiers`: those that the owner gets by this write.
    `guests`: who has one of them now without being a member."""

    owner: Person | None
    identifiers: Mapping[Kind, str]
    guests: tuple[Person, ...] = ()


def read_identifiers(world: World, raw: Tree) -> dict[Kind, str]:
    """Those that were sent, in normal form. Raises ItemRefused."""
    found = intake.identifiers(raw, country_prefix=world.settings.country_prefix)
    invalid = intake.invalid_code(found)
    if invalid:
        raise ItemRefused(invalid)
    return found


def claimed(
    world: World,
    identifiers: Mapping[Kind, str],
    *,
    owner: Person | None = None,
    changeable: frozenset[Kind] = frozenset(),
) -> Claim:
    """What `identifiers` mean to a write. Raises ItemRefused for a conflict.

    The owner, where not given, is a member rather than a guest, and by the organisation's primary
    kind rather than another. A blank identifier is filled; one that is set is replaced where it is
    `changeable`. One that another member has is a conflict, and so is a guest's unless it is taken
    over.
    """
    held = {kind: world.people.find_present(kind, value) for kind, value in identifiers.items()}
    holders = {kind: person for kind, person in held.items() if person is not None}
    if owner is None:
        owner = _first(holders, world.settings)
    if owner is None:
        return Claim(owner=None, identifiers=identifiers)
    if owner.standing is Standing.RESTRICTED:
        raise ItemRefused(codes.NOT_PERMITTED)
    gained = {
        kind: value
        for kind, value in identifiers.items()
        if kind in changeable or not getattr(owner, kind.value)
    }
    guests: dict[int, Person] = {}
    for kind, holder in holders.items():
        if holder.user_id == owner.user_id or _may_share(kind, world.settings):
            continue
        if holder.type == LOYALTY or kind not in gained or holder.standing is Standing.RESTRICTED:
            raise ItemRefused(TAKEN[kind])
        guests[holder.user_id] = holder
    return Claim(owner=owner, identifiers=gained, guests=tuple(guests.values()))


def _first(holders: Mapping[Kind, Person], settings: Settings) -> Person | None:
    if not holders:
        return None
    primary = settings.primary_kind
    return holders[min(holders, key=lambda kind: (holders[kind].type != LOYALTY, kind != primary))]


def _may_share(kind: Kind, settings: Settings) -> bool:
    return kind is Kind.EMAIL and not settings.is_on("CONF_USERS_IS_EMAIL_UNIQUE")
