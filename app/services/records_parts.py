"""What can be asked of a customer beside their card: each part's name, form, and call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from app.domain.associate import AssociateId
from app.domain.coupon import Coupon
from app.domain.identifiers import Identifier
from app.domain.identity_request import IdentityRequest
from app.domain.interaction import Interaction
from app.domain.note import Note
from app.domain.preferences import Preferences
from app.domain.redemption import Redemptions
from app.domain.subscription import Subscription
from app.domain.ticket import Ticket
from app.services.records_history import History, query_from, top_of, with_top

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.api.link import Link

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[T]):
    """One part. `load` asks the server, in one call, and raises ServerFault; `join` makes one of
    what was kept and what is told now, where the latter is not all of it.
    """

    name: str
    of: type[T]
    load: Callable[[Link, Identifier], Awaitable[T]]
    join: Callable[[T, T], T] | None = None


async def _history(link: Link, whom: Identifier) -> History:
    return top_of(await link.transactions.page(whom, query_from(0)))


HISTORY = Part(name="history", of=History, load=_history, join=with_top)
ALL_NOTES = Part(name="notes", of=tuple[Note, ...], load=lambda link, whom: link.notes.about(whom))
"""Everybody's notes; the server does not say whose each is (see `notes_by`)."""
TICKETS = Part(name="tickets", of=tuple[Ticket, ...], load=lambda link, whom: link.tickets.of(whom))
COUPONS = Part(
    name="coupons", of=tuple[Coupon, ...], load=lambda link, whom: link.coupons.issued(whom)
)
"""With their redemptions, and without the descriptions that the card has."""
REDEMPTIONS = Part(
    name="redemptions", of=Redemptions, load=lambda link, whom: link.redemptions.made(whom)
)
INTERACTIONS = Part(
    name="interactions",
    of=tuple[Interaction, ...],
    load=lambda link, whom: link.interactions.of(whom),
)
PREFERENCES = Part(
    name="preferences", of=Preferences, load=lambda link, whom: link.preferences.of(whom)
)
SUBSCRIPTIONS = Part(
    name="subscriptions",
    of=tuple[Subscription, ...],
    load=lambda link, whom: link.subscriptions.of(whom),
)
IDENTITY_REQUESTS = Part(
    name="identity_requests",
    of=tuple[IdentityRequest, ...],
    load=lambda link, whom: link.identities.requests(whom),
)


def notes_by(associate: AssociateId) -> Part[tuple[Note, ...]]:
    """The notes of one associate, each with whose it is."""
    return Part(
        name=f"notes:{associate}",
        of=tuple[Note, ...],
        load=lambda link, whom: link.notes.about(whom, associate_id=associate),
    )
